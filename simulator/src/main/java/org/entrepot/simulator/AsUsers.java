package org.entrepot.simulator;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.dataset.Role;
import org.entrepot.net.CountryCode;

/**
 * How many people each network connects, in the columns in which <a
 * href="https://stats.labs.apnic.net/aspop">APNIC Labs</a> estimates them; the largest first, and
 * networks without any left out.
 */
record AsUsers(World world) implements ReferenceFile {
  /** People for each sample that an estimate rests on. */
  private static final int SAMPLED = 50;

  @Override
  public Role role() {
    return Role.AS_USERS;
  }

  @Override
  public String name() {
    return "synthetic-aspop-estimate.csv.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    List<Network> networks =
        world.networks.stream()
            .filter(network -> network.plan.users() > 0)
            .sorted(
                Comparator.comparingLong((Network network) -> -network.plan.users())
                    .thenComparing(network -> network.asn))
            .toList();
    Map<CountryCode, Long> people = new TreeMap<>();
    networks.forEach(each -> people.merge(each.plan.country(), each.plan.users(), Long::sum));
    double all = people.values().stream().mapToLong(Long::longValue).sum();
    to.comment("asn,name,cc,users,country_pct,internet_pct,samples");
    for (Network network : networks) {
      long users = network.plan.users();
      to.line(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%d,%.2f,%.4f,%d",
              network.asn.value(),
              Csv.field(network.plan.name()),
              network.plan.country(),
              users,
              100.0 * users / people.getOrDefault(network.plan.country(), users),
              100.0 * users / all,
              users / SAMPLED));
    }
  }
}
