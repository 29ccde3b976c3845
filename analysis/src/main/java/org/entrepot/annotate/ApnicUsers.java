package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;

/**
 * Estimated users of ASes, as <a href="https://stats.labs.apnic.net/aspop">APNIC Labs</a> gives
 * them: CSV whose first four columns are {@code asn,name,cc,users}, a line for each AS and country.
 * The countries of an AS are summed. APNIC's older file of shares within countries has no number of
 * users and is not read.
 */
final class ApnicUsers implements Source<Map<Asn, Long>> {
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
  public Map<Asn, Long> read(Content content) throws IOException {
    int columns = (int) content.head().firstLine().chars().filter(c -> c == ',').count() + 1;
    Map<Asn, Long> users = new HashMap<>();
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
        });
    return users;
  }
}
