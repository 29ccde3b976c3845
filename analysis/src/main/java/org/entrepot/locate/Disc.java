package org.entrepot.locate;

import org.entrepot.net.Coordinates;

/**
 * Where something can be that answered a probe within a time: METHOD.md 2's bound, and how likely
 * it is near the rim. One-sided: a bound that is far away says nothing.
 *
 * @param probe whose time it is
 * @param centre where that probe says it stands
 * @param micros round-trip time in microseconds
 */
record Disc(long probe, Coordinates centre, long micros) {
  /**
   * Packets seldom go faster than two thirds of what light in fibre could do on the great circle:
   * 4/9 of the speed of light in vacuum, the bound that Katz-Bassett et al. (IMC 2006) found to
   * hold for nearly all.
   */
  private static final double USUAL = 2.0 / 3;

  /** What is left of the likelihood at the rim. Our own choice. */
  private static final double AT_RIM = 0.1;

  /** Within so many km a metropolitan area is one place. Our own choice. */
  private static final double AREA_KM = 15;

  /** How the likelihood falls off in the slack beyond the rim, in km. Our own choice. */
  private static final double SLACK_SCALE_KM = 13;

  private static final int STEPS = 1024;

  /** {@link #AT_RIM} to the power of so many steps: a power would take longer than all else. */
  private static final double[] POWERS = powers();

  /** The rim, in km from the centre, the slack of two labels included. */
  double reachKm() {
    return LightSpeed.boundKm(micros) + LightSpeed.SLACK_KM;
  }

  /** Within so many km nothing speaks against a place. */
  double easyKm() {
    return USUAL * LightSpeed.boundKm(micros) + AREA_KM;
  }

  /** The likelihood of a place so far away, relative to one at the centre: 0 beyond the rim. */
  double likelihood(double km) {
    double bound = LightSpeed.boundKm(micros);
    if (!LightSpeed.allows(km, micros)) {
      return 0;
    }
    double off = Math.max(0, km - AREA_KM);
    if (off <= bound) {
      return onSlope(km * slopePerKm() - slopeAtCentre());
    }
    double beyond = (off - bound) / SLACK_SCALE_KM;
    return AT_RIM * StrictMath.exp(-0.5 * beyond * beyond);
  }

  private static double[] powers() {
    double[] powers = new double[STEPS + 2];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = StrictMath.pow(AT_RIM, (double) i / STEPS);
    }
    return powers;
  }

  /** How much farther down the slope, which ends at 1, a km more is. */
  double slopePerKm() {
    return 1 / ((1 - USUAL) * LightSpeed.boundKm(micros));
  }

  /** How far before the slope the centre is, by the same measure. */
  double slopeAtCentre() {
    return (AREA_KM / LightSpeed.boundKm(micros) + USUAL) / (1 - USUAL);
  }

  /** The likelihood so far down the slope: 1 before it. Right to a millionth. */
  static double onSlope(double part) {
    if (part <= 0) {
      return 1;
    }
    double at = Math.min(1, part) * STEPS;
    int step = (int) at;
    return POWERS[step] + (at - step) * (POWERS[step + 1] - POWERS[step]);
  }
}
