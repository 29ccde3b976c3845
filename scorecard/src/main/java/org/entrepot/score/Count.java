package org.entrepot.score;

/**
 * A share in whole numbers, so that sums do not depend on their order.
 *
 * @param part the numerator
 * @param whole the denominator; nothing to be measured where it is 0
 */
record Count(long part, long whole) {
  static final Count NONE = new Count(0, 0);

  static Count of(boolean right) {
    return new Count(right ? 1 : 0, 1);
  }

  Count plus(Count other) {
    return new Count(part + other.part, whole + other.whole);
  }
}
