package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.dns.DnsMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is derived from real results, held against what others derived from the same. */
@Tag(RealData.TAG)
class RealDerivedTest {
  private static final String FIXTURES = "fixtures/fixtures-sagan/sagan-results-all-types.jsonl";

  private final SortedMap<String, Integer> counts = new TreeMap<>();

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static void each(String name, Consumer<Result> action) throws IOException {
    try (Results results = Results.open(DataFile.of(RealData.path(name)))) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        action.accept(((Parsed.Kept) p.get()).result());
      }
    }
  }

  /** The probe counts for itself; so there are two counts of each ping, made apart. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "fixtures/fixtures-sagan/sagan-results-all-types.jsonl, 13, 2",
    "fixtures/fixtures-sagan/tools-results.jsonl, 1, 1",
    "ping/2017-06-26-all-probes-to-8.8.8.8.json.gz, 9232, 0",
    "ping/2019-roots-dual-stack.jsonl.gz, 94848, 0"
  })
  void our_figures_of_a_ping_are_those_of_the_probe(String name, int counted, int onlyReported)
      throws IOException {
    each(
        name,
        result -> {
          if (result instanceof Ping ping) {
            PingSummary summary = ping.summary();
            count(summary.counted() ? "counted" : "only reported");
            if (summary.counted() && !agree(ping.reported(), summary)) {
              assertThat(summary).as(ping.toJson()).isNull();
            }
          }
        });
    assertThat(counts.getOrDefault("counted", 0)).isEqualTo(counted);
    assertThat(counts.getOrDefault("only reported", 0)).isEqualTo(onlyReported);
  }

  private static boolean agree(Ping.Reported probe, PingSummary ours) {
    return probe.sent().equals(ours.packetsSent())
        && probe.received().equals(ours.packetsReceived())
        && probe.duplicates().equals(ours.duplicates())
        && agree(probe.minMs(), ours.rttMin())
        && agree(probe.averageMs(), ours.rttAverage())
        && agree(probe.maxMs(), ours.rttMax())
        && ours.disagreements().isEmpty();
  }

  private static boolean agree(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() == b.isPresent() && Math.abs(a.orElse(0) - b.orElse(0)) < 0.001;
  }

  /** Since 2023 the service says of each traceroute whether its destination answered. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "traceroute/2024-09-fw5080-cdn-udp-under-info-key.json.gz, 264, 432",
    "traceroute/2024-09-fw5080-repeated.json.gz, 696, 6"
  })
  void a_destination_responded_if_the_service_says_so(String name, int yes, int no)
      throws IOException {
    each(
        name,
        result -> {
          Traceroute trace = (Traceroute) result;
          count(
              trace.other().get("destination_ip_responded")
                  + " "
                  + trace.summary().destinationIpResponded());
        });
    assertThat(counts).isEqualTo(Map.of("true true", yes, "false false", no));
  }

  @Test
  void of_the_traces_of_2017_as_many_arrive_as_their_description_says() throws IOException {
    each(
        "traceroute/2017-06-26-all-probes-to-8.8.8.8.json.gz",
        result -> {
          TracerouteSummary summary = ((Traceroute) result).summary();
          count(summary.destinationIpResponded() ? "arrives" : "does not");
          if (summary.hopsToDestination().isPresent()) {
            count("at a known distance");
            assertThat(summary.lastHopResponded()).isTrue();
          }
        });
    assertThat(counts).containsEntry("arrives", 9181).containsEntry("does not", 82);
  }

  /** The headers' counts and the TXT records stand in the JSON too, where the probe read them. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "dns/2015-01-31-builtin-11501-k-root-version.server-v6.jsonl, 100, 75, 0, 71, 25, 11",
    "dns/2015-03-27-chaos-id.server-anycast-with-sites.json.gz, 2726, 2726, 0, 2726, 0, 0",
    "dns/2017-google-chaos-hostname.bind.json.gz, 8536, 8380, 0, 50, 156, 156",
    "dns/2017-google-tcp.json.gz, 9363, 8784, 0, 0, 579, 103",
    "dns/2017-resolvers-chaos-id.server.json.gz, 16855, 15512, 744, 3423, 1343, 1031"
  })
  void our_reading_of_a_dns_message_is_that_of_the_probe(
      String name, int responses, int messages, int faulty, int texts, int errors, int timeouts)
      throws IOException {
    each(name, result -> ((Dns) result).responses().forEach(this::check));
    Map<String, Integer> expected = new TreeMap<>();
    expected.put("responses", responses);
    expected.put("messages", messages);
    expected.put("bytes behind the last record", faulty);
    expected.put("texts", texts);
    expected.put("errors", errors);
    expected.put("timeouts", timeouts);
    expected.values().removeIf(n -> n == 0);
    assertThat(counts).isEqualTo(expected);
  }

  private void check(DnsResponse response) {
    count("responses");
    response.error().ifPresent(error -> count("errors"));
    response.error().filter(DnsError::isTimeout).ifPresent(error -> count("timeouts"));
    if (response.reply().isEmpty()) {
      return;
    }
    DnsReply reply = response.reply().get();
    DnsMessage message = response.message().orElseThrow();
    count("messages");
    message.fault().ifPresent(fault -> count(fault.reason().text()));
    assertThat(reply.id()).hasValue(message.id());
    assertThat(reply.questionCount()).hasValue(message.header().qdcount());
    assertThat(reply.answerCount()).hasValue(message.header().ancount());
    assertThat(reply.authorityCount()).hasValue(message.header().nscount());
    assertThat(reply.additionalCount()).hasValue(message.header().arcount());
    assertThat(response.texts()).isEqualTo(reply.listedTexts());
    if (!response.texts().isEmpty()) {
      count("texts");
    }
  }

  @Test
  void the_site_that_answers_is_the_one_that_its_texts_name() throws IOException {
    each(
        "dns/2015-03-27-chaos-id.server-anycast-with-sites.json.gz",
        result -> {
          Dns dns = (Dns) result;
          String site = dns.other().getOrDefault("dst_city", "").replace("\"", "");
          assertThat(dns.texts()).containsExactly(site);
          count("answers");
        });
    assertThat(counts).containsEntry("answers", 2726);
  }

  /** The expected values are those that openssl prints of the same certificates. */
  @Test
  void the_certificates_are_read_as_openssl_reads_them() throws IOException {
    List<Certificate> all = new ArrayList<>();
    List<SslCert> results = new ArrayList<>();
    each(
        FIXTURES,
        result -> {
          if (result instanceof SslCert cert) {
            results.add(cert);
            cert.certificates().forEach(c -> all.add(c.certificate().orElseThrow()));
          }
        });
    assertThat(results).hasSize(16);
    assertThat(all).hasSize(14).allMatch(c -> c.keyBits().orElse(0) == 2048);
    assertThat(all.stream().map(c -> c.sha256().substring(0, 11)))
        .containsExactly(
            "AC:D1:6F:FB",
            "AC:D1:6F:FB",
            "F9:C1:DC:CE",
            "F9:C1:DC:CE",
            "F9:C1:DC:CE",
            "F9:C1:DC:CE",
            "28:E6:A2:51",
            "28:E6:A2:51",
            "28:E6:A2:51",
            "B8:D4:8D:D4",
            "9C:97:37:D9",
            "A0:47:A3:7F",
            "3C:35:CC:96",
            "E1:0E:12:EF");
    Certificate google = all.get(10);
    assertThat(google.subject().text())
        .isEqualTo("CN=www.google.com,O=Google Inc,L=Mountain View,ST=California,C=US");
    assertThat(google.issuer().commonName()).contains("Google Internet Authority G2");
    assertThat(google.alternativeNames()).containsExactly("www.google.com");
    assertThat(google.notAfter()).isEqualTo("2014-11-25T00:00:00Z");
    assertThat(google.serialNumber().toString(16)).isEqualTo("70f46edae6d9d643");
    assertThat(google.signatureAlgorithm()).isEqualTo("SHA1withRSA");
    assertThat(all.stream().filter(Certificate::selfSigned).map(c -> c.subject().country()))
        .containsExactly(Optional.of("HU"));
    assertThat(results.stream().filter(SslCert::isSelfSigned)).hasSize(1);
    assertThat(
            results.stream()
                .flatMap(r -> r.alert().stream())
                .map(alert -> alert.descriptionName().orElse("?")))
        .containsExactlyInAnyOrder("handshake_failure", "?");
  }

  @Test
  void the_fixtures_have_the_figures_that_their_own_tests_expect() throws IOException {
    List<String> errors = new ArrayList<>();
    List<Integer> statuses = new ArrayList<>();
    List<Ntp> ntps = new ArrayList<>();
    each(
        FIXTURES,
        result -> {
          if (result instanceof Http http) {
            assertThat(http.responses()).isNotEmpty();
            for (HttpResponse response : http.responses()) {
              response.error().ifPresent(errors::add);
              response.status().ifPresent(statuses::add);
            }
          } else if (result instanceof Ntp ntp) {
            ntps.add(ntp);
          }
        });
    assertThat(errors)
        .containsExactlyInAnyOrder(
            "connect error 4", "timeout reading chunk", "connect: Network is unreachable");
    assertThat(statuses).hasSize(14).containsOnly(200);
    assertThat(ntps).hasSize(3);
    // The offset follows from the four instants by RFC 5905; the probe gives it the other sign.
    NtpReply.Answer answer = ntps.get(0).answers().get(0);
    double there = answer.receiveTime().orElseThrow() - answer.originTime().orElseThrow();
    double back = answer.transmitTime().orElseThrow() - answer.finalTime().orElseThrow();
    assertThat(answer.offsetSeconds().orElseThrow()).isCloseTo(-(there + back) / 2, within(1e-5));
    assertThat(answer.rttSeconds().orElseThrow()).isCloseTo(there - back, within(1e-5));
    assertThat(ntps.get(0).rttMedian()).isPresent();
    assertThat(ntps.get(1).rttMedian()).isEmpty();
  }
}
