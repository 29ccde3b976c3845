package org.entrepot.cli;

import java.util.List;
import org.entrepot.result.Ntp;
import org.entrepot.result.NtpReply;

/**
 * Exchanges with a time server as normalised JSON. All times are in seconds; those that are derived
 * say so in their names, since the same names without that are milliseconds elsewhere.
 */
final class NtpJson {
  static final List<String> COLUMNS =
      List.of(
          "li",
          "mode",
          "version",
          "stratum",
          "poll",
          "precision",
          "root-delay",
          "root-dispersion",
          "ref-id",
          "ref-ts",
          "packets_answered",
          "rtt_min_s",
          "rtt_median_s",
          "rtt_max_s",
          "offset_min_s",
          "offset_median_s",
          "offset_max_s",
          "error",
          "dnserr");

  private NtpJson() {}

  static JsonFields of(Ntp ntp) {
    return HeaderJson.of(ResultTypes.NTP, ntp.header())
        .text("li", ntp.leapIndicator())
        .text("mode", ntp.mode())
        .number("version", ntp.version())
        .number("stratum", ntp.stratum())
        .number("poll", ntp.pollSeconds())
        .number("precision", ntp.precisionSeconds())
        .number("root-delay", ntp.rootDelaySeconds())
        .number("root-dispersion", ntp.rootDispersionSeconds())
        .text("ref-id", ntp.referenceId())
        .number("ref-ts", ntp.referenceTime())
        .number("packets_answered", ntp.answers().size())
        .number("rtt_min_s", ntp.rttMin())
        .number("rtt_median_s", ntp.rttMedian())
        .number("rtt_max_s", ntp.rttMax())
        .number("offset_min_s", ntp.offsetMin())
        .number("offset_median_s", ntp.offsetMedian())
        .number("offset_max_s", ntp.offsetMax())
        .text("error", ntp.error())
        .text("dnserr", ntp.dnsError())
        .objects("packets", ntp.replies().stream().map(NtpJson::packet).toList());
  }

  private static JsonFields packet(NtpReply reply) {
    JsonFields out = new JsonFields();
    return reply.match(
        answer ->
            out.text("kind", "answer")
                .number("rtt", answer.rttSeconds())
                .number("offset", answer.offsetSeconds())
                .number("origin-ts", answer.originTime())
                .number("receive-ts", answer.receiveTime())
                .number("transmit-ts", answer.transmitTime())
                .number("final-ts", answer.finalTime()),
        timeout -> out.text("kind", "timeout"),
        failed -> out.text("kind", "failed").text("error", failed.error()));
  }
}
