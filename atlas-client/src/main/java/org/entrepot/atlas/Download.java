package org.entrepot.atlas;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.HttpUrl;
import org.entrepot.dataset.AtomicFile;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.ManifestEntry;

/**
 * One file on its way into its place. Failures of the disk are {@link UncheckedIOException} here,
 * since those of the network are unchecked too and the two must not be taken for each other.
 */
final class Download {
  private static final int CHUNK = 1 << 16;

  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");
  private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d{1,18})");

  private final Transport transport;
  private final FileRequest request;
  private final HttpUrl url;
  private final Path target;
  private final Optional<ManifestEntry> there;
  private final Downloads.Progress progress;
  private final PartFile part;

  /** How far any attempt got: one that only comes to where another broke off is no progress. */
  private long furthest;

  Download(
      Transport transport,
      FileRequest request,
      HttpUrl url,
      Path target,
      Optional<ManifestEntry> there,
      Downloads.Progress progress) {
    this.transport = transport;
    this.request = request;
    this.url = url;
    this.target = target;
    this.there = there;
    this.progress = progress;
    this.part = new PartFile(target);
  }

  ManifestEntry run() throws IOException {
    Optional<ManifestEntry> whole = cameWhole();
    if (whole.isPresent()) {
      return whole.get();
    }
    furthest = begun().isPresent() ? length() : 0;
    return transport.file(url, this::headers, this::take);
  }

  /** A file that was whole when the process ended, before the manifest knew it. */
  private Optional<ManifestEntry> cameWhole() throws IOException {
    Optional<PartFile.State> state = part.state(request.url());
    Optional<PartFile.Complete> complete = state.flatMap(PartFile.State::complete);
    if (complete.isEmpty() || !request.accepts(complete.get().fingerprint())) {
      return Optional.empty();
    }
    Fingerprint found = complete.get().fingerprint();
    if (is(part.path(), found)) {
      AtomicFile.publish(part.path(), target);
    } else if (!is(target, found)) {
      part.discard();
      return Optional.empty();
    }
    return Optional.of(entry(state.get(), complete.get()));
  }

  private static boolean is(Path file, Fingerprint fingerprint) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == fingerprint.bytes()
        && DataFile.of(file).fingerprint().equals(fingerprint);
  }

  private ManifestEntry entry(PartFile.State state, PartFile.Complete complete) {
    return request.entry(
        complete.fetched(), complete.fingerprint(), state.etag(), state.lastModified());
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Accept", "*/*");
    // Otherwise OkHttp asks for gzip and undoes it, and no range of that fits any other.
    headers.put("Accept-Encoding", "identity");
    Optional<PartFile.State> begun = begun();
    if (begun.isPresent()) {
      headers.put("Range", "bytes=" + length() + "-");
      headers.put("If-Range", begun.get().ifRange().orElseThrow());
    } else if (there.isPresent()) {
      there.get().etag().ifPresent(tag -> headers.put("If-None-Match", tag));
      there.get().lastModified().ifPresent(time -> headers.put("If-Modified-Since", time));
    }
    return headers;
  }

  /** What is known of a part that can be gone on with. */
  private Optional<PartFile.State> begun() {
    return onDisk(() -> part.state(request.url()))
        .filter(state -> state.ifRange().isPresent() && length() > 0);
  }

  private long length() {
    return onDisk(part::length);
  }

  private ManifestEntry take(Incoming incoming) throws Failed {
    return switch (incoming.status()) {
      case 304 -> unchanged();
      case 416 -> nothingLeft(incoming);
      case 206 -> rest(incoming);
      default -> whole(incoming);
    };
  }

  private ManifestEntry unchanged() throws Failed {
    if (there.isEmpty() || begun().isPresent()) {
      throw useless("it says that a file is unchanged that is not here");
    }
    long bytes = there.get().fingerprint().bytes();
    progress.at(bytes, bytes);
    return there.get();
  }

  private ManifestEntry whole(Incoming incoming) throws Failed {
    String encoding = incoming.header("Content-Encoding").orElse("identity");
    boolean gzip = encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
    if (!gzip && !encoding.equalsIgnoreCase("identity")) {
      throw useless("it is encoded as " + encoding + ", though asked for as it is");
    }
    // Some servers call the compression of a file that is a .gz an encoding of something else.
    boolean ofTheWay = gzip && !url.encodedPath().endsWith("gz");
    PartFile.State state =
        new PartFile.State(
            request.url(),
            incoming.header("ETag"),
            incoming.header("Last-Modified"),
            length(incoming),
            ofTheWay,
            Optional.empty());
    onDisk(
        () -> {
          part.begin(state);
          return state;
        });
    return copy(incoming, state);
  }

  private static OptionalLong length(Incoming incoming) {
    Optional<String> length = incoming.header("Content-Length");
    return length.isPresent() && length.get().matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(length.get()))
        : OptionalLong.empty();
  }

  /** The rest of a file, if it is that. */
  private ManifestEntry rest(Incoming incoming) throws Failed {
    Optional<PartFile.State> begun = begun();
    Matcher range = RANGE.matcher(incoming.header("Content-Range").orElse(""));
    if (begun.isEmpty()) {
      throw useless("it is a part of the file, and the whole was asked for");
    }
    PartFile.State state = begun.get();
    boolean same =
        range.matches()
            && Long.parseLong(range.group(1)) == length()
            && isSameTotal(state, range.group(2))
            && (incoming.header("ETag").isEmpty() || incoming.header("ETag").equals(state.etag()));
    if (!same) {
      throw anew("it is not the part of the file that was asked for");
    }
    return copy(incoming, state);
  }

  private static boolean isSameTotal(PartFile.State state, String total) {
    return state.total().isEmpty()
        || total.equals("*")
        || state.total().getAsLong() == Long.parseLong(total);
  }

  /** There is nothing behind what has come: then that is all, or of something else. */
  private ManifestEntry nothingLeft(Incoming incoming) throws Failed {
    Matcher size = UNSATISFIED.matcher(incoming.header("Content-Range").orElse(""));
    Optional<PartFile.State> begun = begun();
    if (begun.isPresent() && size.matches() && Long.parseLong(size.group(1)) == length()) {
      return finish(begun.get());
    }
    if (begun.isEmpty()) {
      throw useless("it has no such part of the file, and the whole was asked for");
    }
    throw anew("it has no such part of the file");
  }

  private ManifestEntry copy(Incoming incoming, PartFile.State state) throws Failed {
    long total = state.total().orElse(-1);
    long at = length();
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = part.append()) {
      progress.at(at, total);
      while (true) {
        int n = receive(incoming, chunk, at);
        if (n < 0) {
          break;
        }
        out.write(chunk, 0, n);
        at += n;
        progress.at(at, total);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (total >= 0 && at != total) {
      throw anew("it has " + at + " bytes, where " + total + " were announced");
    }
    if (!incoming.endIsKnown() && isCut(state)) {
      throw brokeOff(new IOException("the compressed bytes end too early"), at);
    }
    return finish(state);
  }

  private int receive(Incoming incoming, byte[] chunk, long at) throws Failed {
    try {
      return incoming.body().read(chunk, 0, chunk.length);
    } catch (IOException e) {
      throw brokeOff(e, at);
    }
  }

  private Failed brokeOff(IOException e, long at) {
    if (Thread.currentThread().isInterrupted()) {
      return new Failed(
          Transport.interrupted(transport.shown(url)), Failed.Then.GIVE_UP, Optional.empty());
    }
    Failed failed = transport.fileAnswers().broken(url, e, true);
    // What has come need not come again, so a server that stalls is asked again too.
    boolean further = at > furthest;
    furthest = Math.max(furthest, at);
    return further ? Failed.onTheWay(failed.failure()) : failed;
  }

  /** Nobody says where a body without a length ends; a compressed file does. */
  private boolean isCut(PartFile.State state) {
    if (!state.gzipped() && !url.encodedPath().matches(".*\\.(gz|bz2|xz|zst|zip)")) {
      return false;
    }
    try (InputStream in = DataFile.of(part.path()).open()) {
      in.transferTo(OutputStream.nullOutputStream());
      return false;
    } catch (DamagedFileException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ManifestEntry finish(PartFile.State state) throws Failed {
    try {
      if (state.gzipped()) {
        decode();
      }
      Fingerprint found = DataFile.of(part.path()).fingerprint();
      if (!request.accepts(found)) {
        part.discard();
        throw useless(
            "it has "
                + found.bytes()
                + " bytes and SHA-256 "
                + found.sha256()
                + ", which is not what was expected");
      }
      PartFile.State complete = state.completed(found, transport.now());
      part.note(complete);
      AtomicFile.publish(part.path(), target);
      return entry(complete, complete.complete().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Undoes the server's compression, so that the file is as it is published. */
  private void decode() throws IOException, Failed {
    Path draft = AtomicFile.draft(part.path());
    try (InputStream in = new GZIPInputStream(Files.newInputStream(part.path()));
        OutputStream out = Files.newOutputStream(draft)) {
      in.transferTo(out);
    } catch (ZipException | EOFException e) {
      Files.deleteIfExists(draft);
      part.discard();
      throw anew("its encoding is damaged");
    }
    AtomicFile.publish(draft, part.path());
  }

  private Failed useless(String what) {
    return new Failed(FileAnswers.useless(url, what), Failed.Then.GIVE_UP, Optional.empty());
  }

  /** Forgets what has come, and asks for all of it. */
  private Failed anew(String what) {
    return onDisk(
        () -> {
          part.discard();
          return FileAnswers.again(FileAnswers.useless(url, what));
        });
  }

  /** Something done on the disk. */
  @FunctionalInterface
  private interface OnDisk<T> {
    T run() throws IOException;
  }

  private static <T> T onDisk(OnDisk<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
