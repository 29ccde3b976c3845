package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * The cities of the world, merged into metropolitan areas: from the most populous city down, each
 * belongs to the nearest centre of its own country within 40 km, or else is a centre itself. A
 * metropolitan area is named by its centre.
 */
public final class Cities {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern PARTS = Pattern.compile("[/,]");

  /** Closer than the towns on the two sides of a border are to each other. */
  private static final double DISPUTED_KM = 15;

  /** No airport is farther from the city that it is named for; our own choice. */
  private static final double SERVED_KM = 100;

  private final CityGrid members = new CityGrid();
  private final Map<City, City> centreOf = new HashMap<>();
  private final Map<Long, City> areaById = new HashMap<>();
  private final Map<String, City> byName = new HashMap<>();
  private final Map<String, List<NamedCity>> byOwnName = new HashMap<>();
  private final DisputedCities disputed;
  private final List<City> centres;
  private final Map<CountryCode, List<City>> centresOf;

  private Cities(List<GeoNames.Entry> mostPopulousFirst, DisputedCities disputed) {
    this.disputed = disputed;
    CityGrid centreGrid = new CityGrid();
    List<City> found = new ArrayList<>();
    for (GeoNames.Entry entry : mostPopulousFirst) {
      City city = entry.city();
      City centre =
          centreGrid
              .nearest(city.coordinates(), other -> other.country().equals(city.country()))
              .orElse(city);
      if (centre.equals(city)) {
        centreGrid.put(city);
        found.add(city);
      }
      members.put(city);
      centreOf.put(city, centre);
      areaById.put(city.geonamesId(), centre);
      index(entry, centre, city.country());
      NamedCity named = new NamedCity(city, centre, NamedCity.state(entry.division()));
      Stream.of(Letters.only(city.name()), Letters.only(entry.asciiName()))
          .distinct()
          .forEach(name -> byOwnName.computeIfAbsent(name, n -> new ArrayList<>()).add(named));
    }
    // Behind all cities of the other country itself.
    for (GeoNames.Entry entry : mostPopulousFirst) {
      for (CountryCode claimant : disputed.claimants(entry.city())) {
        index(entry, centreOf.getOrDefault(entry.city(), entry.city()), claimant);
      }
    }
    centres = List.copyOf(found);
    centresOf = found.stream().collect(Collectors.groupingBy(City::country));
  }

  /** No cities. */
  public static Cities none() {
    return of(List.of());
  }

  /** The cities of some files; where two describe one city, the earlier is believed. */
  static Cities of(List<CityFacts> files) {
    Map<Long, GeoNames.Entry> known = new TreeMap<>();
    files.forEach(
        file ->
            file.entries().forEach(entry -> known.putIfAbsent(entry.city().geonamesId(), entry)));
    List<GeoNames.Entry> listed = new ArrayList<>(known.values());
    DisputedCities disputed =
        files.stream()
            .flatMap(file -> file.disputed().stream())
            .findFirst()
            .map(DisputedCities::of)
            .orElseGet(() -> DisputedCities.ofKosovo(listed));
    List<GeoNames.Entry> entries = new ArrayList<>(listed.stream().map(disputed::settled).toList());
    // A section of a city (PPLX) is never the centre of the area that the city itself lies in,
    // although GeoNames gives some, as Zagreb's, more people than the whole; and of London and the
    // City of London, with as many people each, the capital (PPLC) is meant.
    entries.sort(
        Comparator.comparing((GeoNames.Entry entry) -> entry.featureCode().equals("PPLX"))
            .thenComparing(entry -> -entry.city().population())
            .thenComparing(entry -> !entry.featureCode().equals("PPLC")));
    return new Cities(entries, disputed);
  }

  private void index(GeoNames.Entry entry, City centre, CountryCode country) {
    Stream.concat(
            Stream.of(entry.city().name(), entry.asciiName()),
            COMMA.splitAsStream(entry.alternateNames()))
        .map(name -> key(name, country))
        .filter(key -> !key.isEmpty())
        .forEach(key -> byName.putIfAbsent(key, centre));
  }

  /** The metropolitan area of the city nearest to a point, if one lies within 40 km. */
  public Optional<City> nearest(Coordinates point) {
    return nearest(point, city -> true);
  }

  /**
   * Like {@link #nearest(Coordinates)}, but a city of the given country within 40 km comes before
   * any nearer one abroad, and a disputed city that the country claims within 15 km before both.
   */
  public Optional<City> nearest(Coordinates point, CountryCode country) {
    return claimed(point, country).or(() -> nearest(point));
  }

  /**
   * The metropolitan area that a table means by a point which it puts into a country: that of the
   * nearest city of the country within 40 km, never one abroad. A disputed city is meant where it
   * is the nearest of all within 15 km, or the only one, and the table has the country that claims
   * it.
   */
  Optional<City> claimed(Coordinates point, CountryCode country) {
    Optional<City> near =
        members
            .nearest(point, city -> true)
            .filter(city -> disputed.claimants(city).contains(country));
    return near.filter(city -> city.coordinates().distanceKm(point) <= DISPUTED_KM)
        .map(centreOf::get)
        .or(() -> nearest(point, city -> city.country().equals(country)))
        .or(() -> near.map(centreOf::get));
  }

  private Optional<City> nearest(Coordinates point, Predicate<City> wanted) {
    return members.nearest(point, wanted).map(centreOf::get);
  }

  /**
   * The metropolitan area that a city of this name and country belongs to. Case, diacritics and
   * punctuation do not matter, any of a city's names will do, and the most populous of several
   * cities is meant. Where no city has the name, its parts between slashes and commas are tried in
   * order: {@code Belgrade/Serbia} is Belgrade.
   */
  public Optional<City> named(String name, CountryCode country) {
    City whole = byName.get(key(name, country));
    if (whole != null) {
      return Optional.of(whole);
    }
    return PARTS
        .splitAsStream(name)
        .map(part -> Optional.ofNullable(byName.get(key(part, country))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * All cities, in whatever country, whose own name has the same letters and digits, the most
   * populous first. Names in other languages do not count, since some city somewhere is called
   * almost anything by somebody.
   */
  List<NamedCity> called(String name) {
    return byOwnName.getOrDefault(Letters.only(name), List.of());
  }

  /**
   * The metropolitan area that a table means by a name and, where it has one, a point, both of a
   * country. The name comes first, so that an airport stands for the city that it serves, but never
   * for a city of that name elsewhere.
   */
  Optional<City> meant(String name, Optional<Coordinates> point, CountryCode country) {
    Optional<City> named =
        named(name, country)
            .filter(
                city ->
                    point.map(at -> city.coordinates().distanceKm(at) <= SERVED_KM).orElse(true));
    return named.or(() -> point.flatMap(at -> claimed(at, country)));
  }

  /** The metropolitan area that the city of a GeoNames id belongs to. */
  public Optional<City> area(long geonamesId) {
    return Optional.ofNullable(areaById.get(geonamesId));
  }

  private static String key(String name, CountryCode country) {
    String words = Letters.words(name);
    return words.isEmpty() ? "" : country.code() + ' ' + words;
  }

  /** How far a point is from the nearest centre of a country; empty if none of it is known. */
  public OptionalDouble kmFromCountry(Coordinates point, CountryCode country) {
    return centresOf.getOrDefault(country, List.of()).stream()
        .mapToDouble(centre -> centre.coordinates().distanceKm(point))
        .min();
  }

  /** All metropolitan areas, the most populous first. */
  public List<City> all() {
    return centres;
  }
}
