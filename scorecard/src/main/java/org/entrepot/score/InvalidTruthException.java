package org.entrepot.score;

import java.io.IOException;

/** A truth folder that is none; the message is one sentence that names the file and the line. */
public final class InvalidTruthException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidTruthException(String message) {
    super(message);
  }
}
