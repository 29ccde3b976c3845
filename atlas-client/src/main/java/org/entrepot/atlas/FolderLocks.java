package org.entrepot.atlas;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees to it that a file of a folder is fetched by one thread of one process at a time. */
final class FolderLocks implements Closeable {
  /** A lock of the system belongs to the whole process, and any close of the file gives it back. */
  private static final Set<Path> MINE = new HashSet<>();

  private final Path file;
  private @Nullable FileChannel channel;

  private FolderLocks(Path file) {
    this.file = file;
  }

  /**
   * Locks a file, by one in the hidden folder {@code .locks}, which stays.
   *
   * @throws IOException if somebody else is fetching it, or nothing can be written there
   */
  static FolderLocks lock(Path folder, String path) throws IOException {
    Path locks = folder.resolve(".locks");
    Files.createDirectories(locks);
    var lock = new FolderLocks(locks.toRealPath().resolve(path.replace('/', '!')));
    synchronized (MINE) {
      if (!MINE.add(lock.file)) {
        throw busy(folder, path);
      }
    }
    try {
      if (!lock.take()) {
        throw busy(folder, path);
      }
      return lock;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static IOException busy(Path folder, String path) {
    return new IOException(path + " in " + folder + " is being fetched by somebody else");
  }

  private boolean take() throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock taken = channel.tryLock();
    return taken != null;
  }

  @Override
  public void close() throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      synchronized (MINE) {
        MINE.remove(file);
      }
    }
  }
}
