package org.entrepot.result;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The JSON form of what results have in common. */
final class HeaderForm {
  private HeaderForm() {}

  static Header read(Members in, long measurementId, long probeId, long timestamp) {
    oldName(in, "addr", "dst_addr");
    oldName(in, "name", "dst_name");
    return new Header(
        in.smallCount("fw"),
        in.text("mver"),
        measurementId,
        in.count("group_id"),
        in.count("bundle"),
        probeId,
        timestamp,
        in.count("stored_timestamp"),
        in.longInteger("lts"),
        in.integer("af"),
        in.text("proto"),
        in.address("from"),
        in.address("src_addr"),
        in.address("dst_addr").or(() -> in.address("addr")),
        in.text("dst_name").or(() -> in.text("name")),
        in.time("ttr"),
        in.text("msm_name"));
  }

  /** Of two names for one thing both stay, so that it can be told which one there was. */
  static void oldName(Members in, String old, String name) {
    if (in.has(old)) {
      in.stick(old, name);
    }
  }

  /** Writes the fields into the object that is open. */
  static void write(Header h, String type, FieldWriter out) throws IOException {
    out.number("fw", h.firmware());
    out.text("mver", h.version());
    out.number("lts", h.secondsSinceSync());
    if (!out.has("name")) {
      out.text("dst_name", h.destinationName());
    }
    if (!out.has("addr")) {
      out.address("dst_addr", h.destinationAddress());
    }
    out.address("src_addr", h.sourceAddress());
    out.text("proto", h.protocol());
    out.number("af", h.af());
    out.number("ttr", h.resolveTimeMs());
    out.raw("msm_id", Long.toString(h.measurementId()));
    out.raw("prb_id", Long.toString(h.probeId()));
    out.raw("timestamp", Long.toString(h.timestamp()));
    out.text("msm_name", h.measurementName());
    out.address("from", h.from());
    out.raw("type", JsonText.quote(type));
    out.number("group_id", h.groupId());
    out.number("bundle", h.bundle());
    out.number("stored_timestamp", h.storedTimestamp());
  }

  /** The header of a traceroute, which has components of its own for it. */
  static Header of(Traceroute t) {
    boolean zero = t.other().getOrDefault("fw", "").equals("0");
    return new Header(
        t.firmware() == 0 && !zero ? OptionalInt.empty() : OptionalInt.of(t.firmware()),
        t.version(),
        t.measurementId(),
        t.groupId(),
        bundle(t),
        t.probeId(),
        t.timestamp(),
        t.storedTimestamp(),
        t.secondsSinceSync(),
        t.af(),
        t.protocol(),
        t.from(),
        t.sourceAddress(),
        t.destinationAddress(),
        t.destinationName(),
        t.resolveTimeMs(),
        t.measurementName());
  }

  private static OptionalLong bundle(Traceroute t) {
    return Optional.ofNullable(t.other().get("bundle"))
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }
}
