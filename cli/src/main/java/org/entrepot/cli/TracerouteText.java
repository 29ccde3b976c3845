package org.entrepot.cli;

import java.util.Optional;
import org.entrepot.net.IpAddress;
import org.entrepot.result.Hop;
import org.entrepot.result.MplsLabel;
import org.entrepot.result.Reply;
import org.entrepot.result.Traceroute;
import org.entrepot.result.TracerouteSummary;

/** A traceroute as traceroute prints it. */
final class TracerouteText {
  private TracerouteText() {}

  static void write(Traceroute trace, TextLines out) {
    StringBuilder head = new StringBuilder("traceroute to ");
    head.append(TextLines.target(trace.header()));
    trace.packetSize().ifPresent(size -> head.append(", ").append(size).append(" byte packets"));
    trace.protocol().ifPresent(protocol -> head.append(", ").append(protocol));
    trace.parisId().ifPresent(id -> head.append(", Paris id ").append(id));
    out.line(head.toString());
    trace.hops().forEach(hop -> out.line(line(hop)));
    out.line("traceroute: ", trace.error());
  }

  private static String line(Hop hop) {
    StringBuilder line =
        new StringBuilder(TextLines.format("%3s ", TextLines.number(hop.number())));
    Optional<IpAddress> last = Optional.empty();
    boolean isNamed = false;
    for (Reply reply : hop.replies()) {
      if (reply instanceof Reply.Answer answer) {
        // Who answered stands there once, until another one answers.
        if (!isNamed || !answer.from().equals(last)) {
          line.append(' ').append(answer.from().map(IpAddress::toString).orElse("?"));
          isNamed = true;
          last = answer.from();
        }
      }
      line.append(' ').append(reply(reply));
    }
    hop.error().ifPresent(error -> line.append(' ').append(error));
    return line.toString();
  }

  private static String reply(Reply reply) {
    return reply.match(
        TracerouteText::answer,
        timeout -> "*",
        late ->
            "(late"
                + (late.packetsLate().isPresent() ? " by " + late.packetsLate().getAsLong() : "")
                + late.from().map(from -> ": " + from).orElse("")
                + ")",
        failed -> "(" + failed.error() + ")");
  }

  private static String answer(Reply.Answer answer) {
    StringBuilder text = new StringBuilder(" ");
    text.append(TextLines.ms(answer.rttMs())).append(" ms");
    answer.icmpError().ifPresent(error -> text.append(' ').append(mark(error)));
    if (answer.quotedTtl().isPresent()) {
      text.append(" (quotes ttl ").append(answer.quotedTtl().getAsInt()).append(')');
    }
    answer.embeddedDestination().ifPresent(to -> text.append(" (sent to ").append(to).append(')'));
    text.append(answer.duplicate() ? " (DUP!)" : "");
    for (MplsLabel label : answer.mplsLabels()) {
      text.append(
          TextLines.format(
              " <MPLS:L=%d,E=%d,S=%d,T=%d>",
              label.label(), label.exp(), label.bottomOfStack() ? 1 : 0, label.ttl()));
    }
    return text.toString();
  }

  /** The marks of traceroute: {@code !X} is "administratively prohibited". */
  private static String mark(String error) {
    return switch (error) {
      case "A" -> "!X";
      case "N", "H", "P", "p" -> "!" + error;
      default -> "!<" + error + ">";
    };
  }

  static String line(Traceroute trace) {
    TracerouteSummary summary = trace.summary();
    return TextLines.target(trace.header())
        + ": "
        + summary.totalHops()
        + (summary.totalHops() == 1 ? " hop, " : " hops, ")
        + (summary.destinationIpResponded() ? "destination answered" : "destination silent")
        + (summary.lastMedianRtt().isPresent()
            ? ", last median rtt " + TextLines.ms(summary.lastMedianRtt()) + " ms"
            : "")
        + trace.error().map(error -> ", " + error).orElse("");
  }
}
