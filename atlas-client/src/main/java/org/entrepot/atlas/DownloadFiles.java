package org.entrepot.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrepot.atlas.DownloadState.Part;

/**
 * Where everything lies. Beside {@code results.jsonl} stand {@code results.jsonl.rejected} and the
 * folder {@code results.jsonl.download} with the lock, the journal and, while a download is under
 * way, the files of its windows.
 */
final class DownloadFiles {
  private final Path target;
  private final Path folder;

  DownloadFiles(Path file) {
    target = file.toAbsolutePath();
    folder = target.resolveSibling(name() + ".download");
  }

  private String name() {
    return String.valueOf(target.getFileName());
  }

  Path target() {
    return target;
  }

  boolean isCompressed() {
    return name().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  Path rejected() {
    return target.resolveSibling(name() + ".rejected");
  }

  Path folder() {
    return folder;
  }

  Path lock() {
    return folder.resolve("lock");
  }

  Path journal() {
    return folder.resolve("journal");
  }

  Path fresh() {
    return folder.resolve("file.tmp");
  }

  Path freshRejected() {
    return folder.resolve("rejected.tmp");
  }

  Path run(String name) {
    return folder.resolve(name + ".run");
  }

  Path part(String name) {
    return folder.resolve(name + ".part");
  }

  Path aside(String name) {
    return folder.resolve(name + ".aside");
  }

  /** Whether the files of a window are as they were written. */
  boolean isWhole(Part part) throws IOException {
    return LineFile.isWhole(part(part.name()), part.sha256())
        && (part.rejectedSha256().isEmpty()
            || LineFile.isWhole(aside(part.name()), part.rejectedSha256()));
  }

  /** Deletes what is left of a broken run, except these windows. */
  void tidy(Disk disk, List<Part> keep) throws IOException {
    Set<Path> kept = new HashSet<>();
    for (Part part : keep) {
      kept.add(part(part.name()));
      kept.add(aside(part.name()));
    }
    for (Path file : disk.list(folder, "*.{run,part,aside,tmp}")) {
      if (!kept.contains(file)) {
        disk.delete(file);
      }
    }
  }
}
