package org.entrepot.annotate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A study's own table of cities that tables put into different countries: CSV with the header
 * {@code geonameid,cc,claimed,name} and lines such as {@code 786714,XK,RS,Pristina}: the city is in
 * XK for this study, also where a table says RS. A city may have several lines. The table stands in
 * the place of the one that is built in ({@link DisputedCities#ofKosovo}); with nothing but its
 * header it takes that away.
 */
final class CityOverrides implements Source<CityFacts> {
  private static final Pattern HEADER = Pattern.compile("geonameid,cc,claimed,name");

  @Override
  public String format() {
    return "cities of disputed countries (CSV: geonameid,cc,claimed,name)";
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
  public CityFacts read(Content content) throws IOException {
    List<DisputedCities.Claim> claims = new ArrayList<>();
    content.eachLine("#g", line -> claims.add(claim(line.splitCsv().expect(4))));
    return new CityFacts(List.of(), Optional.of(claims));
  }

  private static DisputedCities.Claim claim(Line line) throws Rejected {
    long id = line.digits(0);
    if (id < 0) {
      throw new Rejected("not a GeoNames id");
    }
    return new DisputedCities.Claim(id, Places.country(line.text(1)), Places.country(line.text(2)));
  }
}
