package org.entrepot.annotate;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * Facilities as the <a href="https://doi.org/10.1145/3517745.3561443">Internet geographic
 * database</a> (iGDB, IMC 2022) lists them: CSV with a header. It does not say which exchange can
 * be reached in which.
 */
final class FacilityTable implements Source<ExchangeFacts> {
  private static final Pattern HEADER =
      Pattern.compile(
          "ORGANIZATION,NODE_NAME,LATITUDE,LONGITUDE,CITY,STATE,COUNTRY,SOURCE,ASOF_DATE");

  @Override
  public String format() {
    return "facilities (CSV: ORGANIZATION,NODE_NAME,LATITUDE,LONGITUDE,CITY,...)";
  }

  @Override
  public String licence() {
    return "PeeringDB: its acceptable use policy applies.";
  }

  @Override
  public boolean recognises(Head head) {
    return HEADER.matcher(head.firstLine()).matches();
  }

  @Override
  public ExchangeFacts read(Content content) throws IOException {
    ExchangeFacts facts = new ExchangeFacts();
    content.eachLine(
        "",
        line -> {
          if (line.number() > 1) {
            facts.facilities.add(facility(line.splitCsv().expect(9)));
          } else {
            throw new Rejected("header");
          }
        });
    return facts;
  }

  private static ExchangeFacts.Facility facility(Line line) throws Rejected {
    CountryCode country = Places.country(line.text(6));
    Coordinates point = line.coordinates(2, 3);
    return new ExchangeFacts.Facility(
        OptionalLong.empty(),
        line.text(4),
        Optional.of(country),
        Optional.of(point),
        line.number());
  }
}
