package org.entrepot.simulator;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.dataset.Role;

/**
 * Who is whose provider or peer, in CAIDA's format <a
 * href="https://www.caida.org/catalog/datasets/as-relationships/">serial-1</a>: {@code
 * provider|customer|-1} and {@code peer|peer|0}.
 */
record AsRelationships(World world) implements ReferenceFile {
  @Override
  public Role role() {
    return Role.AS_RELATIONSHIPS;
  }

  @Override
  public String name() {
    return "synthetic-as-rel.txt.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    List<Network> networks = ReferenceFile.networks(world);
    to.comment("# " + MARK);
    to.comment(
        "# input clique: "
            + numbers(networks.stream().filter(network -> network.kind() == Kind.CARRIER)));
    to.comment(
        "# IXP ASes: "
            + numbers(networks.stream().filter(network -> network.kind() == Kind.EXCHANGE)));
    for (AsLink link : AsLink.all(world)) {
      to.line(link.a().value() + "|" + link.b().value() + (link.peers() ? "|0" : "|-1"));
    }
  }

  private static String numbers(Stream<Network> networks) {
    return networks
        .map(network -> String.valueOf(network.asn.value()))
        .collect(Collectors.joining(" "));
  }
}
