package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Prefix;

/**
 * A probe connected or disconnected. The names of the fields are those of results of connection
 * events and of what users of the stream read from it; a field that is missing or otherwise is
 * absent here, and nothing is lost: {@link #toJson()}.
 *
 * @param probeId the probe ({@code prb_id})
 * @param event {@code connect} or {@code disconnect}
 * @param time when ({@code timestamp})
 * @param controller the service's host that the probe is connected to
 * @param asn the AS that the probe connects from
 * @param prefix the prefix that it connects from
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record ProbeChange(
    OptionalLong probeId,
    Optional<String> event,
    Optional<Instant> time,
    Optional<String> controller,
    Optional<Asn> asn,
    Optional<Prefix> prefix,
    Map<String, String> other)
    implements StreamEvent {
  /** Copies the collections. */
  public ProbeChange {
    other = Written.copy(other);
  }

  static ProbeChange of(ObjectNode object) {
    Fields fields = new Fields(object);
    ProbeChange bare =
        new ProbeChange(
            fields.whole("prb_id"),
            fields.text("event"),
            fields.time("timestamp"),
            fields.text("controller"),
            fields.asn("asn"),
            fields.prefix("prefix"),
            Map.of());
    return bare.with(bare.written().other(object));
  }

  private ProbeChange with(Map<String, String> kept) {
    return new ProbeChange(probeId, event, time, controller, asn, prefix, kept);
  }

  private Written written() {
    return new Written()
        .whole("prb_id", probeId)
        .text("event", event)
        .time("timestamp", time)
        .text("controller", controller)
        .asn("asn", asn)
        .text("prefix", prefix);
  }

  /** The message as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }

  @Override
  public <T> T match(
      Function<? super Received, ? extends T> received,
      Function<? super ProbeChange, ? extends T> probe,
      Function<? super MeasurementChange, ? extends T> measurement,
      Function<? super Notice, ? extends T> notice) {
    return probe.apply(this);
  }
}
