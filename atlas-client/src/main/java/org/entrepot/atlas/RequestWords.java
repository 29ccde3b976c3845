package org.entrepot.atlas;

import java.util.List;
import java.util.stream.Collectors;

/** Says in plain words what a request asks for. */
final class RequestWords {
  private RequestWords() {}

  static String of(MeasurementRequest request) {
    String what =
        request.definitions().stream()
            .map(one -> one + often(one, request.isOnce()))
            .collect(Collectors.joining("; "));
    return what + ", from " + probes(request.sources()) + ", " + time(request);
  }

  private static String often(MeasurementDefinition definition, boolean once) {
    boolean hidden =
        ((Definition<?>) definition)
            .options()
            .get("is_public")
            .filter(isPublic -> !isPublic.asBoolean())
            .isPresent();
    return (once ? " once" : " every " + definition.interval().toSeconds() + " s")
        + (hidden ? " (not public)" : "");
  }

  private static String probes(List<ProbeSource> sources) {
    return sources.isEmpty()
        ? "no probes"
        : sources.stream().map(ProbeSource::words).collect(Collectors.joining(" and "));
  }

  private static String time(MeasurementRequest request) {
    String from = request.start().map(Object::toString).orElse("now");
    if (request.isOnce()) {
      return request.start().isPresent() ? "at " + from : "now";
    }
    return "from "
        + from
        + request.stop().map(until -> " until " + until).orElse(" until it is stopped");
  }
}
