package org.entrepot.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Viewpoint;

/**
 * Reads the {@code paths.jsonl.gz} of a finished study again, a line at a time. A path that is read
 * has all that the study counts by most likely cities; of its hops only those between the ends
 * whose city is known, and of a city its id and country.
 */
public final class StudyPaths implements Closeable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Coordinates NOWHERE = new Coordinates(0, 0);

  private final Path file;
  private final BufferedReader lines;
  private String line = "";
  private long number;

  private StudyPaths(Path file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Opens the file.
   *
   * @throws IOException if it cannot be read
   */
  public static StudyPaths open(Path file) throws IOException {
    return new StudyPaths(
        file,
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8)));
  }

  /**
   * The next path; empty at the end.
   *
   * @throws IOException if the file cannot be read on, or the line is not one that a study writes
   */
  public Optional<ObservedPath> next() throws IOException {
    String next = lines.readLine();
    if (next == null) {
      return Optional.empty();
    }
    line = next;
    number++;
    try {
      return Optional.of(path(JSON.readTree(line)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(file + ":" + number + ": not a path as a study writes it", e);
    }
  }

  /** The line of the last path. */
  public String line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static ObservedPath path(JsonNode node) {
    if (!node.has("lans")) {
      throw new IllegalArgumentException("a line of an earlier version");
    }
    Optional<CountryCode> country = text(node, "src_country").map(CountryCode::new);
    JsonNode city = node.path("src_city");
    return new ObservedPath(
        new Viewpoint(
            node.path("prb_id").asLong(),
            asns(node.path("src_asn")).stream().findFirst(),
            country,
            Optional.empty(),
            country.filter(any -> city.isNumber()).map(of -> city(city, of)),
            node.path("src_misplaced").asBoolean()),
        node.path("msm_id").asLong(),
        node.path("timestamp").asLong(),
        node.path("af").asInt() == 4 ? IpAddress.Family.IPV4 : IpAddress.Family.IPV6,
        OptionalInt.empty(),
        text(node, "dst_addr").map(IpAddress::parse),
        asns(node.path("dst_asn")),
        node.path("reached").asBoolean(),
        asPath(node),
        hops(node),
        all(node.path("ixps"), JsonNode::asLong),
        new TreeSet<>(all(node.path("flags"), JsonNode::asText)),
        text(node, "discarded"));
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.of(node.path(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static <T> List<T> all(JsonNode array, Function<JsonNode, T> each) {
    List<T> all = new ArrayList<>();
    array.forEach(node -> all.add(each.apply(node)));
    return all;
  }

  private static NavigableSet<Asn> asns(JsonNode node) {
    NavigableSet<Asn> asns = new TreeSet<>();
    if (node.isNumber()) {
      asns.add(new Asn(node.asLong()));
    }
    node.forEach(each -> asns.add(new Asn(each.asLong())));
    return asns;
  }

  private static AsPath asPath(JsonNode node) {
    List<Integer> lans = all(node.path("lans"), JsonNode::asInt);
    List<AsPath.Step> steps = new ArrayList<>();
    for (JsonNode step : node.path("as_path")) {
      int at = steps.size();
      NavigableSet<Asn> asns = asns(step);
      List<Integer> hops = all(node.path("hops").path(at), JsonNode::asInt);
      String reason = node.path("reasons").path(at).asText();
      steps.add(
          switch (asns.size()) {
            case 0 ->
                lans.contains(at)
                    ? new AsPath.Crossing(0, hops, reason)
                    : new AsPath.Gap(hops, reason);
            case 1 -> new AsPath.Network(asns.first(), hops, reason);
            default -> new AsPath.OneOf(asns, hops, reason);
          });
    }
    return new AsPath(steps);
  }

  private static List<ObservedHop> hops(JsonNode node) {
    List<ObservedHop> hops = new ArrayList<>();
    JsonNode cities = node.path("cities");
    if (node.path("city_hops").size() != cities.size()) {
      throw new IllegalArgumentException("a line of an earlier version");
    }
    for (int i = 0; i < cities.size(); i++) {
      CountryCode country = new CountryCode(node.path("countries").path(i).asText());
      Place place = new Place.Located(city(cities.path(i), country), "", "");
      for (JsonNode number : node.path("city_hops").path(i)) {
        hops.add(
            new ObservedHop(
                number.asInt(), List.of(), new TreeSet<>(), "", ObservedHop.Role.TRANSIT, place));
      }
    }
    return hops;
  }

  private static City city(JsonNode id, CountryCode country) {
    return new City(id.asLong(), id.asText(), country, NOWHERE, 0);
  }
}
