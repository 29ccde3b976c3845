package org.entrepot.stats;

import java.util.Optional;

/**
 * How much of a whole is in few hands, by one index, with its doubts.
 *
 * @param kind which index
 * @param asSeen of the shares that were seen, as if what is unknown were divided as they are
 * @param value the same without what a sample adds; not finite where nothing is left to invert
 * @param interval of the value; empty where there is none that holds
 * @param lower of the shares seen, if what is unknown is spread so thin that nobody has a share of
 *     it that counts; or, of an effective number, if all of it is the largest's. Empty as the
 *     interval
 * @param upper the other of the two
 */
public record ConcentrationIndex(
    Kind kind,
    double asSeen,
    double value,
    Optional<Interval> interval,
    Optional<Double> lower,
    Optional<Double> upper) {
  /** The indices (METHOD.md M11). */
  public enum Kind {
    /** The sum of squared shares. */
    HHI("hhi", "HHI, the sum of squared shares"),
    /** Its inverse. */
    EFFECTIVE_NUMBER("effective-number", "as if so many had equal shares (1 / HHI)"),
    /** The largest share. */
    CR1("cr1", "share of the largest"),
    /** The three largest together. */
    CR3("cr3", "share of the three largest"),
    /**
     * Gini's coefficient among those who were seen. It depends on how many share in the whole,
     * which a sample does not know, so that it has neither interval nor bounds.
     */
    GINI("gini", "Gini's coefficient among those seen");

    private final String id;
    private final String words;

    Kind(String id, String words) {
      this.id = id;
      this.words = words;
    }

    /** How it is called in files. */
    public String id() {
      return id;
    }

    /** What it is, in words. */
    public String words() {
      return words;
    }
  }
}
