package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.net.City;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/**
 * Places of addresses by <a href="https://ipmap.ripe.net/">RIPE IPmap</a>: CSV of prefix, id, city,
 * region, country, country codes of two and three letters, latitude, longitude and score. The score
 * is no probability and is not kept. A place is taken for the nearest city of its own country
 * within 40 km: across a border the nearest city would be the wrong answer to the question that is
 * asked here.
 */
final class IpMapLocations implements Source<AddressTable> {
  private static final Pattern LINE =
      Pattern.compile("[0-9a-fA-F.:]+/\\d+,.*,[A-Z]{2},[A-Z]{3},-?[\\d.]*,-?[\\d.]*,\\d+");

  private final Cities cities;

  IpMapLocations(Cities cities) {
    this.cities = cities;
  }

  @Override
  public String format() {
    return "RIPE IPmap places (CSV: prefix,id,city,region,country,cc,cc3,lat,lon,score)";
  }

  @Override
  public String licence() {
    return "RIPE NCC IPmap: the RIPE NCC's terms apply; none are stated in the file.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public AddressTable read(Content content) throws IOException {
    PrefixMap.Builder<AddressLocation> map = PrefixMap.builder();
    // Few places for many addresses: each is looked for once.
    Map<String, Optional<AddressLocation>> known = new HashMap<>();
    content.eachLine(
        "#",
        line -> {
          line.splitCsv().expect(10);
          Prefix prefix = line.prefix(0);
          String key = line.text(5, 8);
          Optional<AddressLocation> location = known.get(key);
          if (location == null) {
            location = city(line).map(city -> new AddressLocation(city, content.name()));
            known.put(key, location);
          }
          map.put(prefix, location.orElseThrow(() -> new Rejected("no city within 40 km")));
        });
    return new AddressTable(Hint.Kind.ADDRESS_TABLE, map.build());
  }

  private Optional<City> city(Line line) throws Rejected {
    return cities.claimed(line.coordinates(7, 8), Places.country(line.text(5)));
  }
}
