package org.entrepot.cli;

import java.util.List;
import java.util.OptionalInt;
import org.entrepot.result.Ping;
import org.entrepot.result.PingReply;
import org.entrepot.result.PingSummary;

/** A ping as normalised JSON. */
final class PingJson {
  static final List<String> COLUMNS =
      List.of(
          "size",
          "step",
          "ttl",
          "packets_sent",
          "packets_received",
          "duplicates",
          "timeouts",
          "late",
          "packet_loss",
          "rtt_min",
          "rtt_median",
          "rtt_average",
          "rtt_max",
          "figures_from",
          "error",
          "dnserr");

  private PingJson() {}

  static JsonFields of(Ping ping) {
    PingSummary summary = ping.summary();
    boolean isCounted = summary.counted();
    return HeaderJson.of(ResultTypes.PING, ping.header())
        .number("size", ping.packetSize())
        .number("step", ping.step())
        .number("ttl", ping.ttl())
        .number("packets_sent", summary.packetsSent())
        .number("packets_received", summary.packetsReceived())
        .number("duplicates", summary.duplicates())
        .number("timeouts", isCounted ? OptionalInt.of(summary.timeouts()) : OptionalInt.empty())
        .number("late", isCounted ? OptionalInt.of(summary.late()) : OptionalInt.empty())
        .number("packet_loss", summary.packetLoss())
        .number("rtt_min", summary.rttMin())
        .number("rtt_median", summary.rttMedian())
        .number("rtt_average", summary.rttAverage())
        .number("rtt_max", summary.rttMax())
        .text("figures_from", isCounted ? "packets" : "probe")
        .text("error", ping.error())
        .text("dnserr", ping.dnsError())
        .texts("errors", summary.errors())
        .texts("disagreements", summary.disagreements())
        .objects("packets", ping.replies().stream().map(PingJson::packet).toList());
  }

  private static JsonFields packet(PingReply reply) {
    JsonFields out = new JsonFields();
    return reply.match(
        answer ->
            out.text("kind", "answer")
                .number("rtt", answer.rttMs())
                .number("ttl", answer.ttl())
                .flagIfSet("dup", answer.duplicate())
                .address("src_addr", answer.sourceAddress())
                .text("err", answer.icmpError()),
        timeout -> out.text("kind", "timeout").address("src_addr", timeout.sourceAddress()),
        late ->
            out.text("kind", "late").number("late", late.packetsLate()).number("rtt", late.rttMs()),
        failed -> out.text("kind", "failed").text("error", failed.error()));
  }
}
