package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What measurements will cost, by the published prices. */
class CostEstimateTest {
  private static final PingDefinition PING = MeasurementDefinition.ping("192.0.2.1");

  static Stream<Arguments> prices() {
    TracerouteDefinition trace = MeasurementDefinition.traceroute("192.0.2.1");
    DnsDefinition dns = MeasurementDefinition.dns("example.net");
    return Stream.of(
        Arguments.of(PING, 3, true),
        Arguments.of(PING.withPackets(16), 16, true),
        Arguments.of(PING.withSize(1499), 3, true),
        Arguments.of(PING.withSize(1500), 6, true),
        Arguments.of(PING.withSize(2048).withPackets(1), 2, true),
        Arguments.of(trace, 30, true),
        Arguments.of(trace.withPackets(1), 10, true),
        Arguments.of(trace.withPackets(2).withSize(1500), 40, true),
        Arguments.of(dns, 10, true),
        Arguments.of(dns.withProtocol(DnsDefinition.Protocol.TCP), 20, true),
        Arguments.of(dns.withTls(), 20, true),
        Arguments.of(MeasurementDefinition.sslCert("192.0.2.1"), 10, true),
        Arguments.of(MeasurementDefinition.http("192.0.2.1"), 20, false),
        Arguments.of(MeasurementDefinition.ntp("192.0.2.1").withPackets(2), 20, false),
        Arguments.of(MeasurementDefinition.wifi("net", "key"), 20, false));
  }

  private static CostEstimate estimate(MeasurementRequest request, Duration runs) {
    return CostEstimate.of(request, Optional.ofNullable(runs.isZero() ? null : runs));
  }

  private static MeasurementRequest of(MeasurementDefinition... definitions) {
    return MeasurementRequest.of(definitions).from(ProbeSource.area(ProbeArea.WORLD, 50));
  }

  @ParameterizedTest
  @MethodSource("prices")
  void a_result_costs_what_is_published_and_twice_that_if_it_is_the_only_one(
      MeasurementDefinition definition, long credits, boolean published) {
    CostEstimate often = estimate(of(definition), Duration.ZERO);
    assertThat(often.items().get(0).creditsPerResult()).isEqualTo(credits);
    assertThat(often.items().get(0).isPublished()).isEqualTo(published);
    CostEstimate once = estimate(of(definition).once(), Duration.ZERO);
    assertThat(once.total()).hasValue(2 * credits * 50);
  }

  @Test
  void a_day_and_the_whole_are_added_up() {
    CostEstimate cost = estimate(of(PING), Duration.ofDays(7)); // every 240 s: 360 a day
    assertThat(cost.probes()).isEqualTo(50);
    assertThat(cost.resultsPerDay()).isEqualTo(50 * 360);
    assertThat(cost.creditsPerDay()).isEqualTo(50 * 360 * 3);
    assertThat(cost.total()).hasValue(7L * 50 * 360 * 3);
    assertThat(cost).hasToString("about 54,000 credits a day, 378,000 in all");
  }

  @Test
  void several_measurements_are_added_up() {
    CostEstimate cost =
        estimate(of(PING, MeasurementDefinition.traceroute("192.0.2.1")), Duration.ofHours(1));
    assertThat(cost.total()).hasValue(50 * (15 * 3 + 4 * 30));
  }

  @Test
  void what_has_no_end_has_no_total_and_is_never_covered() {
    CostEstimate cost = estimate(of(PING), Duration.ZERO);
    assertThat(cost.isBounded()).isFalse();
    assertThat(cost.total()).isEmpty();
    assertThat(cost.isCoveredBy(Long.MAX_VALUE)).isFalse();
    assertThat(cost).hasToString("about 54,000 credits a day, without an end");
  }

  @Test
  void a_total_is_covered_by_itself_and_not_by_one_less() {
    CostEstimate cost = estimate(of(PING).once(), Duration.ZERO);
    assertThat(cost.isCoveredBy(300)).isTrue();
    assertThat(cost.isCoveredBy(299)).isFalse();
  }

  @Test
  void an_estimate_is_never_less_than_what_can_be_measured() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      long interval = 1L + random.nextInt(5000);
      long runs = 1L + random.nextInt(1_000_000);
      CostEstimate cost =
          estimate(of(PING.withInterval(Duration.ofSeconds(interval))), Duration.ofSeconds(runs));
      long times = 0; // from any phase, at most one in each whole or begun interval
      for (long at = 0; at < runs; at += interval) {
        times++;
      }
      assertThat(cost.total()).as("seed %d", seed).hasValue(times * 150);
      assertThat(cost.creditsPerDay())
          .as("seed %d", seed)
          .isEqualTo((long) Math.ceil(86_400.0 * 150 / interval));
    }
  }

  @Test
  void what_is_beyond_all_numbers_is_the_largest() {
    ProbeSource many = ProbeSource.area(ProbeArea.WORLD, Integer.MAX_VALUE);
    MeasurementRequest request =
        MeasurementRequest.of(PING.withInterval(Duration.ofSeconds(1))).from(many);
    assertThat(estimate(request, Duration.ofDays(100_000_000)).total()).hasValue(Long.MAX_VALUE);
  }

  @Test
  void prices_that_are_assumed_are_said_to_be() {
    assertThat(estimate(of(MeasurementDefinition.ntp("192.0.2.1")).once(), Duration.ZERO))
        .hasToString("about 3,000 credits, in part by prices that are not published but assumed");
  }
}
