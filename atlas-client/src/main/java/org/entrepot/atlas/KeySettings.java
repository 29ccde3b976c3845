package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is set of an API key when it is made or changed; what is not said stays as it is. Immutable:
 * every method returns other settings.
 */
public final class KeySettings {
  private record Grant(String permission, String targetType, String targetId) {}

  private final Options options;
  private final List<Grant> grants;

  private KeySettings(Options options, List<Grant> grants) {
    this.options = options;
    this.grants = grants;
  }

  /** Nothing is set. */
  public static KeySettings none() {
    return new KeySettings(Options.NONE, List.of());
  }

  /** What its owner calls it. */
  public KeySettings withLabel(String label) {
    return new KeySettings(options.withText("label", label), grants);
  }

  /** Whether it is switched on. */
  public KeySettings withEnabled(boolean enabled) {
    return new KeySettings(options.with("enabled", enabled), grants);
  }

  /** From when on it can be used, to the second. */
  public KeySettings withValidFrom(Instant time) {
    return new KeySettings(options.with("valid_from", seconds(time)), grants);
  }

  /** Until when it can be used, to the second. */
  public KeySettings withValidTo(Instant time) {
    return new KeySettings(options.with("valid_to", seconds(time)), grants);
  }

  private static String seconds(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond()).toString();
  }

  /** What it may do; with a key that is changed, these take the place of all that it had. */
  public KeySettings withGrant(String permission) {
    return with(new Grant(Options.tag(permission), "", ""));
  }

  /** What it may do with one thing only, such as a probe. */
  public KeySettings withGrant(String permission, String targetType, String targetId) {
    return with(new Grant(Options.tag(permission), Options.tag(targetType), Options.tag(targetId)));
  }

  private KeySettings with(Grant grant) {
    List<Grant> more = new ArrayList<>(grants);
    more.add(grant);
    return new KeySettings(options, List.copyOf(more));
  }

  ObjectNode node() {
    ObjectNode node = options.node();
    if (!grants.isEmpty()) {
      ArrayNode array = node.putArray("grants");
      for (Grant grant : grants) {
        ObjectNode one = array.addObject().put("permission", grant.permission());
        if (!grant.targetType().isEmpty()) {
          one.putObject("target").put("type", grant.targetType()).put("id", grant.targetId());
        }
      }
    }
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeySettings that
        && options.equals(that.options)
        && grants.equals(that.grants);
  }

  @Override
  public int hashCode() {
    return 31 * options.hashCode() + grants.hashCode();
  }

  /** As it is sent. */
  @Override
  public String toString() {
    return node().toString();
  }
}
