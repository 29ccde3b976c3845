package org.entrepot.result;

import java.io.IOException;
import java.util.Optional;

/** The JSON form of exchanges with a time server. */
final class NtpForm {
  private NtpForm() {}

  static Ntp read(Header header, Members in) {
    return new Ntp(
        header,
        in.text("li"),
        in.text("mode"),
        in.integer("version"),
        in.integer("stratum"),
        in.number("poll"),
        in.number("precision"),
        in.number("root-delay"),
        in.number("root-dispersion"),
        in.text("ref-id"),
        in.number("ref-ts"),
        in.objects("result").stream().map(NtpForm::reply).toList(),
        in.text("error"),
        in.text("dnserr"),
        in.other());
  }

  private static NtpReply reply(Members in) {
    Optional<String> error = in.text("error");
    if (error.isPresent()) {
      return new NtpReply.Failed(error.get(), in.other());
    }
    if (in.has("x") && !in.has("rtt")) {
      in.is("x", "*");
      return new NtpReply.Timeout(in.other());
    }
    return new NtpReply.Answer(
        in.number("rtt"),
        in.number("offset"),
        in.number("origin-ts"),
        in.number("receive-ts"),
        in.number("transmit-ts"),
        in.number("final-ts"),
        in.other());
  }

  static void write(Ntp ntp, FieldWriter out) throws IOException {
    out.open(ntp.other());
    HeaderForm.write(ntp.header(), ResultType.NTP, out);
    out.text("li", ntp.leapIndicator());
    out.text("mode", ntp.mode());
    out.number("version", ntp.version());
    out.number("stratum", ntp.stratum());
    out.number("poll", ntp.pollSeconds());
    out.number("precision", ntp.precisionSeconds());
    out.number("root-delay", ntp.rootDelaySeconds());
    out.number("root-dispersion", ntp.rootDispersionSeconds());
    out.text("ref-id", ntp.referenceId());
    out.number("ref-ts", ntp.referenceTime());
    out.list("result", ntp.replies(), NtpForm::write);
    out.text("error", ntp.error());
    out.text("dnserr", ntp.dnsError());
    out.close();
  }

  private static void write(NtpReply reply, FieldWriter out) throws IOException {
    out.open(reply.other());
    if (reply instanceof NtpReply.Answer answer) {
      out.number("rtt", answer.rttSeconds());
      out.number("offset", answer.offsetSeconds());
      out.number("origin-ts", answer.originTime());
      out.number("receive-ts", answer.receiveTime());
      out.number("transmit-ts", answer.transmitTime());
      out.number("final-ts", answer.finalTime());
    } else if (reply instanceof NtpReply.Failed failed) {
      out.text("error", Optional.of(failed.error()));
    } else {
      out.raw("x", "\"*\"");
    }
    out.close();
  }
}
