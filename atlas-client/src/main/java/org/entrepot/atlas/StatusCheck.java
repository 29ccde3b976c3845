package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a ping measurement goes, in short.
 *
 * @param isAlert whether more probes are an alert than are permitted
 * @param probes what the probes see, in the order of the answer
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record StatusCheck(boolean isAlert, List<ProbeCheck> probes, Map<String, String> other) {
  /** Copies the collections. */
  public StatusCheck {
    probes = List.copyOf(probes);
    other = Written.copy(other);
  }

  /**
   * What one probe sees.
   *
   * @param probeId the probe
   * @param isAlert whether it is an alert
   * @param lastRttMs its latest round trip, in milliseconds; absent if no packet came back
   * @param lastPacketLossPercent how many of the latest packets were lost
   * @param source why the probe takes part, in the API's words
   * @param other fields that have no component or are not as expected, as JSON text
   */
  public record ProbeCheck(
      long probeId,
      Optional<Boolean> isAlert,
      OptionalDouble lastRttMs,
      OptionalDouble lastPacketLossPercent,
      Optional<String> source,
      Map<String, String> other) {
    /** Copies the collection. */
    public ProbeCheck {
      other = Written.copy(other);
    }

    private static ProbeCheck of(long probeId, Fields fields) {
      Optional<Boolean> alert = fields.flag("alert");
      OptionalDouble last = fields.decimal("last");
      OptionalDouble loss = fields.decimal("last_packet_loss");
      Optional<String> source = fields.text("source");
      ProbeCheck bare = new ProbeCheck(probeId, alert, last, loss, source, Map.of());
      Map<String, String> other = bare.written().other(fields.object());
      return new ProbeCheck(probeId, alert, last, loss, source, other);
    }

    private Written written() {
      return new Written()
          .flag("alert", isAlert)
          .decimal("last", lastRttMs)
          .decimal("last_packet_loss", lastPacketLossPercent)
          .text("source", source);
    }

    /** The object as one line of JSON with every field that was read, which has no probe's id. */
    public String toJson() {
      return written().json(other);
    }
  }

  static StatusCheck of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    boolean alert =
        fields
            .flag("global_alert")
            .orElseThrow(() -> new UnexpectedBody("a status check has no global_alert"));
    Fields byProbe =
        fields
            .inner("probes")
            .orElseThrow(() -> new UnexpectedBody("a status check has no probes"));
    List<ProbeCheck> probes = new ArrayList<>();
    for (var entry : byProbe.object().properties()) {
      if (!entry.getKey().matches("[0-9]{1,18}")
          || !(entry.getValue() instanceof ObjectNode check)) {
        throw new UnexpectedBody("a status check has a probe " + entry.getKey());
      }
      probes.add(ProbeCheck.of(Long.parseLong(entry.getKey()), new Fields(check)));
    }
    ObjectNode rest = object.deepCopy();
    rest.remove(List.of("global_alert", "probes"));
    return new StatusCheck(alert, probes, new Written().other(rest));
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    ObjectNode object = new Written().flag("global_alert", Optional.of(isAlert)).bare(other);
    ObjectNode byProbe = object.putObject("probes");
    probes.forEach(
        probe -> byProbe.set(Long.toString(probe.probeId()), probe.written().bare(probe.other)));
    return object.toString();
  }
}
