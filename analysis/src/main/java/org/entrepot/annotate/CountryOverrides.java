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
 * {@code override,asn,cc,why}, and {@code override,8661,XK,Telecom of Kosovo}. It counts before all
 * other files, whatever they mean by a country, and stands in the place of the table that is built
 * in ({@link Kosovo}); with nothing but its header it takes that away.
 */
final class CountryOverrides implements Source<AsCountries> {
  private static final Pattern HEADER = Pattern.compile("override,asn,cc,why");

  @Override
  public String format() {
    return "overrides of countries (CSV: override,asn,cc,why)";
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
    content.eachLine("#", line -> take(line, countries));
    return new AsCountries(Optional.empty(), countries);
  }

  private static void take(Line line, Map<Asn, CountryCode> countries) throws Rejected {
    if (line.number() == 1) {
      return;
    }
    line.splitCsv().expect(4);
    if (!line.is(0, "override")) {
      throw new Rejected("not an override");
    }
    if (countries.putIfAbsent(line.asn(1), Places.country(line.text(2))) != null) {
      throw new Rejected("AS of an earlier line");
    }
  }
}
