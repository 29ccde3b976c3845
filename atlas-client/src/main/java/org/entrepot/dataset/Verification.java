package org.entrepot.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the files of a folder agree with its manifest. All paths are as the manifest writes them.
 *
 * @param missing are listed and not there, or there and no file inside the folder
 * @param changed are there with another size or hash
 * @param unlisted are there and not listed, without those whose names begin with a dot
 */
public record Verification(List<String> missing, List<String> changed, List<String> unlisted) {
  /** Copies the lists. */
  public Verification {
    missing = List.copyOf(missing);
    changed = List.copyOf(changed);
    unlisted = List.copyOf(unlisted);
  }

  static Verification of(Manifest manifest, Path folder) throws IOException {
    List<String> missing = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (ManifestEntry entry : manifest.entries()) {
      Optional<Path> file = find(folder, entry.path());
      if (file.isEmpty()) {
        missing.add(entry.path());
      } else if (!DataFile.of(file.get()).fingerprint().equals(entry.fingerprint())) {
        changed.add(entry.path());
      }
    }
    List<String> unlisted =
        new DataFile(folder, "")
            .files().stream()
                .map(file -> folder.relativize(file.path()).toString().replace('\\', '/'))
                .filter(path -> !path.equals(Manifest.FILE_NAME))
                .filter(path -> manifest.entry(path).isEmpty())
                .toList();
    return new Verification(missing, changed, unlisted);
  }

  private static Optional<Path> find(Path folder, String path) throws IOException {
    try {
      return FolderPath.find(folder, path);
    } catch (DatasetException e) {
      return Optional.empty();
    }
  }

  /** Whether every listed file is as it was; others may be there. */
  public boolean isIntact() {
    return missing.isEmpty() && changed.isEmpty();
  }

  /** One sentence for each file that is not as the manifest says. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    missing.forEach(path -> problems.add(path + " is missing"));
    changed.forEach(path -> problems.add(path + " is not as it was when it was fetched"));
    unlisted.forEach(path -> problems.add(path + " is not in the manifest"));
    return problems;
  }
}
