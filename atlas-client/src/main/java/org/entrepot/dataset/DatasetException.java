package org.entrepot.dataset;

import java.io.IOException;

/**
 * A folder that is not the dataset it should be: without a manifest, with one that cannot be read,
 * without a file that its manifest lists, or one that cannot be written to. The message is one
 * sentence that says what is wrong.
 */
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1L;

  DatasetException(String message) {
    super(message);
  }

  /**
   * @param message what cannot be done; why is added
   */
  public DatasetException(String message, IOException cause) {
    super(message + ": " + AtomicFile.why(cause), cause);
  }
}
