package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collection;
import java.util.List;

/** Has probes take part in measurements, or do so no longer. */
final class Participation {
  private Participation() {}

  static List<Long> add(Orders orders, long measurement, ProbeSource... sources) {
    return send(orders, measurement, "add", List.of(sources));
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
