package org.entrepot.detour;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Whole values and how often each was met: merges exactly. */
final class Values {
  private final TreeMap<Long, Long> times = new TreeMap<>();

  void add(long value) {
    times.merge(value, 1L, Long::sum);
  }

  void combine(Values other) {
    other.times.forEach((value, number) -> times.merge(value, number, Long::sum));
  }

  long size() {
    return times.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The median, the lower of the two in the middle; empty if there is no value. */
  OptionalLong median() {
    long all = size();
    long below = 0;
    for (Map.Entry<Long, Long> entry : times.entrySet()) {
      below += entry.getValue();
      if (2 * below >= all) {
        return OptionalLong.of(entry.getKey());
      }
    }
    return OptionalLong.empty();
  }
}
