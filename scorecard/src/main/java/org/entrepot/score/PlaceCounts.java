package org.entrepot.score;

import java.util.Optional;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.Responder;

/**
 * How honest an analysis is about where routers are: whether stated probabilities and 90% sets
 * hold, and what would be right if only what is most certain were told. Whole numbers, which merge.
 */
final class PlaceCounts {
  private static final int STEPS = 200;

  /** 2/3 of the speed of light in vacuum, there and back (METHOD.md 2), in km a microsecond. */
  private static final double KM_A_MICROSECOND = 299_792.458 * 2 / 3 / 2 / 1_000_000;

  /** A probe is moved by up to 1 km, and a metropolitan area reaches 40 km (METHOD.md 2). */
  private static final double SLACK_KM = 41;

  /** Distances are computed in two ways that differ by less. */
  private static final double SLIP_KM = 0.01;

  private static final long LEAST_MICROS = 50;

  private final Calibration calibration = new Calibration();
  private final long[] number = new long[STEPS];
  private final long[] right = new long[STEPS];
  private long answered;
  private long sets;
  private long holding;
  private long setSizes;
  private long claims;
  private long claimsRight;

  /** Counts a router that answered. */
  void accept(Comparison path, TruePath.Hop hop) {
    answered++;
    Optional<ObservedHop> seen = path.hop(hop.number());
    seen.flatMap(found -> found.place().city())
        .ifPresent(
            city ->
                Calibration.probability(seen.orElseThrow().place())
                    .ifPresent(p -> calibration.add(p, path.isThere(city, hop))));
    seen.flatMap(found -> found.place().belief()).ifPresent(belief -> accept(belief, path, hop));
  }

  private void accept(Belief belief, Comparison path, TruePath.Hop hop) {
    if (!belief.cities().isEmpty()) {
      int step = (int) Math.min(STEPS - 1, Math.floor(belief.probability() * STEPS));
      number[step]++;
      right[step] += path.isThere(belief.cities().get(0).city(), hop) ? 1 : 0;
    }
    if (belief.isSet()) {
      sets++;
      setSizes += belief.cities().size();
      holding += belief.cities().stream().anyMatch(c -> path.isThere(c.city(), hop)) ? 1 : 0;
    }
    Optional<City> area = path.eyes().areas().apply(hop.city());
    if (belief.claimedCountry().isPresent() && area.isPresent()) {
      claims++;
      claimsRight += belief.claimedCountry().equals(area.map(City::country)) ? 1 : 0;
    }
  }

  void combine(PlaceCounts other) {
    calibration.combine(other.calibration);
    for (int i = 0; i < STEPS; i++) {
      number[i] += other.number[i];
      right[i] += other.right[i];
    }
    answered += other.answered;
    sets += other.sets;
    holding += other.holding;
    setSizes += other.setSizes;
    claims += other.claims;
    claimsRight += other.claimsRight;
  }

  Figure calibrationError() {
    return calibration.error();
  }

  Figure setCoverage() {
    return sets == 0 ? Figure.none("no 90% set is told") : Figure.of((double) holding, sets, "");
  }

  Figure setSize() {
    return sets == 0 ? Figure.none("no 90% set is told") : Figure.of((double) setSizes, sets, "");
  }

  Figure countryAccuracy() {
    return claims == 0 ? Figure.none("no country is claimed") : Figure.of((double) claimsRight, claims, "");
  }

  /**
   * The share of right cities among the most certain of the routers: so many of all that answered,
   * and as many more as are just as certain.
   */
  Figure accuracyOfMostCertain(double share) {
    long told = 0;
    long hits = 0;
    for (int i = STEPS - 1; i >= 0 && told < share * answered; i--) {
      told += number[i];
      hits += right[i];
    }
    return told < share * answered || told == 0
        ? Figure.none("of fewer routers anything is known")
        : Figure.of((double) hits, told, "");
  }

  /**
   * Of the routers given a city, those that cannot be there: the reply came sooner than light could
   * have come from it to where the probe says it stands. A probe that really stands elsewhere does
   * not count.
   */
  static Count lightBroken(Comparison path) {
    long located = 0;
    long broken = 0;
    for (TruePath.Hop hop : path.truth().answered()) {
      Optional<City> city = path.city(hop);
      located += city.isPresent() ? 1 : 0;
      Optional<Coordinates> from = path.seen().viewpoint().coordinates();
      if (city.isPresent()
          && from.isPresent()
          && !path.eyes().truth().isMisplaced(path.seen().viewpoint().probeId())) {
        double km = from.get().distanceKm(city.get().coordinates());
        broken += path.hop(hop.number()).filter(seen -> isBroken(seen, km)).isPresent() ? 1 : 0;
      }
    }
    return new Count(broken, located);
  }

  private static boolean isBroken(ObservedHop hop, double km) {
    for (Responder responder : hop.responders()) {
      long micros = responder.minRttMicros().orElse(0);
      if (micros >= LEAST_MICROS && km > micros * KM_A_MICROSECOND + SLACK_KM + SLIP_KM) {
        return true;
      }
    }
    return false;
  }
}
