package org.entrepot.simulator;

import java.io.IOException;
import org.entrepot.dataset.Role;
import org.entrepot.simulator.Network.Announcement;

/**
 * The country of each network and how much of its addresses lies there, in CAIDA's columns {@code
 * asn|country-code|pfx-cnt|pfx-pct|ip-cnt|ip-pct}. Every network is whole in the country that it is
 * registered in, Kosovo among them.
 */
record AsCountries(World world) implements ReferenceFile {
  @Override
  public Role role() {
    return Role.AS_COUNTRIES;
  }

  @Override
  public String name() {
    return "synthetic-asn-to-country.txt.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    to.comment("# " + MARK);
    to.comment("#asn|country-code|pfx-cnt|pfx-pct|ip-cnt|ip-pct");
    for (Network network : ReferenceFile.networks(world)) {
      int blocks = network.announcements.size();
      // More-specifics lie in the first block, and are not counted again.
      long addresses =
          network.announcements.stream()
              .map(Announcement::prefix)
              .mapToLong(prefix -> 1L << (32 - prefix.length()))
              .max()
              .orElse(0);
      to.line(
          network.asn.value()
              + "|"
              + network.plan.country()
              + "|"
              + blocks
              + "|100.0|"
              + addresses
              + "|100.0");
    }
  }
}
