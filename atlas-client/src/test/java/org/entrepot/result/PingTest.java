package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PingTest {
  private static Ping ping(String fields) {
    return (Ping) Result.parse(TypeSamples.of("ping", fields));
  }

  private static PingSummary summary(String replies) {
    return ping("'result':[" + replies + "]").summary();
  }

  @Test
  void every_field_of_a_whole_result_is_read() {
    Ping ping = (Ping) Result.parse(TypeSamples.PING);
    Header header = ping.header();
    assertThat(header.firmware()).hasValue(5080);
    assertThat(header.version()).contains("2.6.2");
    assertThat(header.secondsSinceSync()).hasValue(7);
    assertThat(ping.measurementId()).isEqualTo(5051);
    assertThat(header.groupId()).hasValue(5050);
    assertThat(header.bundle()).hasValue(99);
    assertThat(ping.probeId()).isEqualTo(17);
    assertThat(ping.timestamp()).isEqualTo(1_700_000_000);
    assertThat(header.storedTimestamp()).hasValue(1_700_000_055);
    assertThat(header.af()).hasValue(4);
    assertThat(header.protocol()).contains("UDP");
    assertThat(header.from()).contains(IpAddress.parse("198.51.100.7"));
    assertThat(header.sourceAddress()).contains(IpAddress.parse("192.168.1.7"));
    assertThat(header.destinationAddress()).contains(IpAddress.parse("203.0.113.9"));
    assertThat(header.destinationName()).contains("www.example.org");
    assertThat(header.resolveTimeMs()).hasValue(2.5);
    assertThat(header.measurementName()).contains("Name");
    assertThat(ping.packetSize()).hasValue(48);
    assertThat(ping.step()).hasValue(240);
    assertThat(ping.ttl()).hasValue(55);
    assertThat(ping.error()).contains("odd");
    assertThat(ping.dnsError()).contains("odder");
    assertThat(ping.other()).containsOnlyKeys("note").containsEntry("note", "[1,{\"a\":2}]");
    assertThat(ping.replies().stream().map(r -> r.match(a -> "a", t -> "t", l -> "l", f -> "f")))
        .containsExactly("a", "a", "a", "t", "f", "l", "a");
    PingReply.Answer second = (PingReply.Answer) ping.replies().get(1);
    assertThat(second.rttMs()).hasValue(3);
    assertThat(second.ttl()).hasValue(54);
    assertThat(second.sourceAddress()).contains(IpAddress.parse("192.168.1.8"));
    assertThat(((PingReply.Late) ping.replies().get(5)).packetsLate()).hasValue(2);
  }

  @Test
  void what_cannot_be_is_no_figure() {
    assertThat(ping("'sent':'3','rcvd':'5'").summary().packetLoss()).isEmpty();
    assertThat(summary("{'rtt':-1.0}").rttMin()).isEmpty();
  }

  @Test
  void a_round_trip_time_of_zero_is_a_time() {
    PingSummary summary = summary("{'rtt':0.0},{'rtt':4.0},{'rtt':8.0}");
    assertThat(summary.rttMin()).hasValue(0);
    assertThat(summary.rttMedian()).hasValue(4);
    assertThat(summary.rttAverage()).hasValue(4);
    assertThat(summary.packetsReceived()).hasValue(3);
    assertThat(summary.packetLoss()).hasValue(0);
  }

  @Test
  void duplicates_enter_no_figure_but_their_own() {
    PingSummary summary = summary("{'rtt':1.0},{'rtt':900.0,'dup':1},{'rtt':2.0},{'rtt':3.0}");
    assertThat(summary.rttMedian()).hasValue(2);
    assertThat(summary.rttMax()).hasValue(3);
    assertThat(summary.packetsSent()).hasValue(3);
    assertThat(summary.packetsReceived()).hasValue(3);
    assertThat(summary.duplicates()).hasValue(1);
  }

  @Test
  void the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
    assertThat(summary("{'rtt':9.0},{'rtt':1.0},{'rtt':3.0},{'rtt':2.0}").rttMedian())
        .hasValue(2.5);
  }

  @Test
  void late_answers_and_those_that_are_errors_are_counted_and_are_no_answers() {
    PingSummary summary = ((Ping) Result.parse(TypeSamples.PING)).summary();
    assertThat(summary.late()).isEqualTo(1);
    assertThat(summary.timeouts()).isEqualTo(1);
    assertThat(summary.errors()).containsExactly("sendto failed", "10");
    assertThat(summary.packetsSent()).hasValue(4);
    assertThat(summary.packetsReceived()).hasValue(2);
    assertThat(summary.rttMax()).hasValue(3);
    assertThat(summary.packetLoss()).hasValue(50);
    assertThat(summary.disagreements()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "'h', h"})
  void an_error_may_be_a_number_or_a_letter(String json, String told) {
    Ping ping = ping("'result':[{'rtt':1.5,'err':" + (json.equals("h") ? "'h'" : json) + "}]");
    assertThat(ping.replies())
        .singleElement()
        .isInstanceOfSatisfying(
            PingReply.Answer.class, answer -> assertThat(answer.icmpError()).contains(told));
    assertThat(ping.summary().packetsReceived()).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{'x':'*'},{'x':'*'}|100", "{'rtt':1.5},{'x':'*'},{'x':'*'},{'x':'*'}|75"})
  void loss_is_a_percentage_of_the_packets_that_were_sent(String replies, double loss) {
    assertThat(summary(replies).packetLoss()).hasValue(loss);
  }

  @Test
  void of_a_packet_that_could_not_be_sent_nothing_was_lost() {
    PingSummary summary = summary("{'error':'sendto failed: Network is unreachable'}");
    assertThat(summary.packetsSent()).hasValue(0);
    assertThat(summary.packetLoss()).isEmpty();
    assertThat(summary.rttMedian()).isEmpty();
    assertThat(summary.errors()).containsExactly("sendto failed: Network is unreachable");
  }

  @Test
  void figures_of_old_firmware_are_text_and_minus_one_is_none() {
    Ping old =
        ping(
            "'fw':0,'avg':'58.042','min':'57.876','max':'58.272','sent':'3','rcvd':'3','dup':'0',"
                + "'addr':'203.0.113.9','name':'www.example.org'");
    assertThat(old.header().firmware()).hasValue(0);
    assertThat(old.header().destinationAddress()).contains(IpAddress.parse("203.0.113.9"));
    assertThat(old.header().destinationName()).contains("www.example.org");
    PingSummary summary = old.summary();
    assertThat(summary.counted()).isFalse();
    assertThat(summary.packetsSent()).hasValue(3);
    assertThat(summary.rttAverage()).hasValue(58.042);
    assertThat(summary.rttMedian()).isEmpty();
    assertThat(summary.packetLoss()).hasValue(0);
    Ping none = ping("'min':-1,'avg':-1,'max':-1,'result':[{'x':'*'}]");
    assertThat(none.reported().minMs()).isEmpty();
    assertThat(none.other()).containsEntry("min", "-1");
    assertThat(none.summary().disagreements()).isEmpty();
  }

  @Test
  void what_the_probe_counts_otherwise_is_told() {
    Ping ping =
        ping("'sent':3,'rcvd':3,'dup':0,'min':1.0,'avg':2.0,'max':-1,'result':[{'rtt':1.0005}]");
    assertThat(ping.summary().disagreements())
        .containsExactly(
            "sent: the probe says 3, its replies 1",
            "rcvd: the probe says 3, its replies 1",
            "avg: the probe says 2.0, its replies 1.0005",
            "max: the probe says none, its replies 1.0005");
  }

  @Test
  void a_list_with_something_that_is_no_reply_is_kept_as_it_is() {
    Ping ping = ping("'result':[{'rtt':1.5},5]");
    assertThat(ping.replies()).isEmpty();
    assertThat(ping.other()).containsEntry("result", "[{\"rtt\":1.5},5]");
    assertThat(ping.summary().counted()).isFalse();
  }

  @Test
  void the_mean_is_exact_to_the_last_digits() {
    assertThat(summary("{'rtt':70.265},{'rtt':54.584},{'rtt':52.875}").rttAverage().orElseThrow())
        .isCloseTo(59.241333333333, within(1e-9));
  }
}
