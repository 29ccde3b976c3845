package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static CountryCode country(String code) {
    return new CountryCode(code);
  }

  private static List<String> codes(Region region) {
    return region.countries().stream().map(CountryCode::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "AS8400, 8400",
    "as8400, 8400",
    "aS8400, 8400",
    "8400, 8400",
    "0, 0",
    "AS0, 0",
    "4294967295, 4294967295",
    "1.10, 65546",
    "AS1.10, 65546",
    "0.65535, 65535",
    "65535.65535, 4294967295",
    "2.0, 131072"
  })
  void an_as_number_is_read_in_plain_and_dotted_form(String text, long value) {
    assertThat(Asn.parse(text)).isEqualTo(new Asn(value)).hasToString("AS" + value);
    assertThat(Asn.parse("AS" + value)).isEqualTo(new Asn(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "AS",
        "S8400",
        "AS-1",
        "-1",
        "+1",
        "4294967296",
        "99999999999999999999",
        "1.65536",
        "65536.0",
        "1.",
        ".1",
        "1.2.3",
        "AS 8400",
        " 8400",
        "8400 ",
        "0x20",
        "A\u017f8400",
        "\u0661",
        "8400,8401",
        "{8400}",
        "AS\u0131",
      })
  void what_is_not_an_as_number_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Asn.parse(text))
        .withMessage("not an AS number: \"" + text + "\"");
  }

  @Test
  void an_as_number_has_32_bits_and_is_ordered_by_value() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Asn(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Asn(1L << 32));
    assertThat(List.of(new Asn(9), new Asn(10), new Asn(4294967295L))).isSorted();
  }

  @ParameterizedTest
  @CsvSource({"RS, RS", "rs, RS", "xk, XK", "si, SI", "iS, IS"})
  void a_country_code_is_read_in_any_case_and_any_locale(String text, String code) {
    assertThat(CountryCode.parse(text)).isEqualTo(country(code)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "R", "SRB", "R1", "  ", "R\u015e", "\u0131s", "\u0130S", "ß"})
  void what_is_not_a_country_code_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CountryCode.parse(text));
    assertThatIllegalArgumentException().isThrownBy(() -> country("rs"));
  }

  @Test
  void the_built_in_regions_hold_their_countries_kosovo_included() {
    assertThat(Region.builtInNames()).containsExactly("see", "see-ripe", "wb6");
    assertThat(codes(Region.builtIn("see").orElseThrow()))
        .containsExactly("AL", "BA", "BG", "GR", "HR", "HU", "ME", "MK", "RO", "RS", "SI", "XK");
    assertThat(codes(Region.builtIn("see-ripe").orElseThrow()))
        .containsExactly("AL", "BA", "HR", "ME", "MK", "RS", "SI", "XK");
    assertThat(codes(Region.builtIn("wb6").orElseThrow()))
        .containsExactly("AL", "BA", "ME", "MK", "RS", "XK");
    assertThat(Region.builtIn("SEE")).isEmpty();
    assertThat(Region.WESTERN_BALKANS.contains(country("XK"))).isTrue();
    assertThat(Region.WESTERN_BALKANS.contains(country("HU"))).isFalse();
  }

  @Test
  void a_region_of_ones_own_is_named_after_its_countries_in_order() {
    Region region = Region.of(List.of(country("XK"), country("AL"), country("XK")));

    assertThat(region.name()).isEqualTo("AL+XK");
    assertThatIllegalArgumentException().isThrownBy(() -> Region.of(List.of()));
  }

  @Test
  void a_region_copies_its_countries_and_sorts_them() {
    TreeSet<CountryCode> countries = new TreeSet<>(List.of(country("RS"), country("AL")));
    Region region = new Region("mine", countries.descendingSet());
    countries.add(country("HU"));

    assertThat(codes(region)).containsExactly("AL", "RS");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> region.countries().clear());
  }

  @Test
  void a_city_is_its_geonames_id_and_two_of_one_name_stay_two() {
    Coordinates greece = new Coordinates(37.97945, 23.71622);
    City athens = new City(264371, "Athens", country("GR"), greece, 729137);
    City renamed = new City(264371, "Athina", country("GR"), greece, 664046);
    City ohio =
        new City(4505542, "Athens", country("US"), new Coordinates(39.32924, -82.10126), 23832);

    assertThat(athens).isEqualTo(renamed).hasSameHashCodeAs(renamed).isNotEqualTo(ohio);
    assertThat(athens).isNotEqualTo("Athens").isLessThan(ohio).hasToString("Athens, GR");
  }

  @Test
  void organisations_are_ordered_by_id_then_name_and_print_their_name() {
    Organization one = new Organization("ORG-1", "Zeta");
    Organization two = new Organization("ORG-2", "Alpha");
    Organization three = new Organization("ORG-2", "Beta");

    assertThat(List.of(one, two, three)).isSorted();
    assertThat(one).hasToString("Zeta");
  }
}
