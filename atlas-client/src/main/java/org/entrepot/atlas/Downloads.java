package org.entrepot.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.DatasetException;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Origin;

/**
 * Fetches files into the folder of a dataset, one at a time, and writes down in its manifest what
 * they are.
 *
 * <p>A file comes as {@code name.part} and gets its name when it is whole. What breaks off goes on
 * where it stopped, in the same call or in a later one of another process, if the server can say
 * that the file is still the same; otherwise it begins anew. Kill the process at any moment: what
 * has come is not lost. A file that is there already is asked for with {@code If-None-Match} or
 * {@code If-Modified-Since}, and not asked for at all if its hash is known beforehand.
 *
 * <p>What is asked again, and how long is waited, is as for {@link AtlasClient}; attempts are
 * counted from the last one that got further. A "too many requests" holds back the requests to the
 * same host. No request has the API key; a redirection is followed to any host, by HTTPS only.
 *
 * <p>Any number of threads may use one.
 */
public final class Downloads {
  /** Is told how a download goes on. */
  @FunctionalInterface
  public interface Progress {
    /**
     * So far has the file come. The number falls when it has to begin anew.
     *
     * @param bytes how many are there
     * @param total how many there will be, 0 or more, or -1 if the server does not say
     */
    void at(long bytes, long total);
  }

  private final Transport transport;

  Downloads(Transport transport) {
    this.transport = transport;
  }

  /** Like {@link #fetch(FileRequest, Path, Progress)}, and tells nobody how it goes on. */
  public ManifestEntry fetch(FileRequest request, Path folder) throws IOException {
    return fetch(request, folder, (bytes, total) -> {});
  }

  /**
   * Fetches a file into a folder, which is made if need be, and puts its entry into the manifest
   * there. An offline client gives the entry of a file that is there.
   *
   * @return the entry; its time is that at which the bytes came, so that an unchanged file keeps
   *     its own
   * @throws IOException if the folder cannot be written to, its manifest cannot be read, or the
   *     same file is being fetched by somebody else; the message is a sentence
   * @throws AtlasException if the file cannot be had
   */
  public ManifestEntry fetch(FileRequest request, Path folder, Progress progress)
      throws IOException {
    try {
      Files.createDirectories(folder);
      Path target = folder.resolve(request.path());
      Path parent = Optional.ofNullable(target.getParent()).orElseThrow();
      Files.createDirectories(parent);
      if (!parent.toRealPath().startsWith(folder.toRealPath())) {
        throw new IOException(request.path() + " leads out of " + folder + " by a link");
      }
      FolderLocks lock = FolderLocks.lock(folder, request.path());
      try {
        ManifestEntry entry = fetchLocked(request, folder, target, progress);
        Manifest.update(folder, manifest -> manifest.with(entry));
        new PartFile(target).discard();
        return entry;
      } finally {
        lock.close();
      }
    } catch (UncheckedIOException e) {
      throw inWords(request, folder, Objects.requireNonNull(e.getCause()));
    } catch (FileSystemException e) {
      throw inWords(request, folder, e);
    }
  }

  private static IOException inWords(FileRequest request, Path folder, IOException e) {
    return new DatasetException(request.path() + " cannot be written in " + folder, e);
  }

  private ManifestEntry fetchLocked(
      FileRequest request, Path folder, Path target, Progress progress) throws IOException {
    Optional<ManifestEntry> there = there(request, folder, target);
    HttpUrl url = HttpUrl.get(request.url().toString());
    if (there.isPresent()
        && (transport.isOffline() || request.sha256().isPresent())) { // whose hash is right
      long bytes = there.get().fingerprint().bytes();
      progress.at(bytes, bytes);
      return there.get();
    }
    return new Download(transport, request, url, target, there, progress).run();
  }

  /** The entry of the file if it is there, from there, and intact. */
  private static Optional<ManifestEntry> there(FileRequest request, Path folder, Path target)
      throws IOException {
    if (!Manifest.isIn(folder) || !Files.isRegularFile(target)) {
      return Optional.empty();
    }
    return Manifest.read(folder)
        .entry(request.path())
        .filter(entry -> entry.origin().equals(Optional.of(Origin.of(request.url()))))
        .filter(entry -> request.accepts(entry.fingerprint()))
        .filter(entry -> isIntact(entry, target))
        .map(request::describe);
  }

  private static boolean isIntact(ManifestEntry entry, Path target) {
    try {
      return Files.size(target) == entry.fingerprint().bytes()
          && DataFile.of(target).fingerprint().equals(entry.fingerprint());
    } catch (IOException e) {
      return false;
    }
  }
}
