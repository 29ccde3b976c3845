package org.entrepot.locate;

/** Chances of so many successes. */
final class Binomial {
  private Binomial() {}

  /**
   * The probability of so many or more successes in so many trials of this rate, above 0 and below
   * 1.
   */
  static double atLeast(int successes, int trials, double rate) {
    double sum = 0;
    for (int k = successes; k <= trials; k++) {
      double log = k * StrictMath.log(rate) + (trials - k) * StrictMath.log1p(-rate);
      for (int i = 1; i <= k; i++) {
        log += StrictMath.log(trials - k + i) - StrictMath.log(i);
      }
      sum += StrictMath.exp(log);
    }
    return Math.min(1, sum);
  }
}
