package org.entrepot.annotate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;

/** Writes small reference files and reads them as a study would. */
final class References {
  private final Path directory;
  private final Map<Role, List<DataFile>> files = new EnumMap<>(Role.class);

  References(Path directory) {
    this.directory = directory;
  }

  /** Adds a file of these lines, the last to be believed of its role. */
  References with(Role role, String name, String... lines) throws IOException {
    String text = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
    return with(role, name, text.getBytes(StandardCharsets.UTF_8));
  }

  References with(Role role, String name, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve(name), content);
    files.computeIfAbsent(role, r -> new ArrayList<>()).add(new DataFile(file, name));
    return this;
  }

  AddressBook load() throws IOException {
    return AddressBook.load(new Dataset(List.of(), files));
  }

  static LoadedFile file(AddressBook book, String name) {
    return book.files().stream()
        .filter(file -> file.file().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
