package org.entrepot.cli;

import java.util.OptionalInt;
import org.entrepot.net.IpAddress;
import org.entrepot.result.Ping;
import org.entrepot.result.PingReply;
import org.entrepot.result.PingSummary;

/** A ping as ping prints it. */
final class PingText {
  /** ICMP's own header, which ping counts when it prints the size of an answer. */
  private static final int ICMP_HEADER = 8;

  private PingText() {}

  static void write(Ping ping, TextLines out) {
    String size =
        ping.packetSize().isPresent() ? ": " + ping.packetSize().getAsInt() + " data bytes" : "";
    out.line("PING " + TextLines.target(ping.header()) + size);
    int sequence = 0;
    for (PingReply reply : ping.replies()) {
      boolean isNext =
          !(reply instanceof PingReply.Late)
              && !(reply instanceof PingReply.Answer answer && answer.duplicate());
      sequence += isNext ? 1 : 0;
      out.line(packet(ping, reply, sequence));
    }
    out.line("ping: ", ping.error()).line("ping: ", ping.dnsError());
    figures(ping, out);
  }

  private static String packet(Ping ping, PingReply reply, int sequence) {
    String place = "icmp_seq=" + sequence;
    return reply.match(
        answer -> answer(ping, answer, place),
        timeout -> "no answer for " + place,
        late ->
            "late answer to a packet "
                + TextLines.number(late.packetsLate())
                + " before"
                + (late.rttMs().isPresent() ? ": time=" + TextLines.ms(late.rttMs()) + " ms" : ""),
        failed -> place + ": " + failed.error());
  }

  private static String answer(Ping ping, PingReply.Answer answer, String place) {
    StringBuilder text = new StringBuilder();
    // An error is a router's, whose address a probe does not tell.
    if (answer.icmpError().isEmpty()) {
      ping.packetSize().ifPresent(size -> text.append((long) size + ICMP_HEADER).append(" bytes "));
      text.append("from ").append(address(ping)).append(": ");
    }
    text.append(place);
    answer.icmpError().ifPresent(error -> text.append(" ICMP error ").append(error));
    OptionalInt ttl = answer.ttl().isPresent() ? answer.ttl() : ping.ttl();
    ttl.ifPresent(number -> text.append(" ttl=").append(number));
    if (answer.rttMs().isPresent()) {
      text.append(" time=").append(TextLines.ms(answer.rttMs())).append(" ms");
    }
    return text.append(answer.duplicate() ? " (DUP!)" : "").toString();
  }

  private static String address(Ping ping) {
    return ping.header()
        .destinationAddress()
        .map(IpAddress::toString)
        .orElse(TextLines.name(ping.header()));
  }

  private static void figures(Ping ping, TextLines out) {
    PingSummary summary = ping.summary();
    out.line().line("--- " + TextLines.name(ping.header()) + " ping statistics ---");
    StringBuilder text = new StringBuilder();
    text.append(TextLines.number(summary.packetsSent())).append(" packets transmitted, ");
    text.append(TextLines.number(summary.packetsReceived())).append(" received");
    if (summary.duplicates().orElse(0) > 0) {
      text.append(", +").append(summary.duplicates().getAsInt()).append(" duplicates");
    }
    if (summary.packetLoss().isPresent()) {
      text.append(", ").append(percent(summary.packetLoss().getAsDouble())).append(" packet loss");
    }
    out.line(text.toString());
    if (summary.rttMin().isPresent()) {
      out.line(
          "rtt min/median/avg/max = %s/%s/%s/%s ms",
          TextLines.ms(summary.rttMin()),
          TextLines.ms(summary.rttMedian()),
          TextLines.ms(summary.rttAverage()),
          TextLines.ms(summary.rttMax()));
    }
  }

  /** With one digit behind the point, unless that is a zero. */
  private static String percent(double share) {
    return TextLines.format("%.1f", share).replaceFirst("\\.0$", "") + "%";
  }

  static String line(Ping ping) {
    PingSummary summary = ping.summary();
    return TextLines.target(ping.header())
        + ": "
        + TextLines.number(summary.packetsReceived())
        + " of "
        + TextLines.number(summary.packetsSent())
        + " answered"
        + (summary.rttMin().isPresent()
            ? ", min/median/max "
                + TextLines.ms(summary.rttMin())
                + "/"
                + TextLines.ms(summary.rttMedian())
                + "/"
                + TextLines.ms(summary.rttMax())
                + " ms"
            : "")
        + ping.error().or(ping::dnsError).map(error -> ", " + error).orElse("");
  }
}
