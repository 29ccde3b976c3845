package org.entrepot.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes its data: standard output, or a file that appears whole or not at all. The
 * file is written beside its place and then renamed.
 */
final class Output implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final OutputStream stream;
  private final @Nullable Path place;
  private final @Nullable Path draft;
  private final Thread cleaner = new Thread(this::deleteDraft);

  private Output(OutputStream stream, @Nullable Path place, @Nullable Path draft) {
    this.stream = new BufferedOutputStream(stream, BUFFER);
    this.place = place;
    this.draft = draft;
    if (draft != null) {
      Runtime.getRuntime().addShutdownHook(cleaner);
    }
  }

  /**
   * @param file the file, or none for standard output
   */
  static Output to(@Nullable Path file, OutputStream standardOutput) throws Failures.UserMistake {
    if (file == null) {
      return new Output(standardOutput, null, null);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Failures.UserMistake("--out " + file + " is there, and is not a file");
    }
    try {
      // A link is followed: what it points to is replaced, not the link.
      Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
      // Not a temporary file of Java's, which nobody but its owner could read.
      Path draft = place.resolveSibling("." + place.getFileName() + "-" + UUID.randomUUID());
      return new Output(Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW), place, draft);
    } catch (IOException e) {
      throw new Failures.UserMistake("--out: no file can be written at " + file);
    }
  }

  OutputStream stream() {
    return stream;
  }

  /** Puts the file into its place, or sends what is left to standard output. */
  void publish() throws IOException {
    stream.flush();
    if (draft == null || place == null) {
      return;
    }
    stream.close();
    try {
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Leaves nothing of a file that was not published. */
  @Override
  public void close() throws IOException {
    if (draft == null) {
      return;
    }
    try {
      stream.close();
    } catch (IOException e) {
      // It was told when it was written, or it was published before.
    }
    deleteDraft();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The machine is going down, and the hook is at work.
    }
  }

  private void deleteDraft() {
    try {
      if (draft != null) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // A hidden file that is left behind does no harm.
    }
  }
}
