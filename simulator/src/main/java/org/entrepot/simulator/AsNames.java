package org.entrepot.simulator;

import java.io.IOException;
import org.entrepot.dataset.Role;

/**
 * Names of networks in lines of {@code number name, country}, as the RIPE NCC's <a
 * href="https://ftp.ripe.net/ripe/asnames/asn.txt">asn.txt</a> has them.
 */
record AsNames(World world) implements ReferenceFile {
  @Override
  public Role role() {
    return Role.AS_NAMES;
  }

  @Override
  public String name() {
    return "synthetic-asn-names.txt.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    to.comment("# " + MARK);
    for (Network network : ReferenceFile.networks(world)) {
      to.line(network.asn.value() + " " + network.plan.name() + ", " + network.plan.country());
    }
  }
}
