package org.entrepot.report;

/** What may be said of the first of a ranking. */
enum Verdict {
  /** It lies above the second in at least 95 of 100 draws, and alone in the first tier. */
  LEADS("leads"),
  /** It is seen most, but others could as well be the first. */
  NOT_SEPARABLE("not-separable"),
  /** There is nothing to rank. */
  NONE_OBSERVED("none-observed"),
  /** There is too little evidence for any number. */
  SUPPRESSED("suppressed");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
