package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {
  private static final String FAMILIES = "prb_id\tfamily\tcc\tasn\tstatus";
  private static final String COLUMNS = "#ID\tASN\tCOUNTRY\tV4_PREF\tLAT\tLGT\tIPV4\t\tNAT";

  @TempDir Path directory;

  private AddressBook load(String... lines) throws IOException {
    return new References(directory).with(Role.PROBES, "probes", lines).load();
  }

  @Test
  void a_table_by_family_gives_a_probe_one_as_for_each_family() throws IOException {
    AddressBook book =
        load(FAMILIES, "3\tIPv4\tNL\tAS3265\tconnected", "3\tIPv6\tNL\tAS1136\tabandoned");

    ProbeRecord probe = book.probe(3).orElseThrow();
    assertThat(probe.asn(IpAddress.Family.IPV4)).contains(new Sourced<>(new Asn(3265), "probes"));
    assertThat(probe.asn(IpAddress.Family.IPV6)).contains(new Sourced<>(new Asn(1136), "probes"));
    assertThat(probe.country()).contains(new Sourced<>(new CountryCode("NL"), "probes"));
    assertThat(probe.coordinates()).isEmpty();
    assertThat(book.probe(4)).isEmpty();
    assertThat(file(book, "probes").records()).isEqualTo(2);
  }

  @Test
  void each_malformed_line_of_a_table_by_family_is_counted() throws IOException {
    AddressBook book =
        load(
            FAMILIES,
            "1\tIPv4\tXK\tAS8661\tconnected",
            "x\tIPv4\tNL\tAS3265\tconnected",
            "2\tIPv5\tNL\tAS3265\tconnected",
            "3\tIPv4\tNL",
            "4\tIPv4\t\t\tconnected",
            "5\tIPv4\tN1\tAS64512\tconnected");

    assertThat(book.probe(1).orElseThrow().country().orElseThrow().value())
        .isEqualTo(new CountryCode("XK"));
    assertThat(book.probe(4)).contains(empty(4));
    assertThat(book.probe(5)).contains(empty(5));
    LoadedFile file = file(book, "probes");
    assertThat(file.records()).isEqualTo(3);
    assertThat(file.rejected())
        .containsEntry("not a probe id", 1L)
        .containsEntry("not a family of addresses", 1L)
        .containsEntry("wrong number of columns", 1L)
        .containsEntry("not a country code (rest of the probe kept)", 1L)
        .containsEntry("reserved AS number (rest of the probe kept)", 1L)
        .hasSize(5);
    assertThat(file.examples()).contains("probes:5: 3 IPv4 NL");
  }

  private static ProbeRecord empty(long id) {
    Optional<Sourced<Asn>> none = Optional.empty();
    return new ProbeRecord(id, none, none, Optional.empty(), Optional.empty());
  }

  @Test
  void a_table_with_a_header_is_read_by_the_names_of_its_columns() throws IOException {
    AddressBook book =
        load(
            COLUMNS,
            "1\t3265\tNL\t192.0.2.0/24\t52.3875\t4.8875\tNone\tnat",
            "2\tNone\tNL\tNone\tNone\tNone\tNone\tnat",
            "3\t3265\tNL\t192.0.2.0/24\t0\t0.0\tNone\tnat",
            "4\t3265\tNL\t192.0.2.0/24\t91\t4\tNone\tnat",
            "5\t3265\tNL\t192.0.2.0/24\tnorth\teast\t192.0.2.77\tnat",
            "6\t3265\tNL\t192.0.2.0/24\t1\t1\tNone\t\tnat",
            "six\t3265\tNL\t192.0.2.0/24\t1\t1\tNone\tnat");

    ProbeRecord probe = book.probe(1).orElseThrow();
    assertThat(probe.asn4()).contains(new Sourced<>(new Asn(3265), "probes"));
    assertThat(probe.coordinates())
        .contains(new Sourced<>(new Coordinates(52.3875, 4.8875), "probes"));
    assertThat(book.probe(2).orElseThrow().asn4()).isEmpty();
    assertThat(book.probe(3).orElseThrow().coordinates()).isEmpty();
    LoadedFile file = file(book, "probes");
    assertThat(file.records()).isEqualTo(5);
    assertThat(file.rejected())
        .containsEntry("coordinates are 0,0 (rest of the probe kept)", 1L)
        .containsEntry("coordinates out of range (rest of the probe kept)", 1L)
        .containsEntry("coordinates are not numbers (rest of the probe kept)", 1L)
        .containsEntry("wrong number of columns", 1L)
        .containsEntry("not a probe id", 1L)
        .hasSize(5);
  }

  @Test
  void the_address_of_a_probe_is_in_no_message() throws IOException {
    AddressBook book =
        load(
            "{\"id\":1,\"asn_v4\":\"x\",\"address_v4\":\"192.0.2.77\","
                + "\"address_v6\":\"2001:db8::77\",\"country_code\":\"NL\"}",
            "{\"id\":2,\"asn_v4\":3265}");

    assertThat(file(book, "probes").examples())
        .singleElement()
        .asString()
        .contains("(address)")
        .doesNotContain("192.0.2.77")
        .doesNotContain("2001:db8");
  }

  @Test
  void answers_of_the_api_are_read_as_lines_as_an_array_and_as_pages() throws IOException {
    String probe =
        "{\"asn_v4\":3265,\"asn_v6\":null,\"country_code\":\"nl\",\"tags\":[{\"name\":\"x\"}],"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[4.9,52.3]},\"id\":%d}";
    String first = String.format(java.util.Locale.ROOT, probe, 1);
    String second = String.format(java.util.Locale.ROOT, probe, 2);
    for (String text :
        new String[] {
          first + "\n" + second,
          "[" + first + ",\n" + second + "]",
          "{\"count\":2,\"next\":null,\"results\":[" + first + "," + second + "]}",
          "{\"meta\":{},\n\"objects\":[\n" + first + ",\n" + second + "\n]}"
        }) {
      AddressBook book = load(text);

      ProbeRecord record = book.probe(2).orElseThrow();
      assertThat(record.asn4()).as(text).contains(new Sourced<>(new Asn(3265), "probes"));
      assertThat(record.asn6()).isEmpty();
      assertThat(record.country()).contains(new Sourced<>(new CountryCode("NL"), "probes"));
      assertThat(record.coordinates())
          .contains(new Sourced<>(new Coordinates(52.3, 4.9), "probes"));
      assertThat(file(book, "probes").records()).as(text).isEqualTo(2);
      assertThat(file(book, "probes").rejected()).isEmpty();
    }
  }

  @Test
  void the_first_version_of_the_api_writes_latitude_and_longitude() throws IOException {
    AddressBook book =
        load("{\"objects\":[{\"id\":7,\"asn_v4\":1,\"latitude\":52.3,\"longitude\":4.9}]}");

    assertThat(book.probe(7).orElseThrow().coordinates())
        .contains(new Sourced<>(new Coordinates(52.3, 4.9), "probes"));
  }

  @Test
  void a_broken_line_costs_itself_and_a_broken_array_the_rest() throws IOException {
    AddressBook lines = load("{\"id\":1,\"asn_v4\":1}", "{\"id\":2,\"asn", "[1]", "{\"asn_v4\":1}");
    assertThat(lines.probe(1)).isPresent();
    assertThat(file(lines, "probes").rejected())
        .containsEntry("broken JSON", 1L)
        .containsEntry("not a JSON object", 1L)
        .containsEntry("without id", 1L)
        .hasSize(3);

    AddressBook array = load("[{\"id\":1,\"asn_v4\":1},", "3, {\"id\":2,\"asn_v4\":1", "!");
    assertThat(array.probe(1)).isPresent();
    assertThat(file(array, "probes").rejected())
        .containsEntry("not a JSON object", 1L)
        .containsEntry("broken JSON, nothing behind it is read", 1L)
        .hasSize(2);
  }

  @Test
  void each_field_comes_from_the_first_file_that_has_it() throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.PROBES, "first", FAMILIES, "1\tIPv4\t\tAS10\tconnected")
            .with(Role.PROBES, "second", COLUMNS, "1\t20\tRS\tNone\t44.8\t20.4\tNone\tnat")
            .with(Role.PROBES, "third", "{\"id\":1,\"asn_v4\":30,\"asn_v6\":31}")
            .load();

    assertThat(book.probe(1))
        .contains(
            new ProbeRecord(
                1,
                Optional.of(new Sourced<>(new Asn(10), "first")),
                Optional.of(new Sourced<>(new Asn(31), "third")),
                Optional.of(new Sourced<>(new CountryCode("RS"), "second")),
                Optional.of(new Sourced<>(new Coordinates(44.8, 20.4), "second"))));
  }
}
