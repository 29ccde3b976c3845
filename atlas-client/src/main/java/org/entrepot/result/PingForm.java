package org.entrepot.result;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/** The JSON form of a ping. */
final class PingForm {
  private PingForm() {}

  static Ping read(Header header, Members in) {
    return new Ping(
        header,
        in.integer("size"),
        in.integer("step"),
        in.integer("ttl"),
        new Ping.Reported(
            in.smallCount("sent"),
            in.smallCount("rcvd"),
            in.smallCount("dup"),
            in.time("min"),
            in.time("avg"),
            in.time("max")),
        in.objects("result").stream().map(PingForm::reply).toList(),
        in.text("error"),
        in.text("dnserr"),
        in.other());
  }

  private static PingReply reply(Members in) {
    if (in.has("late")) {
      OptionalLong late = in.longInteger("late");
      OptionalDouble rtt = in.number("rtt");
      return new PingReply.Late(late, rtt, in.other());
    }
    Optional<String> error = in.text("error");
    if (error.isPresent()) {
      return new PingReply.Failed(error.get(), in.other());
    }
    HeaderForm.oldName(in, "srcaddr", "src_addr");
    Optional<IpAddress> source = in.address("src_addr").or(() -> in.address("srcaddr"));
    if (in.has("x") && !in.has("rtt")) {
      in.is("x", "*");
      return new PingReply.Timeout(source, in.other());
    }
    return new PingReply.Answer(
        in.number("rtt"),
        in.integer("ttl"),
        in.flag("dup", "1"),
        source,
        in.textOrNumber("err"),
        in.other());
  }

  static void write(Ping ping, FieldWriter out) throws IOException {
    out.open(ping.other());
    HeaderForm.write(ping.header(), ResultType.PING, out);
    out.number("size", ping.packetSize());
    out.number("step", ping.step());
    out.number("ttl", ping.ttl());
    out.number("sent", ping.reported().sent());
    out.number("rcvd", ping.reported().received());
    out.number("dup", ping.reported().duplicates());
    out.number("min", ping.reported().minMs());
    out.number("avg", ping.reported().averageMs());
    out.number("max", ping.reported().maxMs());
    out.list("result", ping.replies(), PingForm::write);
    out.text("error", ping.error());
    out.text("dnserr", ping.dnsError());
    out.close();
  }

  private static void write(PingReply reply, FieldWriter out) throws IOException {
    out.open(reply.other());
    if (reply instanceof PingReply.Answer answer) {
      out.number("rtt", answer.rttMs());
      out.number("ttl", answer.ttl());
      if (answer.duplicate()) {
        out.raw("dup", "1");
      }
      source(answer.sourceAddress(), out);
      out.text("err", answer.icmpError());
    } else if (reply instanceof PingReply.Timeout timeout) {
      out.raw("x", "\"*\"");
      source(timeout.sourceAddress(), out);
    } else if (reply instanceof PingReply.Late late) {
      out.number("late", late.packetsLate());
      out.number("rtt", late.rttMs());
    } else if (reply instanceof PingReply.Failed failed) {
      out.text("error", Optional.of(failed.error()));
    }
    out.close();
  }

  private static void source(Optional<IpAddress> address, FieldWriter out) throws IOException {
    if (!out.has("srcaddr")) {
      out.address("src_addr", address);
    }
  }
}
