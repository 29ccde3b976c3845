package org.entrepot.score;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a world's figures are measured against, whatever an analysis says of it.
 *
 * @param eyes the truth, and how the analysis names things
 * @param panel true shares among the panel's own paths
 * @param population true shares of what the panel is a sample of
 * @param statisticsAlone what a study's estimator says of the panel's true paths
 */
record Baseline(
    Comparison.Eyes eyes, TrueShares panel, TrueShares population, Published statisticsAlone) {
  /**
   * @param seed of the bootstrap
   */
  static Baseline of(Comparison.Eyes eyes, long seed) {
    Truth truth = eyes.truth();
    Collection<TruePath> paths = truth.paths().values();
    TruthAsPaths form = new TruthAsPaths(eyes.areas(), truth);
    return new Baseline(
        eyes,
        TrueShares.of(paths, truth),
        TrueShares.of(truth.population(), truth),
        Published.estimated(
            ofPopulation(truth, paths).stream().map(form::of).toList(), truth, seed));
  }

  /** Of the panel's paths those of the measurements that the population's are of. */
  private static Collection<TruePath> ofPopulation(Truth truth, Collection<TruePath> paths) {
    Set<Long> measurements =
        truth.population().stream()
            .map(path -> path.key().measurement())
            .collect(Collectors.toSet());
    List<TruePath> same =
        paths.stream().filter(path -> measurements.contains(path.key().measurement())).toList();
    return same.isEmpty() ? paths : same;
  }
}
