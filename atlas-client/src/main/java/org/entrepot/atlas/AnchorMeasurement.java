package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A measurement of the mesh in which anchors measure each other.
 *
 * @param id its number in the list, which is not the measurement's
 * @param type ping, traceroute or http
 * @param isMesh whether all anchors take part
 * @param measurement the URL of the measurement
 * @param target the URL of the anchor that is measured
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record AnchorMeasurement(
    long id,
    Optional<String> type,
    Optional<Boolean> isMesh,
    Optional<String> measurement,
    Optional<String> target,
    Map<String, String> other) {
  /** Copies the collections. */
  public AnchorMeasurement {
    other = Written.copy(other);
  }

  static AnchorMeasurement of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    AnchorMeasurement bare =
        new AnchorMeasurement(
            fields.id("id"),
            fields.text("type"),
            fields.flag("is_mesh"),
            fields.text("measurement"),
            fields.text("target"),
            Map.of());
    return bare.with(bare.written().other(object));
  }

  private AnchorMeasurement with(Map<String, String> kept) {
    return new AnchorMeasurement(id, type, isMesh, measurement, target, kept);
  }

  private Written written() {
    return new Written()
        .number("id", id)
        .text("type", type)
        .flag("is_mesh", isMesh)
        .text("measurement", measurement)
        .text("target", target);
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }

  /** The id of the measurement, the last number of its URL. */
  public OptionalLong measurementId() {
    return idOf(measurement);
  }

  /** The id of the anchor that is measured, the last number of its URL. */
  public OptionalLong targetId() {
    return idOf(target);
  }

  private static OptionalLong idOf(Optional<String> url) {
    String path = url.orElse("").replaceAll("/+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(last))
        : OptionalLong.empty();
  }
}
