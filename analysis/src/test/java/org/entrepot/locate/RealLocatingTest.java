package org.entrepot.locate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.entrepot.RealData;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Exchange;
import org.entrepot.annotate.Hint;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.infer.TracePaths;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Sounding;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How good locating is on real traceroutes to and past addresses whose place is known, which is
 * never evidence here; the figures stand in docs/places.md. Anchors are where they are asked for:
 * their own records are hidden from whoever measures them, and place only the probes that measure.
 */
@Tag(RealData.TAG)
class RealLocatingTest {
  private static AddressBook book;
  private static final Delays DELAYS = new Delays();
  private static final NavigableMap<IpAddress, Coordinates> ANCHORS = new TreeMap<>();
  private static final NavigableMap<IpAddress, Coordinates> GLASSES = new TreeMap<>();
  private static final NavigableMap<IpAddress, Coordinates> LANS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    Map<Role, List<DataFile>> reference = new EnumMap<>(Role.class);
    reference.put(
        Role.PROBES,
        files(
            "probes/2021-04-16-probes-api-v2.jsonl.gz",
            "probes/2016-02-probes-asn-cc-lat-lon.tsv.gz"));
    reference.put(Role.IP_TO_AS, files("ip2as/2021-04-16-routeviews-prefix-origin.tsv.gz"));
    reference.put(Role.CITIES, files("geo/geonames-cities15000-2012.txt.gz"));
    reference.put(Role.ADDRESS_LOCATIONS, files("geo/ripe-ipmap-20191203.csv.bz2"));
    reference.put(
        Role.EXCHANGES,
        files(
            "ixp/peeringdb-20221006-ix-ixlan-ixpfx.json.gz",
            "ixp/peeringdb-20221006-netixlan.jsonl.gz"));
    book = AddressBook.load(new Dataset(List.of(), reference));
    known(
        "probes/2021-04-16-probes-api-v2.jsonl.gz",
        each -> each.path("is_anchor").asBoolean(),
        each -> each.path("geometry").path("coordinates"),
        List.of("address_v4", "address_v6"),
        1,
        ANCHORS);
    known(
        "geo/looking-glass-routers-ip-coord.jsonl.gz",
        each -> true,
        each -> each.path("coordinate"),
        List.of("ipv4hint", "ipv6hint"),
        0,
        GLASSES);
    TracePaths paths = TracePaths.with(book);
    List<DataFile> results =
        files(
            "traceroute/2019-middle-east-mesh.jsonl.gz",
            "traceroute/2017-06-26-all-probes-to-8.8.8.8.json.gz",
            "traceroute/2020-10-anchors-v4v6.jsonl.gz",
            "traceroute/2022-12-15-cloud-datacentres.jsonl.gz",
            "traceroute/2019-roots-dual-stack.jsonl.gz");
    try (Stream<Traceroute> all =
        Results.traceroutes(new Dataset(results, Map.of()), new Tally())) {
      all.forEach(
          trace -> {
            ObservedPath path = paths.path(trace);
            for (ObservedHop hop : path.hops()) {
              if (hop.role() != ObservedHop.Role.EDGE) {
                DELAYS.accept(new Sounding(path.viewpoint(), hop.responders()));
              }
            }
          });
    }
    for (IpAddress address : DELAYS.addresses()) {
      book.exchange(address)
          .flatMap(lan -> lan.exchange().city())
          .ifPresent(city -> LANS.put(address, city.coordinates()));
    }
  }

  private static List<DataFile> files(String... names) {
    List<DataFile> files = new ArrayList<>();
    for (String name : names) {
      files.add(new DataFile(RealData.path(name), name));
    }
    return files;
  }

  private static void known(
      String file,
      Predicate<JsonNode> isWanted,
      UnaryOperator<JsonNode> coordinates,
      List<String> addresses,
      int latitude,
      Map<IpAddress, Coordinates> into)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.path(file))),
                StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        JsonNode each = json.readTree(line);
        JsonNode at = coordinates.apply(each);
        if (isWanted.test(each) && at.size() == 2 && Math.abs(at.path(latitude).asDouble()) <= 90) {
          Coordinates point =
              new Coordinates(at.path(latitude).asDouble(), at.path(1 - latitude).asDouble());
          addresses.forEach(
              key ->
                  IpAddress.tryParse(each.path(key).asText()).ifPresent(a -> into.put(a, point)));
        }
      }
    }
  }

  /** What locating made of some addresses. */
  private static final class Score {
    int met;
    int located;
    int near;
    int sets;
    int holding;
    double stated;

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d met, %,d located (%.1f%%), of these %,d within 40 km (%.1f%%, stated %.1f%%); %,d 90%%"
              + " sets, %,d hold it (%.1f%%)",
          met,
          located,
          100.0 * located / met,
          near,
          100.0 * near / located,
          100 * stated / located,
          sets,
          holding,
          100.0 * holding / sets);
    }
  }

  private static Score score(
      Map<IpAddress, Coordinates> truth, Evidence evidence, List<Exchange> exchanges) {
    Posteriors posteriors = new Posteriors(book, DELAYS, evidence, exchanges);
    Score score = new Score();
    truth.forEach(
        (address, point) -> {
          if (!DELAYS.contains(address)) {
            return;
          }
          score.met++;
          Place place = posteriors.place(address);
          Optional<Belief> belief = place.belief();
          if (place.city().isPresent()) {
            score.located++;
            score.near += isNear(place.city().get(), point) ? 1 : 0;
            score.stated += belief.orElseThrow().probability();
          }
          if (belief.filter(Belief::isSet).isPresent()) {
            score.sets++;
            score.holding +=
                belief.get().cities().stream().anyMatch(each -> isNear(each.city(), point)) ? 1 : 0;
          }
        });
    return score;
  }

  private static boolean isNear(City city, Coordinates point) {
    return city.coordinates().distanceKm(point) <= 40
        || book.cities().nearest(point).equals(Optional.of(city));
  }

  private static List<Hint> without(List<Hint> hints, Hint.Kind... kinds) {
    return hints.stream().filter(hint -> !List.of(kinds).contains(hint.kind())).toList();
  }

  private static void hold(Score score, String what, String figures) {
    assertThat(score).as(what).hasToString(figures);
  }

  @Test
  void routers_on_exchange_lans_without_what_exchanges_say() {
    Evidence evidence =
        address -> without(book.hints(address), Hint.Kind.EXCHANGE, Hint.Kind.FACILITY);
    hold(
        score(LANS, evidence, List.of()),
        "by the address table and times",
        "437 met, 303 located (69.3%), of these 287 within 40 km (94.7%, stated 95.6%);"
            + " 311 90% sets, 293 hold it (94.2%)");
    hold(
        score(LANS, address -> List.of(), List.of()),
        "by times alone",
        "437 met, 61 located (14.0%), of these 53 within 40 km (86.9%, stated 84.6%);"
            + " 66 90% sets, 58 hold it (87.9%)");
  }

  @Test
  void the_few_anchors_that_others_asked_for_and_looking_glasses() {
    Score anchors = score(ANCHORS, book::hints, book.exchanges());
    assertThat(anchors.met).isEqualTo(10);
    assertThat(anchors.located).isEqualTo(5);
    assertThat(anchors.near).isEqualTo(5);
    assertThat(score(ANCHORS, address -> List.of(), book.exchanges()).located)
        .as("by times alone, nobody who measured being near")
        .isZero();
    Score glasses = score(GLASSES, book::hints, book.exchanges());
    assertThat(glasses.met).as("of 303").isEqualTo(1);
    assertThat(glasses.located).isZero();
  }
}
