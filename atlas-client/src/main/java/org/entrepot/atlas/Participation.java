package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collection;
import java.util.List;

/** Has probes take part in measurements, or do so no longer. */
final class Participation {
  private Participation() {}

  static List<Long> add(
      Orders orders, Measurement measurement, long most, List<ProbeSource> sources) {
    long estimate = creditsPerDay(measurement, sources);
    if (estimate > most) {
      throw new IllegalArgumentException(
          "nothing was sent: about "
              + CostEstimate.grouped(estimate)
              + " credits a day, and "
              + CostEstimate.grouped(most)
              + " are allowed");
    }
    return send(orders, measurement.id(), "add", sources);
  }

  /** By what the measurement says of itself; rounded up, and in all if it is measured once. */
  static long creditsPerDay(Measurement measurement, List<ProbeSource> sources) {
    boolean once = measurement.isOneOff().orElse(false);
    long interval = measurement.intervalSeconds().orElse(0);
    if (measurement.creditsPerResult().isEmpty() || (!once && interval < 1)) {
      throw new IllegalArgumentException(
          "nothing was sent: measurement "
              + measurement.id()
              + " does not say what a result costs, or how often it is measured");
    }
    long probes = sources.stream().mapToLong(ProbeSource::requested).sum();
    return CostEstimate.perDay(
        measurement.creditsPerResult().getAsLong(), probes, once ? CostEstimate.DAY : interval);
  }

  /** The service lets probes be taken away by their numbers only. */
  static List<Long> remove(Orders orders, long measurement, Collection<Long> probes) {
    return send(orders, measurement, "remove", List.of(ProbeSource.probes(probes)));
  }

  private static List<Long> send(
      Orders orders, long measurement, String action, List<ProbeSource> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("no probes are named");
    }
    ArrayNode body = Json.MAPPER.createArrayNode();
    sources.forEach(source -> body.add(source.node().put("action", action)));
    return orders.ids(
        "measurements/" + measurement + "/participation-requests/",
        body,
        "request_ids",
        "look at participationRequests before you ask again");
  }
}
