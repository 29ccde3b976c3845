package org.entrepot.simulator;

import java.io.IOException;
import java.util.Map;
import org.entrepot.dataset.Role;

/**
 * The ports of members: objects {@code netixlan} as the <a
 * href="https://www.peeringdb.com/apidocs/">PeeringDB API</a> gives them, one a line. Members enter
 * them by hand, and some do not.
 */
record PeeringDbPorts(World world) implements ReferenceFile {
  @Override
  public Role role() {
    return Role.EXCHANGES;
  }

  @Override
  public String name() {
    return "synthetic-peeringdb-netixlan.jsonl.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    to.comment("# " + MARK);
    int id = 0;
    for (Exchange exchange : world.exchanges) {
      for (Map.Entry<Integer, Interface> port : exchange.ports.entrySet()) {
        id++;
        if (isListed(port.getValue())) {
          to.line(port(id, exchange, world.networks.get(port.getKey()), port.getValue()));
        }
      }
    }
  }

  boolean isListed(Interface port) {
    return !world.befalls(Artefact.PORT_MISSING, port.address().low());
  }

  private String port(int id, Exchange exchange, Network member, Interface port) {
    return JsonText.object(
        json -> {
          json.writeNumberField("id", id);
          json.writeNumberField("net_id", member.index + 1);
          json.writeNumberField("ix_id", exchange.id);
          json.writeStringField("name", world.networks.get(exchange.operator).plan.name());
          json.writeNumberField("ixlan_id", PeeringDbExchanges.lan(exchange));
          json.writeStringField("notes", "");
          json.writeNumberField("speed", member.kind().isBackbone() ? 100_000 : 10_000);
          json.writeNumberField("asn", member.asn.value());
          json.writeStringField("ipaddr4", port.address().toString());
          json.writeStringField("ipaddr6", SixMap.of(port.address()).toString());
          json.writeBooleanField("is_rs_peer", false);
          json.writeBooleanField("operational", true);
          json.writeStringField("created", PeeringDbExchanges.CREATED);
          json.writeStringField("updated", PeeringDbExchanges.CREATED);
          json.writeStringField("status", "ok");
        });
  }
}
