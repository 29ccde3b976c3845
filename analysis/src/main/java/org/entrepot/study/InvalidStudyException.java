package org.entrepot.study;

/** A study that cannot be run as it is written. The message is one sentence that names the file. */
public final class InvalidStudyException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidStudyException(String message) {
    super(message);
  }

  InvalidStudyException(String message, Throwable cause) {
    super(message, cause);
  }
}
