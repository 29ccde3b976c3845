package org.entrepot.simulator;

import java.util.List;
import org.entrepot.net.IpAddress;
import org.entrepot.simulator.Trace.Oddity;
import org.entrepot.simulator.Trace.Packet;
import org.entrepot.simulator.Trace.Ttl;

/**
 * Traceroutes as <a href="https://atlas.ripe.net/docs/apis/result-format/">RIPE Atlas</a> gives
 * them for firmware 5080, with the order of fields and the form of numbers that its API has.
 */
final class TraceLines {
  static final int FIRMWARE = 5080;
  static final String VERSION = "2.6.2";
  static final int STORED_AFTER = 70;

  private TraceLines() {}

  static void write(JsonLine json, Trace trace) {
    String destination = trace.target.address().toString();
    long id = trace.target.measurement();
    long end = trace.trip.timestamp() + 1 + trace.ttls.size() / 4L;
    json.open('{');
    json.field("fw", FIRMWARE).field("mver", VERSION);
    json.field("lts", 10 + (trace.probe.id() * 31L + trace.trip.round()) % 200);
    json.field("endtime", end);
    json.field("dst_name", destination);
    json.field("dst_addr", destination);
    json.field("src_addr", trace.inside.toString());
    json.field("proto", "ICMP").field("af", 4).field("size", 48);
    json.field("paris_id", trace.trip.flow());
    json.key("result").open('[');
    List<Packet> late = List.of();
    for (Ttl hop : trace.ttls) {
      json.open('{').field("hop", hop.number).key("result").open('[');
      late.forEach(packet -> late(json, packet));
      late = hop.packets.stream().filter(packet -> packet.kind() == Oddity.LATE).toList();
      for (Packet packet : hop.packets) {
        if (packet.kind() != Oddity.LATE) {
          packet(json, packet);
        }
      }
      json.close(']').close('}');
    }
    json.close(']');
    json.field("msm_id", id).field("prb_id", trace.probe.id());
    json.field("timestamp", trace.trip.timestamp());
    json.field("msm_name", "SYNTHETIC Traceroute");
    json.field("from", trace.probe.address().toString());
    json.field("type", "traceroute").field("group_id", id);
    json.field("stored_timestamp", end + STORED_AFTER);
    json.close('}').newline();
  }

  private static void packet(JsonLine json, Packet packet) {
    IpAddress from = packet.from();
    json.open('{');
    if (from == null) {
      json.field("x", "*");
    } else {
      if (packet.kind() == Oddity.DUPLICATE) {
        json.key("dup").truth(true);
      }
      json.field("from", from.toString()).field("ttl", packet.ttl()).field("size", packet.size());
      json.key("rtt").millis(packet.millis());
      if (packet.error() != 0) {
        json.field("err", String.valueOf(packet.error()));
      }
      labels(json, packet.label());
    }
    json.close('}');
  }

  /** A reply to a packet of the TTL before, which came when the next was being tried. */
  private static void late(JsonLine json, Packet packet) {
    IpAddress from = packet.from();
    if (from != null) {
      json.open('{').field("late", 1).field("from", from.toString());
      json.field("ttl", packet.ttl()).field("size", packet.size());
      labels(json, packet.label());
      json.close('}');
    }
  }

  private static void labels(JsonLine json, int label) {
    if (label >= 0) {
      json.key("icmpext").open('{').field("version", 2).field("rfc4884", 0).key("obj").open('[');
      json.open('{').field("class", 1).field("type", 1).key("mpls").open('[');
      json.open('{').field("label", label).field("exp", 0).field("s", 1).field("ttl", 1).close('}');
      json.close(']').close('}').close(']').close('}');
    }
  }
}
