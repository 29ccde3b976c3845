package org.entrepot.locate;

import java.util.List;
import org.entrepot.annotate.Hint;

/**
 * What a study found out about locating: what it rests on, to be printed with its results.
 *
 * @param addresses number of addresses that answered between the ends
 * @param probes number of probes whose place is known
 * @param misplaced probes that do not stand where they say; what rests on their places is left out
 * @param sources how often each source was right where light alone tells the city
 * @param calibration how the stated probabilities were brought in line
 */
public record Locating(
    long addresses,
    long probes,
    List<Misplaced> misplaced,
    List<Quality> sources,
    Calibration calibration) {
  /** Copies the lists. */
  public Locating {
    misplaced = List.copyOf(misplaced);
    sources = List.copyOf(sources);
  }

  /**
   * A probe that does not stand where it says.
   *
   * @param probe its id
   * @param contradicted how many of its nearest addresses contradict its place
   * @param tested of how many
   */
  public record Misplaced(long probe, int contradicted, int tested) {
    /** The reason in words. */
    public String reason() {
      return contradicted + " of its " + tested + " nearest addresses cannot be so near to it";
    }
  }

  /**
   * How good a source is.
   *
   * @param kind the group of evidence
   * @param source the file
   * @param published the share of right answers that is published of its kind, in [0, 1]
   * @param pinned number of its addresses whose city light alone tells
   * @param right those that it puts there
   * @param precision what is believed: both, the published share counting for 20 addresses
   */
  public record Quality(
      Hint.Kind kind, String source, double published, long pinned, long right, double precision) {}

  /**
   * How probabilities were calibrated, on addresses whose city light alone tells, with the times
   * that tell it withheld.
   *
   * @param addresses number of these
   * @param temperature by which the posterior's logarithms are divided
   * @param located the 90% set of a located address holds every city that the likelier ones do not
   *     sum up to more than this before
   * @param open the same of an address that is not located; more than 1 where no such set is known
   * @param isOwn whether both are the study's own; else there were too few addresses, and they are
   *     constants that were chosen in simulated worlds
   */
  public record Calibration(
      long addresses, double temperature, double located, double open, boolean isOwn) {}
}
