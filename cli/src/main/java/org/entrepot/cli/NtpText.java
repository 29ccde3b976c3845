package org.entrepot.cli;

import java.util.OptionalDouble;
import org.entrepot.result.Ntp;
import org.entrepot.result.NtpReply;

/** Exchanges with a time server much as {@code ntpdate -d} prints them. */
final class NtpText {
  private NtpText() {}

  static void write(Ntp ntp, TextLines out) {
    out.line("server " + TextLines.target(ntp.header()));
    out.line("error: ", ntp.error()).line("resolve: ", ntp.dnsError());
    if (ntp.stratum().isPresent()) {
      out.line(
          "stratum %d, precision %s s, leap %s, version %s",
          ntp.stratum().getAsInt(),
          plain(ntp.precisionSeconds()),
          ntp.leapIndicator().orElse("?"),
          TextLines.number(ntp.version()));
      out.line(
          "refid [%s], root delay %s s, root dispersion %s s",
          ntp.referenceId().orElse("?"),
          plain(ntp.rootDelaySeconds()),
          plain(ntp.rootDispersionSeconds()));
    }
    ntp.replies().forEach(reply -> out.line("  " + packet(reply)));
    if (ntp.rttMedian().isPresent()) {
      out.line(
          "median delay %s s, median offset %s s",
          seconds(ntp.rttMedian()), seconds(ntp.offsetMedian()));
    }
  }

  private static String packet(NtpReply reply) {
    return reply.match(
        answer ->
            "delay "
                + seconds(answer.rttSeconds())
                + " s, offset "
                + seconds(answer.offsetSeconds())
                + " s",
        timeout -> "no answer",
        NtpReply.Failed::error);
  }

  private static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? TextLines.format("%.6f", seconds.getAsDouble()) : "?";
  }

  private static String plain(OptionalDouble seconds) {
    return seconds.isPresent()
        ? new java.math.BigDecimal(Double.toString(seconds.getAsDouble())).toPlainString()
        : "?";
  }

  static String line(Ntp ntp) {
    return TextLines.target(ntp.header())
        + ": "
        + ntp.error().or(ntp::dnsError).map(error -> error + ", ").orElse("")
        + (ntp.stratum().isPresent() ? "stratum " + ntp.stratum().getAsInt() + ", " : "")
        + ntp.answers().size()
        + " of "
        + ntp.replies().size()
        + " answered"
        + (ntp.offsetMedian().isPresent()
            ? ", median offset " + seconds(ntp.offsetMedian()) + " s"
            : "");
  }
}
