package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.entrepot.net.Coordinates;

/**
 * Probes as the <a href="https://atlas.ripe.net/docs/apis/rest-api-reference/">RIPE Atlas API</a>
 * gives them: JSON Lines, an array, or pages. Version 1 has {@code latitude} and {@code longitude},
 * version 2 a GeoJSON {@code geometry}.
 */
final class AtlasApiProbes implements Source<Map<Long, ProbeRecord>> {
  static final String TERMS =
      "RIPE NCC: the RIPE Atlas terms of service apply; no licence to redistribute is stated.";

  @Override
  public String format() {
    return "RIPE Atlas API probes (JSON)";
  }

  @Override
  public String licence() {
    return TERMS;
  }

  @Override
  public boolean recognises(Head head) {
    return head.hasJsonRecords(AtlasApiProbes::areProbeKeys);
  }

  private static boolean areProbeKeys(NavigableSet<String> keys) {
    boolean place = keys.contains("geometry") || keys.contains("latitude");
    boolean network = keys.contains("asn_v4") || keys.contains("asn_v6");
    return keys.contains("id") && (network || (keys.contains("country_code") && place));
  }

  @Override
  public Map<Long, ProbeRecord> read(Content content) throws IOException {
    return Probes.read(content, "id", AtlasApiProbes::coordinates);
  }

  private static Optional<Coordinates> coordinates(JsonNode rec) throws Rejected {
    JsonNode point = rec.path("geometry").path("coordinates"); // GeoJSON: longitude first
    JsonNode longitude = point.isArray() ? point.path(0) : rec.path("longitude");
    JsonNode latitude = point.isArray() ? point.path(1) : rec.path("latitude");
    if (missing(latitude) && missing(longitude)) {
      return Optional.empty();
    }
    return Optional.of(Places.coordinates(latitude.asText(), longitude.asText()));
  }

  private static boolean missing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
