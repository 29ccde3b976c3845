package org.entrepot.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.aggregate.Door;
import org.entrepot.aggregate.Doors;
import org.entrepot.aggregate.LocalExchange;
import org.entrepot.aggregate.UnavoidableExposure.Found;
import org.entrepot.aggregate.UnavoidableExposure.Pair;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Sourced;
import org.entrepot.multiverse.Multiverse;
import org.entrepot.multiverse.SpecificationCurve;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Weights;

/** Makes rankings of a study's counts. */
final class Estimation {
  private final StudyConfig config;
  private final AddressBook book;
  private final Counting counting;
  private final Optional<Unavoidables> unavoidable;
  private final Map<Organization, Asn> mostMet;
  private final Map<Organization, Set<Asn>> seen = new HashMap<>();

  Estimation(StudyConfig config, AddressBook book, Counting counting) {
    this.config = config;
    this.book = book;
    this.counting = counting;
    ClusterTable<Asn> transit = counting.transitAs.table();
    this.unavoidable = Unavoidables.of(counting.unavoidable, book);
    this.mostMet = mostMet(transit);
    for (ClusterTable<Asn> table :
        List.of(transit, counting.firstAs.exact(), counting.firstAs.gapped())) {
      table.events().keySet().forEach(this::see);
    }
  }

  Rankings rankings() {
    String transit = "went through it, the operator of neither end";
    String visit = "met a router there";
    String away = "met a router there, outside the vantage point's own";
    FirstOperator first =
        new FirstOperator(
            rank(
                "first-operator-exact-organisation",
                "met it first outside the vantage point's own organisation, with nothing unknown"
                    + " before it, other than the destination's",
                counting.firstOrganization.exact(),
                this::organization),
            rank(
                "first-operator-gapped-organisation",
                "met it as the first seen outside the vantage point's own organisation, behind a"
                    + " stretch that is not known",
                counting.firstOrganization.gapped(),
                this::organization),
            rank(
                "first-operator-exact-as",
                "met it first outside the vantage point's own organisation, with nothing unknown"
                    + " before it, other than the destination's",
                counting.firstAs.exact(),
                this::as),
            rank(
                "first-operator-outcome",
                "ended the search for the first operator outside in this way",
                counting.firstOrganization.outcomes(),
                Estimation::word));

    return new Rankings(
        rank("transit-path-share-as", transit, counting.transitAs.table(), this::as),
        rank(
            "transit-path-share-organisation",
            transit,
            counting.transitOrganization.table(),
            this::organization),
        first,
        exit(),
        entry(),
        localExchange(),
        rank(
            "exposure-registration",
            "went through an operator of neither end that is registered there",
            counting.registration.table(),
            Estimation::country),
        book.knowsOwners()
            ? Optional.of(
                rank(
                    "exposure-owner",
                    "went through an operator of neither end that its state is known to own",
                    counting.control.table(),
                    Estimation::country))
            : Optional.empty(),
        unavoidable.map(
            found -> only("exposure-only-registration", "registered there", found.registration())),
        unavoidable.flatMap(
            found ->
                found
                    .control()
                    .map(pairs -> only("exposure-only-owner", "that its state owns", pairs))),
        rank("city-visit-share", visit, counting.cities.table(), Estimation::city),
        rank("city-visit-share-away", away, counting.citiesAway.table(), Estimation::city),
        rank("country-visit-share", visit, counting.countries.table(), Estimation::country),
        rank(
            "country-visit-share-away", away, counting.countriesAway.table(), Estimation::country));
  }

  private Optional<Ranking<LocalExchange.Outcome>> localExchange() {
    ClusterTable<LocalExchange.Outcome> table = counting.localExchange.table();
    return table.clusters().isEmpty()
        ? Optional.empty()
        : Optional.of(
            rank(
                "local-exchange",
                estimand(
                    config.mark() + "traceroute paths between networks of the region",
                    frame(),
                    "was handed over there"),
                table,
                outcome -> word(outcome.toString())));
  }

  /** The ends of paths with whom they cannot go around; none without relationships. */
  List<EndPair> pairs() {
    return unavoidable.map(Unavoidables::surely).orElse(List.of());
  }

  /** By whom paths come in, destinations weighted; none where no path does. */
  List<EntryWeighting> entryWeights(Rankings rankings) {
    return rankings
        .entry()
        .map(
            doors ->
                EntryWeighting.of(
                    counting.entryWeights, doors.transit(), book, input -> weighted(doors, input)))
        .orElse(List.of());
  }

  private Ranking<Organization> weighted(RegionDoors doors, EntryWeighting.Input input) {
    Estimand byPath = doors.transit().estimates().estimand();
    Estimand estimand =
        new Estimand(
            byPath.unit(),
            byPath.weighting() + ", and within it destinations by " + input.by().words(),
            byPath.frame(),
            byPath.window(),
            byPath.event());
    return rank(doors.transit().metric(), estimand, input.table(), this::organization);
  }

  private Ranking<CountryCode> only(String metric, String whose, SortedMap<Pair, Found> found) {
    return rank(
        metric,
        "went between two networks that have no known way around the operators " + whose,
        counting.unavoidable.table(found),
        Estimation::country);
  }

  /** What becomes of the headlines under other definitions. */
  List<SpecificationCurve> multiverse(Rankings rankings, Multiverse multiverse) {
    List<SpecificationCurve> curves = new ArrayList<>();
    multiverse
        .transit(rankings.transitOrganization(), this::organization, config.seed())
        .ifPresent(curves::add);
    multiverse
        .first(rankings.firstOperator().exact(), this::organization, config.seed())
        .ifPresent(curves::add);
    rankings
        .exit()
        .flatMap(doors -> multiverse.exit(doors.transit(), this::organization, config.seed()))
        .ifPresent(curves::add);
    multiverse.city(rankings.cityAway(), Estimation::city, config.seed()).ifPresent(curves::add);
    return curves;
  }

  /** By whom paths leave the region, and from which of its countries. */
  private Optional<RegionDoors> exit() {
    SortedMap<CountryCode, Ranking<Organization>> byCountry = new TreeMap<>();
    counting.exitByCountry.forEach(
        (country, doors) -> {
          if (!doors.transit().clusters().isEmpty()) {
            byCountry.put(
                country,
                rank(
                    "exit-transit-organisation-" + country.code().toLowerCase(Locale.ROOT),
                    estimand(leaving(), probes() + " in " + country.englishName(), carriedOut()),
                    doors.transit(),
                    this::organization));
          }
        });
    return doors("exit", counting.exit, leaving(), frame(), carriedOut(), byCountry);
  }

  private static String carriedOut() {
    return "left the region by it, the operator of neither end";
  }

  private String leaving() {
    return config.mark() + "traceroute paths from the region to networks outside of it";
  }

  private Optional<RegionDoors> entry() {
    return doors(
        "entry",
        counting.entry,
        config.mark() + "traceroute paths from outside the region to networks of it",
        probes() + " outside " + String.join(", ", countries()),
        "came into the region by it, the operator of neither end",
        new TreeMap<>());
  }

  private Optional<RegionDoors> doors(
      String way,
      Doors<Organization, ?> doors,
      String unit,
      String frame,
      String carried,
      SortedMap<CountryCode, Ranking<Organization>> byCountry) {
    if (doors.transit().clusters().isEmpty()) {
      return Optional.empty();
    }
    boolean out = way.equals("exit");
    String border = "had it as the operator of the region next to its border";
    return Optional.of(
        new RegionDoors(
            rank(
                way + "-transit-organisation",
                estimand(unit, frame, carried),
                doors.transit(),
                this::organization),
            rank(
                way + "-among-transit-organisation",
                estimand(
                    unit + " that the operator of neither end carries through", frame, carried),
                doors.amongTransit(),
                this::organization),
            rank(
                way + "-share-organisation",
                estimand(unit, frame, border + (out ? ", the last time" : ", the first time")),
                doors.first(),
                this::organization),
            rank(
                way + "-share-inner-organisation",
                estimand(unit, frame, border + (out ? ", the first time" : ", the last time")),
                doors.last(),
                this::organization),
            rank(
                way + "-door-organisation",
                estimand(unit, frame, "crossed its border between these two"),
                doors.doors(),
                this::door),
            rank(
                way + "-outcome",
                estimand(
                    unit, frame, "ended the search for the operator at the border in this way"),
                doors.outcomes(),
                Estimation::word),
            rank(
                way + "-returns",
                estimand(unit, frame, "crossed the border in this way"),
                doors.returns(),
                Estimation::word),
            byCountry));
  }

  private Subject door(Door<Organization> door) {
    Subject outside = organization(door.outside());
    Subject inside = organization(door.inside());
    return new Subject(
        outside.id() + "-" + inside.id(), outside.name() + " | " + inside.name(), inside.country());
  }

  private static Subject word(String outcome) {
    return new Subject(outcome, outcome, Optional.empty());
  }

  private <K> Ranking<K> rank(
      String metric, String event, ClusterTable<K> table, Function<K, Subject> subjects) {
    String unit =
        config.mark() + "traceroute paths to " + counting.destinations(book::nameOf).words();
    return rank(metric, estimand(unit, frame(), event), table, subjects);
  }

  private <K> Ranking<K> rank(
      String metric, Estimand estimand, ClusterTable<K> table, Function<K, Subject> subjects) {
    return Ranking.of(
        metric, ClusterBootstrap.withSeed(config.seed()).estimate(estimand, table), subjects);
  }

  private Estimand estimand(String unit, String frame, String event) {
    return new Estimand(unit, Weights.EQUAL.words(), frame, config.period().words(), event);
  }

  private String frame() {
    return probes() + " in " + String.join(", ", countries());
  }

  private String probes() {
    return (config.synthetic() ? "simulated" : "RIPE Atlas") + " probes";
  }

  private List<String> countries() {
    return config.region().countries().stream().map(CountryCode::englishName).sorted().toList();
  }

  private Subject as(Asn asn) {
    return new Subject(
        Long.toString(asn.value()), book.nameOf(asn).orElse(asn.toString()), countryOf(asn));
  }

  private void see(Asn asn) {
    seen.computeIfAbsent(book.organizationOf(asn), key -> new TreeSet<>()).add(asn);
  }

  /**
   * An organisation, called by its AS that was met most often: the lists of siblings call a group
   * by any one of its members. Siblings are told of where several of its ASes were seen as
   * operators.
   */
  private Subject organization(Organization organization) {
    Asn met = mostMet.getOrDefault(organization, Asn.parse(organization.id()));
    String name = as(met).name();
    return new Subject(
        organization.id(),
        seen.getOrDefault(organization, Set.of()).size() > 1 ? name + " and siblings" : name,
        countryOf(met));
  }

  /** For each organisation its AS on the most paths; of equal ones the lowest. */
  private Map<Organization, Asn> mostMet(ClusterTable<Asn> table) {
    Map<Organization, Asn> most = new HashMap<>();
    Map<Organization, Long> paths = new HashMap<>();
    table
        .events()
        .forEach(
            (asn, counts) -> {
              long units = counts.stream().mapToLong(ClusterTable.Count::units).sum();
              Organization organization = book.organizationOf(asn);
              if (units > paths.getOrDefault(organization, 0L)) {
                paths.put(organization, units);
                most.put(organization, asn);
              }
            });
    return most;
  }

  private Optional<CountryCode> countryOf(Asn asn) {
    return book.countryOf(asn).map(Sourced::value);
  }

  private static Subject city(City city) {
    return new Subject(Long.toString(city.geonamesId()), city.name(), Optional.of(city.country()));
  }

  private static Subject country(CountryCode country) {
    return new Subject(country.code(), country.englishName(), Optional.of(country));
  }
}
