package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.PrefixMap;

/** The routing tables of a study, asked as if they were one. */
final class RoutingTables {
  private final List<RoutingTable> tables;

  RoutingTables(List<RoutingTable> tables) {
    this.tables = List.copyOf(tables);
  }

  boolean isAdjacent(Asn first, Asn second) {
    return tables.stream().anyMatch(table -> table.isAdjacent(first, second));
  }

  /** The paths of the longest block of any table that holds the address, in order. */
  List<BgpPath> paths(IpAddress address) {
    int longest = -1;
    for (RoutingTable table : tables) {
      longest = Math.max(longest, table.lengthAt(address).orElse(-1));
    }
    TreeSet<BgpPath> paths = new TreeSet<>();
    for (RoutingTable table : tables) {
      if (longest >= 0 && table.lengthAt(address).orElse(-1) == longest) {
        paths.addAll(table.paths(address));
      }
    }
    return List.copyOf(paths);
  }

  /** The paths of the longest block that a peer announced to any collector, in order. */
  List<BgpPath> pathsFrom(Asn peer, IpAddress address) {
    List<PrefixMap.Entry<List<BgpPath>>> found = new ArrayList<>();
    int longest = -1;
    for (RoutingTable table : tables) {
      Optional<PrefixMap.Entry<List<BgpPath>>> own = table.pathsFrom(peer, address);
      if (own.isPresent()) {
        found.add(own.get());
        longest = Math.max(longest, own.get().prefix().length());
      }
    }
    TreeSet<BgpPath> paths = new TreeSet<>();
    for (PrefixMap.Entry<List<BgpPath>> own : found) {
      if (own.prefix().length() == longest) {
        paths.addAll(own.value());
      }
    }
    return List.copyOf(paths);
  }
}
