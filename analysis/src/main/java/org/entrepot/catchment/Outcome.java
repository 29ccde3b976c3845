package org.entrepot.catchment;

/** What became of a question for the identity of a server. */
public enum Outcome {
  /** A site of the service answered. */
  SITE("answered by a site of the list"),
  /** A server of the service answered whose site no list has: in every denominator. */
  UNLISTED("answered by a site that the list does not have"),
  /** Who answered is called as no server of the service is. */
  FOREIGN("answered by what is no server of the service by its name: intercepted, or renamed"),
  /** It came back faster than light allows from the site that it names. */
  IMPOSSIBLE("came back faster than light allows"),
  /** A server answered and did not say who it is. */
  UNNAMED("answered without a name"),
  /** What came back could not be read. */
  MALFORMED("malformed"),
  /** Nothing came back. */
  SILENT("not answered");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** Completes "questions that were ...". */
  public String words() {
    return words;
  }

  /** Whether it is in the denominator of a catchment. */
  public boolean counts() {
    return this == SITE || this == UNLISTED;
  }
}
