package org.entrepot.annotate;

import java.io.IOException;

/** A reference file is in none of the formats that its role can be in. */
public final class UnknownFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** The message names the file, the role and the formats that were expected. */
  UnknownFormatException(String message) {
    super(message);
  }
}
