package org.entrepot.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entrepot.aggregate.EntryShare;
import org.entrepot.aggregate.EntryWeights;
import org.entrepot.aggregate.ExitShare;
import org.entrepot.aggregate.FirstOutside;
import org.entrepot.aggregate.ForeignExposure;
import org.entrepot.aggregate.Hegemony;
import org.entrepot.aggregate.LocalExchange;
import org.entrepot.aggregate.ObservedBetweenness;
import org.entrepot.aggregate.PathShare;
import org.entrepot.aggregate.UnavoidableExposure;
import org.entrepot.aggregate.VisitShare;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.CountryAttribution;
import org.entrepot.annotate.Exchange;
import org.entrepot.annotate.Sourced;
import org.entrepot.detour.DetourCount;
import org.entrepot.graph.ObservedCones;
import org.entrepot.graph.ObservedLinks;
import org.entrepot.landscape.LandscapeCount;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Tally;
import org.entrepot.stats.Evidence;

/** Everything that a study counts, in whole numbers that merge exactly. One thread's own. */
final class Counting {
  final PathShare<Asn> transitAs;
  final PathShare<Organization> transitOrganization;
  final PathShare<Asn> allAs;
  final PathShare<Organization> allOrganization;
  final ObservedBetweenness<Asn> betweennessAs;
  final ObservedBetweenness<Organization> betweennessOrganization;
  final Hegemony<Organization> inside;
  final FirstOutside<Organization> firstOrganization;
  final FirstOutside<Asn> firstAs;
  final VisitShare<City> cities;
  final VisitShare<City> citiesAway;
  final VisitShare<CountryCode> countries;
  final VisitShare<CountryCode> countriesAway;
  final ExitShare<Organization> exit;
  final EntryShare<Organization> entry;
  final EntryWeights<Organization> entryWeights;
  final LocalExchange localExchange;
  final ForeignExposure registration;
  final ForeignExposure control;
  final UnavoidableExposure unavoidable;
  final DetourCount detours;
  final CityCounting hubs;
  final LandscapeCount landscape;
  final NavigableMap<CountryCode, ExitShare<Organization>> exitByCountry = new TreeMap<>();
  final ObservedLinks links = new ObservedLinks();
  final ObservedCones cones;
  final SortedMap<String, Long> setAside = new TreeMap<>();

  private final AddressBook book;
  private final Function<Asn, Organization> whose;
  private final Predicate<Asn> isInside;
  private final SortedMap<CountryCode, Seen> panel = new TreeMap<>();
  private final NavigableSet<IpAddress> destinations = new TreeSet<>();
  private final NavigableSet<Asn> destinationAsns = new TreeSet<>();
  private final SortedMap<String, Long> hopsByReason = new TreeMap<>();
  private final SortedMap<String, Long> hopsByPlace = new TreeMap<>();
  private final SortedMap<String, Long> pathsByFlag = new TreeMap<>();
  private final SortedMap<Integer, Long> pathsByExchanges = new TreeMap<>();
  private final SortedMap<String, Long> pathsByTable = new TreeMap<>();
  private long paths;
  private long reached;
  private long resolved;
  private long gapped;
  private long ambiguous;
  private long looped;
  private long exchanges;
  private long hops;
  private long resolvedHops;

  /** The vantage points of one country. */
  private static final class Seen {
    final NavigableSet<Long> probes = new TreeSet<>();
    final NavigableSet<Asn> asns = new TreeSet<>();
    long paths;
  }

  Counting(Region region, AddressBook book, DetourCount.Setting ends) {
    this.book = book;
    whose = book::organizationOf;
    Function<Asn, Optional<CountryCode>> countryOf = asn -> book.countryOf(asn).map(Sourced::value);
    Lens<Asn, Organization> organization = Lens.organization(whose);
    transitAs = PathShare.transit(Lens.AS, whose);
    transitOrganization = PathShare.transit(organization, whose);
    allAs = PathShare.all(Lens.AS, whose);
    allOrganization = PathShare.all(organization, whose);
    betweennessAs = ObservedBetweenness.transit(Lens.AS, whose);
    betweennessOrganization = ObservedBetweenness.transit(organization, whose);
    inside = Hegemony.of(organization, whose);
    isInside = asn -> countryOf.apply(asn).filter(region::contains).isPresent();
    firstOrganization = FirstOutside.of(organization, whose);
    firstAs = FirstOutside.of(Lens.AS, whose);
    cities = VisitShare.cities(whose);
    citiesAway = VisitShare.citiesAway(whose);
    countries = VisitShare.countries(whose);
    countriesAway = VisitShare.countriesAway(whose);
    cones = ObservedCones.by(book);
    exit = ExitShare.outOf(region, countryOf, organization, whose);
    entry = EntryShare.into(region, countryOf, organization, whose);
    entryWeights = EntryWeights.into(region, countryOf, organization, whose);
    localExchange =
        LocalExchange.in(
            region, countryOf, id -> book.exchange(id).flatMap(Exchange::country), whose);
    registration =
        ForeignExposure.registration(
            asn -> book.countryOf(asn, CountryAttribution.REGISTRATION).map(Sourced::value), whose);
    control =
        ForeignExposure.control(
            asn -> book.ownerOf(asn).map(owner -> owner.value().state()), whose);
    unavoidable = UnavoidableExposure.of(whose);
    detours = DetourCount.of(ends);
    hubs = new CityCounting(region, countryOf, whose);
    landscape = LandscapeCount.by(book);
    for (CountryCode country : region.countries()) {
      exitByCountry.put(country, ExitShare.outOf(region, countryOf, organization, whose));
    }
  }

  void setAside(String reason) {
    setAside.merge(reason, 1L, Long::sum);
  }

  /** Counts the results of a type that is no traceroute. */
  void setAsideType(String type, long number) {
    if (!type.equals(Tally.TRACEROUTE) && number > 0) {
      String name = type.equals(Tally.NO_TYPE) ? "unknown" : type;
      setAside.merge("result of type " + name, number, Long::sum);
    }
  }

  /** Counts a path of a vantage point outside the region, which only entries are told from. */
  void outside(ObservedPath path) {
    entry.accept(path);
    entryWeights.accept(path);
    hubs.outside(path);
  }

  void keep(ObservedPath path) {
    transitAs.accept(path);
    transitOrganization.accept(path);
    allAs.accept(path);
    allOrganization.accept(path);
    betweennessAs.accept(path);
    betweennessOrganization.accept(path);
    if (path.destinationAsns().stream().anyMatch(isInside)) {
      inside.accept(path);
    }
    firstOrganization.accept(path);
    firstAs.accept(path);
    cities.accept(path);
    citiesAway.accept(path);
    countries.accept(path);
    countriesAway.accept(path);
    exit.accept(path);
    localExchange.accept(path);
    registration.accept(path);
    control.accept(path);
    unavoidable.accept(path);
    detours.accept(path);
    hubs.keep(path);
    landscape.accept(path);
    path.viewpoint()
        .country()
        .flatMap(country -> Optional.ofNullable(exitByCountry.get(country)))
        .ifPresent(ofCountry -> ofCountry.accept(path));
    links.accept(path);
    cones.accept(path);
    path.destination().ifPresent(destinations::add);
    destinationAsns.addAll(path.destinationAsns());
    CountryCode country = path.viewpoint().country().orElseThrow();
    Seen seen = panel.computeIfAbsent(country, code -> new Seen());
    seen.probes.add(path.viewpoint().probeId());
    path.viewpoint().asn().ifPresent(seen.asns::add);
    seen.paths++;
    judge(path);
  }

  /** Counts how a kept path compares with what was announced. */
  void compared(String outcome) {
    pathsByTable.merge(outcome, 1L, Long::sum);
  }

  private void judge(ObservedPath path) {
    paths++;
    reached += path.reached() ? 1 : 0;
    boolean known =
        path.asPath().steps().stream()
            .noneMatch(step -> step instanceof AsPath.Gap || step instanceof AsPath.OneOf);
    resolved += known ? 1 : 0;
    gapped += path.flags().contains("gap") ? 1 : 0;
    ambiguous += path.asPath().steps().stream().anyMatch(AsPath.OneOf.class::isInstance) ? 1 : 0;
    looped += path.flags().contains("ip-loop") || path.flags().contains("as-loop") ? 1 : 0;
    exchanges += path.exchanges().isEmpty() ? 0 : 1;
    path.flags().forEach(flag -> pathsByFlag.merge(flag, 1L, Long::sum));
    pathsByExchanges.merge(path.exchanges().size(), 1L, Long::sum);
    for (ObservedHop hop : path.hops()) {
      hops++;
      resolvedHops += hop.operators().size() == 1 ? 1 : 0;
      hopsByReason.merge(hop.reason(), 1L, Long::sum);
      String place =
          hop.place()
              .match(
                  located -> "located: " + located.reason(),
                  unlocated -> "not located: " + unlocated.reason());
      hopsByPlace.merge(place, 1L, Long::sum);
    }
  }

  Counting combine(Counting other) {
    transitAs.combine(other.transitAs);
    transitOrganization.combine(other.transitOrganization);
    allAs.combine(other.allAs);
    allOrganization.combine(other.allOrganization);
    betweennessAs.combine(other.betweennessAs);
    betweennessOrganization.combine(other.betweennessOrganization);
    inside.combine(other.inside);
    firstOrganization.combine(other.firstOrganization);
    firstAs.combine(other.firstAs);
    cities.combine(other.cities);
    citiesAway.combine(other.citiesAway);
    countries.combine(other.countries);
    countriesAway.combine(other.countriesAway);
    exit.combine(other.exit);
    entry.combine(other.entry);
    entryWeights.combine(other.entryWeights);
    localExchange.combine(other.localExchange);
    registration.combine(other.registration);
    control.combine(other.control);
    unavoidable.combine(other.unavoidable);
    detours.combine(other.detours);
    hubs.combine(other.hubs);
    landscape.combine(other.landscape);
    exitByCountry.forEach(
        (country, ours) -> ours.combine(Objects.requireNonNull(other.exitByCountry.get(country))));
    links.combine(other.links);
    cones.combine(other.cones);
    destinations.addAll(other.destinations);
    destinationAsns.addAll(other.destinationAsns);
    addAll(setAside, other.setAside);
    addAll(hopsByReason, other.hopsByReason);
    addAll(hopsByPlace, other.hopsByPlace);
    addAll(pathsByFlag, other.pathsByFlag);
    addAll(pathsByExchanges, other.pathsByExchanges);
    addAll(pathsByTable, other.pathsByTable);
    other.panel.forEach(
        (country, theirs) -> {
          Seen ours = panel.computeIfAbsent(country, code -> new Seen());
          ours.probes.addAll(theirs.probes);
          ours.asns.addAll(theirs.asns);
          ours.paths += theirs.paths;
        });
    paths += other.paths;
    reached += other.reached;
    resolved += other.resolved;
    gapped += other.gapped;
    ambiguous += other.ambiguous;
    looped += other.looped;
    exchanges += other.exchanges;
    hops += other.hops;
    resolvedHops += other.resolvedHops;
    return this;
  }

  private static <K> void addAll(SortedMap<K, Long> to, SortedMap<K, Long> from) {
    from.forEach((key, count) -> to.merge(key, count, Long::sum));
  }

  long kept() {
    return paths;
  }

  Quality quality() {
    return new Quality(
        paths,
        reached,
        resolved,
        gapped,
        ambiguous,
        looped,
        exchanges,
        new TreeMap<>(pathsByFlag),
        new TreeMap<>(pathsByExchanges),
        new TreeMap<>(pathsByTable),
        hops,
        resolvedHops,
        new TreeMap<>(hopsByReason),
        new TreeMap<>(hopsByPlace));
  }

  Panel panel(Region region) {
    List<Panel.Country> rows = new ArrayList<>();
    Seen all = new Seen();
    for (CountryCode country : region.countries()) {
      Seen seen = panel.getOrDefault(country, new Seen());
      all.probes.addAll(seen.probes);
      all.asns.addAll(seen.asns);
      int hosts = hosts(seen);
      rows.add(
          new Panel.Country(
              country,
              country.englishName(),
              seen.probes.size(),
              seen.asns.size(),
              hosts,
              seen.paths,
              Evidence.of(seen.asns.size(), hosts)));
    }
    return new Panel(
        all.probes.size(), all.asns.size(), hosts(all), rows, coverage(region, all.asns));
  }

  private Optional<Coverage> coverage(Region region, NavigableSet<Asn> asns) {
    Map<CountryCode, Long> covered = new TreeMap<>();
    for (Asn asn : asns) {
      book.countryOf(asn, CountryAttribution.USERS)
          .ifPresent(
              country -> covered.merge(country.value(), book.usersOf(asn).orElse(0), Long::sum));
    }
    List<Coverage.Country> countries = new ArrayList<>();
    for (CountryCode country : region.countries()) {
      Seen seen = panel.getOrDefault(country, new Seen());
      long users = book.usersIn(country);
      countries.add(
          new Coverage.Country(
              country,
              seen.asns.size(),
              users,
              Math.min(users, covered.getOrDefault(country, 0L))));
    }
    boolean known = countries.stream().anyMatch(country -> country.users() > 0);
    return known && !asns.isEmpty() ? Optional.of(Coverage.of(countries)) : Optional.empty();
  }

  /** Where the paths were meant to go; {@code names} gives the name of an AS. */
  Destinations destinations(Function<Asn, Optional<String>> names) {
    Optional<IpAddress> only =
        destinations.size() == 1 ? Optional.of(destinations.first()) : Optional.empty();
    return new Destinations(
        destinations.size(),
        destinationAsns.size(),
        only.map(IpAddress::toString),
        only.filter(address -> destinationAsns.size() == 1)
            .flatMap(address -> names.apply(destinationAsns.first())));
  }

  private int hosts(Seen seen) {
    return (int) seen.asns.stream().map(whose).distinct().count();
  }
}
