package org.entrepot.dataset;

import java.io.EOFException;
import java.io.IOException;

/** A compressed file that cannot be decompressed to its end. Its message names the file. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedFileException(String name, Throwable cause) {
    super(name + " is cut short or damaged: " + words(cause), cause);
  }

  private static String words(Throwable cause) {
    if (cause instanceof EOFException) {
      return "the compressed bytes end too early";
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.strip().replaceAll("\\s+", " ");
  }
}
