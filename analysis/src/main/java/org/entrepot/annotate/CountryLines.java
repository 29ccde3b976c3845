package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * Countries of ASes, a line for each AS or run of ASes. The formats differ in their columns.
 *
 * @param format the format in words
 * @param licence the publisher's terms
 * @param noData the character that starts a comment, or the header
 * @param form what a line of data looks like
 * @param columns how a line is taken apart
 * @param dated finds the day in the header
 * @param attribution what it means by a country
 */
record CountryLines(
    String format,
    String licence,
    String noData,
    Pattern form,
    Columns columns,
    Pattern dated,
    CountryAttribution attribution)
    implements Source<AsCountries> {
  private static final Pattern UNDATED = Pattern.compile("(?!)");

  /**
   * {@code asn,count,cc}, where {@code cc} joins the countries that the addresses of an AS are
   * registered in: several are not one.
   */
  static final CountryLines JOINED =
      new CountryLines(
          "countries of ASes (asn,count,cc with ; between several)",
          "Made from the registries' statistics: upstream terms apply.",
          "a",
          Pattern.compile("\\d+,\\d+,[A-Z;]+"),
          CountryLines::joined,
          UNDATED,
          CountryAttribution.ADDRESSES);

  /** {@code asn class CC}. */
  static final CountryLines CLASSES =
      new CountryLines(
          "classes of ASes (asn class CC)",
          "Publisher not stated in the file; upstream terms apply.",
          "#",
          Pattern.compile("\\d+ [A-Z][A-Za-z]+ [A-Z]{2}"),
          CountryLines::classified,
          UNDATED,
          CountryAttribution.UNSTATED);

  /**
   * The <a href="https://ftp.ripe.net/pub/stats/ripencc/RIR-Statistics-Exchange-Format.txt">RIR
   * statistics exchange format</a> and its extended form, of which the records of ASes are taken.
   */
  static final CountryLines DELEGATED =
      new CountryLines(
          "delegated statistics of a regional registry (registry|cc|asn|start|count|date|status)",
          "Regional Internet registry: its terms of use apply.",
          "#",
          Pattern.compile(
              "[\\d.]+\\|[a-z]+\\|\\d+\\|.*"
                  + "|[a-z]+\\|\\*\\|[a-z0-9]+\\|\\*\\|\\d+\\|summary"
                  + "|[a-z]+\\|[A-Z]*\\|(asn|ipv4|ipv6)\\|[^|]+\\|\\d+\\|.*"),
          CountryLines::delegated,
          Pattern.compile("^[\\d.]+\\|[a-z]+\\|(?:[^|]*\\|){3}(\\d{8})\\|"),
          CountryAttribution.REGISTRATION);

  /** Takes what a line says. */
  interface Columns {
    void take(Line line, Map<Asn, CountryCode> countries) throws Rejected;
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch(noData, form);
  }

  @Override
  public Optional<String> date(Head head) {
    return head.find(dated).flatMap(FileDate::ofText);
  }

  @Override
  public AsCountries read(Content content) throws IOException {
    Map<Asn, CountryCode> countries = new HashMap<>();
    content.eachLine(noData, line -> columns.take(line, countries));
    return AsCountries.by(attribution, countries);
  }

  private static void joined(Line line, Map<Asn, CountryCode> countries) throws Rejected {
    line.split(',').expect(3);
    Asn asn = line.asn(0);
    String codes = line.text(2);
    if (codes.indexOf(';') >= 0) {
      throw new Rejected("several countries");
    }
    countries.putIfAbsent(asn, Places.country(codes));
  }

  private static void classified(Line line, Map<Asn, CountryCode> countries) throws Rejected {
    line.split(' ').expect(3);
    countries.putIfAbsent(line.asn(0), Places.country(line.text(2)));
  }

  private static void delegated(Line line, Map<Asn, CountryCode> countries) throws Rejected {
    line.split('|');
    if (line.columns() < 6 || line.is(5, "summary") || line.digits(0) >= 0) {
      throw new Rejected("header or summary");
    }
    if (!line.is(2, "asn")) {
      throw new Rejected("not about an AS");
    }
    if (line.columns() > 6 && !line.is(6, "allocated") && !line.is(6, "assigned")) {
      throw new Rejected("neither allocated nor assigned");
    }
    CountryCode country = Places.country(line.text(1));
    long first = line.digits(3);
    long count = line.digits(4);
    if (first < 0 || count < 1 || count > 1 << 16) {
      throw new Rejected("not a run of AS numbers");
    }
    for (long asn = first; asn < first + count; asn++) {
      countries.putIfAbsent(AsNumbers.ofNetwork(asn), country);
    }
  }
}
