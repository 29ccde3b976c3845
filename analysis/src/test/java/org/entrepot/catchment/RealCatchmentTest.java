package org.entrepot.catchment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entrepot.RealData;
import org.entrepot.study.Study;
import org.entrepot.study.StudyConfig;
import org.entrepot.study.StudyResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that were measured, and lists of sites that operators keep. */
@Tag(RealData.TAG)
class RealCatchmentTest {
  private static final String ANYCAST = "dns/2015-03-27-chaos-id.server-anycast-with-sites.json.gz";

  @TempDir Path folder;

  private StudyResult study(String region, String day, String results, String... reference)
      throws Exception {
    String text =
        """
        name: real
        region: %s
        period: { from: %sT00:00:00Z, to: %sT23:59:59Z }
        results: [%s]
        reference:
        %s
        seed: 20150327
        """
            .formatted(
                region,
                day,
                day,
                RealData.path(results),
                String.join("\n", List.of(reference).stream().map(line -> "  " + line).toList()));
    return Study.of(StudyConfig.read(Files.writeString(folder.resolve("study.yaml"), text))).run();
  }

  private static String file(String role, String... names) {
    return role
        + ": ["
        + String.join(", ", List.of(names).stream().map(n -> RealData.path(n).toString()).toList())
        + "]";
  }

  private static String[] letters() {
    return "abcdefghijklm"
        .chars()
        .mapToObj(letter -> "dns/root-server-instances/root_" + (char) letter + ".json")
        .toArray(String[]::new);
  }

  @Test
  void who_answered_southern_and_eastern_africa_on_27_march_2015() throws Exception {
    StudyResult result =
        study(
            "[ZA, KE, SC, NA, TZ, ZW, UG, MZ, RW, AO, BI, MG, MW, SZ, LS, ZM]",
            "2015-03-27",
            ANYCAST,
            file("probes", ANYCAST),
            file("sites", ANYCAST),
            file("cities", "geo/geonames-cities15000-2012.txt.gz"));
    assertThat(result.accounting().read()).isEqualTo(2726);
    assertThat(result.accounting().answers()).isEqualTo(2702);
    assertThat(result.accounting().setAside())
        .containsOnlyKeys("vantage point outside the region")
        .containsValue(24L); // one probe in the United States
    assertThat(result.catchments()).hasSize(1);
    Catchment catchment = result.catchments().get(0);
    assertThat(catchment.id()).isEqualTo("173.245.58.117");
    assertThat(catchment.outcomes())
        .containsEntry(Outcome.SITE, 2702L)
        .containsEntry(Outcome.IMPOSSIBLE, 0L)
        .containsEntry(Outcome.FOREIGN, 0L);
    assertThat(catchment.probes()).isEqualTo(117);
    assertThat(catchment.networks()).isEqualTo(62);
    assertThat(at(catchment.rankings(), Weighting.RESULTS).rows())
        .extracting(row -> row.subject().name() + " " + row.estimate().units())
        .containsExactly(
            "London 1834",
            "Hong Kong 399",
            "Amsterdam 226",
            "Paris 102",
            "Frankfurt am Main 72",
            "Warsaw 69");
    assertThat(at(catchment.rankings(), Weighting.AS).rows())
        .extracting(row -> row.subject().name())
        .containsExactly(
            "London", "Amsterdam", "Paris", "Hong Kong", "Frankfurt am Main", "Warsaw");
    var london = at(catchment.rankings(), Weighting.AS).rows().get(0).estimate();
    assertThat(london.value()).isEqualTo(0.695195, within(5e-7));
    assertThat(london.interval().low()).isEqualTo(0.580796, within(5e-7));
    assertThat(london.interval().high()).isEqualTo(0.803763, within(5e-7));
    Optimality optimality = catchment.optimality().orElseThrow();
    assertThat(optimality.probes()).isEqualTo(117);
    // The distances that the file itself gives, computed apart, have medians of 9047.9, 8672.6 and
    // 373.5 km.
    assertThat(optimality.servedKm()).isEqualTo(9047.9, within(30.0));
    assertThat(optimality.nearestKm()).isEqualTo(8672.6, within(30.0));
    assertThat(optimality.extraKm()).isEqualTo(373.5, within(2.0));
    var shares = optimality.shares().shares();
    assertThat(at(shares, Nearness.WITHIN_TENTH).value()).isEqualTo(0.683761, within(5e-5));
    assertThat(at(shares, Nearness.WITHIN_100_KM).value()).isEqualTo(0.017094, within(5e-5));
    assertThat(shares).doesNotContainKeys(Nearness.TWICE, Nearness.OWN_COUNTRY);
    assertThat(optimality.told()).doesNotContain(Nearness.LOCAL); // the file does not say
  }

  @Test
  void what_a_public_resolver_and_local_ones_call_themselves_is_no_root_servers_name()
      throws Exception {
    for (String file :
        List.of(
            "dns/2017-google-chaos-hostname.bind.json.gz",
            "dns/2017-resolvers-chaos-id.server.json.gz")) {
      StudyResult result =
          study(
              "see",
              file.contains("google") ? "2017-06-26" : "2017-07-10",
              file,
              file("probes", "probes/2017-06-26-probes-cc-asn.tsv.gz"),
              file("sites", letters()));
      assertThat(result.catchments()).as(file).isEmpty();
      assertThat(result.accounting().answers()).as(file).isZero();
      assertThat(result.accounting().setAside())
          .as(file)
          .containsEntry("result of type dns", result.accounting().read());
    }
  }

  @Test
  void who_names_itself_at_a_resolver_that_does_not_is_in_between() throws Exception {
    Path own =
        Files.writeString(
            folder.resolve("sites.csv"),
            """
            service,address,instance,city,country,latitude,longitude,reach
            google-public-dns,8.8.8.8,gpdns-muc,Munich,DE,48.14,11.58,
            """);
    StudyResult result =
        study(
            "[RU, UA, DE, FR, NL, GB, US, RS, BA, HR, SI, MK, ME, AL, XK, BG, RO, GR, HU]",
            "2017-06-26",
            "dns/2017-google-chaos-hostname.bind.json.gz",
            file(
                "probes",
                "probes/2017-06-26-probes-cc-asn.tsv.gz",
                "probes/2016-02-probes-asn-cc-lat-lon.tsv.gz"),
            "sites: [" + own + "]");
    assertThat(result.accounting().read()).isEqualTo(8536);
    assertThat(result.accounting().answers()).isEqualTo(4257);
    Catchment catchment = result.catchments().get(0);
    assertThat(catchment.outcomes())
        .containsEntry(Outcome.SITE, 0L)
        .containsEntry(Outcome.FOREIGN, 21L)
        .containsEntry(Outcome.UNNAMED, 4168L)
        .containsEntry(Outcome.SILENT, 68L);
    assertThat(catchment.strangers()).isEqualTo(21);
    assertThat(catchment.foreign().get(0)).isEqualTo(new Catchment.Text("msk-dns1-B", 3));
    assertThat(catchment.rankings()).isEmpty();
  }

  @Test
  void a_question_for_the_version_is_none_for_who_answers() throws Exception {
    StudyResult result =
        study(
            "[NL, DE, GB, FR]",
            "2015-01-31",
            "dns/2015-01-31-builtin-11501-k-root-version.server-v6.jsonl",
            file("probes", "probes/2016-02-probes-asn-cc-lat-lon.tsv.gz"),
            file("sites", "dns/root-server-instances/root_k.json"));
    assertThat(result.catchments()).isEmpty();
    assertThat(result.accounting().answers()).isZero();
    assertThat(result.accounting().setAside().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(result.accounting().read())
        .isEqualTo(100);
  }

  private static <K, V> V at(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), key.toString());
  }
}
