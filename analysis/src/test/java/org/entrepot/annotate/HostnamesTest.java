package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.entrepot.dataset.Role;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostnamesTest {
  private static final String ASHBURN =
      "{\"code\":\"ash\",\"type\":\"iata\",\"learned\":1,\"tp\":123,\"fp\":1,"
          + "\"location\":{\"place\":\"Ashburn\",\"st\":\"VA\",\"cc\":\"US\"},"
          + "\"lat\":\"39.043720\",\"lng\":\"-77.487490\"}";

  @TempDir Path directory;
  private References references;

  @BeforeEach
  void someCities() throws IOException {
    references =
        new References(directory)
            .with(
                Role.CITIES,
                "cities",
                CitiesTest.line(1, "Ashburn", "", 39.0437, -77.4875, "US", 43511),
                CitiesTest.line(2, "Nashua", "", 42.7654, -71.4676, "US", 86494),
                CitiesTest.line(3, "Frankfurt am Main", "", 50.1155, 8.6842, "DE", 650000),
                CitiesTest.line(4, "London", "", 51.5085, -0.1257, "GB", 7556900),
                CitiesTest.line(5, "London", "", 42.9834, -81.233, "CA", 346765),
                inState("TX", CitiesTest.line(6, "Paris", "", 33.6609, -95.5555, "US", 25171)),
                CitiesTest.line(7, "Paris", "", 48.8534, 2.3488, "FR", 2138551),
                inState("TN", CitiesTest.line(8, "Paris", "", 36.302, -88.3267, "US", 10156)),
                CitiesTest.line(9, "Pristina", "", 42.6727, 21.1669, "XK", 550000));
  }

  private static String inState(String state, String line) {
    return line.replace("\tUS\t\t\t", "\tUS\t\t" + state + "\t");
  }

  static String rule(String domain, String re, String plan, String score, String... hints) {
    return "{\"domain\":\"%s\", \"re\":[\"%s\"], \"score\":{%s}, \"geohints\":[%s], \"plan\":[%s]}"
        .formatted(domain, re.replace("\\", "\\\\"), score, String.join(",", hints), plan);
  }

  private static String rule(String domain, String re, String plan) {
    return rule(domain, re, plan, "\"tp\":5,\"fp\":0,\"class\":\"good\"");
  }

  private AddressBook named(String... names) throws IOException {
    String[] lines = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      lines[i] = "1517875200\t192.0.2." + i + "\t" + names[i];
    }
    return references.with(Role.HOSTNAMES, "names", lines).load();
  }

  private static List<Long> cities(AddressBook book, int last) {
    return book.hints(IpAddress.parse("192.0.2." + last)).stream()
        .map(hint -> hint.city().geonamesId())
        .toList();
  }

  @Test
  void a_code_means_to_an_operator_what_was_learned_of_it_and_to_others_what_the_lists_say()
      throws IOException {
    references
        .with(
            Role.HOSTNAMES,
            "rules",
            rule(
                "he.net",
                "^.+\\.([a-z]{3})\\d+\\.he\\.net$",
                "[\"iata\"]",
                "\"tp\":2500,\"fp\":30,\"class\":\"good\"",
                ASHBURN),
            rule("other.example", "^.+\\.([a-z]{3})\\d+\\.other\\.example$", "[\"iata\"]"))
        .with(
            Role.HOSTNAMES,
            "unlocode",
            ",\"US\",\"ASH\",\"Nashua\",\"Nashua\",\"NH\",\"--34----\",\"AI\",\"9601\",,"
                + "\"4246N 07128W\",");
    AddressBook book = named("100ge1-1.core1.ash1.he.net", "r1.ash2.other.example", "ash1.x.net");

    assertThat(cities(book, 0)).containsExactly(1L);
    assertThat(cities(book, 1)).containsExactly(2L);
    assertThat(cities(book, 2)).as("no rule for its suffix").isEmpty();
    Hint hint = book.hints(IpAddress.parse("192.0.2.0")).get(0);
    assertThat(hint.kind()).isEqualTo(Hint.Kind.HOSTNAME);
    assertThat(hint.source()).isEqualTo("rules");
    assertThat(hint.detail())
        .isEqualTo("ash in 100ge1-1.core1.ash1.he.net by ^.+\\.([a-z]{3})\\d+\\.he\\.net$");
  }

  @Test
  void a_code_of_several_places_keeps_them_all_and_a_country_or_state_beside_it_chooses()
      throws IOException {
    references.with(
        Role.HOSTNAMES,
        "rules",
        rule("a.example", "^.+\\.([a-z]+)\\.a\\.example$", "[\"place\"]"),
        rule("b.example", "^.+\\.([a-z]+)\\.([a-z]{2})\\.b\\.example$", "[\"place\",\"cc\"]"),
        rule("c.example", "^.+\\.([a-z]+)\\.([a-z]{2})\\.c\\.example$", "[\"place\",\"st\"]"));
    AddressBook book =
        named(
            "r1.london.a.example",
            "r1.london.uk.b.example",
            "r1.london.ca.b.example",
            "r1.london.fr.b.example",
            "r1.paris.tx.c.example",
            "r1.atlantis.a.example");

    assertThat(cities(book, 0)).containsExactly(4L, 5L);
    assertThat(cities(book, 1)).as("uk is GB").containsExactly(4L);
    assertThat(cities(book, 2)).containsExactly(5L);
    assertThat(cities(book, 3)).isEmpty();
    assertThat(cities(book, 4)).as("neither of Tennessee nor of France").containsExactly(6L);
    assertThat(cities(book, 5)).isEmpty();
  }

  @Test
  void the_longest_suffix_alone_reads_a_name() throws IOException {
    references.with(
        Role.HOSTNAMES,
        "rules",
        rule("example.net", "^([a-z]+)\\d*\\..*example\\.net$", "[\"place\"]"),
        rule("deep.example.net", "^x-([a-z]+)\\.deep\\.example\\.net$", "[\"place\"]"));
    AddressBook book =
        named(
            "london1.example.net",
            "x-london.deep.example.net",
            "london1.deep.example.net",
            "London2.EXAMPLE.net.",
            "notexample.net");

    assertThat(cities(book, 0)).containsExactly(4L, 5L);
    assertThat(cities(book, 1)).containsExactly(4L, 5L);
    assertThat(cities(book, 2)).as("not of the form of the longer suffix").isEmpty();
    assertThat(cities(book, 3)).containsExactly(4L, 5L);
    assertThat(book.hostnameOf(IpAddress.parse("192.0.2.3"))).contains("london2.example.net");
    assertThat(cities(book, 4)).isEmpty();
  }

  @Test
  void
      a_code_spread_over_groups_is_joined_and_one_of_the_operators_own_without_a_city_stays_unknown()
          throws IOException {
    String clli = "{\"code\":\"%s\",\"type\":\"clli\",\"learned\":%d,\"tp\":2,\"fp\":0}";
    references
        .with(
            Role.HOSTNAMES,
            "rules",
            rule(
                "123.example",
                "^[^\\.]+\\.([a-z]{4})-([a-z]{2})\\.123\\.example$",
                "[\"clli\",\"clli\"]",
                "\"tp\":8,\"fp\":0,\"class\":\"good\"",
                clli.formatted("asbnva", 0),
                clli.formatted("nashnh", 1)),
            rule(
                "br.example",
                "^([a-z]+)\\d\\.br\\.example$",
                "[\"place\"]",
                "\"tp\":8,\"fp\":0,\"class\":\"good\"",
                "{\"code\":\"london\",\"type\":\"place\",\"learned\":0,\"location\":{\"place\":"
                    + "\"London\",\"cc\":\"BR\"},\"lat\":\"-21.35\",\"lng\":\"-51.85\"}"))
        .with(Role.HOSTNAMES, "clli", "ASBNVA\t39.04\t-77.48", "NASHNH\t42.76\t-71.46")
        .with(Role.HOSTNAMES, "clli8", "ASBNVAXA\t39.05\t-77.49");
    AddressBook book =
        named("r1.asbn-va.123.example", "r1.nash-nh.123.example", "london1.br.example");

    assertThat(cities(book, 0)).containsExactly(1L);
    assertThat(cities(book, 1)).as("the operator means another place than the list").isEmpty();
    assertThat(cities(book, 2)).as("a place that no city is near is not London").isEmpty();
  }

  @Test
  void the_share_of_right_answers_is_drawn_towards_that_of_its_class() throws IOException {
    String re = "^([a-z]+)\\d*\\.%s$";
    references.with(
        Role.HOSTNAMES,
        "rules",
        rule(
            "a.example",
            re.formatted("a\\.example"),
            "[\"place\"]",
            "\"tp\":5,\"fp\":0,\"class\":\"good\""),
        rule(
            "b.example",
            re.formatted("b\\.example"),
            "[\"place\"]",
            "\"tp\":93,\"fp\":2,\"class\":\"good\""),
        rule(
            "c.example",
            re.formatted("c\\.example"),
            "[\"place\"]",
            "\"tp\":4,\"fp\":1,\"class\":\"promising\""));
    AddressBook book = named("london.a.example", "london.b.example", "london.c.example");

    assertThat(precision(book, 0)).isEqualTo((5 + 9.8) / 15, within(1e-12));
    assertThat(precision(book, 1)).isEqualTo((93 + 9.8) / 105, within(1e-12));
    assertThat(precision(book, 2)).isEqualTo(0.8, within(1e-12));
  }

  private static double precision(AddressBook book, int last) {
    return book.hints(IpAddress.parse("192.0.2." + last)).get(0).precision().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "^([a-z]+)(?=x)\\.e\\.example$ | \"place\" | regular expression with a lookaround",
        "^(?<!x)([a-z]+)\\.e\\.example$ | \"place\" | regular expression with a lookaround",
        "^([a-z]+)\\1\\.e\\.example$ | \"place\" | not a regular expression of RE2",
        "^([a-z]+\\.e\\.example$ | \"place\" | not a regular expression of RE2",
        "^(((([a-z]{99}){99}){99}){99})$ | \"place\" | regular expression too large",
        "^([a-z]+)\\.([a-z]+)$ | \"place\" | plan of other groups than the expression has",
        "^([a-z]+)$ | \"cc\" | plan without one kind of code",
        "^([a-z]+)\\.([a-z]+)$ | \"place\",\"iata\" | plan without one kind of code",
        "^([a-z]+)$ | \"star\" | group of an unknown kind",
      })
  void a_rule_that_cannot_be_used_is_counted_with_its_reason(String re, String plan, String reason)
      throws IOException {
    AddressBook book =
        references.with(Role.HOSTNAMES, "rules", rule("e.example", re, "[" + plan + "]")).load();

    assertThat(file(book, "rules").rejected())
        .containsEntry(reason + " (rest of the suffix kept)", 1L)
        .containsEntry("no usable rule", 1L);
    assertThat(file(book, "rules").examples()).allMatch(text -> text.startsWith("rules:1: "));
  }

  @Test
  void suffixes_that_say_too_little_are_counted() throws IOException {
    String re = "^([a-z]+)$";
    AddressBook book =
        references
            .with(
                Role.HOSTNAMES,
                "rules",
                rule("a.example", re, "[\"place\"]", "\"tp\":5,\"fp\":5,\"class\":\"poor\""),
                rule("b.example", re, "[\"place\"]", "\"tp\":-5,\"fp\":5,\"class\":\"good\""),
                rule("c.example", re, "[\"place\"],[\"place\"]"),
                rule("d..example", re, "[\"place\"]"),
                rule("f.example", re, "[\"place\"]", "\"class\":\"good\""),
                rule("g.example", re, "[\"place\"]"),
                "{\"domain\":")
            .load();

    LoadedFile file = file(book, "rules");
    assertThat(file.records()).isEqualTo(1);
    assertThat(file.rejected().keySet())
        .containsExactly(
            "broken JSON",
            "class poor",
            "not a hostname",
            "not one plan for each expression",
            "score is no count",
            "without tp");
    assertThat(file.licence()).contains("CAIDA");
    assertThat(file.format()).contains("Hoiho");
  }

  @Test
  void hostile_names_are_counted_and_harmless() throws IOException {
    // Backtracking would take longer than the universe has on the first of these names.
    references.with(
        Role.HOSTNAMES,
        "rules",
        rule(
            "e.example", "^((?:[a-z]+)+)+(?:\\.(?:[a-z]+)+)+\\.e\\.example$", "[\"place\",\"cc\"]"),
        rule("x.example", "^(.*.*.*.*.*.*.*.*.*.*)!\\.x\\.example$", "[\"place\"]"));
    AddressBook book =
        named(
            "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + "1.e.example",
            "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".x.example",
            "a".repeat(100_000),
            "a".repeat(64) + ".e.example",
            ".".repeat(100),
            "a..e.example",
            ".e.example",
            "a\u0007b.e.example",
            "\u0000.e.example",
            "b\u00fccher.e.example",
            "\u202egro.e.example",
            "<script>.e.example",
            "FAIL.NON-AUTHORITATIVE.in-addr.arpa",
            "a.e.example");

    for (int i = 0; i < 14; i++) {
      assertThat(cities(book, i)).isEmpty();
    }
    LoadedFile names = file(book, "names");
    assertThat(names.records()).isEqualTo(3);
    assertThat(names.rejected())
        .containsEntry("longer than a hostname can be", 1L)
        .containsEntry("not a hostname", 9L)
        .containsEntry("no name was found", 1L)
        .hasSize(3);
  }

  @Test
  void the_first_file_and_in_it_the_last_line_names_an_address() throws IOException {
    AddressBook book =
        references
            .with(
                Role.HOSTNAMES,
                "first",
                "1\t192.0.2.1\told.example",
                "2\t192.0.2.1\tnew.example",
                "3\t2001:db8::1\tsix.example",
                "4\t192.0.2.256\tx.example",
                "5\t192.0.2.3")
            .with(
                Role.HOSTNAMES, "second", "9\t192.0.2.1\tlater.example", "9\t192.0.2.2\tb.example")
            .load();

    assertThat(book.hostnameOf(IpAddress.parse("192.0.2.1"))).contains("new.example");
    assertThat(book.hostnameOf(IpAddress.parse("192.0.2.2"))).contains("b.example");
    assertThat(book.hostnameOf(IpAddress.parse("2001:db8::1"))).contains("six.example");
    assertThat(book.hostnameOf(IpAddress.parse("192.0.2.3"))).isEmpty();
    assertThat(file(book, "first").rejected())
        .containsOnlyKeys("not an IP address", "wrong number of columns");
  }

  @Test
  void un_locode_reads_points_functions_and_the_place_of_Kosovo() throws IOException {
    String[] lines = {
      ",\"GB\",,\".UNITED KINGDOM\",,,,,,,,",
      ",\"GB\",\"LHR\",\"Heathrow Apt/London\",\"Heathrow Apt/London\",\"HIL\",\"---4----\",\"AF\","
          + "\"1401\",,\"5128N 00027W\",\"\"",
      ",\"GB\",\"LON\",\"London\",\"London\",\"LND\",\"1---5---\",\"AF\",\"0701\",,,\"\"",
      ",\"RS\",\"PRN\",\"Pristina\",\"Pristina\",,\"-234----\",\"RL\",\"0607\",,\"4240N 02110E\",",
      ",\"US\",\"NSH\",\"Nashua\",\"Nashua\",\"NH\",\"--34----\",\"AI\",\"9601\",\"ASH\",,",
      ",\"US\",\"ZZZ\",\"Nowhere\",\"Nowhere\",\"NH\",\"--3-----\",\"AI\",\"9601\",,,",
      ",\"US\",\"ZZY\",\"Sea\",\"Sea\",\"NH\",\"--3-----\",\"AI\",\"9601\",,\"0000S 01000W\",",
      ",\"US\",\"ZZX\",\"Bad\",\"Bad\",\"NH\",\"--3-----\",\"AI\",\"9601\",,\"42N 71W\",",
      ",\"US\",\"\",\"None\",\"None\",\"NH\",\"--3-----\",\"AI\",\"9601\",,,",
      ",\"US\",\"ABC\",\"Short\""
    };
    references
        .with(Role.HOSTNAMES, "unlocode", String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .with(Role.HOSTNAMES, "metro", "LON,51.505988,-0.126994", "XXX,0,0", "ABC,95,0")
        .with(
            Role.HOSTNAMES,
            "rules",
            rule("i.example", "^([a-z]+)\\.i\\.example$", "[\"iata\"]"),
            rule("l.example", "^([a-z]+)\\.l\\.example$", "[\"locode\"]"));
    AddressBook book =
        named(
            "lhr.i.example",
            "lon.i.example",
            "prn.i.example",
            "ash.i.example",
            "nsh.i.example",
            "rsprn.l.example",
            "gblon.l.example");

    assertThat(cities(book, 0)).as("an airport is its city").containsExactly(4L);
    assertThat(cities(book, 1)).as("no airport to UN/LOCODE").containsExactly(4L);
    assertThat(cities(book, 2)).as("Serbia to UN/LOCODE").containsExactly(9L);
    assertThat(cities(book, 3)).as("the column IATA").containsExactly(2L);
    assertThat(cities(book, 4)).as("its own letters are not IATA's").isEmpty();
    assertThat(cities(book, 5)).containsExactly(9L);
    assertThat(cities(book, 6)).containsExactly(4L);
    assertThat(file(book, "unlocode").records()).isEqualTo(4);
    assertThat(file(book, "unlocode").rejected())
        .containsOnlyKeys(
            "heading of a country",
            "without coordinates, and no city has the name",
            "no city within 40 km",
            "coordinates are not of the form 4449N 02028E",
            "without a location code",
            "wrong number of columns");
    assertThat(file(book, "metro").rejected())
        .containsOnlyKeys("coordinates are 0,0", "coordinates out of range");
  }
}
