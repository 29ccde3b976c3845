package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Organization;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * The share of paths that are handed from one operator to another in a city (METHOD.md M10,
 * Handover): the last router of the one and the first of the other both stand there. To meet a
 * router in a city is to pass; to be handed over there is to use it as a hub.
 *
 * <p>A handover is seen between two hops in a row that both answered and of which is known whose
 * they are, of two organisations; the LAN of an exchange may stand between them, and then its hops
 * count, too. A silent hop, one of unknown operator, and one without a place make a handover
 * possible in the cities beside it, and anywhere where two such are neighbours. Two border hops in
 * two cities are no handover in either; but a router that a tunnel (MPLS) hides may stand beside
 * each of them, so that it is possible in both. Routers that a tunnel hides leave no trace: what
 * they would add in a third city is in no bound. The destination's own address has no place (it may
 * be anycast), so that a handover right before it is possible only.
 *
 * <p>Two readings. {@link #table}: the most likely city, where it is told. {@link #expected}: by
 * the probabilities of cities; what no candidate has is unresolved. That both hops are in c, with
 * probabilities p and q, is p q if their places are independent. Those of neighbours are not: they
 * tend to be right or wrong together, and routers that are linked to stand together. So p q is the
 * cautious reading, and min(p, q), in {@link #atMost}, the other end; whatever the dependence, it
 * is no less than max(0, p + q - 1), {@link #atLeast}. Of several handovers of a path in one city
 * the likeliest counts.
 *
 * <p>Worked example: AS1's last router in Vienna with 0.9, in Budapest with 0.1; AS2's first in
 * Vienna with 0.8. Most likely: a handover in Vienna. Expected there: 0.72, at least 0.7 and at
 * most 0.8; in Budapest none, and at most 0.1, since AS2's router may be there with 0.2.
 */
public final class CityHandover implements Metric<CityHandover> {
  private final Home home;
  private final Counts<City> counts = new Counts<>();
  private final Masses<City> least = new Masses<>();
  private final Masses<City> product = new Masses<>();
  private final Masses<City> most = new Masses<>();

  private CityHandover(Home home) {
    this.home = home;
  }

  /** An empty count; {@code whose} gives the organisation of an AS. */
  public static CityHandover of(Function<Asn, Organization> whose) {
    return new CityHandover(new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    Junctions junctions = Junctions.of(path, home.whose());
    mostLikely(path, junctions);
    expected(path, junctions);
  }

  private void mostLikely(ObservedPath path, Junctions junctions) {
    Set<City> seen = new TreeSet<>();
    Set<City> possible = new TreeSet<>();
    boolean open = junctions.open();
    for (Junctions.Junction junction : junctions.all()) {
      List<Optional<City>> cities = junction.places().stream().map(place -> place.city()).toList();
      Optional<City> first = cities.get(0);
      if (junction.seen() && first.isPresent() && cities.stream().allMatch(first::equals)) {
        seen.add(first.get());
        continue;
      }
      cities.forEach(city -> city.ifPresent(possible::add));
      for (int i = 1; i < cities.size(); i++) {
        open |= cities.get(i - 1).isEmpty() && cities.get(i).isEmpty();
      }
    }
    counts.add(Home.cluster(path), home.host(path), seen, possible, open);
  }

  /** How likely a path is handed over in a city, in millionths, by how places depend. */
  private static final class Sum {
    long least;
    long product;
    long most;
    long possible;
  }

  private void expected(ObservedPath path, Junctions junctions) {
    Map<City, Sum> sums = new TreeMap<>();
    List<List<Odds>> rows = new ArrayList<>();
    long open = junctions.open() ? Odds.ALL : 0;
    SortedSet<City> cities = new TreeSet<>();
    for (Junctions.Junction junction : junctions.all()) {
      List<Odds> row = junction.places().stream().map(Odds::of).toList();
      rows.add(row);
      row.forEach(odds -> cities.addAll(odds.cities().keySet()));
      open += anywhere(row);
    }
    for (City city : cities) {
      Sum sum = new Sum();
      sums.put(city, sum);
      for (int i = 0; i < rows.size(); i++) {
        if (junctions.all().get(i).seen()) {
          together(rows.get(i), city, sum);
        }
        sum.possible += possible(rows.get(i), city);
      }
      boolean ended = !junctions.open();
      sum.possible = ended ? Math.min(Odds.ALL, sum.possible) : Odds.ALL;
    }
    add(path, sums, Math.min(Odds.ALL, open));
  }

  private void add(ObservedPath path, Map<City, Sum> sums, long open) {
    Map<City, Masses.Mass> leasts = new TreeMap<>();
    Map<City, Masses.Mass> products = new TreeMap<>();
    Map<City, Masses.Mass> mosts = new TreeMap<>();
    long unresolved = open;
    for (Map.Entry<City, Sum> each : sums.entrySet()) {
      Sum sum = each.getValue();
      leasts.put(each.getKey(), new Masses.Mass(sum.least, sum.possible));
      products.put(each.getKey(), new Masses.Mass(sum.product, sum.possible));
      mosts.put(each.getKey(), new Masses.Mass(sum.most, sum.possible));
      // How places depend is no matter of what was seen.
      unresolved = Math.max(unresolved, sum.possible - sum.most);
    }
    least.add(Home.cluster(path), home.host(path), leasts, open, unresolved);
    product.add(Home.cluster(path), home.host(path), products, open, unresolved);
    most.add(Home.cluster(path), home.host(path), mosts, open, unresolved);
  }

  /** That all hops of a handover stand in one city. */
  private static void together(List<Odds> row, City city, Sum sum) {
    long all = Odds.ALL;
    long missing = 0;
    long fewest = Odds.ALL;
    for (Odds odds : row) {
      long here = odds.of(city);
      all = Odds.times(all, here);
      missing += Odds.ALL - here;
      fewest = Math.min(fewest, here);
    }
    sum.product = Math.max(sum.product, all);
    sum.least = Math.max(sum.least, Math.max(0, Odds.ALL - missing));
    sum.most = Math.max(sum.most, fewest);
  }

  /** That some two neighbours do, at most; or that one does, beside a router that is hidden. */
  private static long possible(List<Odds> row, City city) {
    long most = 0;
    for (int i = 0; i < row.size(); i++) {
      most = Math.max(most, row.get(i).of(city));
      if (i > 0) {
        most = Math.max(most, Math.min(row.get(i - 1).most(city), row.get(i).most(city)));
      }
    }
    return most;
  }

  /** The same of a city that nobody tells. */
  private static long anywhere(List<Odds> row) {
    long most = 0;
    for (int i = 1; i < row.size(); i++) {
      most = Math.max(most, Math.min(row.get(i - 1).rest(), row.get(i).rest()));
    }
    return most;
  }

  @Override
  public CityHandover combine(CityHandover other) {
    counts.addAll(other.counts);
    least.addAll(other.least);
    product.addAll(other.product);
    most.addAll(other.most);
    return this;
  }

  /** By the most likely city of each hop: the paths by cluster. */
  public ClusterTable<City> table() {
    return counts.table();
  }

  /** By probabilities, places taken as independent. The units are millionths of paths. */
  public ClusterTable<City> expected() {
    return product.table();
  }

  /** The same however places depend on each other, at least. */
  public ClusterTable<City> atLeast() {
    return least.table();
  }

  /** The same if places that can be the same are. */
  public ClusterTable<City> atMost() {
    return most.table();
  }
}
