package org.entrepot.atlas;

/**
 * A stretch of the time of one query.
 *
 * @param query the number of the query, from 0
 * @param from its first second, since 1970
 * @param to the second behind its last
 * @param again whether it was asked for before
 */
record Span(int query, long from, long to, boolean again) {
  /** A shorter one is not split: the service's own unit of work is larger. */
  static final long SHORTEST = 60;

  long seconds() {
    return to - from;
  }

  boolean canBeSplit() {
    return seconds() >= 2 * SHORTEST;
  }

  long middle() {
    return from + seconds() / 2;
  }

  Span between(long start, long end) {
    return new Span(query, start, end, again);
  }

  boolean holds(long second) {
    return second >= from && second < to;
  }
}
