package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.result.Samples.quoted;

import java.util.List;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracerouteSummaryTest {
  private static final IpAddress ROUTER = IpAddress.parse("192.0.2.1");
  private static final IpAddress TARGET = IpAddress.parse("203.0.113.9");

  private static TracerouteSummary summary(String fields, String... hops) {
    return Traceroute.parse(
            Samples.withFields(
                quoted(
                    fields
                        + "'dst_addr':'203.0.113.9','endtime':9,'result':["
                        + String.join(",", hops)
                        + "]")))
        .summary();
  }

  private static String hop(int number, String... replies) {
    return "{'hop':" + number + ",'result':[" + String.join(",", replies) + "]}";
  }

  private static String answer(String from, double rtt) {
    return "{'from':'" + from + "','rtt':" + rtt + "}";
  }

  @Test
  void a_trace_that_arrives_says_how_far_and_how_long() {
    TracerouteSummary summary =
        summary(
            "",
            hop(1, answer("192.0.2.1", 1), answer("192.0.2.2", 2), answer("192.0.2.1", 3)),
            hop(2, "{'x':'*'}", "{'x':'*'}", "{'x':'*'}"),
            hop(3, answer("203.0.113.9", 7), answer("203.0.113.9", 5), "{'x':'*'}"));
    assertThat(summary.totalHops()).isEqualTo(3);
    assertThat(summary.destinationIpResponded()).isTrue();
    assertThat(summary.hopsToDestination()).hasValue(3);
    assertThat(summary.lastHopResponded()).isTrue();
    assertThat(summary.isSuccess()).isTrue();
    assertThat(summary.lastTry()).isFalse();
    assertThat(summary.lastMedianRtt()).hasValue(6);
    assertThat(summary.lastRttMin()).hasValue(5);
    assertThat(summary.endTime()).hasValue(9);
    assertThat(summary.ipPath())
        .containsExactly(List.of(ROUTER, IpAddress.parse("192.0.2.2")), List.of(), List.of(TARGET));
    assertThat(summary.hops().get(2).timeouts()).isEqualTo(1);
    assertThat(summary.errors()).isEmpty();
  }

  @Test
  void a_reply_that_tells_nothing_is_no_answer() {
    TracerouteSummary summary = summary("", hop(1, "{}"));
    assertThat(summary.lastHopResponded()).isFalse();
    assertThat(summary.isSuccess()).isFalse();
  }

  @Test
  void a_dup_of_0_is_no_duplicate_and_is_written_again() {
    String reply = "{'from':'203.0.113.9','rtt':1.5,'dup':0}";
    TracerouteSummary summary = summary("", hop(1, reply));
    assertThat(summary.hops().get(0).duplicates()).isZero();
    assertThat(summary.lastMedianRtt()).hasValue(1.5);
  }

  @Test
  void a_round_trip_time_of_zero_is_a_time() {
    HopSummary hop =
        summary("", hop(1, answer("192.0.2.1", 0), answer("192.0.2.1", 4), answer("192.0.2.1", 9)))
            .hops()
            .get(0);
    assertThat(hop.rttMin()).hasValue(0);
    assertThat(hop.rttMedian()).hasValue(4);
    TracerouteSummary only = summary("", hop(1, answer("192.0.2.1", 0)));
    assertThat(only.lastHopResponded()).isTrue();
    assertThat(only.lastMedianRtt()).hasValue(0);
    assertThat(only.isSuccess()).isTrue();
  }

  @Test
  void duplicates_and_late_answers_are_counted_and_enter_no_time() {
    HopSummary hop =
        summary(
                "",
                hop(
                    1,
                    answer("192.0.2.1", 1),
                    "{'from':'192.0.2.1','rtt':900.0,'dup':true}",
                    "{'late':3,'from':'192.0.2.7'}"))
            .hops()
            .get(0);
    assertThat(hop.rttMedian()).hasValue(1);
    assertThat(hop.answers()).isEqualTo(1);
    assertThat(hop.duplicates()).isEqualTo(1);
    assertThat(hop.late()).isEqualTo(1);
    assertThat(hop.addresses()).containsExactly(ROUTER);
  }

  @ParameterizedTest
  @CsvSource({"2001:db8::1, 2001:DB8:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:1, 2001:db8::1"})
  void addresses_are_compared_and_not_their_texts(String destination, String from) {
    Traceroute trace =
        Traceroute.parse(
            Samples.withFields(
                quoted(
                    "'af':6,'dst_addr':'"
                        + destination
                        + "','result':["
                        + hop(1, answer(from, 1))
                        + "]")));
    assertThat(trace.summary().destinationIpResponded()).isTrue();
    assertThat(trace.summary().hopsToDestination()).hasValue(1);
  }

  @Test
  void a_destination_that_answers_late_has_answered() {
    TracerouteSummary summary = summary("", hop(8, "{'late':1,'from':'203.0.113.9'}", "{'x':'*'}"));
    assertThat(summary.destinationIpResponded()).isTrue();
    assertThat(summary.hopsToDestination()).isEmpty();
    assertThat(summary.lastHopResponded()).isFalse();
    assertThat(summary.isSuccess()).isFalse();
  }

  @Test
  void the_last_try_says_nothing_of_distance() {
    TracerouteSummary summary =
        summary("", hop(1, answer("192.0.2.1", 1)), hop(255, answer("203.0.113.9", 9)));
    assertThat(summary.totalHops()).isEqualTo(2);
    assertThat(summary.lastTry()).isTrue();
    assertThat(summary.destinationIpResponded()).isTrue();
    assertThat(summary.hopsToDestination()).isEmpty();
    assertThat(summary.lastMedianRtt()).hasValue(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':'sendto failed'}",
        "{'from':'203.0.113.9','rtt':2.0,'err':'A'}",
        "{'from':'203.0.113.9','rtt':2.0,'err':10}"
      })
  void an_error_of_one_packet_of_the_last_hop_is_no_success(String reply) {
    TracerouteSummary summary = summary("", hop(1, answer("203.0.113.9", 1), reply));
    assertThat(summary.lastHopResponded()).isTrue();
    assertThat(summary.isSuccess()).isFalse();
    assertThat(summary.errors()).hasSize(1);
  }

  @Test
  void errors_of_all_and_of_hops_are_told_in_their_order() {
    TracerouteSummary summary =
        summary(
            "'error':'first',",
            "{'hop':1,'error':'second'}",
            hop(2, answer("192.0.2.1", 1), "{'error':'third'}"),
            hop(3, answer("203.0.113.9", 1)));
    assertThat(summary.errors()).containsExactly("first", "second", "third");
    assertThat(summary.isSuccess()).isFalse();
    assertThat(summary("", "{'hop':1,'error':'x'}").lastHopResponded()).isFalse();
  }

  @Test
  void a_trace_without_hops_has_none_of_it() {
    TracerouteSummary summary = Traceroute.parse(Samples.traceroute(1)).summary();
    assertThat(summary.totalHops()).isZero();
    assertThat(summary.lastMedianRtt()).isEmpty();
    assertThat(summary.destinationIpResponded()).isFalse();
    assertThat(summary.isSuccess()).isFalse();
    assertThat(summary.ipPath()).isEmpty();
  }

  @Test
  void nobody_answers_for_a_destination_that_is_not_told() {
    Traceroute trace =
        Traceroute.parse(Samples.withHops(quoted("[" + hop(1, "{'rtt':1.5}", "{'late':1}") + "]")));
    assertThat(trace.summary().destinationIpResponded()).isFalse();
  }
}
