package org.entrepot.atlas;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The state of a probe or a measurement.
 *
 * @param id the API's number
 * @param name the API's word for it; empty where it gives none
 * @param since since when it is so
 */
public record Status(int id, String name, Optional<Instant> since) {

  static Optional<Status> ofProbe(Fields probe) {
    OptionalInt number = probe.integer("status");
    if (number.isPresent()) { // as the archive has it
      String name = probe.text("status_name").orElse("");
      return Optional.of(new Status(number.getAsInt(), name, Optional.empty()));
    }
    return probe.inner("status").flatMap(status -> of(status, "since"));
  }

  static Optional<Status> ofMeasurement(Fields measurement) {
    return measurement.inner("status").flatMap(status -> of(status, "when"));
  }

  private static Optional<Status> of(Fields status, String time) {
    OptionalInt id = status.integer("id");
    return id.isPresent()
        ? Optional.of(new Status(id.getAsInt(), status.text("name").orElse(""), status.time(time)))
        : Optional.empty();
  }

  Written writtenOfProbe() {
    return written().text("since", since);
  }

  Written writtenOfMeasurement() {
    return written().time("when", since);
  }

  private Written written() {
    return new Written().number("id", id).text("name", Optional.of(name));
  }
}
