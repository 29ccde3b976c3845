package org.entrepot.result;

import java.io.IOException;
import java.util.Optional;

/** Writes a traceroute as JSON. */
final class TracerouteWriter {
  private final FieldWriter out;

  TracerouteWriter(Appendable out) {
    this.out = new FieldWriter(out);
  }

  void write(Traceroute t) throws IOException {
    out.open(t.other());
    if (t.firmware() != 0) {
      out.raw("fw", Integer.toString(t.firmware()));
    }
    out.text("mver", t.version());
    out.number("lts", t.secondsSinceSync());
    out.number("endtime", t.endTime());
    out.text("dst_name", t.destinationName());
    out.number("ttr", t.resolveTimeMs());
    if (!out.has("addr")) { // the old name of the same field
      out.address("dst_addr", t.destinationAddress());
    }
    out.address("src_addr", t.sourceAddress());
    out.text("proto", t.protocol());
    out.number("af", t.af());
    out.number("size", t.packetSize());
    out.number("paris_id", t.parisId());
    out.list("result", t.hops(), TracerouteWriter::hop);
    out.text("error", t.error());
    out.raw("msm_id", Long.toString(t.measurementId()));
    out.raw("prb_id", Long.toString(t.probeId()));
    out.raw("timestamp", Long.toString(t.timestamp()));
    out.text("msm_name", t.measurementName());
    out.address("from", t.from());
    out.raw("type", "\"traceroute\"");
    out.number("group_id", t.groupId());
    out.number("stored_timestamp", t.storedTimestamp());
    out.close();
  }

  private static void hop(Hop hop, FieldWriter out) throws IOException {
    out.open(hop.other());
    out.number("hop", hop.number());
    out.text("error", hop.error());
    out.list("result", hop.replies(), TracerouteWriter::reply);
    out.close();
  }

  private static void reply(Reply reply, FieldWriter out) throws IOException {
    out.open(reply.other());
    if (reply instanceof Reply.Answer answer) {
      answer(answer, out);
    } else if (reply instanceof Reply.Late late) {
      out.number("late", late.packetsLate());
      out.address("from", late.from());
    } else if (reply instanceof Reply.Failed failed) {
      out.text("error", Optional.of(failed.error()));
    } else {
      out.raw("x", "\"*\"");
    }
    out.close();
  }

  private static void answer(Reply.Answer answer, FieldWriter out) throws IOException {
    out.address("from", answer.from());
    out.number("ttl", answer.ttl());
    out.number("size", answer.size());
    out.number("rtt", answer.rttMs());
    out.number("ittl", answer.quotedTtl());
    out.text("err", answer.icmpError());
    out.address("edst", answer.embeddedDestination());
    if (answer.duplicate()) {
      out.raw("dup", "true");
    }
  }
}
