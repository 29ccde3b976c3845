package org.entrepot.score;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.entrepot.aggregate.EntryShare;
import org.entrepot.aggregate.ExitShare;
import org.entrepot.aggregate.FirstOutside;
import org.entrepot.aggregate.PathShare;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimand;
import org.entrepot.study.RegionDoors;
import org.entrepot.study.StudyResult;

/**
 * The shares that an analysis publishes, with their intervals, and what it says of whoever has
 * none.
 *
 * @param transitAs path share, transit only, of ASes
 * @param organizations the shares of organisations, as the analysis knows them; all kinds
 */
record Published(Told<Asn> transitAs, SortedMap<Share, Told<Organization>> organizations) {
  private static final Estimand TEST =
      new Estimand("true paths", "one vote for each AS", "the panel", "the period", "was met");

  /** Copies the map, and adds kinds of which nothing is said. */
  Published {
    SortedMap<Share, Told<Organization>> all = new TreeMap<>(organizations);
    for (Share share : Share.values()) {
      all.putIfAbsent(share, Told.nothing());
    }
    organizations = Collections.unmodifiableSortedMap(all);
  }

  Told<Organization> of(Share share) {
    return Optional.ofNullable(organizations.get(share)).orElseThrow();
  }

  static Published of(StudyResult study) {
    SortedMap<Share, Told<Organization>> all = new TreeMap<>();
    all.put(Share.TRANSIT, Told.of(study.rankings().transitOrganization()));
    all.put(Share.FIRST, Told.of(study.rankings().firstOperator().exact()));
    Optional<RegionDoors> exit = study.rankings().exit();
    exit.ifPresent(doors -> all.put(Share.EXIT, Told.of(doors.first())));
    exit.ifPresent(doors -> all.put(Share.EXIT_TRANSIT, Told.of(doors.transit())));
    Optional<RegionDoors> entry = study.rankings().entry();
    entry.ifPresent(doors -> all.put(Share.ENTRY, Told.of(doors.first())));
    entry.ifPresent(doors -> all.put(Share.ENTRY_TRANSIT, Told.of(doors.transit())));
    return new Published(Told.of(study.rankings().transitAs()), all);
  }

  /** What the estimator of a study says of some paths from the region and into it. */
  static Published estimated(Collection<ObservedPath> paths, Truth truth, long seed) {
    Region region = truth.region();
    Function<Asn, Optional<CountryCode>> countryOf = truth::countryOf;
    Function<Asn, Organization> whose = truth::organizationOf;
    Lens<Asn, Organization> lens = Lens.organization(whose);
    PathShare<Asn> as = PathShare.transit(Lens.AS, whose);
    PathShare<Organization> transit = PathShare.transit(lens, whose);
    FirstOutside<Organization> first = FirstOutside.of(lens, whose);
    ExitShare<Organization> exit = ExitShare.outOf(region, countryOf, lens, whose);
    EntryShare<Organization> entry = EntryShare.into(region, countryOf, lens, whose);
    for (ObservedPath path : paths) {
      if (path.viewpoint().country().filter(region::contains).isPresent()) {
        as.accept(path);
        transit.accept(path);
        first.accept(path);
        exit.accept(path);
      } else {
        entry.accept(path);
      }
    }
    SortedMap<Share, Told<Organization>> all = new TreeMap<>();
    Map.of(
            Share.TRANSIT, transit.table(),
            Share.FIRST, first.exact(),
            Share.EXIT, exit.first(),
            Share.EXIT_TRANSIT, exit.transit(),
            Share.ENTRY, entry.first(),
            Share.ENTRY_TRANSIT, entry.transit())
        .forEach((share, table) -> all.put(share, estimated(table, seed)));
    return new Published(estimated(as.table(), seed), all);
  }

  private static <K extends Comparable<? super K>> Told<K> estimated(
      ClusterTable<K> table, long seed) {
    return Told.of(Ranking.of("true", ClusterBootstrap.withSeed(seed).estimate(TEST, table)));
  }
}
