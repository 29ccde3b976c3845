package org.entrepot.score;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;

/**
 * How honest an analysis is about where routers are: whether stated probabilities and 90% sets
 * hold, and what would be right if only what is most certain were told. Each address of a world
 * counts once, however often it answers. Whole numbers, which merge.
 */
final class PlaceCounts {
  private static final int STEPS = 200;

  /** The percentages of addresses of which the accuracy of the most certain is measured. */
  static final List<Integer> CURVE = List.of(50, 60, 70, 80, 90);

  private static final Belief NOTHING = new Belief(List.of(), false, Optional.empty(), 0);

  /** 2/3 of the speed of light in vacuum, there and back (METHOD.md 2), in km a microsecond. */
  private static final double KM_A_MICROSECOND = 299_792.458 * 2 / 3 / 2 / 1_000_000;

  /** A probe is moved by up to 1 km, and a metropolitan area reaches 40 km (METHOD.md 2). */
  private static final double SLACK_KM = 41;

  /** Distances are computed in two ways that differ by less. */
  private static final double SLIP_KM = 0.01;

  private static final long LEAST_MICROS = 50;

  private final NavigableMap<IpAddress, Statement> statements = new TreeMap<>();

  /**
   * What is said of an address. Of two statements of one address, which differ only where a single
   * path's own time rules the city out, the more cautious counts.
   *
   * @param isLocated whether its city is told
   * @param millionths the probability of the likeliest city
   * @param isRight whether that is the city
   * @param setSize number of cities in the 90% set; 0 if there is none
   * @param holds whether that set holds the city
   * @param claim whether the country that may be claimed is right; empty if none may be
   */
  private record Statement(
      boolean isLocated,
      long millionths,
      boolean isRight,
      int setSize,
      boolean holds,
      Optional<Boolean> claim) {
    static final Comparator<Statement> CAUTIOUS =
        Comparator.comparing(Statement::isLocated)
            .thenComparing(Statement::millionths)
            .thenComparing(Statement::isRight)
            .thenComparing(Statement::setSize)
            .thenComparing(Statement::holds)
            .thenComparing(statement -> statement.claim.orElse(false));

    int step() {
      return (int) Math.min(STEPS - 1, millionths * STEPS / PathMeasure.MILLION);
    }
  }

  /** Counts a router that answered, by its address; not where several answered at its hop. */
  void accept(Comparison path, TruePath.Hop hop) {
    path.hop(hop.number())
        .filter(seen -> seen.responders().size() == 1)
        .ifPresent(
            seen -> keep(seen.responders().get(0).address(), statement(seen.place(), path, hop)));
  }

  private void keep(IpAddress address, Statement statement) {
    statements.merge(address, statement, (a, b) -> Statement.CAUTIOUS.compare(a, b) <= 0 ? a : b);
  }

  private static Statement statement(Place place, Comparison path, TruePath.Hop hop) {
    Belief belief = place.belief().orElse(NOTHING);
    Optional<City> area = path.eyes().areas().apply(hop.city());
    return new Statement(
        place.city().isPresent() && place.belief().isPresent(),
        Math.round(belief.probability() * PathMeasure.MILLION),
        !belief.cities().isEmpty() && path.isThere(belief.cities().get(0).city(), hop),
        belief.isSet() ? belief.cities().size() : 0,
        belief.isSet() && belief.cities().stream().anyMatch(each -> path.isThere(each.city(), hop)),
        belief
            .claimedCountry()
            .flatMap(claimed -> area.map(city -> city.country().equals(claimed))));
  }

  void combine(PlaceCounts other) {
    other.statements.forEach(this::keep);
  }

  private Stream<Statement> all(Predicate<Statement> of) {
    return statements.values().stream().filter(of);
  }

  Figure calibrationError() {
    Calibration calibration = new Calibration();
    all(Statement::isLocated).forEach(each -> calibration.add(each.millionths, each.isRight));
    return calibration.error();
  }

  Figure setCoverage() {
    return share(
        all(Statement::holds).count(), all(each -> each.setSize > 0).count(), "no 90% set is told");
  }

  Figure setSize() {
    return share(
        all(each -> true).mapToLong(Statement::setSize).sum(),
        all(each -> each.setSize > 0).count(),
        "no 90% set is told");
  }

  Figure countryAccuracy() {
    return share(
        all(each -> each.claim.orElse(false)).count(),
        all(each -> each.claim.isPresent()).count(),
        "no country is claimed");
  }

  private static Figure share(long events, long units, String none) {
    return units == 0 ? Figure.none(none) : Figure.of((double) events, units, "");
  }

  /**
   * The share of right cities among the most certain of the addresses: so many of all that
   * answered, and as many more as are just as certain.
   */
  Figure accuracyOfMostCertain(double share) {
    long[] number = new long[STEPS];
    long[] right = new long[STEPS];
    all(each -> each.millionths > 0)
        .forEach(
            each -> {
              number[each.step()]++;
              right[each.step()] += each.isRight ? 1 : 0;
            });
    long told = 0;
    long hits = 0;
    for (int i = STEPS - 1; i >= 0 && told < share * statements.size(); i--) {
      told += number[i];
      hits += right[i];
    }
    return share(
        hits, told < share * statements.size() ? 0 : told, "of fewer addresses anything is known");
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
