package org.entrepot.catchment;

/** How an answer lies to the sites of its service. One answer can be of several kinds. */
public enum Nearness {
  /** At most a tenth farther away than the nearest site. */
  WITHIN_TENTH("came from at most a tenth farther away than the nearest site is"),
  /** At most 100 km more than to the nearest site. */
  WITHIN_100_KM("came from at most 100 km farther away than the nearest site is"),
  /** At least twice as far as the nearest site. */
  TWICE("came from at least twice as far away as the nearest site is"),
  /** From the vantage point's own country. */
  OWN_COUNTRY("came from the vantage point's own country"),
  /** From a site that is not announced everywhere, by its list. */
  LOCAL("came from a site that is announced locally only");

  private final String words;

  Nearness(String words) {
    this.words = words;
  }

  /** Completes "share that ...". */
  public String words() {
    return words;
  }
}
