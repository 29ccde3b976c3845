package org.entrepot.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.entrepot.dataset.Role;
import org.entrepot.net.IpAddress;
import org.entrepot.net.PrefixMap;

/**
 * Probes as version 2 of the <a href="https://atlas.ripe.net/docs/apis/rest-api-reference/">RIPE
 * Atlas API</a> gives them, one a line, with its fields in its order: where each says that it
 * stands. The API files a probe in Kosovo under a neighbour of it, and keeps its coordinates.
 *
 * @param announced the blocks of IPv4
 */
record AtlasProbes(World world, List<Announced> announced) implements ReferenceFile {
  private static final double PRIVATE = 0.06;
  private static final int DAY = 86_400;
  private static final int OLDEST_DAYS = 4000;
  private static final int NEWEST_DAYS = 200;

  @Override
  public Role role() {
    return Role.PROBES;
  }

  @Override
  public String name() {
    return "synthetic-probes-api-v2.jsonl.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    PrefixMap.Builder<Boolean> blocks = PrefixMap.builder();
    announced.forEach(each -> blocks.put(each.prefix(), true));
    announced.forEach(each -> blocks.put(each.six().prefix(), true));
    PrefixMap<Boolean> routed = blocks.build();
    for (Probe probe : world.probes.stream().sorted(Comparator.comparingInt(Probe::id)).toList()) {
      to.line(JsonText.object(json -> write(json, probe, routed)));
    }
  }

  private void write(JsonGenerator json, Probe probe, PrefixMap<Boolean> routed)
      throws IOException {
    Draws draws = world.draws.of("probe record");
    long end = Tables.MADE.getEpochSecond();
    int days = NEWEST_DAYS + draws.below(OLDEST_DAYS, probe.id(), 1);
    long first = end - (long) days * DAY - draws.below(DAY, probe.id(), 2);
    long since = end - 600 - draws.below(90 * DAY, probe.id(), 3);
    boolean open = probe.anchor() || draws.unit(probe.id(), 4) >= PRIVATE;
    long asn = world.networks.get(probe.network()).asn.value();
    IpAddress six = SixMap.of(probe.address());
    json.writeStringField("address_v4", open ? probe.address().toString() : null);
    json.writeStringField("address_v6", open ? six.toString() : null);
    json.writeNumberField("asn_v4", asn);
    json.writeNumberField("asn_v6", asn);
    json.writeStringField("country_code", country(probe));
    json.writeStringField("description", "SYNTHETIC probe " + probe.id());
    json.writeNumberField("first_connected", first);
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", "Point");
    json.writeArrayFieldStart("coordinates");
    json.writeNumber(JsonText.decimal(probe.recorded().longitude(), 4));
    json.writeNumber(JsonText.decimal(probe.recorded().latitude(), 4));
    json.writeEndArray();
    json.writeEndObject();
    json.writeNumberField("id", probe.id());
    json.writeBooleanField("is_anchor", probe.anchor());
    json.writeBooleanField("is_public", open);
    json.writeNumberField("last_connected", end);
    json.writeStringField("prefix_v4", prefix(routed, probe.address()));
    json.writeStringField("prefix_v6", prefix(routed, six));
    json.writeObjectFieldStart("status");
    json.writeNumberField("id", 1);
    json.writeStringField("name", "Connected");
    json.writeStringField("since", Instant.ofEpochSecond(since).toString());
    json.writeEndObject();
    json.writeNumberField("status_since", since);
    json.writeNumberField("total_uptime", (end - first) / 100 * (80 + probe.id() % 20));
    json.writeStringField("type", "Probe");
  }

  private String country(Probe probe) {
    if (!probe.recordedCountry().equals("XK")) {
      return probe.recordedCountry();
    }
    return world.draws.of("filed under").unit(probe.id()) < 0.5 ? "AL" : "RS";
  }

  private static String prefix(PrefixMap<Boolean> routed, IpAddress address) {
    return routed.longestMatch(address).orElseThrow().prefix().toString();
  }
}
