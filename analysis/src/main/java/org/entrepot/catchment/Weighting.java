package org.entrepot.catchment;

import java.util.Locale;

/** How answers are counted (CLAIMS of 2020 leave it open; each gives another number). */
public enum Weighting {
  /** Each answer: who asks most often has most votes. */
  RESULTS("number of answers"),
  /** A vote for each probe and day, split where several sites answered it. */
  PROBES("number of probes and days"),
  /** A vote for each network with a probe. */
  AS("one vote for each AS with a vantage point"),
  /** The users of each network with a probe, at most five times their median. */
  USERS("users of the AS, at most five times their median");

  private final String words;

  Weighting(String words) {
    this.words = words;
  }

  /** Completes "weighted by ...". */
  public String words() {
    return words;
  }

  /** As the name of a metric has it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
