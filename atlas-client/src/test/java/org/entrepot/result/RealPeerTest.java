package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.dns.DnsMessage;
import org.entrepot.dns.Edns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of six measurements, and what another program has found in them. */
@Tag(RealData.TAG)
class RealPeerTest {
  private static final ObjectMapper TREES = new ObjectMapper();
  private static final String FOLDER = "fixtures/fixtures-pierky/";

  private static List<Result> results(String measurement) throws IOException {
    List<Result> all = new ArrayList<>();
    try (Results results =
        Results.open(DataFile.of(RealData.path(FOLDER + measurement + ".json")))) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        all.add(((Parsed.Kept) p.get()).result());
      }
    }
    return all;
  }

  private static JsonNode tree(String name) throws IOException {
    return TREES.readTree(Files.readAllBytes(RealData.path(FOLDER + name + ".json")));
  }

  /** The probes that the other program puts under each value. */
  private static Map<String, List<Long>> found(String measurement, String part, String key)
      throws IOException {
    Map<String, List<Long>> found = new TreeMap<>();
    tree(measurement + ".analyze")
        .path(part)
        .path(key)
        .properties()
        .forEach(
            entry -> {
              List<Long> probes = new ArrayList<>();
              entry.getValue().path("probes").forEach(probe -> probes.add(probe.asLong()));
              found.put(entry.getKey().strip(), probes.stream().sorted().toList());
            });
    return found;
  }

  private static <T extends TypedResult> Map<String, List<Long>> ours(
      String measurement, Class<T> type, Function<T, Optional<String>> value) throws IOException {
    return results(measurement).stream()
        .map(type::cast)
        .filter(result -> value.apply(result).isPresent())
        .collect(
            Collectors.groupingBy(
                result -> value.apply(result).orElseThrow(),
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(TypedResult::probeId, Collectors.toList()),
                    probes -> probes.stream().sorted().toList())));
  }

  @ParameterizedTest
  @CsvSource({
    "1033154, traceroute, 87",
    "1071935, dns, 5",
    "1421267, dns, 4",
    "1443162, sslcert, 6",
    "3082698, traceroute, 8",
    "3359986, ping, 5"
  })
  void every_result_under_the_key_is_kept_whole(String measurement, String type, int count)
      throws IOException {
    List<Result> results = results(measurement);
    assertThat(results).hasSize(count).allMatch(r -> r.match(new TypeOf()).equals(type));
    JsonNode expected = tree(measurement).get("results");
    for (int i = 0; i < count; i++) {
      assertThat(TREES.readTree(results.get(i).toJson())).isEqualTo(expected.get(i));
    }
  }

  @Test
  void flags_of_dns_messages_are_found_alike_and_ad_is_not_aa() throws IOException {
    assertThat(ours("1421267", Dns.class, RealPeerTest::flags))
        .isEqualTo(found("1421267", "DNSHeader", "flags"));
    assertThat(
            ours(
                "1421267",
                Dns.class,
                dns ->
                    message(dns).flatMap(DnsMessage::edns).map(Edns::udpSize).map(String::valueOf)))
        .isEqualTo(found("1421267", "EDNS", "edns_size"));
  }

  private static Optional<DnsMessage> message(Dns dns) {
    return dns.responses().stream().flatMap(response -> response.message().stream()).findFirst();
  }

  private static Optional<String> flags(Dns dns) {
    return message(dns)
        .map(
            message -> {
              var header = message.header();
              Map<String, Boolean> flags = new TreeMap<>();
              flags.put("aa", header.aa());
              flags.put("ad", header.ad());
              flags.put("cd", header.cd());
              flags.put("qr", header.qr());
              flags.put("ra", header.ra());
              flags.put("rd", header.rd());
              flags.put("tc", header.tc());
              flags.values().removeIf(set -> !set);
              return String.join(", ", flags.keySet());
            });
  }

  @Test
  void fingerprints_and_addresses_of_tls_servers_are_found_alike() throws IOException {
    assertThat(
            ours(
                "1443162",
                SslCert.class,
                cert ->
                    Optional.of(
                        cert.certificates().stream()
                            .map(entry -> entry.certificate().orElseThrow().sha256())
                            .sorted()
                            .collect(Collectors.joining(",")))))
        .isEqualTo(found("1443162", "CertFps", "cer_fps"));
    assertThat(
            ours(
                "1443162",
                SslCert.class,
                cert -> cert.header().destinationAddress().map(Object::toString)))
        .isEqualTo(found("1443162", "DstIP", "dst_ip"));
  }

  @Test
  void traces_that_reach_their_destination_are_found_alike() throws IOException {
    assertThat(
            ours(
                "3082698",
                Traceroute.class,
                trace -> Optional.of(trace.summary().destinationIpResponded() ? "yes" : "no")))
        .isEqualTo(found("3082698", "DstResponded", "responded"));
  }

  @Test
  void the_round_trip_time_of_a_ping_is_the_median() throws IOException {
    Map<String, List<Long>> found = found("3359986", "RTT", "rtt");
    int compared = 0;
    for (Result result : results("3359986")) {
      Ping ping = (Ping) result;
      for (Map.Entry<String, List<Long>> entry : found.entrySet()) {
        if (entry.getValue().contains(ping.probeId())) {
          double expected = Double.parseDouble(entry.getKey().replace(" ms", ""));
          assertThat(ping.summary().rttMedian().orElseThrow())
              .isCloseTo(expected, within(0.006)); // it rounds twice
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(5);
  }
}
