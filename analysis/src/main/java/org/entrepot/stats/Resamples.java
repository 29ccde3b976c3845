package org.entrepot.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How often each cluster was drawn in each bootstrap draw: G clusters, drawn G times with
 * replacement. The generator is xoshiro256++ (Blackman and Vigna 2021), seeded by way of
 * SplitMix64, in the implementation of Commons RNG: the same on every JDK.
 */
final class Resamples {
  /** By cluster, then by draw; unsigned, since 256 times is out of any cluster's reach. */
  private final byte[][] times;

  private final int draws;

  Resamples(long seed, int clusters, int draws) {
    this.times = new byte[clusters][draws];
    this.draws = draws;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < clusters; i++) {
        times[random.nextInt(clusters)][draw]++;
      }
    }
  }

  int draws() {
    return draws;
  }

  /** How often a cluster was drawn. */
  int times(int cluster, int draw) {
    return times[cluster][draw] & 0xff;
  }

  /** Adds a cluster's value to the sum of each draw, as often as the cluster was drawn. */
  void add(int cluster, double value, double[] sums) {
    byte[] column = times[cluster];
    for (int draw = 0; draw < draws; draw++) {
      sums[draw] += value * (column[draw] & 0xff);
    }
  }
}
