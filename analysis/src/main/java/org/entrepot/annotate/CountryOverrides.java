package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * A study's own table of networks that other files put into a wrong country: CSV with the header
 * {@code asn,cc,override}, and lines such as {@code 8661,XK,Telecom of Kosovo}. It counts before
 * all other files, whatever they mean by a country, and stands in the place of the table that is
 * built in ({@link Kosovo}); with nothing but its header it takes that away.
 */
final class CountryOverrides implements Source<AsCountries> {
  private static final Pattern HEADER = Pattern.compile("asn,cc,override");

  @Override
  public String format() {
    return "overrides of countries (CSV: asn,cc,override)";
  }

  @Override
  public String licence() {
    return "The study's own.";
  }

  @Override
  public boolean recognises(Head head) {
    return HEADER.matcher(head.firstLine()).matches();
  }

  @Override
  public AsCountries read(Content content) throws IOException {
    Map<Asn, CountryCode> countries = new HashMap<>();
    content.eachLine("#a", line -> take(line, countries));
    return new AsCountries(Optional.empty(), countries);
  }

  private static void take(Line line, Map<Asn, CountryCode> countries) throws Rejected {
    line.splitCsv().expect(3);
    if (countries.putIfAbsent(line.asn(0), Places.country(line.text(1))) != null) {
      throw new Rejected("AS of an earlier line");
    }
  }
}
