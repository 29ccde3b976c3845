package org.entrepot.catchment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.annotate.AnycastSite;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimates;

/**
 * How far the sites are that answer, against the nearest ones: along great circles, from probes of
 * which the place is known. A site counts as there to be reached if it answered any of them, or is
 * in operation by the list and stood in it before the end of the period.
 *
 * @param probes number of probes with a place and an answer of a known site
 * @param networks number of their ASes
 * @param sites number of sites that count
 * @param servedKm median distance of the site that answered, one vote a probe and day, in km
 * @param nearestKm median distance of the nearest site
 * @param extraKm median of the difference
 * @param told the kinds that the list of sites tells of every site that answered; of others nothing
 *     can be said
 * @param shares the shares of {@link Nearness}, one vote a probe and day, intervals by network
 */
public record Optimality(
    int probes,
    int networks,
    int sites,
    double servedKm,
    double nearestKm,
    double extraKm,
    Set<Nearness> told,
    Estimates<Nearness> shares) {
  /** A distance with a weight. */
  private record Weighed(double km, long weight) {}

  /** Empty where no probe with a place has an answer of a known site. */
  static Optional<Optimality> of(Ballots ballots, SiteMap map, Frame frame, String unit) {
    List<Site> there = there(ballots, map, frame.lastDay());
    NavigableMap<Vantage, Ballots.Ballot> placed = new TreeMap<>();
    ballots.ballots.forEach(
        (vantage, ballot) -> {
          boolean located = ballot.votes().lastKey() != CatchmentCount.UNLISTED;
          if (vantage.coordinates().isPresent() && located) {
            placed.put(vantage, ballot);
          }
        });
    if (placed.isEmpty()) {
      return Optional.empty();
    }
    List<Weighed> served = new ArrayList<>();
    List<Weighed> nearest = new ArrayList<>();
    List<Weighed> extra = new ArrayList<>();
    Set<Asn> networks = new TreeSet<>();
    Map<Vantage, Double> least = new TreeMap<>();
    placed.forEach(
        (vantage, ballot) -> {
          networks.add(vantage.asn());
          double near = nearest(vantage, there);
          least.put(vantage, near);
          ballot
              .votes()
              .forEach(
                  (number, weight) -> {
                    if (number != CatchmentCount.UNLISTED) {
                      double km = km(vantage, map.sites().get(number));
                      served.add(new Weighed(km, weight));
                      nearest.add(new Weighed(near, weight));
                      extra.add(new Weighed(km - near, weight));
                    }
                  });
        });
    Tables tables = new Tables(ballots, frame);
    ClusterTable<Nearness> table =
        tables.of(
            Weighting.PROBES,
            placed::containsKey,
            (vantage, number) ->
                kinds(vantage, map.sites().get(number), least.getOrDefault(vantage, 0.0)));
    Estimand estimand =
        new Estimand(
            unit, Weighting.PROBES.words(), frame.from(), frame.window(), "are of this kind");
    return Optional.of(
        new Optimality(
            (int) placed.keySet().stream().mapToLong(Vantage::probe).distinct().count(),
            networks.size(),
            there.size(),
            median(served),
            median(nearest),
            median(extra),
            told(ballots, map),
            tables.bootstrap(Weighting.PROBES, table).orElseThrow().estimate(estimand, table)));
  }

  private static List<Site> there(Ballots ballots, SiteMap map, String lastDay) {
    Set<Integer> answered = new TreeSet<>();
    ballots.ballots.values().forEach(ballot -> answered.addAll(ballot.answers().keySet()));
    return map.sites().stream()
        .filter(
            site ->
                answered.contains(site.number())
                    || (site.listed().open()
                        && site.listed()
                            .since()
                            .filter(day -> day.compareTo(lastDay) > 0)
                            .isEmpty()))
        .toList();
  }

  private static Set<Nearness> told(Ballots ballots, SiteMap map) {
    EnumSet<Nearness> told = EnumSet.allOf(Nearness.class);
    for (Ballots.Ballot ballot : ballots.ballots.values()) {
      for (int number : ballot.answers().keySet()) {
        if (number != CatchmentCount.UNLISTED
            && map.sites().get(number).listed().reach().isEmpty()) {
          told.remove(Nearness.LOCAL);
        }
        if (number != CatchmentCount.UNLISTED
            && map.sites().get(number).city().country().isEmpty()) {
          told.remove(Nearness.OWN_COUNTRY);
        }
      }
    }
    return Collections.unmodifiableSet(told);
  }

  private static List<Nearness> kinds(Vantage vantage, Site site, double nearest) {
    double km = km(vantage, site);
    List<Nearness> kinds = new ArrayList<>();
    if (km <= 1.1 * nearest) {
      kinds.add(Nearness.WITHIN_TENTH);
    }
    if (km <= nearest + 100) {
      kinds.add(Nearness.WITHIN_100_KM);
    }
    if (km >= 2 * nearest && km > nearest) {
      kinds.add(Nearness.TWICE);
    }
    if (site.city().isIn(vantage.country())) {
      kinds.add(Nearness.OWN_COUNTRY);
    }
    if (site.listed().reach().filter(AnycastSite.Reach.LOCAL::equals).isPresent()) {
      kinds.add(Nearness.LOCAL);
    }
    return kinds;
  }

  private static double nearest(Vantage vantage, List<Site> sites) {
    return sites.stream().mapToDouble(site -> km(vantage, site)).min().orElseThrow();
  }

  private static double km(Vantage vantage, Site site) {
    Coordinates from = vantage.coordinates().orElseThrow();
    return from.distanceKm(site.listed().coordinates());
  }

  /** The least distance that at least half of the weight is not beyond. */
  private static double median(List<Weighed> values) {
    values.sort(Comparator.comparingDouble(Weighed::km));
    long all = values.stream().mapToLong(Weighed::weight).sum();
    long sum = 0;
    for (Weighed value : values) {
      sum += value.weight();
      if (2 * sum >= all) {
        return value.km();
      }
    }
    throw new IllegalArgumentException("of nothing there is no median");
  }
}
