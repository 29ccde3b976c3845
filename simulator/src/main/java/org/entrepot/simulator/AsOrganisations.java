package org.entrepot.simulator;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;

/**
 * Who runs which networks: JSON Lines of types {@code Organization} and {@code ASN}, as CAIDA's <a
 * href="https://www.caida.org/catalog/datasets/as-organizations/">AS organisations</a> have them.
 * Of some subsidiaries the table does not know whose they are.
 */
record AsOrganisations(World world) implements ReferenceFile {
  private static final String CHANGED = "20260101";

  @Override
  public Role role() {
    return Role.AS_ORGANISATIONS;
  }

  @Override
  public String name() {
    return "synthetic-as-org2info.jsonl.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    to.comment("# " + MARK);
    List<Network> networks = ReferenceFile.networks(world);
    Set<Asn> heads = new TreeSet<>();
    networks.forEach(network -> heads.add(head(network).asn));
    for (Network network : networks) {
      if (heads.contains(network.asn)) {
        to.line(organisation(network));
      }
    }
    for (Network network : networks) {
      to.line(member(network));
    }
  }

  /** The network after which the table calls the organisation of this one. */
  Network head(Network network) {
    boolean subsidiary = network.plan.organisation() != network.index;
    boolean known = subsidiary && !world.befalls(Artefact.SIBLING_MISSING, network.asn.value());
    return known ? world.networks.get(network.plan.organisation()) : network;
  }

  private static String id(Network head) {
    return "SYNTHETIC-" + head.asn.value();
  }

  private static String organisation(Network head) {
    return JsonText.object(
        json -> {
          json.writeStringField("changed", CHANGED);
          json.writeStringField("country", head.plan.country().code());
          json.writeStringField("name", head.plan.name());
          json.writeStringField("organizationId", id(head));
          json.writeStringField("source", "SYNTHETIC");
          json.writeStringField("type", "Organization");
        });
  }

  private String member(Network network) {
    return JsonText.object(
        json -> {
          json.writeStringField("asn", String.valueOf(network.asn.value()));
          json.writeStringField("changed", CHANGED);
          json.writeStringField("name", network.plan.name());
          json.writeStringField("opaqueId", "");
          json.writeStringField("organizationId", id(head(network)));
          json.writeStringField("source", "SYNTHETIC");
          json.writeStringField("type", "ASN");
        });
  }
}
