package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.annotate.References.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.entrepot.RealData;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own test databases, against the JSON that it publishes beside them. */
@Tag(RealData.TAG)
class MmdbTest {
  private static final String FOLDER = "geo/mmdb-test/";

  @TempDir Path directory;

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(RealData.path(FOLDER + name));
  }

  private References withCities() throws IOException {
    byte[] cities = Files.readAllBytes(RealData.path("geo/geonames-cities15000-2012.txt.gz"));
    return new References(directory).with(Role.CITIES, "cities.gz", cities);
  }

  /** The networks of the JSON in its order. */
  private static List<Map.Entry<Prefix, JsonNode>> published(String name) throws IOException {
    try (InputStream in = Files.newInputStream(RealData.path(FOLDER + name))) {
      JsonNode all =
          new ObjectMapper().readTree(name.endsWith(".gz") ? new GZIPInputStream(in) : in);
      List<Map.Entry<Prefix, JsonNode>> networks = new ArrayList<>();
      for (JsonNode each : all) {
        Map.Entry<String, JsonNode> field = each.properties().iterator().next();
        String network = field.getKey().replace("::ffff:", "");
        networks.add(Map.entry(prefix(network, field.getKey()), field.getValue()));
      }
      return networks;
    }
  }

  /** The vendor writes IPv4 networks of an IPv6 tree in either way. */
  private static Prefix prefix(String network, String written) {
    if (network.equals(written)) {
      return Prefix.parse(network);
    }
    int slash = network.indexOf('/');
    int length = Integer.parseInt(network.substring(slash + 1));
    return Prefix.parse(network.substring(0, slash + 1) + (length - 96));
  }

  private static Optional<Hint> hint(AddressBook book, IpAddress address) {
    return book.hints(address).stream().findFirst();
  }

  @Test
  void every_city_of_the_vendors_JSON_is_found_and_the_middle_of_a_country_is_none()
      throws IOException {
    String name = "GeoLite2-City-Test.mmdb";
    AddressBook book = withCities().with(Role.ADDRESS_LOCATIONS, name, bytes(name)).load();
    int found = 0;
    int without = 0;
    for (Map.Entry<Prefix, JsonNode> each : published("GeoLite2-City-Test.json.gz")) {
      IpAddress address = each.getKey().network();
      JsonNode rec = each.getValue();
      Optional<Hint> hint = hint(book, address);
      if (!rec.has("city")) {
        assertThat(hint).as("%s has no city", each.getKey()).isEmpty();
        without++;
      } else if (hint.isPresent()) {
        found++;
        assertThat(hint.get().kind()).isEqualTo(Hint.Kind.COMMERCIAL_TABLE);
        Optional<City> known = book.cities().area(rec.path("city").path("geoname_id").asLong());
        known.ifPresent(city -> assertThat(hint.get().city()).isEqualTo(city));
        Coordinates point =
            new Coordinates(
                rec.path("location").path("latitude").asDouble(),
                rec.path("location").path("longitude").asDouble());
        assertThat(hint.get().city().coordinates().distanceKm(point)).as("%s", each).isLessThan(80);
      }
    }
    assertThat(found).as("London, San Diego and others; 231 records have no city").isEqualTo(11);
    assertThat(without).isGreaterThan(100);
    LoadedFile file = file(book, name);
    assertThat(file.records() + file.rejected().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(242);
    assertThat(file.rejected()).containsOnlyKeys("without a city");
    assertThat(file.date()).contains("2026-02-04");
    assertThat(book.locationOf(IpAddress.parse("2.125.160.216"))).as("no sole evidence").isEmpty();
  }

  @Test
  void every_network_of_the_vendors_JSON_has_its_number() throws IOException {
    String name = "GeoLite2-ASN-Test.mmdb";
    AddressBook book = new References(directory).with(Role.IP_TO_AS, name, bytes(name)).load();
    int checked = 0;
    for (Map.Entry<Prefix, JsonNode> each : published("GeoLite2-ASN-Test.json")) {
      Prefix block = each.getKey();
      boolean v4 = block.network().family() == IpAddress.Family.IPV4;
      long number = each.getValue().path("autonomous_system_number").asLong();
      if (block.length() >= 8 && block.length() <= (v4 ? 24 : 48) && number != 0) {
        assertThat(book.announced(block.network()).orElseThrow().asns())
            .as("%s", each)
            .containsExactly(new Asn(number));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(300);
    // Neighbouring networks of the JSON that say the same are one in the database.
    assertThat(file(book, name).records()).isEqualTo(411);
    assertThat(file(book, name).rejected()).containsOnlyKeys("longer than /24");
  }

  @Test
  void the_databases_of_IPinfo_are_read_too() throws IOException {
    String places = "ip_geolocation_sample.mmdb";
    String networks = "ipinfo_asn_sample.mmdb";
    AddressBook book =
        withCities()
            .with(Role.ADDRESS_LOCATIONS, places, bytes(places))
            .with(Role.IP_TO_AS, networks, bytes(networks))
            .load();

    assertThat(hint(book, IpAddress.parse("1.22.93.7")).orElseThrow().city().name())
        .startsWith("Ahmad");
    assertThat(book.announced(IpAddress.parse("1.0.4.1")).orElseThrow().asns())
        .containsExactly(new Asn(38803));
    assertThat(file(book, networks).records()).isEqualTo(18);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GeoIP2-City-Test-Broken-Double-Format.mmdb",
        "GeoIP2-City-Test-Invalid-Node-Count.mmdb"
      })
  void a_broken_database_is_refused_by_its_name(String name) throws IOException {
    References references = withCities().with(Role.ADDRESS_LOCATIONS, name, bytes(name));

    assertThatThrownBy(references::load)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(name + " is a broken MaxMind database: ")
        .hasCauseInstanceOf(Exception.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GeoLite2-Country-Test.mmdb",
        "GeoLite2-ASN-Test.mmdb",
        "MaxMind-DB-test-decoder.mmdb",
        "MaxMind-DB-test-ipv4-24.mmdb",
        "MaxMind-DB-test-mixed-24.mmdb"
      })
  void a_database_of_something_else_is_refused_by_its_name_and_type(String name)
      throws IOException {
    References references = withCities().with(Role.ADDRESS_LOCATIONS, name, bytes(name));

    assertThatThrownBy(references::load)
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining(name + " is a MaxMind database of type ")
        .hasMessageContaining("has no cities");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damage_is_read_or_refused_by_name_and_never_breaks_anything(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole = bytes("GeoLite2-ASN-Test.mmdb");
    for (int turn = 0; turn < 40; turn++) {
      byte[] damaged = whole.clone();
      if (random.nextBoolean()) {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      }
      for (int i = random.nextInt(1, 8); i > 0 && damaged.length > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      References references =
          new References(directory).with(Role.IP_TO_AS, "damaged.mmdb", damaged);
      try {
        assertThat(file(references.load(), "damaged.mmdb").records()).isPositive();
      } catch (IOException e) {
        assertThat(e).as("seed %d, turn %d", seed, turn).hasMessageContaining("damaged.mmdb");
      }
    }
  }
}
