package org.entrepot.study;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.path.AsPath;
import org.entrepot.path.CountryPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;

/**
 * Writes paths as JSON, one a line, in the format of {@code entrepot paths}: {@code as_path} has a
 * number for one AS, an array for one of several, null where the operator is not known; {@code
 * hops} the hop numbers behind each of them and {@code reasons} the evidence.
 */
final class PathLines {
  private static final JsonFactory JSON = new JsonFactory();

  private PathLines() {}

  /**
   * Writes a line.
   *
   * @param discarded why the path is not counted; empty if it is
   * @param countryOf the country of an AS, if the line is to tell, too, what else of the path a
   *     study counts
   * @param synthetic whether the line is marked as one of simulated data
   */
  static void write(
      OutputStream out,
      ObservedPath path,
      Optional<String> discarded,
      Optional<Function<Asn, Optional<CountryCode>>> countryOf,
      boolean synthetic)
      throws IOException {
    JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeNumberField("prb_id", path.viewpoint().probeId());
    json.writeNumberField("msm_id", path.measurementId());
    json.writeNumberField("timestamp", path.timestamp());
    json.writeNumberField("af", path.family() == IpAddress.Family.IPV4 ? 4 : 6);
    json.writeFieldName("src_asn");
    asns(json, path.viewpoint().asn().stream().toList());
    json.writeFieldName("dst_addr");
    text(json, path.destination().map(IpAddress::toString));
    json.writeFieldName("dst_asn");
    asns(json, path.destinationAsns());
    json.writeBooleanField("reached", path.reached());
    json.writeArrayFieldStart("as_path");
    for (AsPath.Step step : path.asPath().steps()) {
      asns(json, step.asns());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("hops");
    for (AsPath.Step step : path.asPath().steps()) {
      json.writeStartArray();
      for (int hop : step.hops()) {
        json.writeNumber(hop);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("ixps");
    for (long exchange : path.exchanges()) {
      json.writeNumber(exchange);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("reasons");
    for (AsPath.Step step : path.asPath().steps()) {
      json.writeString(step.reason());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("flags");
    for (String flag : path.flags()) {
      json.writeString(flag);
    }
    json.writeEndArray();
    json.writeFieldName("discarded");
    text(json, discarded);
    if (countryOf.isPresent()) {
      counted(json, path, discarded.isPresent() ? Optional.empty() : countryOf);
    }
    if (synthetic) {
      json.writeBooleanField("synthetic", true);
    }
    json.writeEndObject();
    json.close();
    out.write("\n".getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The vantage point's country, and the steps of {@code as_path}, from 0, that are no gap but the
   * LAN of an exchange. Unless the path is discarded also the vantage point's city, the cities,
   * countries and hop numbers of the routers between the two ends, neighbours in one city taken
   * together, and the countries that the path goes through, by routers and by operators.
   */
  private static void counted(
      JsonGenerator json,
      ObservedPath path,
      Optional<Function<Asn, Optional<CountryCode>>> countryOf)
      throws IOException {
    json.writeFieldName("src_country");
    text(json, path.viewpoint().country().map(CountryCode::code));
    json.writeArrayFieldStart("lans");
    List<AsPath.Step> steps = path.asPath().steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof AsPath.Crossing) {
        json.writeNumber(i);
      }
    }
    json.writeEndArray();
    if (countryOf.isEmpty()) {
      return;
    }
    json.writeFieldName("src_city");
    if (path.viewpoint().city().isPresent()) {
      json.writeNumber(path.viewpoint().city().get().geonamesId());
    } else {
      json.writeNull();
    }
    if (path.viewpoint().misplaced()) {
      json.writeBooleanField("src_misplaced", true);
    }
    cities(json, path);
    CountryPath countries = CountryPath.of(path, countryOf.get());
    segments(json, "country_path", countries.geographic());
    segments(json, "country_path_administrative", countries.administrative());
  }

  /** A stretch of the way in one city. */
  private record Stay(City city, List<Integer> hops) {}

  private static void cities(JsonGenerator json, ObservedPath path) throws IOException {
    List<Stay> stays = new ArrayList<>();
    for (ObservedHop hop : path.hops()) {
      Optional<City> city = hop.place().city();
      if (hop.role() == ObservedHop.Role.TRANSIT && city.isPresent()) {
        if (stays.isEmpty() || !stays.get(stays.size() - 1).city().equals(city.get())) {
          stays.add(new Stay(city.get(), new ArrayList<>()));
        }
        stays.get(stays.size() - 1).hops().add(hop.number());
      }
    }
    json.writeArrayFieldStart("cities");
    for (Stay stay : stays) {
      json.writeNumber(stay.city().geonamesId());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("countries");
    for (Stay stay : stays) {
      json.writeString(stay.city().country().code());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("city_hops");
    for (Stay stay : stays) {
      json.writeStartArray();
      for (int hop : stay.hops()) {
        json.writeNumber(hop);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Codes of countries; in parentheses where it is the operator's, null where it is not known. */
  private static void segments(JsonGenerator json, String key, List<CountryPath.Segment> segments)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (CountryPath.Segment segment : segments) {
      text(json, segment.country().map(known -> segment.toString()));
    }
    json.writeEndArray();
  }

  private static void asns(JsonGenerator json, Collection<Asn> asns) throws IOException {
    if (asns.isEmpty()) {
      json.writeNull();
    } else if (asns.size() == 1) {
      json.writeNumber(asns.iterator().next().value());
    } else {
      json.writeStartArray();
      for (Asn asn : asns) {
        json.writeNumber(asn.value());
      }
      json.writeEndArray();
    }
  }

  private static void text(JsonGenerator json, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeString(text.get());
    } else {
      json.writeNull();
    }
  }
}
