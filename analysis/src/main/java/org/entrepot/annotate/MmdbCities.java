package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.PrefixMap;

/**
 * Databases of cities in the MaxMind DB format, of MaxMind (GeoLite2 City, GeoIP2 City) and of
 * IPinfo. A city is taken by its GeoNames id or else by its coordinates. A record without a city
 * has the coordinates of the middle of a country, which are nobody's place, and is not taken.
 *
 * <p>Such databases locate users; they are "not reliable for geolocating routers" (Gharaibeh et
 * al., IMC 2017, on 16,586 addresses with known places).
 */
final class MmdbCities implements Source<AddressTable> {
  private static final Function<Map<?, ?>, Optional<String>> ID =
      Mmdb.either("geoname_id", "city", "geoname_id");
  private static final Function<Map<?, ?>, Optional<String>> COUNTRY =
      Mmdb.either("country", "country", "iso_code");
  private static final Function<Map<?, ?>, Optional<String>> LATITUDE =
      Mmdb.either("lat", "location", "latitude");
  private static final Function<Map<?, ?>, Optional<String>> LONGITUDE =
      Mmdb.either("lng", "location", "longitude");

  private final Cities cities;

  MmdbCities(Cities cities) {
    this.cities = cities;
  }

  @Override
  public String format() {
    return "MaxMind DB of cities (GeoLite2, GeoIP2, IPinfo)";
  }

  @Override
  public String licence() {
    return "The vendor's licence applies; none is stated in the file.";
  }

  @Override
  public boolean recognises(Head head) {
    return Mmdb.isIn(head);
  }

  @Override
  public Optional<String> date(Head head) {
    return Mmdb.date(head);
  }

  @Override
  public AddressTable read(Content content) throws IOException {
    PrefixMap.Builder<AddressLocation> map = PrefixMap.builder();
    Map<City, AddressLocation> known = new HashMap<>();
    Mmdb.each(
        content,
        "cities that the study's list of cities has",
        (block, rec) ->
            map.put(
                block,
                known.computeIfAbsent(
                    city(rec), city -> new AddressLocation(city, content.name()))));
    return new AddressTable(Hint.Kind.COMMERCIAL_TABLE, map.build());
  }

  private City city(Map<?, ?> rec) throws Rejected {
    if (!rec.containsKey("city")) {
      throw new Rejected("without a city");
    }
    OptionalLong id = number(ID.apply(rec));
    Optional<City> known = id.isPresent() ? cities.area(id.getAsLong()) : Optional.empty();
    return known.isPresent()
        ? known.get()
        : near(rec).orElseThrow(() -> new Rejected("no city within 40 km"));
  }

  private Optional<City> near(Map<?, ?> rec) throws Rejected {
    Coordinates point =
        Places.coordinates(LATITUDE.apply(rec).orElse(""), LONGITUDE.apply(rec).orElse(""));
    Optional<String> country = COUNTRY.apply(rec);
    if (country.isEmpty()) {
      return cities.nearest(point);
    }
    CountryCode code = Places.country(country.get());
    return cities.claimed(point, code);
  }

  private static OptionalLong number(Optional<String> text) {
    try {
      return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
