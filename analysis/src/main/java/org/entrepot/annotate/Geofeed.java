package org.entrepot.annotate;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/**
 * Self-published places of blocks, <a href="https://www.rfc-editor.org/rfc/rfc8805">RFC 8805</a>
 * (read 2026-11-29): CSV of prefix, country, region, city and postal code, the last three of which
 * may be blank, with comments after {@code #}. An address alone is a block of one. A line without a
 * city says too little to be evidence of one. Of two lines of one block the earlier counts.
 */
final class Geofeed implements Source<AddressTable> {
  private static final Pattern LINE =
      Pattern.compile("[0-9a-fA-F.:]+(/\\d+)?\\s*,\\s*([A-Za-z]{2})?\\s*,.*");

  private final Cities cities;

  Geofeed(Cities cities) {
    this.cities = cities;
  }

  @Override
  public String format() {
    return "geofeed (RFC 8805 CSV: prefix,country,region,city,postal)";
  }

  @Override
  public String licence() {
    return "The holder of the blocks publishes it of itself; no terms are stated in the file.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public AddressTable read(Content content) throws IOException {
    PrefixMap.Builder<AddressLocation> map = PrefixMap.builder();
    Set<Prefix> known = new HashSet<>();
    content.eachLine(
        "#",
        line -> {
          line.splitCsv();
          if (line.columns() < 4 || line.columns() > 5) {
            throw new Rejected("wrong number of columns");
          }
          Prefix block = block(line.text(0).strip());
          City city = city(line.text(1).strip(), line.text(3).strip());
          if (!known.add(block)) {
            throw new Rejected("block of an earlier line");
          }
          map.put(block, new AddressLocation(city, content.name()));
        });
    return new AddressTable(Hint.Kind.GEOFEED, map.build());
  }

  private static Prefix block(String text) throws Rejected {
    try {
      if (text.indexOf('/') >= 0) {
        return Prefix.parse(text);
      }
      IpAddress address = IpAddress.parse(text);
      return new Prefix(address, address.family().bits());
    } catch (IllegalArgumentException e) {
      throw new Rejected("not a prefix");
    }
  }

  private City city(String country, String city) throws Rejected {
    if (country.isEmpty()) {
      throw new Rejected("without a country");
    }
    CountryCode code = Places.country(country);
    if (city.isEmpty()) {
      throw new Rejected("without a city");
    }
    return cities.named(city, code).orElseThrow(() -> new Rejected("not a known city"));
  }
}
