package org.entrepot.score;

import java.util.Optional;
import org.entrepot.stats.Replicates;

/**
 * A test of whether simulated data are like real ones.
 *
 * @param name file-safe
 * @param definition what is measured, in one sentence
 * @param per what the denominator counts
 * @param figure the value over the seeds; empty where there was nothing to measure
 * @param units the denominators of all seeds together
 * @param low least value wanted
 * @param high largest value wanted
 * @param source who says so
 */
public record Gate(
    String name,
    String definition,
    String per,
    Optional<Replicates> figure,
    long units,
    double low,
    double high,
    String source) {
  /** Whether the mean lies in the range; not where there is none. */
  public boolean passed() {
    return figure.isPresent() && figure.get().mean() >= low && figure.get().mean() <= high;
  }
}
