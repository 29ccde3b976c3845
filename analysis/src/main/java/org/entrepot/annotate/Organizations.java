package org.entrepot.annotate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;

/** Which organisation runs an AS. */
final class Organizations {
  private final Map<Asn, Organization> known = new HashMap<>();
  private final Function<Asn, Optional<String>> names;

  /**
   * @param files the groups of each file; an AS belongs to the first group that names it
   * @param names names the organisations that the files do not name
   */
  Organizations(List<List<SiblingLines.Group>> files, Function<Asn, Optional<String>> names) {
    this.names = names;
    files.forEach(groups -> groups.forEach(this::add));
  }

  /** An organisation is known by the lowest of its AS numbers, which two of them never share. */
  private void add(SiblingLines.Group group) {
    TreeSet<Asn> asns = new TreeSet<>(group.asns());
    asns.removeAll(known.keySet());
    if (!asns.isEmpty()) {
      Asn lowest = asns.first();
      Organization organization =
          new Organization(lowest.toString(), group.name().orElseGet(() -> nameOf(lowest)));
      asns.forEach(asn -> known.put(asn, organization));
    }
  }

  private String nameOf(Asn asn) {
    return names.apply(asn).orElse(asn.toString());
  }

  /** The organisation, one of its own for an AS that no list puts into a group. */
  Organization of(Asn asn) {
    Organization organization = known.get(asn);
    return organization != null ? organization : new Organization(asn.toString(), nameOf(asn));
  }
}
