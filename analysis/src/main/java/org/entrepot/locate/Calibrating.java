package org.entrepot.locate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entrepot.annotate.Hint;
import org.entrepot.net.City;

/**
 * Brings stated probabilities in line with how often they are right: on addresses whose city light
 * alone tells ({@link Pin}), with the times that tell it withheld. A temperature (Guo et al., ICML
 * 2017) is fitted on the ASes that the trust in sources was not measured on, each half of the ASes
 * by the other; the sum up to which the 90% set takes cities is the quantile of the right cities'
 * own sums (split conformal prediction). With fewer than {@link #LEAST} addresses both are
 * constants on the cautious side.
 */
final class Calibrating {
  /** Fewer addresses tell no quantile. Our own choice. */
  static final int LEAST = 100;

  /**
   * Where there are too few addresses: what the most cautious of 30 simulated worlds (seeds 101 to
   * 130) came to, rounded up. So sets are rather too wide there, and there are none of what is not
   * located.
   */
  private static final double CAUTIOUS_TEMPERATURE = 1.2;

  private static final double CAUTIOUS_LOCATED = 0.85;
  private static final double CAUTIOUS_OPEN = 2;

  private static final double COVERAGE = 0.9;
  private static final double COLDEST = 0.5;
  private static final double HOTTEST = 3;
  private static final double STEP = 0.05;

  private Calibrating() {}

  /**
   * An address whose city light alone tells.
   *
   * @param fold 0 or 1, the same for all addresses of an AS
   * @param hints what is said of it
   * @param wider the times that do not tell it
   */
  record Pin(City city, int fold, List<Hint> hints, Bounds wider) {}

  static Trust trust(List<Pin> pins) {
    Trust trust = new Trust();
    pins.forEach(pin -> trust.learn(pin.hints, pin.city));
    return trust;
  }

  /** The calibration by those pinned addresses of which anything is said. */
  static Locating.Calibration calibration(List<Pin> pins, Weigher weigher) {
    List<Weighed> weighed = new ArrayList<>();
    List<City> cities = new ArrayList<>();
    for (int fold = 0; fold < 2; fold++) {
      int held = fold;
      Weigher others = weigher.trusting(trust(pins.stream().filter(p -> p.fold != held).toList()));
      for (Pin pin : pins) {
        if (pin.fold == held && !pin.hints.isEmpty()) {
          weighed.add(others.weigh(pin.hints, pin.wider));
          cities.add(pin.city);
        }
      }
    }
    if (weighed.size() < LEAST) {
      return new Locating.Calibration(
          weighed.size(), CAUTIOUS_TEMPERATURE, CAUTIOUS_LOCATED, CAUTIOUS_OPEN, false);
    }
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; COLDEST + i * STEP <= HOTTEST; i++) {
      double temperature = COLDEST + i * STEP;
      double loss = 0;
      for (int k = 0; k < weighed.size(); k++) {
        loss -= StrictMath.log(weighed.get(k).cooled(temperature).of(cities.get(k)));
      }
      if (loss < least) {
        least = loss;
        best = temperature;
      }
    }
    List<Double> located = new ArrayList<>();
    List<Double> open = new ArrayList<>();
    for (int k = 0; k < weighed.size(); k++) {
      Weighed cooled = weighed.get(k).cooled(best);
      (cooled.isLocated() ? located : open).add(cooled.before(cities.get(k)));
    }
    return new Locating.Calibration(weighed.size(), best, quantile(located), quantile(open), true);
  }

  /** The sum that nine in ten are not above, with one more to be on the safe side. */
  private static double quantile(List<Double> sums) {
    int rank = (int) Math.ceil((sums.size() + 1) * COVERAGE);
    Collections.sort(sums);
    return rank > sums.size() ? 2 : sums.get(rank - 1);
  }
}
