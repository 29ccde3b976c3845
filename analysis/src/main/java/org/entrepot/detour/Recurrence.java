package org.entrepot.detour;

/** How often, and from when to when, a pair was measured and its detour seen. */
final class Recurrence {
  private static final long NEVER = -1;

  private long measured;
  private long detours;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long firstDetour = Long.MAX_VALUE;
  private long lastDetour = Long.MIN_VALUE;

  void accept(long timestamp, boolean detour) {
    measured++;
    first = Math.min(first, timestamp);
    last = Math.max(last, timestamp);
    if (detour) {
      detours++;
      firstDetour = Math.min(firstDetour, timestamp);
      lastDetour = Math.max(lastDetour, timestamp);
    }
  }

  void combine(Recurrence other) {
    measured += other.measured;
    detours += other.detours;
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    firstDetour = Math.min(firstDetour, other.firstDetour);
    lastDetour = Math.max(lastDetour, other.lastDetour);
  }

  long measured() {
    return measured;
  }

  long detours() {
    return detours;
  }

  /** Seconds from the first measurement to the last. */
  long span() {
    return measured == 0 ? NEVER : last - first;
  }

  /** Seconds from the first detour to the last; less than none if there was none. */
  long detourSpan() {
    return detours == 0 ? NEVER : lastDetour - firstDetour;
  }
}
