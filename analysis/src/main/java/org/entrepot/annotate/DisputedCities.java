package org.entrepot.annotate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;

/**
 * Cities that some tables put into another country. UN/LOCODE has Pristina in Serbia and tables of
 * addresses have it in Albania or Montenegro, since their lists of countries do not know Kosovo
 * (CLAIMS.md, the Kosovo trap). What such a table says of a point or a name is taken for the city
 * in the country that it is in here.
 */
final class DisputedCities {
  private static final CountryCode KOSOVO = new CountryCode("XK");

  /** Under whose codes registries and tables put places of Kosovo. */
  private static final List<CountryCode> INSTEAD_OF_KOSOVO =
      Stream.of("AL", "ME", "MK", "RS").map(CountryCode::new).toList();

  /**
   * One city that is put into another country.
   *
   * @param geonamesId the city
   * @param country where it is for this study
   * @param claimed the other country
   */
  record Claim(long geonamesId, CountryCode country, CountryCode claimed) {}

  private final Map<Long, CountryCode> countries = new TreeMap<>();
  private final Map<Long, SortedSet<CountryCode>> claims = new TreeMap<>();

  private DisputedCities(Stream<Claim> all) {
    all.forEach(
        claim -> {
          countries.putIfAbsent(claim.geonamesId(), claim.country());
          claims.computeIfAbsent(claim.geonamesId(), id -> new TreeSet<>()).add(claim.claimed());
        });
  }

  /** The table that is built in: all cities that the list of cities has in Kosovo. */
  static DisputedCities ofKosovo(List<GeoNames.Entry> entries) {
    return new DisputedCities(
        entries.stream()
            .map(GeoNames.Entry::city)
            .filter(city -> city.country().equals(KOSOVO))
            .flatMap(
                city ->
                    INSTEAD_OF_KOSOVO.stream()
                        .map(claimed -> new Claim(city.geonamesId(), KOSOVO, claimed))));
  }

  /** The study's own table. */
  static DisputedCities of(List<Claim> claims) {
    return new DisputedCities(claims.stream());
  }

  /** The same place in the country that it is in for this study. */
  GeoNames.Entry settled(GeoNames.Entry entry) {
    City city = entry.city();
    CountryCode country = countries.getOrDefault(city.geonamesId(), city.country());
    return country.equals(city.country())
        ? entry
        : entry.withCity(
            new City(
                city.geonamesId(), city.name(), country, city.coordinates(), city.population()));
  }

  /** The other countries that tables put a city into. */
  SortedSet<CountryCode> claimants(City city) {
    return Optional.ofNullable(claims.get(city.geonamesId())).orElseGet(TreeSet::new);
  }
}
