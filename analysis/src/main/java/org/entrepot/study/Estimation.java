package org.entrepot.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.aggregate.Door;
import org.entrepot.aggregate.Doors;
import org.entrepot.aggregate.FirstOutside;
import org.entrepot.aggregate.LocalExchange;
import org.entrepot.aggregate.UnavoidableExposure.Found;
import org.entrepot.aggregate.UnavoidableExposure.Pair;
import org.entrepot.annotate.AddressBook;
import org.entrepot.detour.DetourFindings;
import org.entrepot.detour.Frame;
import org.entrepot.graph.AsGraph;
import org.entrepot.multiverse.Multiverse;
import org.entrepot.multiverse.SpecificationCurve;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.ShareBootstrap;
import org.entrepot.stats.Weights;

/** Makes rankings of a study's counts. */
final class Estimation {
  private final StudyConfig config;
  private final AddressBook book;
  private final Counting counting;
  private final OperatorSubjects subjects;
  private final AsGraph known;
  private final Optional<Unavoidables> unavoidable;

  Estimation(StudyConfig config, AddressBook book, Counting counting) {
    this.config = config;
    this.book = book;
    this.counting = counting;
    this.subjects = new OperatorSubjects(book, counting);
    this.known = AsGraph.known(book);
    this.unavoidable = Unavoidables.of(counting.unavoidable, known, book);
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
                subjects::organization),
            rank(
                "first-operator-gapped-organisation",
                "met it as the first seen outside the vantage point's own organisation, behind a"
                    + " stretch that is not known",
                counting.firstOrganization.gapped(),
                subjects::organization),
            rank(
                "first-operator-exact-as",
                "met it first outside the vantage point's own organisation, with nothing unknown"
                    + " before it, other than the destination's",
                counting.firstAs.exact(),
                subjects::as),
            rank(
                "first-operator-outcome",
                "ended the search for the first operator outside in this way",
                counting.firstOrganization.outcomes(),
                Estimation::word));
    Optional<RegionDoors> exit = exit();
    Optional<RegionDoors> entry = entry();
    Ranking<Organization> transitOrganization =
        rank(
            "transit-path-share-organisation",
            transit,
            counting.transitOrganization.table(),
            subjects::organization);
    Dependence dependence = dependence();
    return new Rankings(
        rank("transit-path-share-as", transit, counting.transitAs.table(), subjects::as),
        transitOrganization,
        first,
        exit,
        entry,
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
        dependence,
        partitions(exit, entry),
        cones(
            Stream.concat(
                Stream.of(transitOrganization, first.exact(), dependence.hegemony()),
                Stream.concat(exit.stream(), entry.stream()).map(RegionDoors::transit))),
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
        rank("country-visit-share-away", away, counting.countriesAway.table(), Estimation::country),
        new CityEstimation(counting.hubs, config.seed(), Estimation::city)
            .hubs(
                event -> estimand(unit(), frame(), event),
                event -> estimand(entering(), outside(), event)));
  }

  /** Trimmed means of paths' shares with the ends, and means over pairs of those without. */
  private Dependence dependence() {
    ShareBootstrap trimmed =
        ShareBootstrap.withSeed(config.seed()).trimmed(Dependence.HEGEMONY.trim());
    Estimand hegemony =
        estimand(
            unit(), Dependence.HEGEMONY_WEIGHTING, frame(), "went through it, the ends included");
    ShareBootstrap plain = ShareBootstrap.withSeed(config.seed());
    Estimand betweenness =
        estimand(
            unit(),
            "one vote for each pair of a network with a vantage point and a destination",
            frame(),
            "went through it, the operator of neither end");
    return new Dependence(
        Ranking.of(
            "hegemony-organisation",
            trimmed.estimate(hegemony, counting.allOrganization.table()),
            subjects::organization),
        Ranking.of("hegemony-as", trimmed.estimate(hegemony, counting.allAs.table()), subjects::as),
        Ranking.of(
            "observed-betweenness-organisation",
            plain.estimate(betweenness, counting.betweennessOrganization.table()),
            subjects::organization),
        Ranking.of(
            "observed-betweenness-as",
            plain.estimate(betweenness, counting.betweennessAs.table()),
            subjects::as),
        new CountryEstimation(book, config.region(), config.seed(), subjects::organization)
            .of(counting.inside));
  }

  /** The cones of all who are ranked. */
  private Optional<Cones> cones(Stream<Ranking<Organization>> rankings) {
    return book.knowsRelationships()
        ? Optional.of(
            new ConeCounting(book, known, config.region())
                .of(
                    rankings
                        .flatMap(ranking -> ranking.rows().stream())
                        .map(Ranking.Row::key)
                        .collect(Collectors.toCollection(TreeSet::new)),
                    subjects::organization,
                    counting.cones))
        : Optional.empty();
  }

  /** What divides paths among operators, and nothing that overlaps. */
  private List<Partition> partitions(Optional<RegionDoors> exit, Optional<RegionDoors> entry) {
    List<Partition> partitions = new ArrayList<>();
    exit.ifPresent(
        doors ->
            partitions.add(
                Partition.of(
                    "exit-share",
                    "Paths out of the region, by its operator at the border",
                    doors.first().estimates())));
    entry.ifPresent(
        doors ->
            partitions.add(
                Partition.of(
                    "entry-share",
                    "Paths into the region, by its operator at the border",
                    doors.first().estimates())));
    partitions.add(
        Partition.of(
            "first-operator",
            "Paths by the first operator outside the probe's own, where there is another than the"
                + " destination's",
            ClusterBootstrap.withSeed(config.seed())
                .estimate(
                    estimand(
                        unit()
                            + ", less those that certainly have no operator between the two ends"
                            + " first",
                        frame(),
                        "met it first outside the vantage point's own organisation"),
                    FirstOutside.ofSomebody(counting.firstOrganization.exact()))));
    return partitions;
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

  /** Which paths between ends of one country or of the region leave it. */
  DetourFindings detours() {
    return counting.detours.findings(
        new Frame(
            config.mark() + "traceroute paths", probes(), config.period().words(), config.seed()));
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
    return rank(doors.transit().metric(), estimand, input.table(), subjects::organization);
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
        .transit(rankings.transitOrganization(), subjects::organization, config.seed())
        .ifPresent(curves::add);
    multiverse
        .first(rankings.firstOperator().exact(), subjects::organization, config.seed())
        .ifPresent(curves::add);
    rankings
        .exit()
        .flatMap(doors -> multiverse.exit(doors.transit(), subjects::organization, config.seed()))
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
                    subjects::organization));
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
        entering(),
        outside(),
        "came into the region by it, the operator of neither end",
        new TreeMap<>());
  }

  private String entering() {
    return config.mark() + "traceroute paths from outside the region to networks of it";
  }

  private String outside() {
    return probes() + " outside " + String.join(", ", countries());
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
                subjects::organization),
            rank(
                way + "-among-transit-organisation",
                estimand(
                    unit + " that the operator of neither end carries through", frame, carried),
                doors.amongTransit(),
                subjects::organization),
            rank(
                way + "-share-organisation",
                estimand(unit, frame, border + (out ? ", the last time" : ", the first time")),
                doors.first(),
                subjects::organization),
            rank(
                way + "-share-inner-organisation",
                estimand(unit, frame, border + (out ? ", the first time" : ", the last time")),
                doors.last(),
                subjects::organization),
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
    Subject outside = subjects.organization(door.outside());
    Subject inside = subjects.organization(door.inside());
    return new Subject(
        outside.id() + "-" + inside.id(), outside.name() + " | " + inside.name(), inside.country());
  }

  private static Subject word(String outcome) {
    return new Subject(outcome, outcome, Optional.empty());
  }

  private <K> Ranking<K> rank(
      String metric, String event, ClusterTable<K> table, Function<K, Subject> names) {
    return rank(metric, estimand(unit(), frame(), event), table, names);
  }

  private <K> Ranking<K> rank(
      String metric, Estimand estimand, ClusterTable<K> table, Function<K, Subject> names) {
    return Ranking.of(
        metric, ClusterBootstrap.withSeed(config.seed()).estimate(estimand, table), names);
  }

  private String unit() {
    return config.mark() + "traceroute paths to " + counting.destinations(book::nameOf).words();
  }

  private Estimand estimand(String unit, String frame, String event) {
    return estimand(unit, Weights.EQUAL.words(), frame, event);
  }

  private Estimand estimand(String unit, String weighting, String frame, String event) {
    return new Estimand(unit, weighting, frame, config.period().words(), event);
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

  private static Subject city(City city) {
    return new Subject(Long.toString(city.geonamesId()), city.name(), Optional.of(city.country()));
  }

  private static Subject country(CountryCode country) {
    return new Subject(country.code(), country.englishName(), Optional.of(country));
  }
}
