package org.entrepot.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.dataset.DataFile;

/**
 * Inputs that can be read more than once: what comes by standard input, or by a pipe, is kept in a
 * temporary file until the end.
 */
final class ReadTwice implements AutoCloseable {
  private final List<DataFile> files = new ArrayList<>();
  private final List<Path> kept = new ArrayList<>();

  /**
   * @param paths files, folders, or {@code -} for standard input
   * @throws IOException if an input that can be read only once cannot be read to its end
   */
  ReadTwice(List<Path> paths) throws IOException {
    try {
      for (Path path : paths) {
        if (path.toString().equals("-")) {
          keep(System.in, "standard input");
        } else if (Files.isDirectory(path) || Files.isRegularFile(path) || !Files.exists(path)) {
          files.add(DataFile.of(path));
        } else {
          try (InputStream pipe = Files.newInputStream(path)) {
            keep(pipe, path.toString());
          }
        }
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  List<DataFile> files() {
    return files;
  }

  private void keep(InputStream once, String name) throws IOException {
    Path copy = Files.createTempFile("entrepot-input", "");
    kept.add(copy);
    Files.copy(once, copy, StandardCopyOption.REPLACE_EXISTING);
    files.add(new DataFile(copy, name));
  }

  @Override
  public void close() throws IOException {
    for (Path copy : kept) {
      Files.deleteIfExists(copy);
    }
  }
}
