package org.entrepot.landscape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.entrepot.aggregate.CityPair;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.CountryAttribution;
import org.entrepot.annotate.Exchange;
import org.entrepot.dataset.Role;
import org.entrepot.landscape.Correlation.Factor;
import org.entrepot.landscape.CountryExchanges.Largest;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;

/** Puts together what reference files list and what paths do. */
public final class Surveyor {
  private final Region region;
  private final AddressBook book;
  private final long seed;
  private final Centrality centrality;

  /** Of a region; the seed is that of the study. */
  public Surveyor(Region region, AddressBook book, long seed) {
    this.region = region;
    this.book = book;
    this.seed = seed;
    this.centrality = Centrality.of(region, book.cities().all(), book::usersIn);
  }

  /**
   * The landscape.
   *
   * @param visits the shares of cities away from the probe's own
   */
  public Landscape landscape(LandscapeCount count, Estimates<City> visits) {
    ClusterBootstrap bootstrap = ClusterBootstrap.withSeed(seed);
    Estimand of = visits.estimand();
    List<CityStanding> cities = cities(visits);
    Estimates<CityPair> handed =
        bootstrap.estimate(
            event(
                of, "changed hands from a router in one of these cities to the next in the other"),
            count.arcs.table());
    return new Landscape(
        countries(),
        bootstrap.estimate(
            event(of, "certainly crossed an exchange there"), count.exchanges.table()),
        cities,
        correlations(cities, visits),
        handovers(handed),
        handed,
        centrality.withoutUsers(),
        missing(),
        book.files().stream()
            .filter(file -> file.role() == Role.EXCHANGES)
            .map(file -> file.file().name() + file.date().map(day -> ", " + day).orElse(""))
            .toList());
  }

  private static Estimand event(Estimand of, String event) {
    return new Estimand(of.unit(), of.weighting(), of.frame(), of.window(), event);
  }

  private static List<Handover> handovers(Estimates<CityPair> handed) {
    return handed.evidence() == Evidence.SUPPRESSED
        ? List.of()
        : handed.shares().entrySet().stream()
            .filter(pair -> pair.getValue().units() > 0)
            .map(
                pair ->
                    new Handover(pair.getKey().first(), pair.getKey().second(), pair.getValue()))
            .sorted(Comparator.comparingDouble(pair -> -pair.share().value()))
            .toList();
  }

  private List<CountryExchanges> countries() {
    SortedMap<CountryCode, List<Exchange>> exchanges = new TreeMap<>();
    for (Exchange exchange : book.exchanges()) {
      LandscapeCount.country(exchange)
          .ifPresent(in -> exchanges.computeIfAbsent(in, c -> new ArrayList<>()).add(exchange));
    }
    Map<CountryCode, NavigableSet<Asn>> routed = new TreeMap<>();
    for (Asn asn : book.announcers()) {
      registered(asn)
          .filter(region::contains)
          .ifPresent(in -> routed.computeIfAbsent(in, c -> new TreeSet<>()).add(asn));
    }
    return region.countries().stream()
        .map(
            country ->
                country(
                    country,
                    exchanges.getOrDefault(country, List.of()),
                    routed.getOrDefault(country, new TreeSet<>())))
        .toList();
  }

  private CountryExchanges country(
      CountryCode country, List<Exchange> exchanges, NavigableSet<Asn> routed) {
    NavigableSet<Asn> members = members(exchanges);
    int domestic = 0;
    int unknown = 0;
    for (Asn member : members) {
      Optional<CountryCode> home = registered(member);
      domestic += home.filter(country::equals).isPresent() ? 1 : 0;
      unknown += home.isEmpty() ? 1 : 0;
    }
    return new CountryExchanges(
        country,
        exchanges.size(),
        (int) exchanges.stream().filter(each -> !book.members(each).isEmpty()).count(),
        largest(exchanges),
        domestic,
        members.size() - domestic - unknown,
        unknown,
        routed.size(),
        (int) members.stream().filter(routed::contains).count(),
        book.usersIn(country));
  }

  private Optional<Largest> largest(List<Exchange> exchanges) {
    return exchanges.stream()
        .map(each -> new Largest(each.name(), book.members(each).size()))
        .filter(each -> each.members() > 0)
        .max(Comparator.comparingInt(Largest::members));
  }

  private Optional<CountryCode> registered(Asn asn) {
    return book.countryOf(asn, CountryAttribution.REGISTRATION).map(found -> found.value());
  }

  private NavigableSet<Asn> members(List<Exchange> exchanges) {
    NavigableSet<Asn> members = new TreeSet<>();
    exchanges.forEach(exchange -> members.addAll(book.members(exchange)));
    return members;
  }

  private List<CityStanding> cities(Estimates<City> visits) {
    Map<City, List<Exchange>> exchanges = new TreeMap<>();
    for (Exchange exchange : book.exchanges()) {
      exchange
          .city()
          .ifPresent(in -> exchanges.computeIfAbsent(in, c -> new ArrayList<>()).add(exchange));
    }
    NavigableSet<City> all = new TreeSet<>();
    boolean told = visits.evidence() != Evidence.SUPPRESSED;
    if (told) {
      visits.shares().forEach((city, share) -> addIf(share.units() > 0, city, all));
    }
    book.cities().all().forEach(city -> addIf(isCompared(city), city, all));
    exchanges.keySet().forEach(city -> addIf(region.contains(city.country()), city, all));
    return all.stream()
        .map(
            city ->
                standing(city, exchanges.getOrDefault(city, List.of()), share(visits, city, told)))
        .sorted(
            Comparator.comparingDouble(
                    (CityStanding row) -> -row.share().map(Estimate::value).orElse(0.0))
                .thenComparingDouble(row -> row.kmByUsers().orElse(Double.MAX_VALUE))
                .thenComparing(CityStanding::city))
        .toList();
  }

  private static void addIf(boolean wanted, City city, NavigableSet<City> to) {
    if (wanted) {
      to.add(city);
    }
  }

  /** Chosen by size alone: a choice by share or exchanges would itself make a correlation. */
  private boolean isCompared(City city) {
    return region.contains(city.country()) && city.population() >= Landscape.COMPARED;
  }

  private static Optional<Estimate> share(Estimates<City> visits, City city, boolean told) {
    return told
        ? Optional.ofNullable(visits.shares().get(city)).or(visits::unseen)
        : Optional.empty();
  }

  private CityStanding standing(City city, List<Exchange> exchanges, Optional<Estimate> share) {
    return new CityStanding(
        city,
        region.contains(city.country()),
        isCompared(city),
        exchanges.size(),
        members(exchanges).size(),
        centrality.byUsers(city),
        centrality.byPeople(city),
        share);
  }

  private List<Correlation> correlations(List<CityStanding> cities, Estimates<City> visits) {
    List<CityStanding> compared =
        cities.stream()
            .filter(CityStanding::compared)
            .sorted(Comparator.comparing(CityStanding::city))
            .toList();
    if (visits.evidence() == Evidence.SUPPRESSED || compared.isEmpty()) {
      return List.of();
    }
    Correlations correlations =
        new Correlations(visits, compared.stream().map(CityStanding::city).toList(), seed);
    List<Correlation> found = new ArrayList<>();
    for (Factor factor : Factor.values()) {
      double[] values = compared.stream().mapToDouble(value(factor)).toArray();
      correlations.with(factor, values).ifPresent(found::add);
    }
    return found;
  }

  /** More is more: a distance counts as nearness. */
  private static ToDoubleFunction<CityStanding> value(Factor factor) {
    return switch (factor) {
      case NEAR_USERS -> city -> near(city.kmByUsers());
      case NEAR_PEOPLE -> city -> near(city.kmByPeople());
      case EXCHANGE_DENSITY -> city -> city.exchangesPerMillion().orElse(0);
      case MEMBERS -> CityStanding::members;
      case INHABITANTS -> city -> city.city().population();
    };
  }

  private static double near(OptionalDouble km) {
    return km.isPresent() ? -km.getAsDouble() : 0;
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    boolean members = book.exchanges().stream().anyMatch(each -> !book.members(each).isEmpty());
    if (book.exchanges().isEmpty()) {
      missing.add(
          "No list of exchanges (ixps) was read: exchanges, their members and handovers at them are"
              + " not known.");
    } else if (!members) {
      missing.add("The lists of exchanges (ixps) name no member.");
    }
    if (book.cities().all().isEmpty()) {
      missing.add(
          "No list of cities (cities) was read: where cities are and which are in the middle is not"
              + " known.");
    }
    if (region.countries().stream().allMatch(country -> book.usersIn(country) == 0)) {
      missing.add(
          "No estimate of users (asUsers) was read that knows the region: distances to users and"
              + " members per million users are not known.");
    }
    if (book.announcers().isEmpty()) {
      missing.add(
          "No table of origins (ip2as, rib) was read: how many of a country's networks are members"
              + " is not known.");
    }
    return missing;
  }
}
