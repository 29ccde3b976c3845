package org.entrepot.annotate;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * <a href="https://unece.org/trade/cefact/unlocode-code-list-country-and-territory">UN/LOCODE</a>,
 * its CSV without a header: change, country, location, name, name without diacritics, subdivision,
 * function, status, date, IATA, coordinates, remarks. Coordinates are degrees and minutes ({@code
 * 4449N 02028E}) and often missing; the name has to do then. A place is its LOCODE ({@code rsbeg})
 * and, where its functions have an airport (4), its three letters as an IATA code too, unless the
 * column IATA has others, which stands only where they differ (Recommendation 16).
 */
final class UnLocode implements Source<HostnameFacts> {
  private static final Pattern LINE =
      Pattern.compile("[^,\"]?,\"[A-Z]{2}\",(\"[A-Z0-9]{3}\")?,\".*");
  private static final Pattern POINT =
      Pattern.compile("(\\d{2})(\\d{2})([NS]) (\\d{3})(\\d{2})([EW])");
  private static final Pattern LOCATION = Pattern.compile("[A-Z0-9]{3}");
  private static final Pattern IATA = Pattern.compile("[A-Z]{3}");

  private final Cities cities;

  UnLocode(Cities cities) {
    this.cities = cities;
  }

  @Override
  public String format() {
    return "UN/LOCODE (CSV of 12 columns)";
  }

  @Override
  public String licence() {
    return "UN/LOCODE: published by UNECE; none stated in the file.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("", LINE);
  }

  @Override
  public HostnameFacts read(Content content) throws IOException {
    HostnameFacts facts = new HostnameFacts();
    content.eachLine("", line -> take(line.splitCsv().expect(12), facts.codes, content.name()));
    return facts;
  }

  private void take(Line line, List<LocationCode> codes, String source) throws Rejected {
    String name = line.text(4);
    if (name.isEmpty() && line.text(3).startsWith(".")) {
      throw new Rejected("heading of a country");
    }
    String location = line.text(2);
    if (!LOCATION.matcher(location).matches()) {
      throw new Rejected("without a location code");
    }
    String listed = line.text(1);
    Optional<String> state = NamedCity.state(line.text(5));
    CountryCode country = Places.country(listed);
    Optional<Coordinates> point = point(line.text(10));
    City city = point.isPresent() ? city(name, point, country) : city(name, country, state);
    codes.add(code(LocationCode.Type.LOCODE, listed + location, state, city, source));
    String iata = line.text(9);
    if (iata.isEmpty() && line.text(6).contains("4")) {
      iata = location;
    }
    if (IATA.matcher(iata).matches()) {
      codes.add(code(LocationCode.Type.IATA, iata, state, city, source));
    }
  }

  private static LocationCode code(
      LocationCode.Type type, String code, Optional<String> state, City city, String source) {
    return new LocationCode(type, code.toLowerCase(Locale.ROOT), state, city, source);
  }

  private City city(String name, Optional<Coordinates> point, CountryCode country) throws Rejected {
    return cities
        .meant(name, point, country)
        .orElseThrow(() -> new Rejected("no city within 40 km"));
  }

  /** By its name alone, but never a city of the name in another state, such as Las Vegas. */
  private City city(String name, CountryCode country, Optional<String> state) throws Rejected {
    List<NamedCity> called =
        cities.called(name).stream().filter(each -> each.city().country().equals(country)).toList();
    Optional<City> there =
        called.stream()
            .filter(each -> each.state().isPresent() && each.state().equals(state))
            .map(NamedCity::area)
            .findFirst();
    boolean elsewhere = state.isPresent() && called.stream().anyMatch(c -> c.state().isPresent());
    return there
        .or(() -> elsewhere ? Optional.empty() : cities.named(name, country))
        .orElseThrow(() -> new Rejected("without coordinates, and no city has the name"));
  }

  private static Optional<Coordinates> point(String text) throws Rejected {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Matcher parts = POINT.matcher(text.strip());
    if (!parts.matches()) {
      throw new Rejected("coordinates are not of the form 4449N 02028E");
    }
    return Optional.of(
        Places.coordinates(degrees(parts, 1) * sign(parts, 3), degrees(parts, 4) * sign(parts, 6)));
  }

  private static double degrees(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group)) + Integer.parseInt(parts.group(group + 1)) / 60.0;
  }

  private static int sign(Matcher parts, int group) {
    return "SW".contains(parts.group(group)) ? -1 : 1;
  }
}
