package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A key of the user's. Its number is the key itself: a secret, which {@link #toString} does not
 * tell.
 *
 * @param uuid the key
 * @param label what its owner calls it
 * @param isEnabled whether its owner has switched it on
 * @param isActive whether it can be used now
 * @param createdAt when it was made
 * @param validFrom from when on it can be used
 * @param validTo until when it can be used
 * @param permissions what it may do, such as {@code measurements.create_measurement}
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record ApiKey(
    String uuid,
    Optional<String> label,
    Optional<Boolean> isEnabled,
    Optional<Boolean> isActive,
    Optional<Instant> createdAt,
    Optional<Instant> validFrom,
    Optional<Instant> validTo,
    List<String> permissions,
    Map<String, String> other) {
  /** Copies the collections. */
  public ApiKey {
    permissions = List.copyOf(permissions);
    other = Written.copy(other);
  }

  static ApiKey of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    Written known =
        new Written()
            .text("uuid", fields.text("uuid"))
            .text("label", fields.text("label"))
            .flag("enabled", fields.flag("enabled"))
            .flag("is_active", fields.flag("is_active"));
    return new ApiKey(
        fields.text("uuid").orElseThrow(() -> new UnexpectedBody("a key has no uuid")),
        fields.text("label"),
        fields.flag("enabled"),
        fields.flag("is_active"),
        fields.time("created_at"),
        fields.time("valid_from"),
        fields.time("valid_to"),
        fields.list("grants", grant -> Optional.ofNullable(grant.path("permission").textValue())),
        known.other(object));
  }

  /** The first eight characters, by which the service names a key in a URL. */
  String publicPart() {
    return uuid.substring(0, Math.min(8, uuid.length()));
  }

  /** The key's label and permissions, and nothing that opens a door. */
  @Override
  public String toString() {
    return "ApiKey[label=" + label.orElse("") + ", permissions=" + permissions + "]";
  }
}
