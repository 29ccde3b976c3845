package org.entrepot.annotate;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;

/** Tables of code, latitude and longitude, without a country: its nearest city is meant. */
final class CodePoints implements Source<HostnameFacts> {
  private static final String POINT = "-?\\d+(\\.\\d*)?";

  private final Cities cities;
  private final LocationCode.Type type;
  private final String format;
  private final String licence;
  private final Pattern line;
  private final char delimiter;
  private final int length;

  private CodePoints(
      Cities cities,
      LocationCode.Type type,
      String format,
      String licence,
      Pattern line,
      char delimiter,
      int length) {
    this.cities = cities;
    this.type = type;
    this.format = format;
    this.licence = licence;
    this.line = line;
    this.delimiter = delimiter;
    this.length = length;
  }

  /**
   * CLLI codes with their points, tab-separated: the six letters of a place, or eight of a building
   * whose first six are taken.
   */
  static CodePoints clli(Cities cities) {
    return new CodePoints(
        cities,
        LocationCode.Type.CLLI,
        "CLLI codes (code TAB latitude TAB longitude)",
        "CLLI: a trademark of iconectiv; collected by others, no terms are stated in the file.",
        Pattern.compile("[A-Z]{6}([A-Z0-9]{2})?\t" + POINT + "\t" + POINT),
        '\t',
        6);
  }

  /** IATA's codes of metropolitan areas with their points, CSV. */
  static CodePoints metropolitan(Cities cities) {
    return new CodePoints(
        cities,
        LocationCode.Type.IATA,
        "IATA metropolitan areas (CSV: code,latitude,longitude)",
        "IATA codes, collected for HLOC (TMA 2017); no terms are stated in the file.",
        Pattern.compile("[A-Z]{3}," + POINT + "," + POINT),
        ',',
        3);
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public String licence() {
    return licence;
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", line);
  }

  @Override
  public HostnameFacts read(Content content) throws IOException {
    HostnameFacts facts = new HostnameFacts();
    content.eachLine("#", each -> facts.codes.add(code(each.split(delimiter), content.name())));
    return facts;
  }

  private LocationCode code(Line each, String source) throws Rejected {
    String code = each.expect(3).text(0);
    if (code.length() < length) {
      throw new Rejected("not a code");
    }
    Coordinates point = each.coordinates(1, 2);
    City city = cities.nearest(point).orElseThrow(() -> new Rejected("no city within 40 km"));
    String taken = code.substring(0, length).toLowerCase(Locale.ROOT);
    return new LocationCode(type, taken, Optional.empty(), city, source);
  }
}
