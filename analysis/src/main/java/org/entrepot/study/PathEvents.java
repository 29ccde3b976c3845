package org.entrepot.study;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.aggregate.CityGateway;
import org.entrepot.aggregate.CityHandover;
import org.entrepot.aggregate.Door;
import org.entrepot.aggregate.Doors;
import org.entrepot.aggregate.EntryShare;
import org.entrepot.aggregate.ExitShare;
import org.entrepot.aggregate.FirstOutside;
import org.entrepot.aggregate.ForeignExposure;
import org.entrepot.aggregate.LocalExchange;
import org.entrepot.aggregate.Metric;
import org.entrepot.aggregate.PathShare;
import org.entrepot.aggregate.UnavoidableExposure;
import org.entrepot.aggregate.UnavoidableExposure.Found;
import org.entrepot.aggregate.VisitShare;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * What a single path counts for in a metric of a study: the same metric, over that path alone. So
 * the paths behind a number can be told, and two studies compared path by path.
 */
public final class PathEvents {
  private final boolean fromOutside;
  private final Function<ObservedPath, ClusterTable<?>> count;

  /**
   * @param fromOutside whether it is about paths of vantage points outside the region
   * @param count counts one path
   */
  private PathEvents(boolean fromOutside, Function<ObservedPath, ClusterTable<?>> count) {
    this.fromOutside = fromOutside;
    this.count = count;
  }

  /**
   * Each metric of a study that counts events on paths, by its name.
   *
   * @param facts what the study knows of those on its paths
   */
  public static Map<String, PathEvents> all(Region region, PathFacts facts) {
    Function<Asn, Organization> whose = facts::whose;
    Function<Asn, Optional<CountryCode>> countryOf = facts.country(Operator::country);
    Lens<Asn, Organization> organization = Lens.organization(whose);
    Map<String, PathEvents> all = new TreeMap<>();
    kept(all, "transit-path-share-as", p -> on(p, PathShare.transit(Lens.AS, whose)).table());
    kept(
        all,
        "transit-path-share-organisation",
        p -> on(p, PathShare.transit(organization, whose)).table());
    Function<ObservedPath, FirstOutside<Organization>> first =
        p -> on(p, FirstOutside.of(organization, whose));
    kept(all, "first-operator-exact-organisation", p -> first.apply(p).exact());
    kept(all, "first-operator-gapped-organisation", p -> first.apply(p).gapped());
    kept(all, "first-operator-exact-as", p -> on(p, FirstOutside.of(Lens.AS, whose)).exact());
    kept(all, "first-operator-outcome", p -> first.apply(p).outcomes());
    kept(all, "city-visit-share", p -> on(p, VisitShare.cities(whose)).table());
    kept(all, "city-visit-share-away", p -> on(p, VisitShare.citiesAway(whose)).table());
    kept(all, "city-handover", p -> on(p, CityHandover.of(whose)).table());
    kept(all, "city-gateway", p -> on(p, CityGateway.outOf(region, whose)).table());
    kept(all, "country-visit-share", p -> on(p, VisitShare.countries(whose)).table());
    kept(all, "country-visit-share-away", p -> on(p, VisitShare.countriesAway(whose)).table());
    Function<ObservedPath, ExitShare<Organization>> exit =
        p -> on(p, ExitShare.outOf(region, countryOf, organization, whose));
    doors(all, "exit", false, exit);
    for (CountryCode country : region.countries()) {
      kept(
          all,
          "exit-transit-organisation-" + country.code().toLowerCase(Locale.ROOT),
          p ->
              p.viewpoint().country().filter(country::equals).isPresent()
                  ? exit.apply(p).transit()
                  : new ClusterTable<Organization>(List.of(), new TreeMap<>()));
    }
    kept(
        all,
        "local-exchange",
        p -> on(p, LocalExchange.in(region, countryOf, facts::countryOfExchange, whose)).table());
    kept(
        all,
        "exposure-registration",
        p ->
            on(p, ForeignExposure.registration(facts.country(Operator::registration), whose))
                .table());
    kept(
        all,
        "exposure-owner",
        p -> on(p, ForeignExposure.control(facts.country(Operator::owner), whose)).table());
    Map<String, EndPair> pairs = facts.pairsByName();
    kept(all, "exposure-only-registration", p -> only(p, whose, pairs, EndPair::registration));
    kept(all, "exposure-only-owner", p -> only(p, whose, pairs, EndPair::owner));
    doors(all, "entry", true, p -> on(p, EntryShare.into(region, countryOf, organization, whose)));
    return all;
  }

  private static void kept(
      Map<String, PathEvents> all, String metric, Function<ObservedPath, ClusterTable<?>> count) {
    all.put(metric, new PathEvents(false, count));
  }

  private static void doors(
      Map<String, PathEvents> all,
      String way,
      boolean fromOutside,
      Function<ObservedPath, ? extends Doors<Organization, ?>> doors) {
    Map<String, Function<Doors<Organization, ?>, ClusterTable<?>>> tables =
        Map.of(
            "-transit-organisation", Doors::transit,
            "-among-transit-organisation", Doors::amongTransit,
            "-share-organisation", Doors::first,
            "-share-inner-organisation", Doors::last,
            "-door-organisation", Doors::doors,
            "-outcome", Doors::outcomes,
            "-returns", Doors::returns);
    tables.forEach(
        (what, table) ->
            all.put(way + what, new PathEvents(fromOutside, p -> table.apply(doors.apply(p)))));
  }

  private static ClusterTable<CountryCode> only(
      ObservedPath path,
      Function<Asn, Organization> whose,
      Map<String, EndPair> pairs,
      Function<EndPair, SortedSet<CountryCode>> lens) {
    UnavoidableExposure one = on(path, UnavoidableExposure.of(whose));
    return one.table(
        one.pairs(
            (source, destinations) ->
                Optional.ofNullable(pairs.get(EndPair.name(source, destinations)))
                    .map(pair -> new Found(lens.apply(pair), new TreeSet<>(), false))
                    .orElse(Found.NOTHING)));
  }

  private static <M extends Metric<M>> M on(ObservedPath path, M empty) {
    empty.accept(path);
    return empty;
  }

  /**
   * The ids of the subjects that a path counts for, as in the rankings; empty if the metric does
   * not count the path at all.
   */
  public Optional<SortedSet<String>> of(ObservedPath path) {
    boolean isOutside = path.discarded().filter(SetAside.OUTSIDE_REGION::equals).isPresent();
    if (fromOutside ? !isOutside : path.discarded().isPresent()) {
      return Optional.empty();
    }
    ClusterTable<?> table = count.apply(path);
    if (table.clusters().isEmpty()) {
      return Optional.empty();
    }
    SortedSet<String> subjects = new TreeSet<>();
    table
        .events()
        .forEach(
            (subject, counts) -> {
              if (counts.get(0).units() > 0) {
                subjects.add(id(subject));
              }
            });
    return Optional.of(subjects);
  }

  private static String id(Object subject) {
    if (subject instanceof Asn asn) {
      return Long.toString(asn.value());
    }
    if (subject instanceof Organization organization) {
      return organization.id();
    }
    if (subject instanceof Door<?> door) {
      return id(door.outside()) + "-" + id(door.inside());
    }
    if (subject instanceof City city) {
      return Long.toString(city.geonamesId());
    }
    return subject.toString(); // a country's code, or an outcome
  }
}
