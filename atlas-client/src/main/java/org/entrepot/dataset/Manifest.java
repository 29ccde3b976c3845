package org.entrepot.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The list of the files of a dataset: the file {@code manifest.json} in its folder. The order of
 * the entries has a meaning: results are read in it, and of the files of one {@link Role} the first
 * is to be believed first.
 *
 * @param entries one for each file
 */
public record Manifest(List<ManifestEntry> entries) {
  /** What the file is called. */
  public static final String FILE_NAME = "manifest.json";

  private static final Object UPDATING = new Object();

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if two entries have one path
   */
  public Manifest {
    entries = List.copyOf(entries);
    Set<String> paths = new HashSet<>();
    for (ManifestEntry entry : entries) {
      if (!paths.add(entry.path())) {
        throw new IllegalArgumentException(entry.path() + " is listed twice");
      }
    }
  }

  /** The manifest of a dataset that has no files yet. */
  public static Manifest empty() {
    return new Manifest(List.of());
  }

  /** Whether a folder has a manifest. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE_NAME));
  }

  /**
   * Reads the manifest of a folder.
   *
   * @throws DatasetException if there is none, or what is there is not a manifest of a version that
   *     this program knows; the message says where and why
   */
  public static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          folder + " is not a dataset: there is no file " + FILE_NAME + " in it");
    }
    return ManifestReader.read(Files.readAllBytes(file), file.toString());
  }

  /**
   * Writes the manifest into a folder, which is made if need be. The file is replaced as a whole or
   * not at all. Equal manifests are equal bytes.
   *
   * @throws DatasetException if it cannot be written
   */
  public void write(Path folder) throws IOException {
    makeFolder(folder);
    try {
      AtomicFile.write(folder.resolve(FILE_NAME), ManifestWriter.write(this));
    } catch (FileSystemException e) {
      throw new DatasetException("the manifest cannot be written in " + folder, e);
    }
  }

  private static void makeFolder(Path folder) throws DatasetException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DatasetException("the folder " + folder + " cannot be made", e);
    }
  }

  /**
   * Reads the manifest of a folder, an empty one where there is none, changes and writes it. No
   * other thread or process changes it so in the meantime.
   *
   * @return the manifest that was written
   * @throws DatasetException if what is there cannot be read, which is then left as it is, or
   *     nothing can be written
   */
  public static Manifest update(Path folder, UnaryOperator<Manifest> change) throws IOException {
    makeFolder(folder);
    synchronized (UPDATING) { // a lock of the system belongs to the whole process
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("." + FILE_NAME + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        Manifest before = Files.exists(folder.resolve(FILE_NAME)) ? read(folder) : empty();
        Manifest after = change.apply(before);
        if (lock.isValid() && !(after.equals(before) && isIn(folder))) {
          after.write(folder);
        }
        return after;
      } catch (FileSystemException e) {
        throw new DatasetException("the manifest in " + folder + " cannot be changed", e);
      }
    }
  }

  /** The entry of this path. */
  public Optional<ManifestEntry> entry(String path) {
    return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  /** The same with an entry: in the place of the one of this path, or else behind all others. */
  public Manifest with(ManifestEntry entry) {
    List<ManifestEntry> more = new ArrayList<>(entries);
    more.replaceAll(each -> each.path().equals(entry.path()) ? entry : each);
    if (entry(entry.path()).isEmpty()) {
      more.add(entry);
    }
    return new Manifest(more);
  }

  /** The same without the entry of this path. */
  public Manifest without(String path) {
    return new Manifest(entries.stream().filter(each -> !each.path().equals(path)).toList());
  }

  /**
   * Holds the files of a folder against the manifest. It reads all of them for their hashes, which
   * takes as long as that does.
   */
  public Verification verify(Path folder) throws IOException {
    return Verification.of(this, folder);
  }
}
