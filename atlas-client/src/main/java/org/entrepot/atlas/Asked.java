package org.entrepot.atlas;

/**
 * What was asked of the service, for the exceptions that say how it went.
 *
 * @param url without secrets
 * @param look how to find out whether it was done; empty if it was not, or was a question only
 */
record Asked(String method, String url, String look) {
  static Asked reading(String url) {
    return new Asked("GET", url, "");
  }

  boolean mayHaveHappened() {
    return !look.isEmpty();
  }

  /** What is said of it, for an exception's message. */
  String describe(String what) {
    String unsure = mayHaveHappened() ? "; it may have been done all the same: " + look : "";
    return what + unsure + " (" + method + " " + url + ")";
  }
}
