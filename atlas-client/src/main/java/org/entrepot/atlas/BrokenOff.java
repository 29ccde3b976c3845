package org.entrepot.atlas;

import java.io.IOException;

/** The network broke in the midst of an answer, and not the disk that it was written to. */
final class BrokenOff extends IOException {
  private static final long serialVersionUID = 1L;

  private final String url;
  private final IOException failure;

  /**
   * @param url without secrets
   */
  BrokenOff(String url, IOException failure) {
    super(failure);
    this.url = url;
    this.failure = failure;
  }

  String url() {
    return url;
  }

  IOException failure() {
    return failure;
  }
}
