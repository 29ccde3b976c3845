package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request that probes take part in a measurement, or do so no longer.
 *
 * @param id its number
 * @param measurementId the measurement
 * @param action {@code add} or {@code remove}
 * @param type by what probes were asked for, such as {@code country}
 * @param value which ones, such as {@code RS}
 * @param requested how many
 * @param createdAt when it was made
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record ParticipationRequest(
    long id,
    OptionalLong measurementId,
    Optional<String> action,
    Optional<String> type,
    Optional<String> value,
    OptionalLong requested,
    Optional<Instant> createdAt,
    Map<String, String> other) {
  /** Copies the collection. */
  public ParticipationRequest {
    other = Written.copy(other);
  }

  static ParticipationRequest of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    ParticipationRequest bare =
        new ParticipationRequest(
            fields.id("id"),
            fields.whole("measurement_id"),
            fields.text("action"),
            fields.text("type"),
            fields.text("value"),
            fields.whole("requested"),
            fields.time("created_at"),
            Map.of());
    return bare.with(bare.written().other(object));
  }

  private ParticipationRequest with(Map<String, String> kept) {
    return new ParticipationRequest(
        id, measurementId, action, type, value, requested, createdAt, kept);
  }

  private Written written() {
    return new Written()
        .number("id", id)
        .whole("measurement_id", measurementId)
        .text("action", action)
        .text("type", type)
        .text("value", value)
        .whole("requested", requested)
        .time("created_at", createdAt);
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }
}
