package org.entrepot.result;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A result of a type that is not read into values of its own.
 *
 * @param type the result's {@code type} field; empty where it has none
 * @param measurementId the id of the measurement, where it has one
 * @param probeId the id of the probe, where it has one
 * @param timestamp its time in seconds since 1970, where it has one
 * @param findHeader what all results have in common; there if these three are
 * @param json the result's text
 */
public record UnknownResult(
    Optional<String> type,
    OptionalLong measurementId,
    OptionalLong probeId,
    OptionalLong timestamp,
    Optional<Header> findHeader,
    String json)
    implements Result {
  @Override
  public <T> T match(Cases<? extends T> cases) {
    return cases.unknown(this);
  }

  @Override
  public String toJson() {
    return json;
  }
}
