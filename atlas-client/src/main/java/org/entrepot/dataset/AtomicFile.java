package org.entrepot.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that appear whole or not at all, whenever the process or the machine stops: they are
 * written under another name in the same folder, brought to the disk, and then renamed.
 */
public final class AtomicFile {
  private static final AtomicLong COUNT = new AtomicLong();

  private AtomicFile() {}

  /** Writes a file, in place of one that may be there. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path draft = draft(file);
    try {
      try (FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      rename(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * A hidden name beside that of the file, which no other thread or process uses: with the number
   * of the process and the time at which it was chosen, by which leftovers are told from what is
   * being written.
   */
  public static Path draft(Path file) {
    String unique =
        String.format(
            Locale.ROOT,
            ".%s.%d-%x-%d.tmp",
            file.getFileName(),
            ProcessHandle.current().pid(),
            System.nanoTime(),
            COUNT.incrementAndGet());
    return file.resolveSibling(unique);
  }

  /**
   * Brings a file that is written to the disk, then renames it, in place of one that may be there.
   */
  public static void publish(Path draft, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    rename(draft, file);
  }

  private static void rename(Path draft, Path file) throws IOException {
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      forceFolder(folder);
    }
  }

  /** The new name, too, is on the disk only after this, where the system has it. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; the file is whole all the same.
      return;
    }
  }

  /**
   * Why a file could not be written or read, in words for whoever reads no stack traces: the system
   * often only names the file.
   */
  public static String why(IOException failure) {
    if (failure instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof java.nio.file.NoSuchFileException) {
      return "it does not exist";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "there is something else of this name";
    }
    if (failure instanceof FileSystemException system) {
      return Optional.ofNullable(system.getReason()).orElse(failure.getClass().getSimpleName());
    }
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }
}
