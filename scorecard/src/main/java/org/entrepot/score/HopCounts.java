package org.entrepot.score;

import java.util.List;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.City;

/** What the measures count on the routers of a path. */
final class HopCounts {
  private HopCounts() {}

  static Count operatorRight(Comparison path) {
    return right(path, path.truth().answered());
  }

  static Count borderRight(Comparison path) {
    return right(path, path.truth().borders());
  }

  private static Count right(Comparison path, List<TruePath.Hop> hops) {
    long right =
        hops.stream()
            .filter(hop -> path.operator(hop.number()).equals(Optional.of(hop.asn())))
            .count();
    return new Count(right, hops.size());
  }

  static Count operatorPrecision(Comparison path) {
    List<TruePath.Hop> given =
        path.truth().answered().stream()
            .filter(hop -> path.operator(hop.number()).isPresent())
            .toList();
    return right(path, given);
  }

  static Count unresolved(Comparison path) {
    List<TruePath.Hop> answered = path.truth().answered();
    Count given = operatorPrecision(path);
    return new Count(answered.size() - given.whole(), answered.size());
  }

  static Count located(Comparison path) {
    List<TruePath.Hop> answered = path.truth().answered();
    return new Count(
        answered.stream().filter(hop -> path.city(hop).isPresent()).count(), answered.size());
  }

  static Count cityRight(Comparison path) {
    long located = 0;
    long right = 0;
    for (TruePath.Hop hop : path.truth().answered()) {
      Optional<City> city = path.city(hop);
      located += city.isPresent() ? 1 : 0;
      right += city.isPresent() && path.isThere(city.get(), hop) ? 1 : 0;
    }
    return new Count(right, located);
  }

  /** Whether a hop was given to an AS that is not its own. */
  static boolean isMismatched(Comparison path, TruePath.Hop hop) {
    Optional<Asn> given = path.operator(hop.number());
    return given.isPresent() && !given.get().equals(hop.asn());
  }
}
