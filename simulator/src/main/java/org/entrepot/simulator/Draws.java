package org.entrepot.simulator;

import java.nio.charset.StandardCharsets;

/**
 * Random draws that depend on a seed and on what is drawn, and on nothing else: not on the order,
 * not on the thread, and not on how many other draws there are. So a world stays as it is when one
 * rate is changed, and whatever is drawn for a rate is drawn for any higher rate too.
 *
 * <p>The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014,
 * doi:10.1145/2660193.2660195).
 */
final class Draws {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private final long seed;

  Draws(long seed) {
    this.seed = mix(seed + GAMMA);
  }

  /** The draws for one purpose, independent of those for any other. */
  Draws of(String purpose) {
    long hash = seed;
    for (byte letter : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash ^ letter) + GAMMA;
    }
    return new Draws(hash);
  }

  /** 64 random bits for this key. */
  long bits(long a) {
    return mix(seed ^ mix(a + GAMMA));
  }

  long bits(long a, long b) {
    return mix(bits(a) ^ mix(b + GAMMA));
  }

  long bits(long a, long b, long c) {
    return mix(bits(a, b) ^ mix(c + GAMMA));
  }

  /** A number in [0, 1) for this key. */
  double unit(long a) {
    return (bits(a) >>> 11) * UNIT;
  }

  double unit(long a, long b) {
    return (bits(a, b) >>> 11) * UNIT;
  }

  double unit(long a, long b, long c) {
    return (bits(a, b, c) >>> 11) * UNIT;
  }

  /** A number in [0, bound) for this key. */
  int below(int bound, long a) {
    return (int) Math.floorMod(bits(a), (long) bound);
  }

  int below(int bound, long a, long b) {
    return (int) Math.floorMod(bits(a, b), (long) bound);
  }

  /** An exponentially distributed number with mean 1. */
  static double exponential(double unit) {
    return -StrictMath.log1p(-unit);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
