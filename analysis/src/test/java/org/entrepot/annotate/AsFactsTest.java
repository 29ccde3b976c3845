package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsFactsTest {
  @TempDir Path directory;
  private References references;

  @BeforeEach
  void noFiles() {
    references = new References(directory);
  }

  private static Optional<Sourced<CountryCode>> country(String code, String source) {
    return Optional.of(new Sourced<>(new CountryCode(code), source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GOOGLE - Google LLC, US|Google LLC",
        "LVLT-1 - Level 3 Parent, LLC, US|Level 3 Parent, LLC",
        "TELEKOM-AS TELEKOM SRBIJA a.d., RS|TELEKOM SRBIJA a.d.",
        "DTAG Deutsche Telekom AG, DE|DTAG Deutsche Telekom AG",
        "GEANT GEANT Limited, EU|GEANT Limited",
        "CALIBOUR Calibour GmbH, DE|Calibour GmbH",
        "OTEGlobe OTEGlobe - OTE Global Solutions SA, GR|OTE Global Solutions SA",
        "GulfBridgeInternational Gulf Bridge International Inc., QA|Gulf Bridge International Inc.",
        "Delta-Telecom-AS Delta Telecom Ltd, AZ|Delta Telecom Ltd",
        "UK UKRTELECOM, UA|UK UKRTELECOM",
        "UK Defence Research Agency, GB|UK Defence Research Agency",
        "AS_TRANS; reserved by RFC6793|AS_TRANS; reserved by RFC6793",
        "PETERCOM-AS, GB|PETERCOM-AS",
        "-Reserved AS-, ZZ|-Reserved AS-"
      })
  void a_name_is_shown_without_handle_and_country(String listed, String shown) {
    assertThat(AsName.parse(listed).name()).isEqualTo(shown);
  }

  @Test
  void a_name_has_nothing_that_a_terminal_acts_upon() {
    assertThat(AsName.parse("\u001b[31mred\u0007\u202eevil, RS").name()).isEqualTo("[31mred evil");
    assertThat(new AsName("a\u0000b", Optional.empty()).name()).isEqualTo("a b");
  }

  @Test
  void names_are_read_from_lines_and_from_json() throws IOException {
    AddressBook book =
        references
            .with(
                Role.AS_NAMES,
                "lines",
                "1 ONE, US",
                "2 TWO-AS Two, XK",
                "x, NAME, US",
                "8 EIGHT, US",
                "9 NINE, US",
                "10 TEN, US",
                "3 ",
                "7")
            .with(
                Role.AS_NAMES,
                "json",
                "[{\"asn\":\"1\",\"name\":\"LVLT-1\"},",
                "{\"asn\":\"4\",\"name\":\"ISI-AS\"},{\"asn\":\"5\",\"name\":\"\"},{\"name\":\"n\"}]")
            .load();

    assertThat(book.nameOf(new Asn(1))).contains("ONE");
    assertThat(book.nameOf(new Asn(2))).contains("Two");
    assertThat(book.nameOf(new Asn(4))).contains("ISI-AS");
    assertThat(book.nameOf(new Asn(5))).isEmpty();
    assertThat(file(book, "lines").rejected())
        .containsEntry("without a name", 2L)
        .containsEntry("not an AS number", 1L);
    assertThat(file(book, "json").rejected())
        .containsEntry("without a name", 1L)
        .containsEntry("not an AS number", 1L);
  }

  @Test
  void the_list_of_names_tells_the_country_only_where_no_other_file_does() throws IOException {
    references.with(Role.AS_NAMES, "names", "1 ONE, US", "2 TWO, EU", "3 THREE, XK");
    AddressBook alone = references.load();
    AddressBook beside = references.with(Role.AS_COUNTRIES, "countries", "1 Other CA").load();

    assertThat(alone.countryOf(new Asn(1))).isEqualTo(country("US", "names"));
    assertThat(alone.countryOf(new Asn(2))).isEmpty();
    assertThat(alone.countryOf(new Asn(3))).isEqualTo(country("XK", "names"));
    assertThat(beside.countryOf(new Asn(1))).isEqualTo(country("CA", "countries"));
    assertThat(beside.countryOf(new Asn(3))).isEmpty();
  }

  @Test
  void a_group_of_more_than_a_hundred_is_not_one_organisation() throws IOException {
    String hundred =
        IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    AddressBook book =
        new References(directory)
            .with(
                Role.AS_ORGANISATIONS,
                "siblings",
                "Many|" + hundred,
                "Too many|" + hundred + " 101")
            .load();

    assertThat(book.organizationOf(new Asn(100)).name()).isEqualTo("Many");
    assertThat(book.organizationOf(new Asn(101)).id()).isEqualTo("AS101");
    assertThat(file(book, "siblings").rejected()).containsOnlyKeys("group of more than 100 ASes");
  }

  @Test
  void siblings_are_one_organisation_known_by_its_lowest_number() throws IOException {
    AddressBook book =
        references
            .with(Role.AS_NAMES, "names", "4 FOUR, US", "9 NINE, US", "12 TWELVE, US")
            .with(
                Role.AS_ORGANISATIONS,
                "siblings",
                "Akamai|31107 20940",
                "9 4",
                "20940 12",
                "9 4",
                "11 x",
                "Same|20 21",
                "Same|22 23")
            .load();

    assertThat(book.organizationOf(new Asn(31107)))
        .isEqualTo(new Organization("AS20940", "Akamai"));
    assertThat(book.organizationOf(new Asn(9))).isEqualTo(new Organization("AS4", "FOUR"));
    assertThat(book.organizationOf(new Asn(12))).isEqualTo(new Organization("AS12", "TWELVE"));
    assertThat(book.organizationOf(new Asn(11))).isEqualTo(new Organization("AS11", "AS11"));
    assertThat(book.organizationOf(new Asn(20))).isNotEqualTo(book.organizationOf(new Asn(22)));
    assertThat(file(book, "siblings").records()).isEqualTo(5);
    assertThat(file(book, "siblings").rejected())
        .containsEntry("AS of an earlier group (rest of the group kept)", 2L)
        .containsEntry("group without an AS of its own", 1L)
        .containsEntry("not an AS number", 1L);
  }

  @Test
  void the_group_of_the_earlier_file_is_kept() throws IOException {
    AddressBook book =
        references
            .with(Role.AS_ORGANISATIONS, "first", "One|1 2")
            .with(Role.AS_ORGANISATIONS, "second", "Two|1 2", "Three|2 3")
            .load();

    assertThat(book.organizationOf(new Asn(2))).isEqualTo(new Organization("AS1", "One"));
    assertThat(book.organizationOf(new Asn(3))).isEqualTo(new Organization("AS3", "Three"));
  }

  @Test
  void the_country_of_most_addresses_counts_and_the_alphabet_among_equals() throws IOException {
    AddressBook book =
        references
            .with(
                Role.AS_COUNTRIES,
                "shares",
                "#asn|country-code|pfx-cnt|pfx-pct|ip-cnt|ip-pct",
                "8400|JE|3|0.09|24|0.003",
                "8400|RS|3222|100.0|824808|99.9",
                "5|US|1|50.0|256|50.0",
                "5|CA|1|50.0|256|50.0",
                "6|EU|9|90.0|900|90.0",
                "6|SE|1|10.0|100|10.0",
                "7|??|1|100.0|256|100.0",
                "64512|US|1|100.0|256|100.0",
                "8|US|1|100.0|many|100.0")
            .load();

    assertThat(book.countryOf(new Asn(8400))).isEqualTo(country("RS", "shares"));
    assertThat(book.countryOf(new Asn(5))).isEqualTo(country("CA", "shares"));
    assertThat(book.countryOf(new Asn(6))).isEqualTo(country("SE", "shares"));
    assertThat(book.countryOf(new Asn(7))).isEmpty();
    assertThat(file(book, "shares").records()).isEqualTo(5);
    assertThat(file(book, "shares").rejected())
        .containsEntry("region instead of a country", 1L)
        .containsEntry("not a country code", 1L)
        .containsEntry("reserved AS number", 1L)
        .containsEntry("not a number of addresses", 1L);
  }

  @Test
  void several_joined_countries_are_none() throws IOException {
    AddressBook book =
        references
            .with(
                Role.AS_COUNTRIES, "joined", "asn,count,cc", "1,5,BR;CA", "5,1,BR", "6,1,UK", "7,1")
            .load();

    assertThat(book.countryOf(new Asn(1))).isEmpty();
    assertThat(book.countryOf(new Asn(5))).isEqualTo(country("BR", "joined"));
    assertThat(book.countryOf(new Asn(6))).isEqualTo(country("GB", "joined"));
    assertThat(file(book, "joined").records()).isEqualTo(2);
    assertThat(file(book, "joined").rejected())
        .containsEntry("several countries", 1L)
        .containsEntry("wrong number of columns", 1L);
  }

  @Test
  void delegated_statistics_give_runs_of_numbers_and_their_day() throws IOException {
    AddressBook book =
        references
            .with(
                Role.AS_COUNTRIES,
                "delegated",
                "2|ripencc|1404165599|85681|19830705|20140630|+0200",
                "ripencc|*|asn|*|26416|summary",
                "ripencc|FR|ipv4|2.0.0.0|1048576|20100712|allocated",
                "ripencc|RS|asn|8400|3|19970729|allocated|id",
                "ripencc|DE|asn|9000|1|19970729|reserved",
                "ripencc|EU|asn|7|1|19930901|allocated",
                "ripencc|DE|asn|9001|0|19970729|allocated")
            .load();

    assertThat(book.countryOf(new Asn(8402))).isEqualTo(country("RS", "delegated"));
    assertThat(book.countryOf(new Asn(9000))).isEmpty();
    LoadedFile file = file(book, "delegated");
    assertThat(file.date()).contains("2014-06-30");
    assertThat(file.records()).isEqualTo(1);
    assertThat(file.rejected())
        .containsEntry("header or summary", 2L)
        .containsEntry("not about an AS", 1L)
        .containsEntry("neither allocated nor assigned", 1L)
        .containsEntry("region instead of a country", 1L)
        .containsEntry("not a run of AS numbers", 1L);
  }

  @ParameterizedTest
  @ValueSource(longs = {21246, 8661, 33983, 206262, 29170})
  void networks_of_kosovo_are_in_kosovo_whatever_the_files_say(long network) throws IOException {
    Asn asn = new Asn(network);
    AddressBook without = references.load();
    AddressBook with =
        references
            .with(
                Role.AS_COUNTRIES,
                "countries",
                network + " Communications RS",
                "42313 Communications AL",
                "8585 Communications ME")
            .with(Role.AS_NAMES, "names", network + " NETWORK, AL")
            .load();

    assertThat(without.countryOf(asn)).isEqualTo(country("XK", "Kosovo override"));
    assertThat(with.countryOf(asn)).isEqualTo(country("XK", "Kosovo override"));
    assertThat(with.countryOf(new Asn(42313))).isEqualTo(country("AL", "countries"));
    assertThat(with.countryOf(new Asn(8585))).isEqualTo(country("ME", "countries"));
  }

  @Test
  void users_are_summed_over_the_countries_of_an_as() throws IOException {
    AddressBook book =
        references
            .with(
                Role.AS_USERS,
                "users",
                "asn,name,cc,users,samples",
                "8400,\"TELEKOM, SRBIJA\",RS,2000,5",
                "8400,TELEKOM,ME,500,5",
                "9,NINE,US,-1,5",
                "10,TEN,US,99999999999,5",
                "11,\"ELEVEN,US,7,5")
            .with(Role.AS_USERS, "later", "asn,name,cc,users", "8400,X,RS,1", "12,X,RS,3")
            .load();

    assertThat(book.usersOf(new Asn(8400))).hasValue(2500);
    assertThat(book.usersOf(new Asn(12))).hasValue(3);
    assertThat(book.usersOf(new Asn(9))).isEmpty();
    assertThat(file(book, "users").rejected())
        .containsEntry("not a number of users", 2L)
        .containsEntry("wrong number of columns", 1L);
  }
}
