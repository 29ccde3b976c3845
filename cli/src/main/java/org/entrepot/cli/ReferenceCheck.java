package org.entrepot.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.LoadedFile;
import org.entrepot.annotate.UnknownFormatException;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;

/** Reads a reference file as a study will, so that what is no such file is told at once. */
final class ReferenceCheck {
  /** Roles whose files tell places by the cities. */
  private static final Set<Role> BY_CITIES = Set.of(Role.ADDRESS_LOCATIONS, Role.EXCHANGES);

  private static final Pattern RELATIONSHIP =
      Pattern.compile("\\d{1,10}\\|\\d{1,10}\\|(-1|0|1|2)(\\|.*)?");

  private final Path folder;

  ReferenceCheck(Path folder) {
    this.folder = folder;
  }

  /** What is in a file. */
  record Found(long records, SortedMap<String, Long> rejected) {}

  /** A file is not what it is said to be. The message is a sentence. */
  static final class UselessException extends Exception {
    private static final long serialVersionUID = 1;

    UselessException(String message, Throwable cause) {
      super(message, cause);
    }

    UselessException(String message) {
      super(message);
    }
  }

  /** Reads the whole of a file. */
  Found read(Role role, String path) throws IOException, UselessException {
    try {
      Found found = role == Role.AS_RELATIONSHIPS ? relationships(path) : loaded(role, path);
      if (found.records() == 0) {
        throw new UselessException(
            path + " holds no record that can be read" + FetchNotes.rejected(found.rejected()));
      }
      return found;
    } catch (UnknownFormatException | DamagedFileException e) {
      throw new UselessException(String.valueOf(e.getMessage()), e);
    }
  }

  private Found loaded(Role role, String path) throws IOException {
    Map<Role, List<DataFile>> roles = new EnumMap<>(Role.class);
    roles.put(role, List.of(file(path)));
    if (BY_CITIES.contains(role)) {
      roles.put(Role.CITIES, cities());
    }
    LoadedFile loaded =
        AddressBook.load(new Dataset(List.of(), roles)).files().stream()
            .filter(each -> each.role() == role)
            .findFirst()
            .orElseThrow();
    long placeless = roles.containsKey(Role.CITIES) && cities().isEmpty() ? sum(loaded) : 0;
    return new Found(Math.max(loaded.records(), placeless), loaded.rejected());
  }

  /** Without cities nothing has a place, which is not the file's fault. */
  private static long sum(LoadedFile loaded) {
    return loaded.rejected().values().stream().mapToLong(Long::longValue).sum();
  }

  private List<DataFile> cities() throws IOException {
    List<DataFile> cities = new ArrayList<>();
    for (ManifestEntry entry : Manifest.read(folder).entries()) {
      if (entry.use().key().equals(Role.CITIES.key())) {
        cities.add(file(entry.path()));
      }
    }
    return cities;
  }

  /** A study lists this file and does not read it yet, so the form of its lines is held here. */
  private Found relationships(String path) throws IOException {
    long records = 0;
    SortedMap<String, Long> rejected = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file(path).open(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (RELATIONSHIP.matcher(line).matches()) {
          records++;
        } else if (!line.startsWith("#")) {
          rejected.merge("not two ASes and their relationship", 1L, Long::sum);
        }
      }
    }
    return new Found(records, rejected);
  }

  private DataFile file(String path) {
    return new DataFile(folder.resolve(path), path);
  }
}
