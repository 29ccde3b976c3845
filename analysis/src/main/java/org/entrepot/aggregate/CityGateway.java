package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.stats.ClusterTable;

/**
 * By which cities of a region paths go through its border (METHOD.md M10, Gateway): the region's
 * city next to the outside, by where routers stand and not by whose they are. Of paths that come in
 * ({@link #into}) that is the first city of the region on them; of paths from the region ({@link
 * #outOf}) the last one before they leave, which is the same seen from outside. A path that leaves
 * twice counts where it leaves last, so that it has one gateway at most; one that never leaves has
 * none.
 *
 * <p>A gateway is seen between two routers in a row, one in the city and one outside the region.
 * Where unknown hops lie between them, or behind the region's last city and nothing outside was
 * seen, the city is possible, and with an unknown router any of the region's. That a path which was
 * seen outside came back unseen and left once more elsewhere is not counted against its gateway;
 * such paths are unresolved.
 *
 * <p>{@link #expected} weighs by probabilities: that a hop stands in the city, the next one
 * outside, and none behind it in the region, the places taken as independent. What no candidate has
 * is unresolved.
 *
 * <p>Worked example, region Serbia: a path by Belgrade, Vienna, Frankfurt leaves by Belgrade; one
 * by Belgrade, an unknown hop and Vienna may leave by any of Serbia's cities; one by Belgrade alone
 * to a destination whose place is not known may leave by Belgrade.
 */
public final class CityGateway implements Metric<CityGateway> {
  /** So many parts of a path are counted in expected numbers: millionths. */
  public static final long PARTS = Odds.ALL;

  private final Region region;
  private final Home home;
  private final Predicate<ObservedPath> counted;
  private final boolean outwards;
  private final Counts<City> counts = new Counts<>();
  private final Masses<City> masses = new Masses<>();

  private CityGateway(Region region, Home home, boolean outwards, Predicate<ObservedPath> counted) {
    this.region = region;
    this.home = home;
    this.outwards = outwards;
    this.counted = counted;
  }

  /** An empty count of paths from viewpoints in the region, wherever they go. */
  public static CityGateway outOf(Region region, Function<Asn, Organization> whose) {
    return new CityGateway(
        region,
        new Home(whose),
        true,
        path -> path.viewpoint().country().filter(region::contains).isPresent());
  }

  /**
   * An empty count of paths from viewpoints outside the region to destinations whose ASes are all
   * of it.
   *
   * @param countryOf the country that an AS is taken to be of
   */
  public static CityGateway into(
      Region region,
      Function<Asn, Optional<CountryCode>> countryOf,
      Function<Asn, Organization> whose) {
    Border border = new Border(region, countryOf);
    return new CityGateway(
        region,
        new Home(whose),
        false,
        path ->
            path.viewpoint().country().filter(country -> !region.contains(country)).isPresent()
                && border.of(path.destinationAsns()) == Border.Side.INSIDE);
  }

  @Override
  public void accept(ObservedPath path) {
    if (counted.test(path)) {
      List<Place> row = row(path);
      if (!outwards) {
        Collections.reverse(row);
      }
      mostLikely(path, row);
      expected(path, row);
    }
  }

  /** Where the routers stand, TTL by TTL. */
  private static List<Place> row(ObservedPath path) {
    List<Place> row = new ArrayList<>();
    int previous = -1;
    for (ObservedHop hop : path.hops()) {
      if (hop.role() == ObservedHop.Role.TRANSIT) {
        for (int i = previous + 1; previous >= 0 && i < hop.number(); i++) {
          row.add(new Place.Unlocated("not seen"));
        }
        row.add(hop.place());
        previous = hop.number();
      }
    }
    return row;
  }

  /** Whether the outward end of the row is where the path ends, and no more is behind it. */
  private boolean isWhole(ObservedPath path) {
    List<ObservedHop> hops = path.hops();
    return !hops.isEmpty()
        && (!outwards || hops.get(hops.size() - 1).role() == ObservedHop.Role.DESTINATION);
  }

  private boolean isInside(City city) {
    return region.contains(city.country());
  }

  private void mostLikely(ObservedPath path, List<Place> row) {
    boolean open = !isWhole(path);
    Set<City> seen = new TreeSet<>();
    Set<City> possible = new TreeSet<>();
    for (int i = row.size() - 1; i >= 0; i--) {
      Optional<City> city = row.get(i).city();
      open |= city.isEmpty();
      if (city.filter(this::isInside).isPresent()) {
        boolean next = i + 1 < row.size() && row.get(i + 1).city().isPresent();
        (next ? seen : possible).add(city.get());
        break;
      }
    }
    counts.add(Home.cluster(path), home.host(path), seen, possible, open);
  }

  /** How likely a path goes through the border by a city, in millionths. */
  private static final class Sum {
    long expected;
    long possible;
  }

  private void expected(ObservedPath path, List<Place> row) {
    List<Odds> odds = row.stream().map(Odds::of).toList();
    Map<City, Sum> sums = new TreeMap<>();
    odds.forEach(
        each ->
            each.cities().keySet().stream()
                .filter(this::isInside)
                .forEach(city -> sums.computeIfAbsent(city, key -> new Sum())));
    boolean whole = isWhole(path);
    long rest = whole ? 0 : Odds.ALL;
    // That no hop farther out is in the region: behind the next one, and behind this one.
    long behindNext = Odds.ALL;
    long behind = Odds.ALL;
    for (int i = odds.size() - 1; i >= 0; i--) {
      Odds here = odds.get(i);
      long leaves = i + 1 < odds.size() ? Odds.times(behindNext, side(odds.get(i + 1), false)) : 0;
      for (Map.Entry<City, Sum> each : sums.entrySet()) {
        each.getValue().expected += Odds.times(here.of(each.getKey()), leaves);
        each.getValue().possible += Odds.times(here.most(each.getKey()), behind);
      }
      rest += Odds.times(here.rest(), behind);
      behindNext = behind;
      behind = Odds.times(behind, Odds.ALL - side(here, true));
    }
    Map<City, Masses.Mass> of = new TreeMap<>();
    sums.forEach(
        (city, sum) -> {
          long possible = whole ? Math.min(Odds.ALL, sum.possible) : Odds.ALL;
          of.put(city, new Masses.Mass(sum.expected, Math.max(sum.expected, possible)));
        });
    long atEnd = odds.isEmpty() ? 0 : side(odds.get(odds.size() - 1), true);
    long open = Math.min(Odds.ALL, rest);
    masses.add(Home.cluster(path), home.host(path), of, open, Math.max(open, atEnd));
  }

  private long side(Odds odds, boolean inside) {
    long sum = 0;
    for (Map.Entry<City, Long> each : odds.cities().entrySet()) {
      sum += isInside(each.getKey()) == inside ? each.getValue() : 0;
    }
    return sum;
  }

  @Override
  public CityGateway combine(CityGateway other) {
    counts.addAll(other.counts);
    masses.addAll(other.masses);
    return this;
  }

  /** By the most likely city of each hop: the paths by cluster. */
  public ClusterTable<City> table() {
    return counts.table();
  }

  /** By probabilities. The units are millionths of paths. */
  public ClusterTable<City> expected() {
    return masses.table();
  }
}
