package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;

/**
 * Where exchanges can be reached. One that names several cities, or has facilities in several, is
 * in none of them for certain: its LAN spans all, and a member may stand in any.
 */
final class ExchangePlaces {
  private static final Pattern PARTS = Pattern.compile("[/,;&]| and ");

  /**
   * What stands behind a comma is a city too only if it has so many inhabitants, since "Eugene,
   * Oregon" is not in Oregon, Ohio. Our own choice.
   */
  private static final long LARGE = 100_000;

  private final Cities cities;
  private final Map<Long, NavigableSet<City>> facilities = new TreeMap<>();
  private final Map<Long, NavigableSet<City>> named = new HashMap<>();
  private final Map<City, Integer> counts = new HashMap<>();

  /** Joins the files; exchanges and facilities have PeeringDB's numbers in all of them. */
  ExchangePlaces(List<ReadFile<ExchangeFacts>> files, Cities cities) {
    this.cities = cities;
    Map<Long, City> cityOf = new HashMap<>();
    boolean counted = false;
    for (ReadFile<ExchangeFacts> file : files) {
      ExchangeFacts facts = file.value();
      for (ExchangeFacts.Facility each : facts.facilities) {
        Optional<City> city = city(each);
        if (city.isPresent()) {
          each.id().ifPresent(id -> cityOf.putIfAbsent(id, city.get()));
          if (!counted) {
            counts.merge(city.get(), 1, Integer::sum);
          }
        } else if (!cities.all().isEmpty()) {
          file.tally().reject("facility in no known city (kept without)", each.line(), each.city());
        }
      }
      counted |= !facts.facilities.isEmpty();
      facts.exchanges.forEach(each -> named.computeIfAbsent(each.id(), id -> cities(each)));
    }
    for (ReadFile<ExchangeFacts> file : files) {
      file.value().presences.forEach(each -> join(each, cityOf, file.tally()));
    }
  }

  private void join(ExchangeFacts.Presence each, Map<Long, City> cityOf, FileTally tally) {
    City city = cityOf.get(each.facility());
    if (city == null) {
      tally.retract("exchange in an unknown facility", each.line(), "" + each.facility());
    } else {
      facilities.computeIfAbsent(each.exchange(), id -> new TreeSet<>()).add(city);
    }
  }

  private Optional<City> city(ExchangeFacts.Facility facility) {
    return facility.country().isPresent()
        ? cities.meant(facility.city(), facility.coordinates(), facility.country().get())
        : facility.coordinates().flatMap(cities::nearest);
  }

  /** The cities that the text beside an exchange names, whichever country each is in. */
  private NavigableSet<City> cities(ExchangeFacts.Described exchange) {
    NavigableSet<City> found = new TreeSet<>();
    exchange.country().flatMap(in -> cities.named(exchange.city(), in)).ifPresent(found::add);
    List<String> parts = PARTS.splitAsStream(exchange.city()).toList();
    if (parts.size() > 1) {
      parts.forEach(part -> large(part, exchange.country()).ifPresent(found::add));
    }
    return found;
  }

  private Optional<City> large(String name, Optional<CountryCode> country) {
    Collection<NamedCity> all =
        cities.called(name).stream().filter(each -> each.city().population() >= LARGE).toList();
    return all.stream()
        .filter(each -> Optional.of(each.city().country()).equals(country))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(NamedCity::area);
  }

  /** The cities in which an address on a peering LAN can be. */
  List<Hint> hints(ExchangeAddress at) {
    Exchange exchange = at.exchange();
    NavigableSet<City> where = named.getOrDefault(exchange.id(), new TreeSet<>());
    List<Hint> hints = new ArrayList<>();
    String lan = "LAN of " + exchange.name();
    String detail = where.size() < 2 ? lan : lan + ", one of " + where.size() + " cities";
    where.forEach(city -> hints.add(hint(Hint.Kind.EXCHANGE, city, at, detail)));
    for (City city : facilities.getOrDefault(exchange.id(), new TreeSet<>())) {
      hints.add(hint(Hint.Kind.FACILITY, city, at, "facility of " + exchange.name()));
    }
    return hints;
  }

  private static Hint hint(Hint.Kind kind, City city, ExchangeAddress at, String detail) {
    return new Hint(kind, city, at.source(), detail, OptionalDouble.empty());
  }

  int facilitiesIn(City city) {
    return counts.getOrDefault(city, 0);
  }
}
