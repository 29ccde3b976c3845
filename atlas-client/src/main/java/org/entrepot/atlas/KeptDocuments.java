package org.entrepot.atlas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.entrepot.dataset.AtomicFile;
import org.entrepot.dataset.Origin;

/**
 * Reads documents out of a cache where that is right, and otherwise asks for them and keeps them.
 */
final class KeptDocuments {
  /** A body that is longer is read and not kept: it is collected in memory. */
  private static final int LARGEST = 64 << 20;

  private static final System.Logger LOG = System.getLogger(KeptDocuments.class.getName());

  private final Optional<Cache> cache;
  private final boolean offline;
  private final Secret secret;
  private final InstantSource clock;
  private Optional<CacheFolder> folder = Optional.empty();
  private boolean opened;

  KeptDocuments(Optional<Cache> cache, boolean offline, Secret secret, InstantSource clock) {
    this.cache = cache;
    this.offline = offline;
    this.secret = secret;
    this.clock = clock;
  }

  boolean isOffline() {
    return offline;
  }

  <T> T document(Transport transport, HttpUrl url, Transport.Reader<T> reader) {
    Optional<CacheFolder> own = folder();
    Origin origin = CacheEntry.origin(url);
    Optional<CacheFolder.Kept> kept = own.flatMap(in -> in.find(origin));
    if (offline) {
      // No key is sent to anybody, so what everybody may see will do.
      kept = kept.or(() -> cache.flatMap(all -> all.open().find(origin)));
      return read(
          transport,
          url,
          kept.orElseThrow(() -> new AtlasException.NotCached(Asked.reading(transport.shown(url)))),
          reader);
    }
    if (own.isEmpty()) {
      return transport.answer(url, Map.of(), response -> reader.read(stream(response)));
    }
    if (kept.isPresent() && isFresh(kept.get().entry())) {
      return read(transport, url, kept.get(), reader);
    }
    return ask(transport, url, own.get(), kept, reader);
  }

  private boolean isFresh(CacheEntry entry) {
    Instant now = clock.instant();
    // A clock that was put back makes nothing fresh that it was not.
    return entry.freshUntil().isPresent()
        && now.isBefore(entry.freshUntil().get())
        && !now.isBefore(entry.checked());
  }

  private <T> T ask(
      Transport transport,
      HttpUrl url,
      CacheFolder own,
      Optional<CacheFolder.Kept> kept,
      Transport.Reader<T> reader) {
    Map<String, String> conditions = kept.map(k -> k.entry().conditions()).orElse(Map.of());
    Optional<T> answer =
        transport.answer(
            url,
            conditions,
            response -> {
              if (response.code() == 304) {
                kept.ifPresent(old -> renew(own, old.entry(), response.headers()));
                return Optional.empty();
              }
              return Optional.of(readAndKeep(url, own, response, reader));
            });
    return answer.orElseGet(() -> read(transport, url, kept.orElseThrow(), reader));
  }

  private static InputStream stream(Response response) {
    return response.body().byteStream();
  }

  private <T> T readAndKeep(
      HttpUrl url, CacheFolder own, Response response, Transport.Reader<T> reader)
      throws IOException, UnexpectedBody {
    Copied copied = new Copied(stream(response));
    T value = reader.read(copied);
    copied.readToEnd();
    CacheControl control = CacheControl.of(response.headers());
    Optional<byte[]> body = copied.body().filter(bytes -> mayKeep(url, bytes));
    Instant now = clock.instant();
    try {
      if (body.isEmpty() || !control.mayKeep()) {
        own.remove(CacheEntry.origin(url));
      } else {
        Headers headers = response.headers();
        own.keep(
            new CacheEntry(
                CacheEntry.origin(url),
                response.code(),
                Optional.ofNullable(headers.get("ETag")),
                Optional.ofNullable(headers.get("Last-Modified")),
                now,
                now,
                Optional.of(control.freshFor()).filter(d -> !d.isZero()).map(now::plus),
                CacheFolder.fingerprint(body.get()),
                Optional.ofNullable(headers.get("Content-Type"))),
            body.get());
      }
    } catch (IOException e) {
      warn(e);
    }
    return value;
  }

  private boolean mayKeep(HttpUrl url, byte[] body) {
    boolean keys = url.pathSegments().contains("keys"); // whose ids are the keys themselves
    return !keys && !secret.isIn(new String(body, StandardCharsets.UTF_8));
  }

  /** Notes that the server stands by an answer, and what it says of it now. */
  private void renew(CacheFolder own, CacheEntry old, Headers headers) {
    CacheControl control = CacheControl.of(headers);
    Instant now = clock.instant();
    try {
      own.keep(
          new CacheEntry(
              old.origin(),
              old.status(),
              Optional.ofNullable(headers.get("ETag")).or(old::etag),
              Optional.ofNullable(headers.get("Last-Modified")).or(old::lastModified),
              old.fetched(),
              now,
              Optional.of(control.freshFor()).filter(d -> !d.isZero()).map(now::plus),
              old.body(),
              old.contentType()));
    } catch (IOException e) {
      warn(e);
    }
  }

  /** The answer has been read: that it cannot be kept is no reason to fail. */
  private void warn(IOException e) {
    LOG.log(
        System.Logger.Level.WARNING,
        "an answer cannot be kept in the cache at {0}: {1}",
        cache.map(Cache::folder).map(Object::toString).orElse(""),
        AtomicFile.why(e));
  }

  private static <T> T read(
      Transport transport, HttpUrl url, CacheFolder.Kept kept, Transport.Reader<T> reader) {
    try {
      return reader.read(kept.open());
    } catch (UnexpectedBody e) {
      throw new AtlasException.Unreadable(transport.shown(url), String.valueOf(e.getMessage()));
    } catch (IOException e) { // what was kept was whole, but for another reader
      throw new AtlasException.Unreadable(transport.shown(url), "it ends before it is complete");
    }
  }

  /** It takes a moment to find the folder that belongs to a key. */
  private synchronized Optional<CacheFolder> folder() {
    if (!opened) {
      opened = true;
      try {
        folder = cache.isPresent() ? cache.get().of(secret) : Optional.empty();
      } catch (IOException e) {
        warn(e);
      }
    }
    return folder;
  }

  /** Hands on what it reads and keeps a copy of it. */
  private static final class Copied extends InputStream {
    private final InputStream in;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private boolean tooLong;

    Copied(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      if (n > 0 && !tooLong) {
        tooLong = copy.size() + n > LARGEST;
        if (tooLong) {
          copy.reset();
        } else {
          copy.write(bytes, offset, n);
        }
      }
      return n;
    }

    void readToEnd() throws IOException {
      transferTo(OutputStream.nullOutputStream());
    }

    Optional<byte[]> body() {
      return tooLong ? Optional.empty() : Optional.of(copy.toByteArray());
    }
  }
}
