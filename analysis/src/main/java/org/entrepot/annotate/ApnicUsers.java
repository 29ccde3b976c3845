package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * Estimated users of ASes, as <a href="https://stats.labs.apnic.net/aspop">APNIC Labs</a> gives
 * them: CSV whose first four columns are {@code asn,name,cc,users}, a line for each AS and country.
 * The countries of an AS are summed, and the one with most is the AS's by users. APNIC's older file
 * of shares within countries has no number of users and is not read.
 */
final class ApnicUsers implements Source<AsUsers> {
  private static final Pattern HEADER = Pattern.compile("asn,name,cc,users(,.*)?");
  private static final long MOST = 20_000_000_000L; // more than there are people

  @Override
  public String format() {
    return "APNIC users of ASes (CSV: asn,name,cc,users,...)";
  }

  @Override
  public String licence() {
    return "APNIC Labs: upstream terms apply; none are stated in the file.";
  }

  @Override
  public boolean recognises(Head head) {
    return HEADER.matcher(head.firstLine()).matches();
  }

  @Override
  public AsUsers read(Content content) throws IOException {
    int columns = (int) content.head().firstLine().chars().filter(c -> c == ',').count() + 1;
    Map<Asn, Long> users = new HashMap<>();
    Map<Asn, CountryShare> largest = new HashMap<>();
    content.eachLine(
        "a",
        line -> {
          line.splitCsv().expect(columns);
          Asn asn = line.asn(0);
          long count = line.digits(3);
          if (count < 0 || count > MOST) {
            throw new Rejected("not a number of users");
          }
          users.merge(asn, count, Long::sum);
          countryOf(line)
              .ifPresent(
                  country ->
                      largest.merge(
                          asn, new CountryShare(country, count), CountryShare::orIfLarger));
        });
    Map<Asn, CountryCode> countries = new HashMap<>();
    largest.forEach((asn, share) -> countries.put(asn, share.country()));
    return new AsUsers(users, countries);
  }

  /** Users of a region that is no country are users, but have no country. */
  private static Optional<CountryCode> countryOf(Line line) {
    try {
      return Optional.of(Places.country(line.text(2)));
    } catch (Rejected e) {
      return Optional.empty();
    }
  }
}
