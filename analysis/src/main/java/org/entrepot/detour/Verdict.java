package org.entrepot.detour;

/** Whether a path between two ends inside goes outside. */
public enum Verdict {
  /** A router between the ends is outside. */
  DETOUR("goes outside"),
  /** None was seen outside, and at least one may be. */
  UNRESOLVED("cannot be told"),
  /** Every router between the ends is inside. */
  INSIDE("stays inside");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** It in words. */
  @Override
  public String toString() {
    return words;
  }
}
