package org.entrepot.result;

import java.util.Map;
import java.util.Optional;

/** A result of a type that is read into values of its own. */
public sealed interface TypedResult extends Result
    permits Traceroute, Ping, Dns, Http, SslCert, Ntp, Wifi, ConnectionEvent, Uptime {
  /** What all results have in common. */
  Header header();

  /**
   * The result's fields that have no component, or whose text a component does not give back, as
   * JSON text by their name.
   */
  Map<String, String> other();

  /** The id of the measurement. */
  default long measurementId() {
    return header().measurementId();
  }

  /** The id of the probe. */
  default long probeId() {
    return header().probeId();
  }

  /** When it began, in seconds since 1970. */
  default long timestamp() {
    return header().timestamp();
  }

  @Override
  default Optional<Header> findHeader() {
    return Optional.of(header());
  }
}
