package org.entrepot.rank;

import java.util.Arrays;

/**
 * How far two orders of the same entities agree, the first places counting most: rank-biased
 * overlap (Webber, Moffat and Zobel, "A similarity measure for indefinite rankings", ACM TOIS 2010,
 * doi:10.1145/1852102.1852106), the extrapolated value. The agreement at depth d is the part of the
 * first d of one order that is among the first d of the other; depths weigh (1 - p) p^(d - 1). With
 * p = 0.9 the first ten places have 86% of the weight. Entities of equal shares stand at the same,
 * best place; where that makes more than d of them, agreement is 2 x common / (one + other).
 */
final class RankBiasedOverlap {
  /** Persistence. */
  static final double P = 0.9;

  /** Deeper places weigh less than 1e-9 together. */
  private static final int DEEPEST = 200;

  private final int[] first;
  private final int deepest;

  /** Prepares one of the two orders. */
  RankBiasedOverlap(double[] shares) {
    this.deepest = Math.min(DEEPEST, shares.length);
    this.first = places(shares);
  }

  /** The overlap with another order of the same entities, 0 to 1. */
  double with(double[] shares) {
    int[] second = places(shares);
    int[] ones = new int[deepest + 2];
    int[] others = new int[deepest + 2];
    int[] both = new int[deepest + 2];
    for (int i = 0; i < first.length; i++) {
      ones[first[i]]++;
      others[second[i]]++;
      both[Math.max(first[i], second[i])]++;
    }
    double sum = 0;
    double weight = (1 - P) / P;
    double agreement = 0;
    int one = 0;
    int other = 0;
    int common = 0;
    for (int depth = 1; depth <= deepest; depth++) {
      one += ones[depth];
      other += others[depth];
      common += both[depth];
      agreement = 2.0 * common / (one + other);
      weight *= P;
      sum += weight * agreement;
    }
    return sum + agreement * Math.pow(P, deepest);
  }

  /** The place of each, 1 for the largest share; all beyond the deepest that counts are one. */
  private int[] places(double[] shares) {
    double[] sorted = shares.clone();
    Arrays.sort(sorted);
    int[] places = new int[shares.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.min(deepest, Place.above(sorted, shares[i])) + 1;
    }
    return places;
  }
}
