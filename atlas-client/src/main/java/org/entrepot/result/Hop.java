package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The replies to the packets of one TTL.
 *
 * @param number the TTL that the packets were sent with; 255 is the probe's last try after a row of
 *     silent hops, and says nothing about distance
 * @param replies one for each packet, and more where packets were answered twice
 * @param error why the probe could not measure, as it says it
 * @param other fields without a component, or whose text a component does not give back, as JSON
 */
public record Hop(
    OptionalInt number, List<Reply> replies, Optional<String> error, Map<String, String> other) {
  /** Copies both collections. */
  public Hop {
    replies = List.copyOf(replies);
    other = JsonText.copy(other);
  }
}
