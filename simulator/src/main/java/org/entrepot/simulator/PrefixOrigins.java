package org.entrepot.simulator;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.dataset.Role;

/**
 * Blocks of both families and who announces them, in lines of {@code prefix TAB origin}, as they
 * are made of RouteViews tables; {@code _} joins several origins as in CAIDA's <a
 * href="https://www.caida.org/catalog/datasets/routeviews-prefix2as/">Prefix-to-AS</a>, by number,
 * since nobody knows which is right.
 *
 * @param announced the blocks of IPv4
 */
record PrefixOrigins(World world, List<Announced> announced) implements ReferenceFile {
  @Override
  public Role role() {
    return Role.IP_TO_AS;
  }

  @Override
  public String name() {
    return "synthetic-prefix-origin.tsv.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    to.comment("# " + MARK);
    for (Announced each : announced) {
      to.line(line(each));
    }
    for (Announced each : announced) {
      to.line(line(each.six()));
    }
  }

  private String line(Announced block) {
    return block.prefix()
        + "\t"
        + block.origins().stream()
            .map(origin -> world.networks.get(origin).asn.value())
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining("_"));
  }
}
