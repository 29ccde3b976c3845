package org.entrepot.study;

import org.entrepot.result.Traceroute;

/**
 * Finds results that were read before: the same probe, measurement and second. RIPE Atlas gives one
 * such result out twice where downloads overlap, and a path that counts twice is a wrong count.
 * Takes 16 to 64 bytes for each result. Not safe for several threads.
 */
final class Repeats {
  private static final int START = 1 << 12;

  /** Two longs to an entry; both 0 where there is none. */
  private long[] entries = new long[2 * START];

  private int size;
  private boolean zero;

  /** Whether a result of the same probe, measurement and second was asked for before. */
  boolean isRepeated(Traceroute trace) {
    return isRepeated(trace.measurementId(), trace.probeId(), trace.timestamp());
  }

  /** The same of a result of any type. */
  boolean isRepeated(long measurement, long probe, long second) {
    // Ids of probes and measurements are far below 2^32, so that this tells any two apart.
    return !add(measurement << 32 ^ probe, second);
  }

  private boolean add(long ids, long second) {
    if (ids == 0 && second == 0) {
      boolean added = !zero;
      zero = true;
      return added;
    }
    if (size >= entries.length / 4) {
      grow();
    }
    int at = place(ids, second);
    if (isEmpty(at)) {
      entries[at] = ids;
      entries[at + 1] = second;
      size++;
      return true;
    }
    return false;
  }

  /** Where an entry stands, or can be put. */
  private int place(long ids, long second) {
    int mask = entries.length - 2;
    int at = (int) (mix(ids + 31 * mix(second)) << 1) & mask;
    while (!isEmpty(at) && (entries[at] != ids || entries[at + 1] != second)) {
      at = (at + 2) & mask;
    }
    return at;
  }

  private boolean isEmpty(int at) {
    return entries[at] == 0 && entries[at + 1] == 0;
  }

  private void grow() {
    long[] old = entries;
    entries = new long[2 * old.length];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0 || old[i + 1] != 0) {
        int at = place(old[i], old[i + 1]);
        entries[at] = old[i];
        entries[at + 1] = old[i + 1];
      }
    }
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
