package org.entrepot.stats;

import java.util.Arrays;

/** The weights of all clusters, scaled so that their mean is 1: of equal ones each is exactly 1. */
final class Votes {
  private final double[] weights;
  private final double effective;
  private double[] perDraw = new double[0];

  Votes(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    double mean = sum / weights.length;
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    this.weights = Arrays.stream(weights).map(weight -> weight / mean).toArray();
    this.effective = squares > 0 ? sum * sum / squares : 0;
  }

  /** Number of clusters, which is also the sum of the weights. */
  int clusters() {
    return weights.length;
  }

  double of(int cluster) {
    return weights[cluster];
  }

  /**
   * The number of equal votes that would be as sure: (sum of w)^2 / (sum of w^2) (Kish 1965). Ten
   * votes, two of them of weight 10: 3.77.
   */
  double effective() {
    return effective;
  }

  /** The largest part of all weight that one cluster has. */
  double heaviest() {
    return Arrays.stream(weights).map(weight -> weight / weights.length).max().orElse(0);
  }

  /** The weight of what was drawn, by draw. */
  synchronized double[] perDraw(Resamples resamples) {
    if (perDraw.length == 0) {
      double[] sums = new double[resamples.draws()];
      for (int i = 0; i < weights.length; i++) {
        resamples.add(i, weights[i], sums);
      }
      perDraw = sums;
    }
    return perDraw;
  }
}
