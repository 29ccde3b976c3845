package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where probes are taken from: as text, as it is sent, and in words. */
class ProbeSourceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country:RS:10|{\"type\":\"country\",\"value\":\"RS\",\"requested\":10}",
        "area:North-East:3|{\"type\":\"area\",\"value\":\"North-East\",\"requested\":3}",
        "region:eu27:5|{\"type\":\"region\",\"value\":\"eu27\",\"requested\":5}",
        "countries:RS,XK:5|{\"type\":\"countries\",\"value\":\"RS,XK\",\"requested\":5}",
        "asn:8400:2|{\"type\":\"asn\",\"value\":\"8400\",\"requested\":2}",
        "prefix:192.0.2.0/24:4|{\"type\":\"prefix\",\"value\":\"192.0.2.0/24\",\"requested\":4}",
        "prefix:2001:db8::/32:4|{\"type\":\"prefix\",\"value\":\"2001:db8::/32\",\"requested\":4}",
        "msm:1001:6|{\"type\":\"msm\",\"value\":\"1001\",\"requested\":6}",
        "probes:1,2,30|{\"type\":\"probes\",\"value\":\"1,2,30\",\"requested\":3}",
        "country:RS:10+home+system-ipv4-works~nat|{\"type\":\"country\",\"value\":\"RS\",\"requested\""
            + ":10,\"tags\":{\"include\":[\"home\",\"system-ipv4-works\"],\"exclude\":[\"nat\"]}}"
      })
  void a_source_is_written_as_it_is_read_and_sent_as_the_api_has_it(String text, String json) {
    ProbeSource source = ProbeSource.parse(text);
    assertThat(source).hasToString(text);
    assertThat(source.node()).isEqualTo(AtlasServer.parse(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country:rs:10|country:RS:10",
        "asn:AS8400:1|asn:8400:1",
        "area:ww:1|area:WW:1",
        "probes:3,1,3|probes:3,1"
      })
  void what_is_written_otherwise_is_understood(String text, String same) {
    assertThat(ProbeSource.parse(text)).isEqualTo(ProbeSource.parse(same)).hasToString(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country:RS|how many probes? Say country:RS:10, not \"country:RS\"",
        "country:RS:0|at least 1 probe, not 0",
        "country:Serbia:5|a country code is two letters, not \"Serbia\"",
        "galaxy:far:5|probes are asked for by area, region, country, countries, asn, prefix, msm or"
            + " probes, not by \"galaxy\"",
        "probes:1,2:2|probes by number have no count: \"probes:1,2:2\" has one",
        "probes:1,x|not the number of a probe or measurement: x",
        "probes:0|the id of a probe is 1 to 9223372036854775807, not 0",
        "asn:x:1|not an AS number: \"x\"",
        "country:RS:5+a b|a tag is letters, digits, -, _ and ., not \"a b\"",
        "country:RS:5+|a tag is letters, digits, -, _ and ., not \"\""
      })
  void what_cannot_be_understood_is_told(String text, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProbeSource.parse(text))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "RS",
        "country",
        "country:",
        "::",
        "+",
        "~a",
        "country:RS:99999999999",
        "area:Middle-Earth:3",
        "region:gondor:3",
        "prefix:192.0.2.0:3",
        "msm:x:1",
        "countries::3",
        "area:WW:-1"
      })
  void nothing_else_is_a_source(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ProbeSource.parse(text));
  }

  @Test
  void sources_come_back_from_their_text() {
    for (int seed = 0; seed < 300; seed++) {
      ProbeSource source = random(new Random(seed));
      assertThat(ProbeSource.parse(source.toString())).as("seed %d", seed).isEqualTo(source);
    }
  }

  private static <T> T one(Random random, T[] all) {
    return Arrays.asList(all).get(random.nextInt(all.length));
  }

  private static ProbeSource random(Random random) {
    int count = 1 + random.nextInt(1000);
    CountryCode country =
        new CountryCode("" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26)));
    ProbeSource source =
        switch (random.nextInt(8)) {
          case 0 -> ProbeSource.area(one(random, ProbeArea.values()), count);
          case 1 -> ProbeSource.region(one(random, ProbeRegion.values()), count);
          case 2 -> ProbeSource.country(country, count);
          case 3 -> ProbeSource.countries(List.of(country, new CountryCode("XK")), count);
          case 4 -> ProbeSource.asn(new Asn(random.nextInt(1 << 30)), count);
          case 5 -> ProbeSource.prefix(Prefix.parse("2001:db8:" + count + "::/48"), count);
          case 6 -> ProbeSource.sameAs(1 + random.nextInt(1 << 30), count);
          default -> ProbeSource.probes(count, 1 + random.nextInt(60_000));
        };
    return random.nextBoolean() ? source : source.withTags("home", "x-" + count).withoutTags("nat");
  }

  @Test
  void a_source_is_said_in_words() {
    assertThat(ProbeSource.parse("country:RS:50+home").words())
        .isEqualTo("50 probes in Serbia with tag home");
    assertThat(ProbeSource.parse("area:WW:1~nat").words())
        .isEqualTo("1 probe in the whole world without tag nat");
    assertThat(ProbeSource.parse("probes:1,2").words()).isEqualTo("2 probes 1,2");
  }
}
