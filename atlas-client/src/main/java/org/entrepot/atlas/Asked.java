package org.entrepot.atlas;

/**
 * What was asked, for the exceptions that say how it went.
 *
 * @param url without secrets
 * @param look how to find out whether it was done; empty if it was not, or was a question only
 * @param who who is to answer, for people
 */
record Asked(String method, String url, String look, String who) {
  private static final String ATLAS = "RIPE Atlas";

  static Asked reading(String url) {
    return new Asked("GET", url, "");
  }

  Asked(String method, String url, String look) {
    this(method, url, look, ATLAS);
  }

  /** A file, which may be anywhere. */
  static Asked file(String url, String host) {
    return new Asked("GET", url, "", host);
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
