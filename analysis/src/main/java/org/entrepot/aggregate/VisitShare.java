package org.entrepot.aggregate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;
import org.entrepot.stats.ClusterTable;

/**
 * The share of paths with at least one router in a city or a country: visit share (METHOD.md M10,
 * with the most likely city alone). The premises of the viewpoint and the destination's own address
 * are not counted. A hop between them without a place may stand anywhere: such paths count as
 * possible for every place.
 *
 * <p>Worked example: hops in Belgrade, nowhere known, Vienna and Vienna: one visit to Belgrade, one
 * to Vienna, and possible for every other city.
 *
 * @param <K> city or country
 */
public final class VisitShare<K extends Comparable<? super K>> implements Metric<VisitShare<K>> {
  private final Lens<City, K> lens;
  private final Home home;
  private final Own<K> own;
  private final Counts<K> counts = new Counts<>();

  /** Whether a place is the viewpoint's own. */
  private interface Own<K> {
    Answer is(Viewpoint viewpoint, City city, K kind);
  }

  private enum Answer {
    YES,
    MAYBE,
    NO
  }

  private VisitShare(Lens<City, K> lens, Function<Asn, Organization> whose, Own<K> own) {
    this.lens = lens;
    this.home = new Home(whose);
    this.own = own;
  }

  /** An empty count of cities; {@code whose} gives the organisation of an AS. */
  public static VisitShare<City> cities(Function<Asn, Organization> whose) {
    return new VisitShare<>(Lens.CITY, whose, (viewpoint, city, kind) -> Answer.NO);
  }

  /** An empty count of countries; {@code whose} gives the organisation of an AS. */
  public static VisitShare<CountryCode> countries(Function<Asn, Organization> whose) {
    return new VisitShare<>(Lens.COUNTRY, whose, (viewpoint, city, kind) -> Answer.NO);
  }

  /**
   * An empty count of cities other than the viewpoint's own. Where that is not known, every city of
   * its country may be it, and a visit is counted as possible; of a viewpoint that does not stand
   * where it says, any city at all may be it.
   */
  public static VisitShare<City> citiesAway(Function<Asn, Organization> whose) {
    return new VisitShare<>(
        Lens.CITY,
        whose,
        (viewpoint, city, kind) ->
            viewpoint
                .city()
                .map(here -> here.equals(city) ? Answer.YES : Answer.NO)
                .orElseGet(
                    () ->
                        !viewpoint.misplaced()
                                && viewpoint
                                    .country()
                                    .filter(here -> !here.equals(city.country()))
                                    .isPresent()
                            ? Answer.NO
                            : Answer.MAYBE));
  }

  /**
   * An empty count of countries other than the viewpoint's own; any may be that of one that does
   * not stand where it says.
   */
  public static VisitShare<CountryCode> countriesAway(Function<Asn, Organization> whose) {
    return new VisitShare<>(
        Lens.COUNTRY,
        whose,
        (viewpoint, city, kind) ->
            viewpoint
                .country()
                .filter(here -> !viewpoint.misplaced())
                .map(here -> here.equals(kind) ? Answer.YES : Answer.NO)
                .orElse(Answer.MAYBE));
  }

  @Override
  public void accept(ObservedPath path) {
    Set<K> seen = new TreeSet<>();
    Set<K> possible = new TreeSet<>();
    boolean open =
        eachCity(
            path,
            city -> {
              K kind = lens.see(city);
              switch (own.is(path.viewpoint(), city, kind)) {
                case NO -> seen.add(kind);
                case MAYBE -> possible.add(kind);
                case YES -> {}
              }
            });
    counts.add(Home.cluster(path), home.host(path), seen, possible, open);
  }

  /** Hands on the city of each located router between the ends; whether any may be elsewhere. */
  static boolean eachCity(ObservedPath path, Consumer<City> city) {
    List<ObservedHop> hops = path.hops();
    boolean open =
        hops.isEmpty() || hops.get(hops.size() - 1).role() != ObservedHop.Role.DESTINATION;
    for (ObservedHop hop : hops) {
      if (hop.role() == ObservedHop.Role.TRANSIT) {
        open |= hop.place().city().isEmpty();
        hop.place().city().ifPresent(city);
      }
    }
    return open;
  }

  @Override
  public VisitShare<K> combine(VisitShare<K> other) {
    counts.addAll(other.counts);
    return this;
  }

  /** The counts by cluster. */
  public ClusterTable<K> table() {
    return counts.table();
  }
}
