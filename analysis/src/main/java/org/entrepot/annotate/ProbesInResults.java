package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.net.Coordinates;

/**
 * RIPE Atlas results to which somebody has added where the probe is: {@code src_lat}, {@code
 * src_lon}, {@code country_code} and {@code asn_v4}. The first result of a probe is believed.
 */
final class ProbesInResults implements Source<Map<Long, ProbeRecord>> {
  private static final Set<String> KEYS = Set.of("prb_id", "src_lat", "src_lon", "country_code");

  @Override
  public String format() {
    return "RIPE Atlas results with the place of the probe (JSON)";
  }

  @Override
  public String licence() {
    return AtlasApiProbes.TERMS;
  }

  @Override
  public boolean recognises(Head head) {
    return head.hasJsonRecords(keys -> keys.containsAll(KEYS));
  }

  @Override
  public Map<Long, ProbeRecord> read(Content content) throws IOException {
    return Probes.read(content, "prb_id", ProbesInResults::coordinates);
  }

  private static Optional<Coordinates> coordinates(JsonNode rec) throws Rejected {
    JsonNode latitude = rec.path("src_lat");
    JsonNode longitude = rec.path("src_lon");
    return latitude.isNumber() && longitude.isNumber()
        ? Optional.of(Places.coordinates(latitude.doubleValue(), longitude.doubleValue()))
        : Optional.empty();
  }
}
