package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * Country shares of an AS's addresses, as CAIDA counts them: {@code
 * asn|country-code|pfx-cnt|pfx-pct|ip-cnt|ip-pct}, a line for each country. The country is the one
 * with most addresses, the first in the alphabet among equals.
 */
final class CountryByAddresses implements Source<AsCountries> {
  private static final Pattern LINE =
      Pattern.compile("\\d+\\|[^|]{2}\\|\\d+\\|[\\d.]+\\|\\d+\\|[\\d.]+");

  @Override
  public String format() {
    return "CAIDA country shares of ASes (asn|country-code|pfx-cnt|pfx-pct|ip-cnt|ip-pct)";
  }

  @Override
  public String licence() {
    return "CAIDA: its acceptable use agreement applies.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public AsCountries read(Content content) throws IOException {
    Map<Asn, CountryShare> largest = new HashMap<>();
    content.eachLine(
        "#",
        line -> {
          line.split('|').expect(6);
          Asn asn = line.asn(0);
          long addresses = line.digits(4);
          if (addresses < 0) {
            throw new Rejected("not a number of addresses");
          }
          CountryShare share = new CountryShare(Places.country(line.text(1)), addresses);
          largest.merge(asn, share, CountryShare::orIfLarger);
        });
    Map<Asn, CountryCode> countries = new HashMap<>();
    largest.forEach((asn, share) -> countries.put(asn, share.country()));
    return AsCountries.by(CountryAttribution.ADDRESSES, countries);
  }
}
