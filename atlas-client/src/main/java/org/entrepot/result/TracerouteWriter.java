package org.entrepot.result;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/**
 * Writes a traceroute as JSON. What stands in {@code other} goes before the component of the same
 * name.
 */
final class TracerouteWriter {
  private final Appendable out;
  private boolean first = true;

  TracerouteWriter(Appendable out) {
    this.out = out;
  }

  void write(Traceroute t) throws IOException {
    Map<String, String> other = t.other();
    open();
    if (t.firmware() != 0) {
      raw(other, "fw", Integer.toString(t.firmware()));
    }
    text(other, "mver", t.version());
    number(other, "lts", t.secondsSinceSync());
    number(other, "endtime", t.endTime());
    text(other, "dst_name", t.destinationName());
    number(other, "ttr", t.resolveTimeMs());
    if (!other.containsKey("addr")) { // the old name of the same field
      address(other, "dst_addr", t.destinationAddress());
    }
    address(other, "src_addr", t.sourceAddress());
    text(other, "proto", t.protocol());
    number(other, "af", t.af());
    number(other, "size", t.packetSize());
    number(other, "paris_id", t.parisId());
    if (!t.hops().isEmpty()) {
      hops(t);
    }
    text(other, "error", t.error());
    raw(other, "msm_id", Long.toString(t.measurementId()));
    raw(other, "prb_id", Long.toString(t.probeId()));
    raw(other, "timestamp", Long.toString(t.timestamp()));
    text(other, "msm_name", t.measurementName());
    address(other, "from", t.from());
    raw(other, "type", "\"traceroute\"");
    number(other, "group_id", t.groupId());
    number(other, "stored_timestamp", t.storedTimestamp());
    close(other);
  }

  private void hops(Traceroute t) throws IOException {
    if (t.other().containsKey("result")) {
      return;
    }
    key("result");
    out.append('[');
    String separator = "";
    for (Hop hop : t.hops()) {
      out.append(separator);
      hop(hop);
      separator = ",";
    }
    out.append(']');
    first = false;
  }

  private void hop(Hop hop) throws IOException {
    Map<String, String> other = hop.other();
    open();
    number(other, "hop", hop.number());
    text(other, "error", hop.error());
    if (!hop.replies().isEmpty() && !other.containsKey("result")) {
      key("result");
      out.append('[');
      String separator = "";
      for (Reply reply : hop.replies()) {
        out.append(separator);
        reply(reply);
        separator = ",";
      }
      out.append(']');
    }
    close(other);
  }

  private void reply(Reply reply) throws IOException {
    open();
    if (reply instanceof Reply.Answer answer) {
      answer(answer);
    } else if (reply instanceof Reply.Late late) {
      number(late.other(), "late", late.packetsLate());
      address(late.other(), "from", late.from());
    } else if (reply instanceof Reply.Failed failed) {
      raw(failed.other(), "error", JsonText.quote(failed.error()));
    } else {
      raw(reply.other(), "x", "\"*\"");
    }
    close(reply.other());
  }

  private void answer(Reply.Answer answer) throws IOException {
    Map<String, String> other = answer.other();
    address(other, "from", answer.from());
    number(other, "ttl", answer.ttl());
    number(other, "size", answer.size());
    number(other, "rtt", answer.rttMs());
    number(other, "ittl", answer.quotedTtl());
    text(other, "err", answer.icmpError());
    address(other, "edst", answer.embeddedDestination());
    if (answer.duplicate()) {
      raw(other, "dup", "true");
    }
  }

  private void open() throws IOException {
    out.append('{');
    first = true;
  }

  private void close(Map<String, String> other) throws IOException {
    for (Map.Entry<String, String> field : other.entrySet()) {
      key(field.getKey());
      out.append(field.getValue());
    }
    out.append('}');
    first = false;
  }

  private void key(String name) throws IOException {
    if (!first) {
      out.append(',');
    }
    first = false;
    JsonText.quote(out, name);
    out.append(':');
  }

  private void raw(Map<String, String> other, String name, String json) throws IOException {
    if (!other.containsKey(name)) {
      key(name);
      out.append(json);
    }
  }

  private void text(Map<String, String> other, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      raw(other, name, JsonText.quote(value.get()));
    }
  }

  private void address(Map<String, String> other, String name, Optional<IpAddress> value)
      throws IOException {
    if (value.isPresent()) {
      raw(other, name, '"' + value.get().toString() + '"');
    }
  }

  private void number(Map<String, String> other, String name, OptionalInt value)
      throws IOException {
    if (value.isPresent()) {
      raw(other, name, Integer.toString(value.getAsInt()));
    }
  }

  private void number(Map<String, String> other, String name, OptionalLong value)
      throws IOException {
    if (value.isPresent()) {
      raw(other, name, Long.toString(value.getAsLong()));
    }
  }

  private void number(Map<String, String> other, String name, OptionalDouble value)
      throws IOException {
    if (value.isPresent()) {
      raw(other, name, Double.toString(value.getAsDouble()));
    }
  }
}
