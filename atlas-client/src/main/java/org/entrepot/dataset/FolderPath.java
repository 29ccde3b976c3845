package org.entrepot.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The paths of files in a dataset, which must not lead out of its folder. */
final class FolderPath {
  private FolderPath() {}

  /**
   * @throws IllegalArgumentException if the text is not a relative path with {@code /} between its
   *     parts, none of which is hidden, {@code .} or {@code ..}
   */
  static void check(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".")) {
        throw refused(path, "is not a plain path inside a folder");
      }
    }
    boolean isText = StandardCharsets.UTF_8.newEncoder().canEncode(path);
    if (!isText || path.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '\\' || c == ':')) {
      throw refused(path, "holds a character that a path of a dataset has not");
    }
    if (path.equals(Manifest.FILE_NAME)) {
      throw refused(path, "is the manifest itself");
    }
  }

  private static IllegalArgumentException refused(String path, String why) {
    String shown = path.replaceAll("\\p{Cntrl}", "?");
    return new IllegalArgumentException("the path \"" + shown + "\" " + why);
  }

  /**
   * Where the file lies; empty if there is none.
   *
   * @param path one that was checked
   * @throws DatasetException if a link on the way leads out of the folder
   */
  static Optional<Path> find(Path folder, String path) throws IOException {
    Path file;
    try {
      file = folder.resolve(path);
    } catch (InvalidPathException e) {
      return Optional.empty(); // no file of this system has such a name
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!file.toRealPath().startsWith(folder.toRealPath())) {
      throw new DatasetException(
          path + " in " + folder + " is a link that leads out of the folder");
    }
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(path + " in " + folder + " is not a file");
    }
    return Optional.of(file);
  }
}
