package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangesTest {
  private static final String DUMP =
      "{\"ix\":[{\"id\":31,\"name\":\"DE-CIX\",\"city\":\"Frankfurt\",\"country\":\"DE\"},"
          + "{\"id\":424,\"name\":\"SOX\",\"city\":\"Belgrade/Serbia\",\"country\":\"RS\"}],"
          + "\"ixlan\":[{\"id\":310,\"ix_id\":31},{\"id\":424,\"ix_id\":424},"
          + "{\"id\":9,\"ix_id\":99}],"
          + "\"ixpfx\":[{\"id\":1,\"ixlan_id\":310,\"prefix\":\"80.81.192.0/21\"},"
          + "{\"id\":2,\"ixlan_id\":424,\"prefix\":\"185.1.27.0/24\"},"
          + "{\"id\":3,\"ixlan_id\":9,\"prefix\":\"185.1.28.0/24\"},"
          + "{\"id\":4,\"ixlan_id\":424,\"prefix\":\"185.0.0.0/8\"},"
          + "{\"id\":5,\"ixlan_id\":424,\"prefix\":\"x\"},"
          + "{\"id\":6,\"ixlan_id\":424,\"prefix\":\"80.81.192.0/21\"},"
          + "{\"id\":7,\"ixlan_id\":424,\"prefix\":\"80.81.192.0/24\"},"
          + "{\"id\":8,\"ixlan_id\":424,\"prefix\":\"185.1.29.0/24\",\"status\":\"deleted\"}]}";
  private static final String[] INTERFACES = {
    "{\"id\":1,\"ix_id\":31,\"ixlan_id\":310,\"asn\":6695,\"ipaddr4\":\"80.81.193.1\",\"ipaddr6\":null}",
    "{\"id\":2,\"ixlan_id\":424,\"asn\":8400,\"ipaddr4\":\"185.1.27.8\",\"operational\":false}",
    "{\"id\":3,\"ix_id\":99,\"ixlan_id\":9,\"asn\":8400,\"ipaddr4\":\"185.1.28.8\"}",
    "{\"id\":4,\"ix_id\":31,\"asn\":64512,\"ipaddr4\":\"80.81.193.2\"}",
    "{\"id\":5,\"ix_id\":31,\"asn\":10,\"ipaddr4\":\"80.81.193\"}",
    "{\"id\":6,\"ix_id\":31,\"asn\":10,\"ipaddr4\":\"185.1.27.9\"}",
    "{\"id\":7,\"ix_id\":31,\"ipaddr4\":\"80.81.193.9\"}"
  };

  @TempDir Path directory;
  private References references;

  @BeforeEach
  void someCities() throws IOException {
    references =
        new References(directory)
            .with(
                Role.CITIES,
                "cities",
                CitiesTest.line(2925533, "Frankfurt am Main", "Frankfurt", 50.1, 8.7, "DE", 650000),
                CitiesTest.line(792680, "Belgrade", "Beograd", 44.8, 20.5, "RS", 1273651));
  }

  private static IpAddress at(String address) {
    return IpAddress.parse(address);
  }

  @Test
  void an_address_on_a_lan_names_the_exchange_and_its_member() throws IOException {
    AddressBook book =
        references
            .with(Role.EXCHANGES, "dump", DUMP)
            .with(Role.EXCHANGES, "netixlan", INTERFACES)
            .load();

    ExchangeAddress address = book.exchange(at("80.81.193.1")).orElseThrow();
    assertThat(address.exchange().id()).isEqualTo(31);
    assertThat(address.exchange().city().map(City::geonamesId)).contains(2925533L);
    assertThat(address.lan()).isEqualTo(Prefix.parse("80.81.192.0/21"));
    assertThat(address.member()).contains(new Asn(6695));
    assertThat(address.source()).isEqualTo("dump");

    ExchangeAddress idle = book.exchange(at("185.1.27.8")).orElseThrow();
    assertThat(idle.exchange().name()).isEqualTo("SOX");
    assertThat(idle.exchange().city().map(City::name)).contains("Belgrade");
    assertThat(idle.member()).as("not operational, but assigned").contains(new Asn(8400));
    assertThat(book.isMember(idle.exchange(), new Asn(8400))).isTrue();
    assertThat(book.isMember(address.exchange(), new Asn(8400))).isFalse();
    assertThat(book.members(idle.exchange())).containsExactly(new Asn(8400));
  }

  @Test
  void the_longest_lan_counts_and_an_address_of_another_exchange_has_no_member()
      throws IOException {
    AddressBook book =
        references
            .with(Role.EXCHANGES, "dump", DUMP)
            .with(Role.EXCHANGES, "netixlan", INTERFACES)
            .load();

    assertThat(book.exchange(at("80.81.192.7")).orElseThrow().exchange().id()).isEqualTo(424);
    assertThat(book.exchange(at("185.1.27.9")).orElseThrow().member()).isEmpty();
    assertThat(book.exchange(at("185.1.28.8"))).isEmpty();
    assertThat(book.exchange(at("185.1.29.1"))).isEmpty();
  }

  @Test
  void records_that_join_nothing_are_counted() throws IOException {
    AddressBook book =
        references
            .with(Role.EXCHANGES, "dump", DUMP)
            .with(Role.EXCHANGES, "netixlan", INTERFACES)
            .load();

    LoadedFile dump = file(book, "dump");
    assertThat(dump.records()).isEqualTo(8);
    assertThat(dump.rejected())
        .containsEntry("prefix of an unknown exchange", 1L)
        .containsEntry("block too large for a peering LAN", 1L)
        .containsEntry("not a prefix", 1L)
        .containsEntry("prefix of another exchange too", 1L)
        .containsEntry("status is not ok", 1L)
        .hasSize(5);
    LoadedFile interfaces = file(book, "netixlan");
    assertThat(interfaces.records()).isEqualTo(3);
    assertThat(interfaces.rejected())
        .containsEntry("interface at an unknown exchange", 1L)
        .containsEntry("reserved AS number", 1L)
        .containsEntry("not an IP address", 1L)
        .containsEntry("without asn", 1L)
        .hasSize(4);
  }

  @Test
  void answers_of_the_api_are_joined_across_files_in_any_order() throws IOException {
    AddressBook book =
        references
            .with(
                Role.EXCHANGES,
                "ixpfx",
                "{\"meta\":{\"generated\":1476883542.28},\"data\":[{\"id\":2,\"ixlan_id\":5,"
                    + "\"prefix\":\"2001:504:0:2::\\/64\",\"status\":\"ok\"}]}")
            .with(Role.EXCHANGES, "ixlan", "{\"data\":[{\"id\":5,\"ix_id\":1,\"name\":\"\"}]}")
            .with(
                Role.EXCHANGES,
                "ix",
                "{\"data\":[{\"id\":1,\"name\":\"Ashburn\",\"city\":\"Ashburn\",\"country\":\"\"}]}")
            .load();

    ExchangeAddress address = book.exchange(at("2001:504:0:2::9")).orElseThrow();
    assertThat(address.exchange().name()).isEqualTo("Ashburn");
    assertThat(address.exchange().country()).isEmpty();
    assertThat(address.source()).isEqualTo("ixpfx");
    assertThat(file(book, "ixpfx").date()).contains("2016-10-19");
  }

  @Test
  void the_merged_list_has_its_prefixes_in_the_record() throws IOException {
    AddressBook book =
        references
            .with(
                Role.EXCHANGES,
                "ixs",
                "# {\"date\": \"2019.01.31 17:52:44\", \"cwd\": \"/\"}",
                "{\"ix_id\":903,\"pdb_id\":2447,\"name\":\"4b42\",\"country\":\"CH\","
                    + "\"prefixes\":{\"ipv4\":[\"185.1.125.0/24\",\"x\"],\"ipv6\":[]}}",
                "{\"ix_id\":0,\"name\":\"6NGIX\",\"city\":\"Seoul\",\"country\":\"KR\","
                    + "\"prefixes\":{\"ipv4\":[\"203.254.32.0/24\",\"185.1.125.0/24\"]}}",
                "{\"name\":\"nowhere\",\"prefixes\":{}}")
            .load();

    assertThat(book.exchange(at("185.1.125.3")).orElseThrow().exchange().id()).isEqualTo(2447);
    Exchange unknown = book.exchange(at("203.254.32.3")).orElseThrow().exchange();
    assertThat(unknown.id()).as("no number of PeeringDB's").isEqualTo(-1);
    assertThat(unknown.country()).contains(new CountryCode("KR"));
    LoadedFile file = file(book, "ixs");
    assertThat(file.date()).contains("2019-01-31");
    assertThat(file.records()).isEqualTo(2);
    assertThat(file.rejected())
        .containsEntry("not a prefix (rest of the exchange kept)", 1L)
        .containsEntry("prefix of another exchange too", 1L)
        .containsEntry("without ix_id", 1L);
  }

  @Test
  void the_earlier_file_describes_an_exchange() throws IOException {
    AddressBook book =
        references
            .with(
                Role.EXCHANGES,
                "first",
                "{\"ix_id\":1,\"pdb_id\":31,\"name\":\"Before\",\"prefixes\":{\"ipv4\":[\"80.81.192.0/21\"]}}")
            .with(Role.EXCHANGES, "dump", DUMP)
            .load();

    ExchangeAddress address = book.exchange(at("80.81.195.1")).orElseThrow();
    assertThat(address.exchange().name()).isEqualTo("Before");
    assertThat(address.source()).isEqualTo("first");
  }
}
