package org.entrepot.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;

/**
 * One path as it was inferred, and as it was. Made once for each path; the measures ask it.
 *
 * <p>The inferred operators stand in a row without the crossings of exchanges, which are no
 * operators, and with an empty place for what is not one certain AS (a gap, one of several ASes).
 */
final class Comparison {
  private final ObservedPath seen;
  private final TruePath truth;
  private final Eyes eyes;
  private final List<Optional<Asn>> steps = new ArrayList<>();
  private final Map<Integer, Asn> operators = new HashMap<>();
  private final Map<Integer, ObservedHop> hops = new TreeMap<>();

  /**
   * What is known beside the two paths.
   *
   * @param truth the world
   * @param whose the organisation of an AS as the analysis knows it
   * @param areas the metropolitan area of a GeoNames id, by the analysis' cities
   */
  record Eyes(
      Truth truth, Function<Asn, Organization> whose, Function<Long, Optional<City>> areas) {}

  Comparison(ObservedPath seen, TruePath truth, Eyes eyes) {
    this.seen = seen;
    this.truth = truth;
    this.eyes = eyes;
    for (AsPath.Step step : seen.asPath().steps()) {
      Optional<Asn> operator =
          step instanceof AsPath.Network network ? Optional.of(network.asn()) : Optional.empty();
      operator.ifPresent(asn -> step.hops().forEach(hop -> operators.put(hop, asn)));
      boolean again =
          operator.isPresent() && !steps.isEmpty() && operator.equals(steps.get(steps.size() - 1));
      if (!(step instanceof AsPath.Crossing || again)) {
        steps.add(operator);
      }
    }
    seen.hops().forEach(hop -> hops.put(hop.number(), hop));
  }

  ObservedPath seen() {
    return seen;
  }

  TruePath truth() {
    return truth;
  }

  Eyes eyes() {
    return eyes;
  }

  /** The inferred operators in a row, crossings left out; empty where there is not one AS. */
  List<Optional<Asn>> steps() {
    return steps;
  }

  /** Whether every step of the path is one AS, or the crossing of an exchange. */
  boolean resolved() {
    return steps.stream().allMatch(Optional::isPresent);
  }

  /** Whether the row of operators is the true one, with nothing unknown. */
  boolean exact() {
    return resolved() && steps.stream().map(Optional::orElseThrow).toList().equals(truth.asPath());
  }

  /** The ASes that the path certainly goes through, as inferred. */
  Set<Asn> inferredAsns() {
    Set<Asn> all = new TreeSet<>();
    steps.forEach(step -> step.ifPresent(all::add));
    return all;
  }

  /** Pairs of ASes of which the path says that the second follows the first, nothing between. */
  Set<List<Asn>> inferredNeighbours() {
    return neighbours(steps);
  }

  /** Pairs of ASes of which the second really follows the first. */
  Set<List<Asn>> trueNeighbours() {
    return neighbours(truth.asPath().stream().map(Optional::of).toList());
  }

  private static Set<List<Asn>> neighbours(List<Optional<Asn>> row) {
    Set<List<Asn>> pairs = new java.util.HashSet<>();
    for (int i = 1; i < row.size(); i++) {
      if (row.get(i - 1).isPresent() && row.get(i).isPresent()) {
        pairs.add(List.of(row.get(i - 1).orElseThrow(), row.get(i).orElseThrow()));
      }
    }
    return pairs;
  }

  /** The inferred hop of a TTL. */
  Optional<ObservedHop> hop(int number) {
    return Optional.ofNullable(hops.get(number));
  }

  /** The AS that the path gives a hop to: that of the step which the hop stands behind. */
  Optional<Asn> operator(int number) {
    return Optional.ofNullable(operators.get(number));
  }

  /**
   * Whether the row of organisations is the true one, each side by its own knowledge of siblings:
   * equally many organisations in a row, and all ASes of each inferred one really of the true one
   * at its place.
   */
  boolean organizationsExact() {
    if (!resolved()) {
      return false;
    }
    List<NavigableSet<Organization>> inferred = new ArrayList<>();
    Optional<Organization> last = Optional.empty();
    for (Optional<Asn> step : steps) {
      Asn asn = step.orElseThrow();
      Organization as = eyes.whose().apply(asn);
      if (!last.equals(Optional.of(as))) {
        inferred.add(new TreeSet<>());
      }
      last = Optional.of(as);
      inferred.get(inferred.size() - 1).add(eyes.truth().organizationOf(asn));
    }
    List<Organization> real = new ArrayList<>();
    for (Asn asn : truth.asPath()) {
      Organization organization = eyes.truth().organizationOf(asn);
      if (real.isEmpty() || !real.get(real.size() - 1).equals(organization)) {
        real.add(organization);
      }
    }
    return inferred.equals(
        real.stream().map(one -> (NavigableSet<Organization>) new TreeSet<>(Set.of(one))).toList());
  }

  /** The place that a hop was given. */
  Optional<City> city(TruePath.Hop hop) {
    return hop(hop.number()).flatMap(found -> found.place().city());
  }

  /** Whether a place is the metropolitan area that a hop is really in. */
  boolean isThere(City city, TruePath.Hop hop) {
    return city.geonamesId() == hop.city()
        || eyes.areas().apply(hop.city()).equals(Optional.of(city));
  }

  /**
   * Kilometres, rounded, from a place to where a hop really is; empty if that city is not known.
   */
  Optional<Long> kmOff(City city, TruePath.Hop hop) {
    return isThere(city, hop)
        ? Optional.of(0L)
        : eyes.areas()
            .apply(hop.city())
            .map(area -> Math.round(area.coordinates().distanceKm(city.coordinates())));
  }
}
