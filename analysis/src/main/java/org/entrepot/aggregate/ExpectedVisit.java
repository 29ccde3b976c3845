package org.entrepot.aggregate;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Organization;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * The expected share of paths with a router in a city (METHOD.md M10, Visit): of each path the
 * probability of its likeliest hop there, at most 1. Hops of one path lean on the same evidence, so
 * that several which are likely there do not add up; the true probability is no less than that of
 * the likeliest, and no more than their sum with what is not told, which is the upper bound.
 * Counted are the hops that {@link VisitShare} counts.
 *
 * <p>Worked example: hops in Belgrade with 0.7 (Novi Sad 0.3), in Belgrade with 0.6 (the rest not
 * told): Belgrade 0.7, at most 1; Novi Sad 0.3, at most 0.7; any other city at most 0.4.
 */
public final class ExpectedVisit implements Metric<ExpectedVisit> {
  private final Home home;
  private final Masses<City> masses = new Masses<>();

  private ExpectedVisit(Home home) {
    this.home = home;
  }

  /** An empty count; {@code whose} gives the organisation of an AS. */
  public static ExpectedVisit of(Function<Asn, Organization> whose) {
    return new ExpectedVisit(new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    List<ObservedHop> hops = path.hops();
    List<Odds> row =
        hops.stream().filter(hop -> hop.role() == ObservedHop.Role.TRANSIT).map(Odds::of).toList();
    boolean whole =
        !hops.isEmpty() && hops.get(hops.size() - 1).role() == ObservedHop.Role.DESTINATION;
    long rest = whole ? row.stream().mapToLong(Odds::rest).sum() : Odds.ALL;
    SortedSet<City> cities = new TreeSet<>();
    row.forEach(odds -> cities.addAll(odds.cities().keySet()));
    Map<City, Masses.Mass> of = new TreeMap<>();
    for (City city : cities) {
      long likeliest = row.stream().mapToLong(odds -> odds.of(city)).max().orElse(0);
      long sum = whole ? row.stream().mapToLong(odds -> odds.most(city)).sum() : Odds.ALL;
      of.put(city, new Masses.Mass(likeliest, Math.min(Odds.ALL, sum)));
    }
    long open = Math.min(Odds.ALL, rest);
    masses.add(Home.cluster(path), home.host(path), of, open, open);
  }

  @Override
  public ExpectedVisit combine(ExpectedVisit other) {
    masses.addAll(other.masses);
    return this;
  }

  /** The probabilities by cluster. The units are millionths of paths. */
  public ClusterTable<City> table() {
    return masses.table();
  }
}
