package org.entrepot.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.annotate.References.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reference files in the forms in which their publishers have them. */
class PublishedFormsTest {
  @TempDir private Path directory;

  @Test
  void a_ris_whois_dump_has_its_date_and_its_origins() throws IOException {
    AddressBook book =
        new References(directory)
            .with(
                Role.IP_TO_AS,
                "dump",
                "%",
                "% This file was generated at Wed Nov 25 08:06:01 UTC 2026.",
                "% Format:  <origin> <tab> <prefix> <tab> <seen by #rispeers>",
                "",
                "8400\t198.18.0.0/15\t350",
                "{64496,3320}\t5.0.0.0/16\t12")
            .load();
    assertThat(file(book, "dump").date()).contains("2026-11-25");
    assertThat(file(book, "dump").records()).isEqualTo(2);
    assertThat(book.origins(IpAddress.parse("5.0.0.1"))).isPresent();
  }

  @Test
  void the_statistics_of_all_registries_are_those_of_one() throws IOException {
    AddressBook book =
        new References(directory)
            .with(
                Role.AS_COUNTRIES,
                "nro",
                "2|nro|20261125|5|19821001|20261125|+0000",
                "nro|*|asn|*|2|summary",
                "nro|*|ipv4|*|1|summary",
                "iana|ZZ|asn|0|1||reserved|ietf|iana",
                "ripencc|RS|asn|8400|1|19970611|assigned|aaaa|e-stats",
                "apnic|AU|ipv4|1.0.0.0|256|20110811|assigned|bbbb|e-stats",
                "lacnic|BR|asn|28000|2|20030101|assigned|cccc|e-stats")
            .load();
    assertThat(file(book, "nro").date()).contains("2026-11-25");
    assertThat(file(book, "nro").records()).isEqualTo(2);
  }

  @Test
  void the_probe_archive_is_an_object_with_the_probes_under_a_key() throws IOException {
    AddressBook book =
        new References(directory)
            .with(
                Role.PROBES,
                "probes",
                "{\"meta\":{\"total_count\":1},\"objects\":[{\"id\":7,\"asn_v4\":8400,"
                    + "\"country_code\":\"RS\",\"latitude\":44.8,\"longitude\":20.4}]}")
            .load();
    assertThat(file(book, "probes").records()).isEqualTo(1);
  }

  @Test
  void a_whole_dump_of_PeeringDB_is_read_whatever_list_comes_first() throws IOException {
    String facility =
        "{\"id\":5,\"name\":\"F\",\"city\":\"Belgrade\",\"country\":\"RS\","
            + "\"address1\":\"Street 1\",\"latitude\":null,\"longitude\":null}";
    String many = (facility + ",").repeat(3000) + facility;
    AddressBook book =
        new References(directory)
            .with(
                Role.EXCHANGES,
                "dump.json",
                "{\"fac\": {\"meta\": {\"generated\": 1790000000}, \"data\": [" + many + "]},",
                "\"ix\": {\"meta\": {}, \"data\": [{\"id\":1,\"name\":\"SOX\",\"city\":\"Belgrade\","
                    + "\"country\":\"RS\"}]},",
                "\"ixlan\": {\"data\": [{\"id\":11,\"ix_id\":1}]},",
                "\"ixpfx\": {\"data\": [{\"id\":3,\"ixlan_id\":11,\"prefix\":\"185.1.27.0/24\"}]},",
                "\"net\": {\"data\": [{\"id\":9,\"asn\":8400,\"name\":\"N\"}]},",
                "\"netixlan\": {\"data\": [{\"id\":4,\"asn\":8400,\"ix_id\":1,\"ixlan_id\":11,"
                    + "\"ipaddr4\":\"185.1.27.9\",\"ipaddr6\":null}]}}")
            .load();
    LoadedFile dump = file(book, "dump.json");
    assertThat(dump.records()).as("networks are not read").isEqualTo(3001 + 4);
    assertThat(dump.rejected()).isEmpty();
    assertThat(dump.date()).contains("2026-09-21");
  }

  @Test
  void organisations_of_CAIDA_are_joined_by_their_ids_in_any_order() throws IOException {
    AddressBook book =
        new References(directory)
            .with(
                Role.AS_ORGANISATIONS,
                "orgs",
                line("ASN", "LVLT", "\"asn\":\"3356\",\"name\":\"LEVEL3\""),
                line("Organization", "LVLT", "\"name\":\"Level 3 Parent, LLC\",\"country\":\"US\""),
                line("ASN", "LVLT", "\"asn\":\"1\",\"name\":\"LVLT-1\""),
                line("ASN", "LVLT", "\"asn\":\"1\",\"name\":\"again\""),
                line("ASN", "NONE", "\"asn\":\"8400\",\"name\":\"TELEKOM-AS\""),
                line("ASN", "LVLT", "\"asn\":\"x\""),
                line("Other", "LVLT", "\"name\":\"y\""))
            .load();
    assertThat(book.organizationOf(new Asn(3356))).isEqualTo(book.organizationOf(new Asn(1)));
    assertThat(book.organizationOf(new Asn(1)).name()).isEqualTo("Level 3 Parent, LLC");
    assertThat(file(book, "orgs").records()).isEqualTo(4);
    assertThat(file(book, "orgs").rejected())
        .containsOnlyKeys(
            "AS of an earlier record", "not a whole number", "neither an ASN nor an Organization");
  }

  private static String line(String type, String id, String rest) {
    return "{" + rest + ",\"organizationId\":\"" + id + "\",\"type\":\"" + type + "\"}";
  }

  @Test
  void cities_are_read_out_of_a_zip_of_one_file_and_not_of_two() throws IOException {
    String city = CitiesTest.line(1, "A", "", 45.38, 20.39, "RS", 5) + "\n";
    AddressBook book =
        new References(directory)
            .with(Role.CITIES, "cities.zip", zip(city, "cities15000.txt"))
            .load();
    assertThat(file(book, "cities.zip").records()).isEqualTo(1);
    byte[] two = zip(city, "cities15000.txt", "other.txt");
    assertThatThrownBy(() -> new References(directory).with(Role.CITIES, "two.zip", two).load())
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("more than one file");
    byte[] whole = zip(city.repeat(500), "cities15000.txt");
    for (int length : new int[] {5, 40, whole.length / 2}) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> new References(directory).with(Role.CITIES, "cut.zip", cut).load())
          .isInstanceOf(DamagedFileException.class);
    }
  }

  private static byte[] zip(String content, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
