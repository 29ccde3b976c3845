package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.entrepot.catchment.Catchment;
import org.entrepot.catchment.Outcome;
import org.entrepot.catchment.Weighting;
import org.entrepot.claim.ClaimVerdict;
import org.entrepot.claim.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
  private static final String BELGRADE = "ns1.rs-beg.k.ripe.net";
  private static final String FRANKFURT = "ns1.de-fra.k.ripe.net";
  private static final long START = 1_546_300_800; // 1 January 2019

  @TempDir Path folder;

  private final List<String> results = new ArrayList<>();

  @BeforeEach
  void world() throws IOException {
    StringBuilder probes = new StringBuilder();
    for (int id = 1; id <= 60; id++) {
      String country = id <= 30 ? "RS" : id <= 45 ? "HR" : id <= 50 ? "BA" : "SE";
      probes.append(
          """
          {"id":%d,"asn_v4":%d,"country_code":"%s","geometry":{"type":"Point","coordinates":[19.0,45.0]}}
          """
              .formatted(id, 1000 + id, country));
    }
    write("probes.jsonl", probes.toString());
    write(
        "cities.txt",
        city(792680, "Belgrade", 44.80401, 20.46513, "RS", "PPLC", 1273651)
            + city(2925533, "Frankfurt am Main", 50.11552, 8.68417, "DE", "PPLA2", 650000));
    write("k.json", list("25152", "193.0.14.129", BELGRADE, FRANKFURT));
  }

  private static String city(
      long id, String name, double lat, double lon, String country, String code, int people) {
    String empty = "\t";
    return id
        + empty
        + name
        + empty
        + name
        + empty
        + empty
        + lat
        + empty
        + lon
        + empty
        + "P"
        + empty
        + code
        + empty
        + country
        + empty.repeat(6)
        + people
        + empty.repeat(3)
        + "Europe/Belgrade"
        + empty
        + "2012-01-01\n";
  }

  private static String list(String asn, String address, String belgrade, String frankfurt) {
    return """
        {"ASN": %s, "IPv4": "%s", "IPv6": "2001:7fd::1", "Sites": [
         {"Country":"RS","Created":"2000-01-01T01:00:00Z","Identifiers":["%s"],"Latitude":44.8,
          "Longitude":20.46,"Status":"operational","Town":"Belgrade","Type":"Local"},
         {"Country":"DE","Created":"2000-01-01T01:00:00Z","Identifiers":["%s"],"Latitude":50.11,
          "Longitude":8.68,"Status":"operational","Town":"Frankfurt","Type":"Global"}]}
        """
        .formatted(asn, address, belgrade, frankfurt);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void answer(long measurement, int probe, long second, String text) {
    results.add(
        """
        {"fw":5080,"af":4,"dst_addr":"193.0.14.129","msm_id":%d,"prb_id":%d,"timestamp":%d,"type":"dns",\
        "proto":"UDP","result":{"rt":40.5,"answers":[{"TYPE":"TXT","NAME":"hostname.bind","RDATA":["%s"]}]}}
        """
            .formatted(measurement, probe, START + second, text)
            .strip());
  }

  private StudyResult run(String sites) throws Exception {
    write("results.jsonl", String.join("\n", results) + "\n");
    Path study =
        write(
            "study.yaml",
            """
            name: answers
            region: see-ripe
            period: { from: 2019-01-01T00:00:00Z, to: 2019-01-03T00:00:00Z }
            results: [results.jsonl]
            reference:
              probes: [probes.jsonl]
              cities: [cities.txt]
            %s
            seed: 7
            """
                .formatted(sites));
    return Study.of(StudyConfig.read(study)).withThreads(2).run();
  }

  private StudyResult run() throws Exception {
    return run("  sites: [k.json]");
  }

  private void usual() {
    for (int probe = 1; probe <= 50; probe++) {
      answer(10301, probe, probe, probe <= 30 ? BELGRADE : FRANKFURT);
    }
  }

  @Test
  void a_study_of_answers_alone_has_a_catchment() throws Exception {
    usual();
    StudyResult result = run();
    assertThat(result.accounting().answers()).isEqualTo(50);
    assertThat(result.accounting().kept()).isZero();
    Catchment catchment = result.catchments().get(0);
    assertThat(catchment.id()).isEqualTo("k-root");
    assertThat(catchment.rankings().keySet())
        .containsExactly(Weighting.RESULTS, Weighting.PROBES, Weighting.AS); // no users are known
    var first = catchment.byNetwork().orElseThrow().rows().get(0);
    assertThat(first.subject().id()).isEqualTo("792680");
    assertThat(first.estimate().value()).isEqualTo(0.6, within(1e-12));
    // Every answer from Belgrade went to Serbia: to others it is nothing.
    assertThat(at(catchment.away(), Weighting.AS).rows())
        .extracting(row -> row.subject().name())
        .containsExactly("Frankfurt am Main");
    assertThat(at(catchment.abroad(), Weighting.AS).get(1).estimate().value()).isZero();
    assertThat(catchment.listedIn()).extracting(Object::toString).containsExactly("Belgrade, RS");
  }

  @Test
  void every_answer_is_accounted_for() throws Exception {
    usual();
    answer(10301, 1, 1, BELGRADE); // again
    answer(10301, 1, -1, BELGRADE);
    answer(10301, 55, 1, FRANKFURT); // in Sweden
    answer(10301, 99, 1, FRANKFURT); // nobody knows
    answer(10309, 1, 1, "n1.nl-ams.root"); // A-root at K-root's address, whatever that is
    results.add(results.get(0).replace("193.0.14.129", "192.0.2.1").replace("10301", "7"));
    results.add(results.get(0).replace("hostname.bind", "version.bind").replace("10301", "8"));
    StudyResult result = run();
    Accounting accounting = result.accounting();
    assertThat(accounting.setAside())
        .containsEntry("repeats an earlier result", 1L)
        .containsEntry("outside the period", 1L)
        .containsEntry("vantage point outside the region", 1L)
        .containsEntry("vantage point's country not known", 1L)
        .containsEntry("result of type dns", 1L)
        .containsEntry("DNS answer of a known service, not to who answers", 1L);
    long aside = accounting.setAside().values().stream().mapToLong(Long::longValue).sum();
    assertThat(accounting.read()).isEqualTo(aside + accounting.answers());
    assertThat(result.catchments().get(0).outcomes()).containsEntry(Outcome.FOREIGN, 1L);
  }

  @Test
  void without_a_list_of_sites_it_is_said_what_is_missing() throws Exception {
    usual();
    StudyResult result = run("");
    assertThat(result.catchments()).isEmpty();
    assertThat(result.accounting().setAside())
        .containsOnlyKeys("answer of K-root, whose sites no file lists")
        .containsValue(50L);
  }

  @Test
  void the_order_of_results_changes_nothing() throws Exception {
    usual();
    for (int probe = 1; probe <= 50; probe += 3) {
      answer(10301, probe, 90_000 + probe, probe % 2 == 0 ? BELGRADE : FRANKFURT);
    }
    String before = run().catchments().toString();
    Collections.shuffle(results, new Random(5));
    assertThat(run().catchments()).hasToString(before);
  }

  @Test
  void a_claim_about_queries_is_held_against_k_root() throws Exception {
    for (int probe = 1; probe <= 50; probe++) {
      answer(10301, probe, probe, probe <= 45 ? BELGRADE : FRANKFURT);
    }
    Finding finding = run("  sites: [k.json]\nclaims: claims.yaml").findings().get(0);
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(finding.because()).contains("Belgrade: 90.0%").contains("Frankfurt am Main: 10.0%");
  }

  @BeforeEach
  void claims() throws IOException {
    write(
        "claims.yaml",
        """
        claims:
          - id: queries
            sentence: "More queries were answered in Belgrade than in Frankfurt."
            source: "A test"
            metric: catchment-share-city
            subjects: [Belgrade]
            above: Frankfurt am Main
            region: see-ripe
        """);
  }

  @Test
  void a_city_that_no_list_has_is_not_refuted() throws Exception {
    usual();
    write(
        "claims.yaml",
        Files.readString(folder.resolve("claims.yaml")).replace("[Belgrade]", "[Nowhere]"));
    Finding finding = run("  sites: [k.json]\nclaims: claims.yaml").findings().get(0);
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.CANNOT_BE_TOLD);
  }

  private static <K, V> V at(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), key.toString());
  }
}
