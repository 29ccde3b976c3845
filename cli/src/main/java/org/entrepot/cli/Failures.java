package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.entrepot.annotate.UnknownFormatException;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.study.InvalidStudyException;
import picocli.CommandLine;

/** Gives each failure its sentence and its exit status. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  static final int FAILED = 1;
  static final int MISTAKE = 2;
  static final int INCOMPLETE = 3;
  static final int UNVERIFIED = 4;
  static final int INTERRUPTED = 130;

  static final String NO_MEMORY =
      "there is not enough memory; JAVA_OPTS=-Xmx4g, for example, gives it more";

  /** Shows where in the code a failure came from, for those who mend it. */
  private static final String TRACE = "entrepot.trace";

  private final StandardOutput out;

  Failures(StandardOutput out) {
    this.out = out;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    if (out.failed()) {
      return FAILED;
    }
    command.getErr().println("entrepot: " + Visible.lines(sentence(failure)));
    if (Boolean.getBoolean(TRACE)) {
      failure.printStackTrace(command.getErr());
    }
    return status(failure);
  }

  private static int status(Exception failure) {
    if (failure instanceof Ending ending) {
      return ending.status;
    }
    if (failure instanceof InvalidStudyException
        || failure instanceof UnknownFormatException
        || failure instanceof NoSuchFileException
        || failure instanceof AccessDeniedException
        || failure instanceof UserMistake) {
      return MISTAKE;
    }
    return failure instanceof DamagedFileException ? INCOMPLETE : FAILED;
  }

  private static String sentence(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written";
    }
    if (failure.getCause() instanceof OutOfMemoryError) {
      return NO_MEMORY;
    }
    if (failure instanceof FileSystemException file) {
      String reason = file.getReason() == null ? "cannot be used" : file.getReason();
      return file.getFile() + ": " + reason;
    }
    String message = failure.getMessage();
    return message != null && isOurs(failure)
        ? message
        : "failed: " + failure + " (run with JAVA_OPTS=-D" + TRACE + "=true to see where)";
  }

  private static boolean isOurs(Exception failure) {
    return failure.getClass().getName().startsWith("org.entrepot.")
        || failure instanceof IOException;
  }

  /** An end with a sentence and a status of its own. */
  static final class Ending extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    Ending(int status, String sentence, Throwable cause) {
      super(sentence, cause);
      this.status = status;
    }

    Ending(int status, String sentence) {
      super(sentence);
      this.status = status;
    }
  }

  /** Something that the user asked for and that cannot be. */
  static final class UserMistake extends Exception {
    private static final long serialVersionUID = 1;

    UserMistake(String message) {
      super(message);
    }
  }
}
