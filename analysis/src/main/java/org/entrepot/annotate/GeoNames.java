package org.entrepot.annotate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;

/**
 * Cities of <a href="https://download.geonames.org/export/dump/readme.txt">GeoNames</a>, in its 19
 * tab-separated columns.
 */
final class GeoNames implements Source<CityFacts> {
  private static final Pattern LINE =
      Pattern.compile("\\d+\t[^\t]+(\t[^\t]*){2}\t-?[\\d.]+\t-?[\\d.]+\tP(\t[^\t]*){12}");

  /**
   * A city and what it is called.
   *
   * @param city the city
   * @param asciiName its name in ASCII
   * @param alternateNames other names, joined by commas
   * @param featureCode what kind of populated place it is, such as PPLC for a capital
   * @param division the first administrative division; letters in the United States (TX), elsewhere
   *     mostly numbers of GeoNames' own
   */
  record Entry(
      City city, String asciiName, String alternateNames, String featureCode, String division) {
    Entry withCity(City other) {
      return new Entry(other, asciiName, alternateNames, featureCode, division);
    }
  }

  @Override
  public String format() {
    return "GeoNames cities (19 tab-separated columns)";
  }

  @Override
  public String licence() {
    return "GeoNames: Creative Commons Attribution 4.0 (CC BY 4.0).";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("", LINE);
  }

  @Override
  public CityFacts read(Content content) throws IOException {
    List<Entry> entries = new ArrayList<>();
    content.eachLine("", line -> entries.add(entry(line.split('\t').expect(19))));
    return CityFacts.of(entries);
  }

  private static Entry entry(Line line) throws Rejected {
    long id = line.digits(0);
    if (id < 0) {
      throw new Rejected("not a GeoNames id");
    }
    if (!line.is(6, "P")) {
      throw new Rejected("not a populated place");
    }
    CountryCode country = Places.country(line.text(8));
    long population = Math.max(0, line.digits(14));
    City city = new City(id, line.text(1), country, line.coordinates(4, 5), population);
    return new Entry(city, line.text(2), line.text(3), line.text(7), line.text(10));
  }
}
