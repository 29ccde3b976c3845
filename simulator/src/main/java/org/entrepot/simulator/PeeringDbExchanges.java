package org.entrepot.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.entrepot.dataset.Role;

/**
 * Exchanges, their LANs and the blocks of these: objects {@code ix}, {@code ixlan} and {@code
 * ixpfx} as the <a href="https://www.peeringdb.com/apidocs/">PeeringDB API</a> gives them, in one
 * object of one line.
 */
record PeeringDbExchanges(World world) implements ReferenceFile {
  /** When everything was entered. */
  static final String CREATED = "2026-01-01T00:00:00Z";

  @Override
  public Role role() {
    return Role.EXCHANGES;
  }

  @Override
  public String name() {
    return "synthetic-peeringdb-ix-ixlan-ixpfx.json.gz";
  }

  /** The number of the LAN of an exchange. */
  static long lan(Exchange exchange) {
    return 5000L + exchange.id;
  }

  @Override
  public void write(LineFile to) throws IOException {
    String all =
        JsonText.object(
            json -> {
              json.writeArrayFieldStart("ix");
              for (Exchange exchange : world.exchanges) {
                exchange(json, exchange);
              }
              json.writeEndArray();
              json.writeArrayFieldStart("ixlan");
              for (Exchange exchange : world.exchanges) {
                lan(json, exchange);
              }
              json.writeEndArray();
              json.writeArrayFieldStart("ixpfx");
              for (Exchange exchange : world.exchanges) {
                int id = 2 * exchange.id;
                block(json, exchange, id - 1, "IPv4", exchange.lan.toString());
                block(json, exchange, id, "IPv6", SixMap.of(exchange.lan).toString());
              }
              json.writeEndArray();
            });
    to.line(all, 4 * world.exchanges.size());
  }

  private void exchange(JsonGenerator json, Exchange exchange) throws IOException {
    Network operator = world.networks.get(exchange.operator);
    json.writeStartObject();
    json.writeNumberField("id", exchange.id);
    json.writeNumberField("org_id", exchange.operator + 1);
    json.writeStringField("name", operator.plan.name());
    json.writeStringField("aka", "");
    json.writeStringField("name_long", operator.plan.name());
    json.writeStringField("city", exchange.metro.city().name());
    json.writeStringField("country", exchange.metro.country().code());
    json.writeStringField("media", "Ethernet");
    json.writeStringField("notes", MARK);
    json.writeBooleanField("proto_unicast", true);
    json.writeBooleanField("proto_multicast", false);
    json.writeBooleanField("proto_ipv6", true);
    end(json);
  }

  private static void lan(JsonGenerator json, Exchange exchange) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", lan(exchange));
    json.writeNumberField("ix_id", exchange.id);
    json.writeStringField("name", "");
    json.writeStringField("descr", "");
    json.writeNumberField("mtu", 1500);
    json.writeBooleanField("dot1q_support", false);
    json.writeNumberField("rs_asn", 0);
    end(json);
  }

  private static void block(
      JsonGenerator json, Exchange exchange, int id, String protocol, String prefix)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", id);
    json.writeNumberField("ixlan_id", lan(exchange));
    json.writeStringField("protocol", protocol);
    json.writeStringField("prefix", prefix);
    json.writeBooleanField("in_dfz", true); // what all of the real ones say, true or not
    end(json);
  }

  private static void end(JsonGenerator json) throws IOException {
    json.writeStringField("created", CREATED);
    json.writeStringField("updated", CREATED);
    json.writeStringField("status", "ok");
    json.writeEndObject();
  }
}
