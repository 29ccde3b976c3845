package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.net.IpAddress;

/**
 * RIPE Atlas results of an anycast service to which somebody has added where the site is that
 * answered: {@code dst_city}, which is what the site calls itself, {@code dst_lat} and {@code
 * dst_lon}.
 */
final class SitesInResults implements Source<List<AnycastService>> {
  private static final Set<String> KEYS = Set.of("dst_addr", "dst_city", "dst_lat", "dst_lon");

  @Override
  public String format() {
    return "RIPE Atlas results with the place of the site that answered (JSON)";
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
  public List<AnycastService> read(Content content) throws IOException {
    Map<IpAddress, Map<String, AnycastSite>> byAddress = new TreeMap<>();
    content.eachJson(rec -> take(rec, byAddress));
    List<AnycastService> services = new ArrayList<>();
    byAddress.forEach(
        (address, sites) ->
            services.add(
                new AnycastService(
                    address.toString().replace(':', '-'),
                    address.toString(),
                    new TreeSet<>(Set.of(address)),
                    List.copyOf(sites.values()),
                    List.of(content.name()))));
    return services;
  }

  private static void take(JsonNode rec, Map<IpAddress, Map<String, AnycastSite>> byAddress)
      throws Rejected {
    IpAddress address =
        JsonRecords.text(rec, "dst_addr")
            .flatMap(IpAddress::tryParse)
            .orElseThrow(() -> new Rejected("without the address of a service"));
    String site =
        JsonRecords.text(rec, "dst_city").orElseThrow(() -> new Rejected("without a site"));
    AnycastSite found =
        new AnycastSite(
            Optional.empty(),
            Optional.empty(),
            Places.coordinates(rec.path("dst_lat").asText(), rec.path("dst_lon").asText()),
            List.of(site),
            Optional.empty(),
            Optional.empty(),
            true);
    byAddress.computeIfAbsent(address, key -> new TreeMap<>()).putIfAbsent(site, found);
  }
}
