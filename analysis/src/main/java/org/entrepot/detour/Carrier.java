package org.entrepot.detour;

/** Who carries a path outside. */
public enum Carrier {
  /** An organisation of one of the ends, or one that carries it both out and back in. */
  OWN("the network of an end, or one that carries it out and back in"),
  /** At least one other organisation. */
  THIRD_PARTY("a third party"),
  /** The operator of a router outside is not known. */
  UNKNOWN("not known");

  private final String words;

  Carrier(String words) {
    this.words = words;
  }

  /** It in words. */
  @Override
  public String toString() {
    return words;
  }
}
