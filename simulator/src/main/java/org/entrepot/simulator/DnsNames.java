package org.entrepot.simulator;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entrepot.dataset.Role;
import org.entrepot.net.IpAddress;

/**
 * Names of router addresses of both families in lines of {@code timestamp TAB address TAB name}, as
 * CAIDA's <a href="https://www.caida.org/catalog/datasets/ipv4_dnsnames_dataset/">DNS names</a>
 * have them. The format has no comments; every name ends in {@code synthetic.example}.
 */
record DnsNames(World world, Hostnames hostnames) implements ReferenceFile {
  @Override
  public Role role() {
    return Role.HOSTNAMES;
  }

  @Override
  public String name() {
    return "synthetic-dns-names.txt.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    List<Interface> interfaces =
        world.interfaces.stream().sorted(Comparator.comparing(Interface::address)).toList();
    for (Interface each : interfaces) {
      write(to, each, each.address());
    }
    for (Interface each : interfaces) {
      write(to, each, SixMap.of(each.address()));
    }
  }

  private void write(LineFile to, Interface at, IpAddress address) throws IOException {
    Optional<String> name = hostnames.of(at);
    if (name.isPresent()) {
      to.line(Tables.MADE.getEpochSecond() + "\t" + address + "\t" + name.get());
    }
  }
}
