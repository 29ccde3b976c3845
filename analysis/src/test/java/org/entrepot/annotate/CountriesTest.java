package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.CountryAttribution.ADDRESSES;
import static org.entrepot.annotate.CountryAttribution.INFRASTRUCTURE;
import static org.entrepot.annotate.CountryAttribution.REGISTRATION;
import static org.entrepot.annotate.CountryAttribution.UNSTATED;
import static org.entrepot.annotate.CountryAttribution.USERS;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CountriesTest {
  private static final String DELEGATED = "ripencc|%s|asn|%d|1|20021015|allocated";
  private static final String SHARE = "%d|%s|1|50.0|%d|50.0";

  @TempDir Path directory;
  private References references;

  @BeforeEach
  void noFiles() {
    references = new References(directory);
  }

  private static Optional<Sourced<CountryCode>> country(String code, String source) {
    return Optional.of(new Sourced<>(new CountryCode(code), source));
  }

  private static Optional<Sourced<CountryCode>> asked(
      AddressBook book, long asn, CountryAttribution attribution) {
    return book.countryOf(new Asn(asn), attribution);
  }

  /** An AS registered in Austria, with addresses in Bosnia, users in Serbia, listed in Hungary. */
  private References everything() throws IOException {
    return references
        .with(Role.AS_COUNTRIES, "registry", DELEGATED.formatted("AT", 7))
        .with(
            Role.AS_COUNTRIES,
            "shares",
            SHARE.formatted(7, "BA", 512),
            SHARE.formatted(7, "RS", 256))
        .with(Role.AS_COUNTRIES, "classes", "7 Communications HU", "8 Communications HU")
        .with(
            Role.AS_USERS,
            "users",
            "asn,name,cc,users",
            "7,SEVEN,BA,5",
            "7,SEVEN,RS,6",
            "9,NINE,ZZ,9",
            "9,NINE,HR,1");
  }

  @Test
  void the_four_meanings_of_a_country_are_kept_apart() throws IOException {
    AddressBook book = everything().load();

    assertThat(asked(book, 7, REGISTRATION)).isEqualTo(country("AT", "registry"));
    assertThat(asked(book, 7, ADDRESSES)).isEqualTo(country("BA", "shares"));
    assertThat(asked(book, 7, USERS)).isEqualTo(country("RS", "users"));
    assertThat(asked(book, 7, UNSTATED)).isEqualTo(country("HU", "classes"));
    assertThat(asked(book, 7, INFRASTRUCTURE)).isEmpty();
    assertThat(asked(book, 9, USERS)).isEqualTo(country("HR", "users"));
    assertThat(book.usersOf(new Asn(9))).hasValue(10);
  }

  @Test
  void a_file_of_another_meaning_does_not_fill_what_one_leaves_open() throws IOException {
    AddressBook book = everything().load();

    assertThat(book.countryAttribution()).isEqualTo(REGISTRATION);
    assertThat(book.countryOf(new Asn(7))).isEqualTo(country("AT", "registry"));
    assertThat(book.countryOf(new Asn(8))).isEmpty();
    assertThat(asked(book, 8, UNSTATED)).isEqualTo(country("HU", "classes"));
  }

  @Test
  void the_first_file_says_what_the_study_means() throws IOException {
    AddressBook book =
        references
            .with(Role.AS_COUNTRIES, "shares", SHARE.formatted(7, "BA", 512))
            .with(Role.AS_COUNTRIES, "registry", DELEGATED.formatted("AT", 7))
            .with(Role.AS_NAMES, "names", "7 SEVEN, DE", "8 EIGHT, DE")
            .load();

    assertThat(book.countryAttribution()).isEqualTo(ADDRESSES);
    assertThat(book.countryOf(new Asn(7))).isEqualTo(country("BA", "shares"));
    assertThat(book.countryOf(new Asn(8))).isEmpty();
    assertThat(asked(book, 7, REGISTRATION)).isEqualTo(country("AT", "registry"));
    assertThat(asked(book, 8, REGISTRATION)).isEqualTo(country("DE", "names"));
  }

  @ParameterizedTest
  @EnumSource(CountryAttribution.class)
  void kosovo_is_in_no_neighbour_in_any_meaning(CountryAttribution attribution) throws IOException {
    // As the published tables have them: Telecom of Kosovo in Montenegro, IPKO in Albania.
    AddressBook book =
        references
            .with(
                Role.AS_COUNTRIES,
                "registry",
                DELEGATED.formatted("RS", 8661),
                DELEGATED.formatted("AL", 21246))
            .with(
                Role.AS_COUNTRIES,
                "shares",
                SHARE.formatted(8661, "ME", 512),
                SHARE.formatted(21246, "AL", 512))
            .with(Role.AS_COUNTRIES, "classes", "8661 Communications ME", "21246 Other AL")
            .with(Role.AS_USERS, "users", "asn,name,cc,users", "8661,PTK,AL,5", "21246,IPKO,AL,6")
            .load();

    assertThat(asked(book, 8661, attribution)).isEqualTo(country("XK", "Kosovo override"));
    assertThat(asked(book, 21246, attribution)).isEqualTo(country("XK", "Kosovo override"));
    assertThat(book.usersOf(new Asn(21246))).hasValue(6);
  }

  /**
   * METHOD.md 9, trap 16: the published code of CTI takes a row for a country's wherever the two
   * letters stand in it.
   */
  @Test
  void a_country_is_its_own_field_and_not_two_letters_anywhere_in_a_line() throws IOException {
    AddressBook book =
        references
            .with(
                Role.AS_COUNTRIES,
                "registry",
                "ripencc|RS|asn|7|1|20021015|allocated|ME-AL-XK",
                DELEGATED.formatted("BA", 8))
            .with(Role.AS_NAMES, "names", "7 ME-AL - XK ME Holding AL, RS", "9 AL ME - XK, MK")
            .with(Role.AS_USERS, "users", "asn,name,cc,users", "7,\"ME, AL and XK\",RS,5")
            .load();

    assertThat(asked(book, 7, REGISTRATION)).isEqualTo(country("RS", "registry"));
    assertThat(asked(book, 9, REGISTRATION)).isEqualTo(country("MK", "names"));
    assertThat(asked(book, 7, USERS)).isEqualTo(country("RS", "users"));
  }

  @ParameterizedTest
  @EnumSource(CountryAttribution.class)
  void a_study_can_have_a_table_of_its_own(CountryAttribution attribution) throws IOException {
    AddressBook book =
        references
            .with(Role.AS_COUNTRIES, "registry", DELEGATED.formatted("RS", 8661))
            .with(
                Role.AS_COUNTRIES,
                "own",
                "asn,cc,override",
                "7,ME,\"their registrar, abroad\"",
                "7,RS,again",
                "x,RS,no number",
                "# 9,RS,nothing")
            .load();

    assertThat(asked(book, 7, attribution)).isEqualTo(country("ME", "own"));
    assertThat(asked(book, 8661, attribution))
        .isEqualTo(attribution == REGISTRATION ? country("RS", "registry") : Optional.empty());
    assertThat(book.countryAttribution()).isEqualTo(REGISTRATION);
    assertThat(file(book, "own").rejected())
        .containsOnlyKeys("AS of an earlier line", "not an AS number");
    assertThat(file(book, "own").records()).isEqualTo(1);
  }

  @Tag(RealData.TAG)
  @ParameterizedTest
  @CsvSource({
    "8400, RS, RS, RS",
    "8661, XK, XK, XK",
    "21246, XK, XK, XK",
    "9146, BA, BA, BA",
    "5391, HR, HR, HR",
    "6939, , US, ",
  })
  void published_files_tell_each_their_own(
      long asn, String registration, String addresses, String users) throws IOException {
    AddressBook book =
        AddressBook.load(
            new Dataset(
                List.of(),
                Map.of(
                    Role.AS_COUNTRIES,
                    List.of(
                        data("as/delegated-ripencc-20140630.txt.gz"),
                        data("as/caida-asn-to-country.2017-06-01.txt.gz"),
                        data("as/2022-10-06-asn-country.csv.gz"),
                        data("as/as-classes-2025.txt.gz")),
                    Role.AS_USERS,
                    List.of(data("as/apnic-pop/apnic-20220420-aspop-estimate.csv.gz")))));

    assertThat(asked(book, asn, REGISTRATION).map(Sourced::value))
        .isEqualTo(Optional.ofNullable(registration).map(CountryCode::new));
    assertThat(asked(book, asn, ADDRESSES).map(Sourced::value))
        .contains(new CountryCode(addresses));
    if (users != null) {
      assertThat(asked(book, asn, USERS).map(Sourced::value)).contains(new CountryCode(users));
    }
    assertThat(asked(book, asn, INFRASTRUCTURE).isPresent()).isEqualTo("XK".equals(addresses));
  }

  private static DataFile data(String name) {
    return new DataFile(RealData.path(name), name);
  }
}
