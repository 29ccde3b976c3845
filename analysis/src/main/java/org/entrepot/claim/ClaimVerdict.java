package org.entrepot.claim;

/** What data say of a claim. */
public enum ClaimVerdict {
  /** All that the data leave possible is as the claim says. */
  HOLDS("holds", "Holds for these paths"),
  /** Nothing that the data leave possible is as the claim says. */
  REFUTED("refuted", "Refuted for these paths"),
  /** The data leave both possible. */
  OPEN("open", "Open: these data leave both possible"),
  /** The data are not of what the claim is about, or too few. */
  CANNOT_BE_TOLD("cannot-be-told", "Cannot be told from these data");

  private final String key;
  private final String words;

  ClaimVerdict(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** For programs. */
  public String key() {
    return key;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
