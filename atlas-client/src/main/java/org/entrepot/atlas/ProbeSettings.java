package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the host of a probe sets of it; what is not said stays as it is. Immutable: every method
 * returns other settings.
 */
public final class ProbeSettings {
  private final Options options;

  private ProbeSettings(Options options) {
    this.options = options;
  }

  /** Nothing is set. */
  public static ProbeSettings none() {
    return new ProbeSettings(Options.NONE);
  }

  /** What its host calls it. */
  public ProbeSettings withDescription(String text) {
    return new ProbeSettings(options.with("description", text));
  }

  /** Whether everybody may see its addresses. */
  public ProbeSettings withPublic(boolean isPublic) {
    return new ProbeSettings(options.with("is_public", isPublic));
  }

  /** The router behind which it stands. */
  public ProbeSettings withRouterType(String router) {
    return new ProbeSettings(options.with("router_type", router));
  }

  /** How much it may send and receive, 10 kbit/s or more. */
  public ProbeSettings withBandwidthAllowed(int kbitPerSecond) {
    return new ProbeSettings(options.atLeast("bandwidth_allowed", kbitPerSecond, 10));
  }

  /** An option of the API that this class has no method for. */
  public ProbeSettings withOption(String name, long value) {
    return new ProbeSettings(options.other(name).with(name, value));
  }

  ObjectNode node() {
    if (options.isEmpty()) {
      throw new IllegalArgumentException("nothing is set");
    }
    return options.node();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProbeSettings that && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return options.hashCode();
  }

  /** As it is sent. */
  @Override
  public String toString() {
    return options.node().toString();
  }
}
