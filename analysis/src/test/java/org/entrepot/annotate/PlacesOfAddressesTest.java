package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.entrepot.dataset.Role;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Geofeeds, facilities, exchanges of several cities and disputed places, and all hints together.
 */
class PlacesOfAddressesTest {
  private static final String IX =
      "{\"id\":%d,\"name\":\"%s\",\"city\":\"%s\",\"country\":\"%s\",\"media\":\"Ethernet\"}";
  private static final String FAC =
      "{\"id\":%d,\"name\":\"f\",\"city\":\"%s\",\"country\":\"%s\",\"latitude\":%s,"
          + "\"longitude\":%s,\"address1\":\"\"}";

  @TempDir Path directory;
  private References references;

  @BeforeEach
  void someCities() throws IOException {
    references =
        new References(directory)
            .with(
                Role.CITIES,
                "cities",
                CitiesTest.line(1, "Prague", "Praha", 50.088, 14.4208, "CZ", 1165581),
                CitiesTest.line(2, "Vienna", "Wien", 48.2085, 16.3721, "AT", 1691468),
                CitiesTest.line(3, "Bratislava", "", 48.1482, 17.1067, "SK", 423737),
                CitiesTest.line(4, "Eugene", "", 44.0521, -123.0868, "US", 156185),
                CitiesTest.line(5, "Oregon", "", 41.6437, -83.4869, "US", 20291),
                CitiesTest.line(6, "Pristina", "Prishtina", 42.6727, 21.1669, "XK", 550000),
                CitiesTest.line(7, "Tirana", "", 41.3275, 19.8189, "AL", 374801),
                CitiesTest.line(8, "Belgrade", "Beograd", 44.804, 20.4651, "RS", 1273651),
                CitiesTest.line(9, "Gjilan", "", 42.4635, 21.4694, "XK", 51912),
                CitiesTest.line(10, "Bujanovac", "", 42.4586, 21.7667, "RS", 18067));
  }

  private static List<String> hints(AddressBook book, String address) {
    return book.hints(IpAddress.parse(address)).stream()
        .map(hint -> hint.kind() + " " + hint.city().geonamesId() + " " + hint.detail())
        .toList();
  }

  @Test
  void a_geofeed_is_read_as_RFC_8805_has_it() throws IOException {
    AddressBook book =
        references
            .with(
                Role.ADDRESS_LOCATIONS,
                "geofeed",
                "# prefix,country,region,city,postal",
                "192.0.2.0/24,CZ,CZ-10,Praha,",
                "192.0.2.128/25,at,AT-9,Vienna,1010",
                "192.0.2.5,SK,,Bratislava,",
                "2001:db8::/32,RS,,Beograd,11000",
                "2001:db8:1::/48 , RS , , Pristina , ",
                "198.51.100.0/24,CZ,,,",
                "198.51.101.0/24,,,,",
                "198.51.102.0/24,CZ,,Atlantis,",
                "198.51.103.0/33,CZ,,Praha,",
                "198.51.104.0/24,CZE,,Praha,",
                "198.51.105.0/24,CZ",
                "198.51.106.0/24,CZ,,Praha,,,",
                "192.0.2.0/24,AT,,Vienna,")
            .load();

    assertThat(hints(book, "192.0.2.1")).containsExactly("GEOFEED 1 192.0.2.0/24");
    assertThat(hints(book, "192.0.2.200")).containsExactly("GEOFEED 2 192.0.2.128/25");
    assertThat(hints(book, "192.0.2.5")).containsExactly("GEOFEED 3 192.0.2.5/32");
    assertThat(hints(book, "2001:db8:2::1")).containsExactly("GEOFEED 8 2001:db8::/32");
    assertThat(hints(book, "2001:db8:1::1"))
        .as("Pristina is in XK also where a table says RS")
        .containsExactly("GEOFEED 6 2001:db8:1::/48");
    assertThat(hints(book, "198.51.100.1")).isEmpty();
    LoadedFile file = file(book, "geofeed");
    assertThat(file.format()).contains("RFC 8805");
    assertThat(file.records()).isEqualTo(5);
    assertThat(file.rejected())
        .containsEntry("without a city", 1L)
        .containsEntry("without a country", 1L)
        .containsEntry("not a known city", 1L)
        .containsEntry("not a prefix", 1L)
        .containsEntry("not a country code", 1L)
        .containsEntry("wrong number of columns", 2L)
        .containsEntry("block of an earlier line", 1L)
        .hasSize(7);
    assertThat(file.examples()).contains("geofeed:14: 192.0.2.0/24,AT,,Vienna,");
  }

  @Test
  void an_exchange_of_several_cities_is_in_none_of_them_for_certain() throws IOException {
    String all =
        "{\"ix\":["
            + String.join(
                ",",
                IX.formatted(1, "Peering.cz", "Prague, Bratislava, Vienna", "CZ"),
                IX.formatted(2, "OIX", "Eugene, Oregon", "US"),
                IX.formatted(3, "SOX", "Belgrade/Serbia", "RS"))
            + "],\"ixpfx\":[{\"id\":1,\"ixlan_id\":1,\"prefix\":\"192.0.2.0/25\"},"
            + "{\"id\":2,\"ixlan_id\":2,\"prefix\":\"192.0.2.128/25\"},"
            + "{\"id\":3,\"ixlan_id\":3,\"prefix\":\"198.51.100.0/24\"}],\"ixlan\":["
            + "{\"id\":1,\"ix_id\":1},{\"id\":2,\"ix_id\":2},{\"id\":3,\"ix_id\":3}]}";
    AddressBook book = references.with(Role.EXCHANGES, "peeringdb", all).load();

    assertThat(hints(book, "192.0.2.1"))
        .containsExactly(
            "EXCHANGE 1 LAN of Peering.cz, one of 3 cities",
            "EXCHANGE 2 LAN of Peering.cz, one of 3 cities",
            "EXCHANGE 3 LAN of Peering.cz, one of 3 cities");
    assertThat(hints(book, "192.0.2.129")).containsExactly("EXCHANGE 4 LAN of OIX");
    assertThat(hints(book, "198.51.100.1")).containsExactly("EXCHANGE 8 LAN of SOX");
  }

  @Test
  void the_facilities_of_an_exchange_are_candidates_whatever_file_they_are_in() throws IOException {
    AddressBook book =
        references
            .with(
                Role.EXCHANGES,
                "ix",
                "{\"ixfac\":[{\"id\":1,\"ix_id\":1,\"fac_id\":10},{\"id\":2,\"ix_id\":1,"
                    + "\"fac_id\":11},{\"id\":3,\"ix_id\":1,\"fac_id\":99}],\"ix\":["
                    + IX.formatted(1, "VIX", "Vienna", "AT")
                    + "],\"ixlan\":[{\"id\":1,\"ix_id\":1}],"
                    + "\"ixpfx\":[{\"id\":1,\"ixlan_id\":1,\"prefix\":\"192.0.2.0/24\"}]}")
            .with(
                Role.EXCHANGES,
                "fac",
                FAC.formatted(10, "Wien", "AT", "null", "null"),
                FAC.formatted(11, "Somewhere", "SK", "48.15", "17.1"),
                FAC.formatted(12, "Nowhere", "SK", "null", "null"),
                "{\"id\":5,\"net_id\":7,\"fac_id\":10,\"local_asn\":1}")
            .with(
                Role.EXCHANGES,
                "facilities",
                "ORGANIZATION,NODE_NAME,LATITUDE,LONGITUDE,CITY,STATE,COUNTRY,SOURCE,ASOF_DATE",
                "\"A, Inc.\",A1,50.0,14.4,Praha,NULL,CZ,PeeringDB,2021-12-31",
                "B,B1,,,Praha,NULL,CZ,PeeringDB,2021-12-31")
            .load();

    assertThat(hints(book, "192.0.2.9"))
        .containsExactly(
            "EXCHANGE 2 LAN of VIX", "FACILITY 2 facility of VIX", "FACILITY 3 facility of VIX");
    assertThat(book.hints(IpAddress.parse("192.0.2.9")))
        .allMatch(hint -> hint.source().equals("ix") && hint.precision().isEmpty());
    assertThat(book.facilitiesIn(city(book, 2))).isEqualTo(1);
    assertThat(book.facilitiesIn(city(book, 1))).as("only the first file is counted").isZero();
    assertThat(file(book, "ix").rejected()).containsOnlyKeys("exchange in an unknown facility");
    assertThat(file(book, "fac").rejected())
        .containsOnlyKeys(
            "facility in no known city (kept without)",
            "presence of a network, not of an exchange");
    assertThat(file(book, "facilities").rejected())
        .containsOnlyKeys("header", "without coordinates");
    assertThat(file(book, "facilities").records()).isEqualTo(1);
  }

  private static City city(AddressBook book, long id) {
    return book.cities().area(id).orElseThrow();
  }

  @Test
  void all_evidence_is_given_in_one_order_and_the_first_table_still_locates() throws IOException {
    AddressBook book =
        references
            .with(Role.ADDRESS_LOCATIONS, "geofeed", "192.0.2.0/24,AT,,Vienna,")
            .with(
                Role.ADDRESS_LOCATIONS,
                "ipmap",
                "192.0.2.1/32,X,Praha,Praha,Czechia,CZ,CZE,50.088,14.42,60")
            .with(
                Role.HOSTNAMES,
                "rules",
                HostnamesTest.rule(
                    "e.example",
                    "^([a-z]+)\\d\\.e\\.example$",
                    "[\"place\"]",
                    "\"tp\":5,\"fp\":0,\"class\":\"good\""))
            .with(Role.HOSTNAMES, "names", "1\t192.0.2.1\tbelgrade1.e.example")
            .load();

    assertThat(hints(book, "192.0.2.1"))
        .containsExactly(
            "ADDRESS_TABLE 1 192.0.2.1/32",
            "HOSTNAME 8 belgrade in belgrade1.e.example by ^([a-z]+)\\d\\.e\\.example$",
            "GEOFEED 2 192.0.2.0/24");
    assertThat(book.locationOf(IpAddress.parse("192.0.2.1")).orElseThrow().source())
        .isEqualTo("geofeed");
    assertThat(book.hints(IpAddress.parse("203.0.113.1"))).isEmpty();
  }

  @Test
  void a_point_in_Kosovo_is_there_under_whatever_code_and_one_beyond_the_border_is_not()
      throws IOException {
    Cities cities = references.load().cities();

    for (String code : List.of("RS", "AL", "ME", "MK", "XK")) {
      assertThat(cities.claimed(new Coordinates(42.66, 21.16), new CountryCode(code)))
          .as(code)
          .map(City::geonamesId)
          .contains(6L);
    }
    assertThat(cities.claimed(new Coordinates(42.66, 21.16), new CountryCode("DE"))).isEmpty();
    Coordinates gjilan = new Coordinates(42.46, 21.47);
    assertThat(cities.claimed(gjilan, new CountryCode("RS")))
        .as("Bujanovac of Serbia is within 40 km, but Gjilan is here")
        .map(City::geonamesId)
        .contains(city(references.load(), 9).geonamesId());
    assertThat(cities.claimed(new Coordinates(42.45, 21.75), new CountryCode("RS")))
        .map(City::geonamesId)
        .contains(10L);
    assertThat(cities.named("Prishtina", new CountryCode("AL"))).map(City::geonamesId).contains(6L);
    assertThat(cities.named("Prishtina", new CountryCode("DE"))).isEmpty();
  }

  @Test
  void a_study_has_its_own_table_of_disputed_cities() throws IOException {
    AddressBook book =
        references
            .with(
                Role.CITIES,
                "disputed",
                "geonameid,cc,claimed,name",
                "7,XK,AL,Tirana for the sake of the test",
                "x,XK,AL,",
                "8,XK")
            .load();

    Cities cities = book.cities();
    assertThat(city(book, 7).country()).isEqualTo(new CountryCode("XK"));
    assertThat(cities.named("Tirana", new CountryCode("AL"))).map(City::geonamesId).contains(7L);
    assertThat(cities.named("Prishtina", new CountryCode("RS")))
        .as("the table that is built in has gone")
        .isEmpty();
    assertThat(file(book, "disputed").rejected())
        .containsOnlyKeys("not a GeoNames id", "wrong number of columns");
  }

  @Test
  void a_hint_has_an_order_and_a_precision_that_is_a_share() {
    City city = new City(1, "A", new CountryCode("RS"), new Coordinates(1, 1), 1);
    Hint first = new Hint(Hint.Kind.EXCHANGE, city, "b", "", OptionalDouble.empty());
    Hint second = new Hint(Hint.Kind.HOSTNAME, city, "a", "", OptionalDouble.of(1));
    List<Hint> hints = new java.util.ArrayList<>(List.of(second, first));
    Collections.sort(hints);

    assertThat(hints).containsExactly(first, second);
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(
              () -> new Hint(Hint.Kind.HOSTNAME, city, "a", "", OptionalDouble.of(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from 0 to 1");
    }
  }
}
