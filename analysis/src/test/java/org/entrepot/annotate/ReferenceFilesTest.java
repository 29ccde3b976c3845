package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFilesTest {
  private static final Map<Role, String> SAMPLES = new EnumMap<>(Role.class);

  static {
    SAMPLES.put(Role.PROBES, "{\"id\":1,\"asn_v4\":1,\"country_code\":\"NL\"}\n".repeat(9));
    SAMPLES.put(Role.IP_TO_AS, "1.0.0.0\t24\t10_20\n2001:db8::\t32\t1,2\n".repeat(9));
    SAMPLES.put(Role.AS_NAMES, "1 ONE-AS One, US\n3 THREE, XK\n".repeat(9));
    SAMPLES.put(Role.AS_ORGANISATIONS, "One|1 2 3\n4 5\n".repeat(9));
    SAMPLES.put(Role.AS_COUNTRIES, "1|US|1|1.0|256|1.0\n2|RS|1|1.0|256|1.0\n".repeat(9));
    SAMPLES.put(Role.AS_USERS, "asn,name,cc,users\n1,\"x, y\",US,5\n2,z,RS,6\n");
    SAMPLES.put(
        Role.EXCHANGES,
        "{\"ix\":[{\"id\":1,\"name\":\"n\",\"city\":\"c\",\"country\":\"RS\"}],\"ixlan\":"
            + "[{\"id\":1,\"ix_id\":1}],\"ixpfx\":[{\"ixlan_id\":1,\"prefix\":\"1.0.0.0/24\"}]}");
    SAMPLES.put(
        Role.ADDRESS_LOCATIONS, "1.0.0.1/32,\"a,b\",c,d,e,RS,SRB,45.38,20.39,5\n".repeat(9));
    SAMPLES.put(
        Role.AS_OWNERS,
        "asn,conglomerate,org_id,org_name,ownership_cc,ownership_country_name,rir,source,quote,"
            + "quote_lang,url,additional_info,inputs,parent_org,target_cc,target_country_name\n"
            + "1,RS-ONE,o,One,RS,Serbia,RIPE,s,q,English,u,,W,,,\n".repeat(2));
    SAMPLES.put(
        Role.RIB,
        "TABLE_DUMP2|1401487200|B|192.0.2.1|1|1.0.0.0/24|1 2 {3,4}|IGP|192.0.2.1|0|0||NAG||\n"
            .repeat(9));
    SAMPLES.put(
        Role.HOSTNAMES, "1\t192.0.2.1\ta.example\n1517875200\t2001:db8::1\tb.example.\n".repeat(9));
    SAMPLES.put(Role.CITIES, (CitiesTest.line(1, "A", "", 45.38, 20.39, "RS", 5) + "\n").repeat(9));
  }

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"AS_RELATIONSHIPS"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_file_of_another_role_an_empty_one_and_a_binary_one_are_refused(Role role)
      throws IOException {
    byte[] binary = new byte[5000];
    new java.util.Random(role.key().length()).nextBytes(binary);
    for (Map.Entry<Role, String> other : SAMPLES.entrySet()) {
      if (other.getKey() != role) {
        assertRefused(
            role, other.getValue().getBytes(StandardCharsets.UTF_8), "in no known format");
      }
    }
    assertRefused(role, binary, "in no known format");
    assertRefused(role, new byte[0], "empty");
    assertRefused(role, "\n \n".getBytes(StandardCharsets.UTF_8), "empty");
    assertRefused(
        role,
        "{\"ip\": \"1.2.3.4\", \"coordinate\": [1, 2]}".getBytes(StandardCharsets.UTF_8),
        "no known");
  }

  private void assertRefused(Role role, byte[] content, String why) throws IOException {
    References references = new References(directory).with(role, "the-file", content);

    assertThatThrownBy(references::load)
        .as("%s: %s", role, new String(content, StandardCharsets.ISO_8859_1))
        .isInstanceOf(UnknownFormatException.class)
        .hasMessageContaining("the-file")
        .hasMessageContaining("as " + role.key() + " it must be one of: ")
        .hasMessageContaining(why)
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void damaged_content_is_counted_or_refused_and_never_breaks_anything(long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (Map.Entry<Role, String> sample : SAMPLES.entrySet()) {
      byte[] content = sample.getValue().getBytes(StandardCharsets.UTF_8);
      int keep = random.nextInt(content.length) + 1;
      byte[] damaged = java.util.Arrays.copyOf(content, keep);
      for (int i = random.nextInt(6); i > 0; i--) {
        damaged[random.nextInt(keep)] = (byte) random.nextInt(256);
      }
      String which = "seed " + seed + ", " + sample.getKey();
      try {
        AddressBook book = new References(directory).with(sample.getKey(), "file", damaged).load();
        LoadedFile file = file(book, "file");
        assertThat(file.records()).as(which).isNotNegative();
        assertThat(file.examples()).as(which).hasSameSizeAs(file.rejected().keySet());
      } catch (UnknownFormatException e) {
        assertThat(e).as(which).hasMessageContaining("file");
      }
    }
  }

  @Test
  void an_overlong_line_is_counted_and_the_next_one_read() throws IOException {
    String text = "1.0.0.0/24\t10\n" + "9".repeat(3_000_000) + "\n1.0.1.0/24\t20\r\n";
    AddressBook book =
        new References(directory)
            .with(Role.IP_TO_AS, "routes", text.getBytes(StandardCharsets.UTF_8))
            .load();

    assertThat(book.origins(IpAddress.parse("1.0.1.1"))).isPresent();
    assertThat(file(book, "routes").rejected()).containsOnlyKeys("line longer than 1048576 bytes");
    assertThat(file(book, "routes").examples()).containsExactly("routes:2: " + "9".repeat(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "1 ", "a:", "1.1.1.1.", "{\"a\":", ",\"", "|", "AS-_"})
  void a_line_that_invites_backtracking_is_read_at_once(String unit) throws IOException {
    String line = unit.repeat(900_000 / unit.length());
    for (Map.Entry<Role, String> sample : SAMPLES.entrySet()) {
      boolean lines = sample.getKey() != Role.EXCHANGES;
      if (lines) {
        byte[] content = (sample.getValue() + line).getBytes(StandardCharsets.UTF_8);
        AddressBook book = new References(directory).with(sample.getKey(), "file", content).load();
        LoadedFile file = file(book, "file");
        assertThat(file.records() + file.rejected().size()).as(sample.getKey().key()).isPositive();
      }
      References alone =
          new References(directory)
              .with(sample.getKey(), "alone", line.getBytes(StandardCharsets.UTF_8));
      try {
        alone.load();
      } catch (UnknownFormatException e) {
        assertThat(e).hasMessageContaining("alone");
      }
    }
  }

  @Test
  void an_excerpt_shows_no_controls() throws IOException {
    AddressBook book =
        new References(directory)
            .with(
                Role.IP_TO_AS,
                "routes",
                "1.0.0.0/24\t10",
                "1.0.1.0/24\t10",
                "1.0.0.0/24\t\u001b[2J\u202eevil\u0000")
            .load();

    assertThat(file(book, "routes").examples())
        .containsExactly("routes:3: 1.0.0.0/24 \uFFFD[2J\uFFFDevil\uFFFD");
  }

  @Test
  void bytes_that_are_no_utf8_are_replaced() throws IOException {
    byte[] content = "1 A\u00e9 B, US\n2 C, US\n".getBytes(StandardCharsets.ISO_8859_1);
    AddressBook book = new References(directory).with(Role.AS_NAMES, "names", content).load();

    assertThat(book.nameOf(new Asn(1))).contains("A\uFFFD B");
  }

  @Test
  void files_are_listed_by_role_and_precedence() throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.HOSTNAMES, "hosts-20180201", "1\t192.0.2.1\ta.example")
            .with(Role.AS_NAMES, "b-2022", "1 ONE, US")
            .with(Role.AS_NAMES, "a", "1 EINS, US")
            .with(Role.PROBES, "probes", "{\"id\":1,\"asn_v4\":1}")
            .load();

    assertThat(book.files())
        .extracting(file -> file.file().name())
        .containsExactly("probes", "b-2022", "a", "hosts-20180201");
    assertThat(book.nameOf(new Asn(1))).contains("ONE");
    LoadedFile hosts = file(book, "hosts-20180201");
    assertThat(hosts.date()).contains("2018-02-01");
    assertThat(hosts.records()).isEqualTo(1);
    assertThat(hosts.fingerprint().bytes()).isEqualTo(22);
    LoadedFile names = file(book, "b-2022");
    assertThat(names.licence()).endsWith(".");
    assertThat(names.date()).contains("2022");
    assertThat(names.role()).isEqualTo(Role.AS_NAMES);
  }

  @Test
  void the_first_fault_in_the_order_of_roles_is_the_one_told() throws IOException {
    References references =
        new References(directory)
            .with(Role.CITIES, "bad-cities", "x")
            .with(Role.AS_NAMES, "bad-names", "x");

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(references::load).hasMessageContaining("bad-names");
    }
  }

  @Test
  void a_missing_file_and_cities_that_others_wait_for_fail_as_what_they_are() throws IOException {
    DataFile missing = new DataFile(directory.resolve("none"), "none");
    assertThatThrownBy(
            () -> AddressBook.load(new Dataset(List.of(), Map.of(Role.PROBES, List.of(missing)))))
        .isInstanceOf(NoSuchFileException.class);
    References cities =
        new References(directory)
            .with(Role.CITIES, "bad-cities", "x")
            .with(Role.ADDRESS_LOCATIONS, "ipmap", "1.0.0.1/32,a,c,d,e,RS,SRB,45.38,20.39,5");
    assertThatThrownBy(cities::load).isInstanceOf(UnknownFormatException.class);
  }

  @Test
  void without_files_nothing_is_known() throws IOException {
    AddressBook book = AddressBook.load(new Dataset(List.of(), Map.of()));
    IpAddress address = IpAddress.parse("8.8.8.8");

    assertThat(book.files()).isEmpty();
    assertThat(book.probe(1)).isEmpty();
    assertThat(book.origins(address)).isEmpty();
    assertThat(book.exchange(address)).isEmpty();
    assertThat(book.locationOf(address)).isEmpty();
    assertThat(book.special(IpAddress.parse("10.0.0.1"))).isPresent();
    assertThat(book.nameOf(new Asn(1))).isEmpty();
    assertThat(book.organizationOf(new Asn(1)).id()).isEqualTo("AS1");
    assertThat(book.countryOf(new Asn(1))).isEmpty();
    assertThat(book.usersOf(new Asn(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'% This file was generated at Sun Jul 24 10:06:01 UTC 2022.', 2022-07-24",
    "'% This file was generated at noon in 2022.', 2021-01-01",
    "'%', 2021-01-01"
  })
  void a_header_tells_the_day_before_the_name_does(String header, String date) throws IOException {
    AddressBook book =
        new References(directory)
            .with(Role.IP_TO_AS, "ris-20210101", header, "10\t1.0.0.0/24\t300")
            .load();

    assertThat(file(book, "ris-20210101").date()).contains(date);
  }
}
