package org.entrepot.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a study is made from.
 *
 * @param results measurement results, in the order in which they are read
 * @param reference for each role its files, the one to be believed first standing first
 */
public record Dataset(List<DataFile> results, Map<Role, List<DataFile>> reference) {
  /** Copies both collections. */
  public Dataset {
    results = List.copyOf(results);
    EnumMap<Role, List<DataFile>> copy = new EnumMap<>(Role.class);
    reference.forEach((role, files) -> copy.put(role, List.copyOf(new ArrayList<>(files))));
    reference = Collections.unmodifiableMap(copy);
  }

  /**
   * The files that the manifest of a folder lists. That each is there and of its size is checked;
   * {@link Manifest#verify} checks the hashes too, for which it reads all of them.
   *
   * @throws DatasetException if the folder has no manifest, or one that cannot be read, or a listed
   *     file is missing, of another size, or outside of the folder
   */
  public static Dataset open(Path folder) throws IOException {
    List<DataFile> results = new ArrayList<>();
    Map<Role, List<DataFile>> reference = new EnumMap<>(Role.class);
    for (ManifestEntry entry : Manifest.read(folder).entries()) {
      DataFile file = listed(folder, entry);
      List<DataFile> files =
          entry
              .use()
              .match(
                  () -> results,
                  role -> reference.computeIfAbsent(role, none -> new ArrayList<>()),
                  ArrayList::new);
      files.add(file);
    }
    return new Dataset(results, reference);
  }

  private static DataFile listed(Path folder, ManifestEntry entry) throws IOException {
    Path file =
        FolderPath.find(folder, entry.path())
            .orElseThrow(
                () ->
                    new DatasetException(
                        entry.path() + ", which the manifest lists, is missing in " + folder));
    long bytes = Files.size(file);
    if (bytes != entry.fingerprint().bytes()) {
      throw new DatasetException(
          entry.path()
              + " in "
              + folder
              + " has "
              + bytes
              + " bytes, and the manifest says "
              + entry.fingerprint().bytes());
    }
    return new DataFile(file, entry.path());
  }

  /** The files of a role, none if the study names none. */
  public List<DataFile> files(Role role) {
    return reference.getOrDefault(role, List.of());
  }
}
