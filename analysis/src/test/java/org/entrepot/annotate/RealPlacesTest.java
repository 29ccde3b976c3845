package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.References.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How good the sources of places are, on addresses whose place is known; the figures stand in
 * docs/places.md. What is held against them here, looking glasses and anchors, is never evidence.
 */
@Tag(RealData.TAG)
class RealPlacesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULES = "geo/caida-hoiho-georules.jsonl.gz";

  private static AddressBook book;

  @BeforeAll
  static void allSources() throws IOException {
    Map<Role, List<DataFile>> reference = new EnumMap<>(Role.class);
    reference.put(Role.CITIES, files("geo/geonames-cities15000-2012.txt.gz"));
    reference.put(Role.ADDRESS_LOCATIONS, files("geo/ripe-ipmap-20191203.csv.bz2"));
    reference.put(
        Role.EXCHANGES,
        files(
            "ixp/peeringdb-20221006-ix-ixlan-ixpfx.json.gz",
            "ixp/peeringdb-20221006-netixlan.jsonl.gz",
            "ixp/caida-ixs_202310.jsonl.gz",
            "geo/2022-peeringdb-facilities.csv.gz"));
    String codes = "geo/location-codes/";
    reference.put(
        Role.HOSTNAMES,
        files(
            RULES,
            codes + "hloc-2016-locodePart1.csv.gz",
            codes + "hloc-2016-locodePart2.csv.gz",
            codes + "hloc-2016-locodePart3.csv.gz",
            codes + "UNLOCODE_2.csv.gz",
            codes + "UNLOCODE_3.csv.gz",
            codes + "hloc-2016-iata_metropolitan.txt",
            codes + "clli_first6_1.csv.gz",
            codes + "hloc-2016-clli-lat-lon.txt.gz"));
    book = AddressBook.load(new Dataset(List.of(), reference));
  }

  private static List<DataFile> files(String... names) {
    List<DataFile> files = new ArrayList<>();
    for (String name : names) {
      files.add(new DataFile(RealData.path(name), name));
    }
    return files;
  }

  private static List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> read = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(RealData.path(name)));
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        read.add(JSON.readTree(line));
      }
    }
    return read;
  }

  /** Addresses and where they are; one that is said to be in two places is in none. */
  private static final class Known {
    final Map<IpAddress, Coordinates> places = new TreeMap<>();
    private final Set<IpAddress> doubtful = new HashSet<>();

    void add(String address, double latitude, double longitude) {
      Coordinates at = new Coordinates(latitude, longitude);
      IpAddress.tryParse(address)
          .filter(parsed -> !doubtful.contains(parsed))
          .ifPresent(
              parsed -> {
                Coordinates before = places.putIfAbsent(parsed, at);
                if (before != null && before.distanceKm(at) > 40) {
                  places.remove(parsed);
                  doubtful.add(parsed);
                }
              });
    }
  }

  private static Known lookingGlasses() throws IOException {
    Known known = new Known();
    for (JsonNode each : lines("geo/looking-glass-routers-ip-coord.jsonl.gz")) {
      JsonNode at = each.path("coordinate");
      for (String key : List.of("ipv4hint", "ipv6hint")) {
        if (at.size() == 2) {
          known.add(each.path(key).asText(), at.path(0).asDouble(), at.path(1).asDouble());
        }
      }
    }
    return known;
  }

  private static Known anchors() throws IOException {
    Known known = new Known();
    for (JsonNode each : lines("probes/2021-04-16-probes-api-v2.jsonl.gz")) {
      JsonNode at = each.path("geometry").path("coordinates");
      boolean swapped = Math.abs(at.path(1).asDouble()) > 90; // one anchor is far off the Earth
      for (String key : List.of("address_v4", "address_v6")) {
        if (!swapped && each.path("is_anchor").asBoolean() && at.size() == 2) {
          known.add(each.path(key).asText(), at.path(1).asDouble(), at.path(0).asDouble());
        }
      }
    }
    return known;
  }

  /** What one source said of the known addresses: "answered, within 40 km, in the country". */
  private static String score(Known known, Hint.Kind kind) {
    int answered = 0;
    int near = 0;
    int country = 0;
    for (Map.Entry<IpAddress, Coordinates> each : known.places.entrySet()) {
      List<City> said =
          book.hints(each.getKey()).stream()
              .filter(hint -> hint.kind() == kind)
              .map(Hint::city)
              .toList();
      if (said.size() == 1) {
        answered++;
        near += isNear(said.get(0), each.getValue()) ? 1 : 0;
        Optional<CountryCode> in = book.cities().nearest(each.getValue()).map(City::country);
        country += in.equals(Optional.of(said.get(0).country())) ? 1 : 0;
      }
    }
    return known.places.size()
        + " known, "
        + share(answered, known.places.size())
        + " answered, "
        + share(near, answered)
        + " within 40 km, "
        + share(country, answered)
        + " in the country";
  }

  private static boolean isNear(City city, Coordinates point) {
    return city.coordinates().distanceKm(point) <= 40
        || book.cities().nearest(point).equals(Optional.of(city));
  }

  /** A share with its Wilson interval. */
  static String share(long of, long all) {
    if (all == 0) {
      return "0/0";
    }
    double z = 1.959963984540054;
    double p = (double) of / all;
    double middle = (p + z * z / (2 * all)) / (1 + z * z / all);
    double half = z / (1 + z * z / all) * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
    return String.format(
        Locale.ROOT,
        "%d/%d = %.1f%% [%.1f, %.1f]",
        of,
        all,
        100 * p,
        100 * (middle - half),
        100 * (middle + half));
  }

  private static long rejected(String name) {
    return file(book, name).rejected().values().stream().mapToLong(n -> n).sum();
  }

  @Test
  void no_line_of_a_file_is_lost() {
    assertThat(book.files()).noneMatch(each -> each.records() == 0);
    LoadedFile rules = file(book, RULES);
    assertThat(rules.records()).as("every suffix, every expression").isEqualTo(897);
    assertThat(rules.rejected())
        .containsOnlyKeys("code of a place with no city within 40 km (kept without)");
    for (Map.Entry<String, Long> each :
        Map.of(
                "geo/location-codes/clli_first6_1.csv.gz", 23_593L,
                "geo/location-codes/hloc-2016-clli-lat-lon.txt.gz", 30_842L,
                "geo/location-codes/hloc-2016-iata_metropolitan.txt", 32L,
                "geo/location-codes/hloc-2016-locodePart1.csv.gz", 46_280L,
                "geo/location-codes/UNLOCODE_2.csv.gz", 27_455L)
            .entrySet()) {
      assertThat(file(book, each.getKey()).records() + rejected(each.getKey()))
          .as(each.getKey())
          .isEqualTo(each.getValue());
    }
    LoadedFile facilities = file(book, "geo/2022-peeringdb-facilities.csv.gz");
    assertThat(facilities.records()).isEqualTo(3847);
    assertThat(facilities.rejected())
        .containsEntry("not a country code", 524L)
        .containsEntry("facility in no known city (kept without)", 14L);
    assertThat(book.facilitiesIn(named("Frankfurt am Main", "DE"))).isGreaterThan(30);
    assertThat(book.facilitiesIn(named("Belgrade", "RS"))).isEqualTo(5);
  }

  private static City named(String name, String country) {
    return book.cities().named(name, new CountryCode(country)).orElseThrow();
  }

  @Test
  void tables_of_addresses_against_known_places() throws IOException {
    assertThat(score(lookingGlasses(), Hint.Kind.ADDRESS_TABLE))
        .isEqualTo(
            "303 known, 2/303 = 0.7% [0.2, 2.4] answered, "
                + "1/2 = 50.0% [9.5, 90.5] within 40 km, "
                + "1/2 = 50.0% [9.5, 90.5] in the country");
    assertThat(score(anchors(), Hint.Kind.ADDRESS_TABLE))
        .isEqualTo(
            "1333 known, 595/1333 = 44.6% [42.0, 47.3] answered, "
                + "588/595 = 98.8% [97.6, 99.4] within 40 km, "
                + "589/595 = 99.0% [97.8, 99.5] in the country");
    assertThat(score(anchors(), Hint.Kind.EXCHANGE))
        .isEqualTo(
            "1333 known, 7/1333 = 0.5% [0.3, 1.1] answered, "
                + "6/7 = 85.7% [48.7, 97.4] within 40 km, "
                + "6/7 = 85.7% [48.7, 97.4] in the country");
  }

  /** Members' interfaces on peering LANs, of which a remote member's stands elsewhere. */
  @Test
  void exchanges_against_the_table_of_addresses() throws IOException {
    int all = 0;
    int placed = 0;
    int several = 0;
    int both = 0;
    int near = 0;
    int country = 0;
    for (JsonNode each : lines("ixp/peeringdb-20221006-netixlan.jsonl.gz")) {
      for (String key : List.of("ipaddr4", "ipaddr6")) {
        Optional<IpAddress> address = IpAddress.tryParse(each.path(key).asText());
        if (address.isEmpty()) {
          continue;
        }
        Set<City> lan = cities(address.get(), Hint.Kind.EXCHANGE);
        Set<City> table = cities(address.get(), Hint.Kind.ADDRESS_TABLE);
        all++;
        placed += lan.isEmpty() ? 0 : 1;
        several += lan.size() > 1 ? 1 : 0;
        if (lan.size() == 1 && table.size() == 1) {
          both++;
          City one = lan.iterator().next();
          City other = table.iterator().next();
          near += isNear(one, other.coordinates()) ? 1 : 0;
          country += one.country().equals(other.country()) ? 1 : 0;
        }
      }
    }
    assertThat(share(placed, all))
        .as("in a known city")
        .isEqualTo("78650/81367 = 96.7% [96.5, 96.8]");
    assertThat(share(several, all)).as("in several").isEqualTo("1974/81367 = 2.4% [2.3, 2.5]");
    assertThat(share(near, both)).as("IPmap agrees").isEqualTo("10354/10594 = 97.7% [97.4, 98.0]");
    assertThat(share(country, both))
        .as("at least on the country")
        .isEqualTo("10538/10594 = 99.5% [99.3, 99.6]");
  }

  private static Set<City> cities(IpAddress address, Hint.Kind kind) {
    Set<City> cities = new TreeSet<>();
    book.hints(address).stream()
        .filter(hint -> hint.kind() == kind)
        .forEach(hint -> cities.add(hint.city()));
    return cities;
  }

  private static boolean isRight(JsonNode code, List<City> cities) {
    Coordinates at = new Coordinates(code.path("lat").asDouble(), code.path("lng").asDouble());
    return cities.stream().anyMatch(city -> city.coordinates().distanceKm(at) <= 100);
  }

  private static String kind(JsonNode code) {
    return code.path("type").asText() + (code.path("learned").asInt() == 1 ? " learned" : "");
  }

  /**
   * Names are made from the rules' own expressions and codes, since no names of real routers are at
   * hand, and read again: a rule never gives another place than the one that it was learned with.
   */
  @Test
  void the_rules_read_their_own_codes() throws IOException {
    Map<String, int[]> counts = new TreeMap<>();
    for (JsonNode rule : lines(RULES)) {
      for (JsonNode code : rule.path("geohints")) {
        List<String> names = HoihoNames.of(rule, code);
        if (!names.isEmpty()) {
          List<City> cities =
              book.hostnames().hints(names.get(0)).stream().map(Hint::city).toList();
          int[] count = counts.computeIfAbsent(kind(code), k -> new int[3]);
          count[0]++;
          count[1] += cities.isEmpty() ? 0 : 1;
          count[2] += code.has("lat") && isRight(code, cities) ? 1 : 0;
        }
      }
    }
    Map<String, String> texts = new TreeMap<>();
    counts.forEach((kind, count) -> texts.put(kind, Arrays.toString(count)));
    assertThat(texts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "clli", "[3603, 2975, 0]",
                "clli learned", "[173, 0, 0]",
                "facility learned", "[18, 18, 18]",
                "iata", "[4445, 4285, 4285]",
                "iata learned", "[986, 943, 943]",
                "locode", "[105, 103, 103]",
                "locode learned", "[7, 7, 7]",
                "place", "[4776, 4221, 4221]",
                "place learned", "[691, 656, 656]"));
  }

  /** The public lists, against what the same codes were found to mean at operators. */
  @Test
  void the_public_lists_know_what_operators_take_from_them_and_not_what_they_make_up()
      throws IOException {
    Map<String, int[]> counts = new TreeMap<>();
    for (JsonNode rule : lines(RULES)) {
      for (JsonNode code : rule.path("geohints")) {
        if (!code.has("lat") || code.path("type").asText().equals("facility")) {
          continue;
        }
        List<City> listed =
            book.hostnames()
                .listed(
                    new HostnameRule.Reading(
                        LocationCode.Type.valueOf(
                            code.path("type").asText().toUpperCase(Locale.ROOT)),
                        code.path("code").asText(),
                        Optional.empty(),
                        Optional.empty(),
                        ""));
        int[] count = counts.computeIfAbsent(kind(code), k -> new int[3]);
        count[0]++;
        count[1] += listed.isEmpty() ? 0 : 1;
        count[2] += isRight(code, listed) ? 1 : 0;
      }
    }
    Map<String, String> texts = new TreeMap<>();
    counts.forEach(
        (kind, count) ->
            texts.put(kind, share(count[1], count[0]) + "; " + share(count[2], count[1])));
    assertThat(texts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "iata", "4061/4445 = 91.4% [90.5, 92.2]; 3974/4061 = 97.9% [97.4, 98.3]",
                "iata learned", "429/986 = 43.5% [40.4, 46.6]; 19/429 = 4.4% [2.9, 6.8]",
                "locode", "92/105 = 87.6% [80.0, 92.6]; 92/92 = 100.0% [96.0, 100.0]",
                "locode learned", "0/7 = 0.0% [0.0, 35.4]; 0/0",
                "place", "2637/4776 = 55.2% [53.8, 56.6]; 2390/2637 = 90.6% [89.5, 91.7]",
                "place learned", "14/691 = 2.0% [1.2, 3.4]; 2/14 = 14.3% [4.0, 39.9]"));
  }
}
