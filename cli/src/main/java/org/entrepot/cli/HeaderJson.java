package org.entrepot.cli;

import java.util.List;
import java.util.OptionalLong;
import org.entrepot.result.Header;

/** What results of all types have in common, as JSON: the first keys of each. */
final class HeaderJson {
  static final List<String> COLUMNS =
      List.of(
          "type",
          "msm_id",
          "prb_id",
          "timestamp",
          "stored_timestamp",
          "group_id",
          "bundle",
          "fw",
          "mver",
          "lts",
          "msm_name",
          "from",
          "src_addr",
          "dst_addr",
          "dst_name",
          "af",
          "proto",
          "ttr");

  private HeaderJson() {}

  static JsonFields of(String type, Header header) {
    return write(new JsonFields().text("type", type), header);
  }

  static JsonFields write(JsonFields out, Header header) {
    return out.number("msm_id", header.measurementId())
        .number("prb_id", header.probeId())
        .number("timestamp", header.timestamp())
        .number("stored_timestamp", header.storedTimestamp())
        .number("group_id", header.groupId())
        .number("bundle", header.bundle())
        .number("fw", header.firmware())
        .text("mver", header.version())
        .number("lts", known(header.secondsSinceSync()))
        .text("msm_name", header.measurementName())
        .address("from", header.from())
        .address("src_addr", header.sourceAddress())
        .address("dst_addr", header.destinationAddress())
        .text("dst_name", header.destinationName())
        .number("af", header.af())
        .text("proto", header.protocol())
        .number("ttr", header.resolveTimeMs());
  }

  /** Seconds since the clock was set: -1 means that the probe does not know. */
  static OptionalLong known(OptionalLong seconds) {
    return seconds.isPresent() && seconds.getAsLong() >= 0 ? seconds : OptionalLong.empty();
  }
}
