package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.PrefixMap;

/**
 * Which ASes announce a block, by routing tables. Only peers that send all they have are asked, and
 * an origin counts if enough of them agree, so that one router's private routes or a leak do not
 * move a block.
 *
 * <p>A peer sends all if it announces at least 80% of the blocks that the peer with most does, IPv4
 * and IPv6 apart: the same share as the 800,000 and 160,000 routes that the Internet Health Report
 * asks for today, but good for tables of any year and for small ones. Enough is half of the ASes of
 * such peers, rounded up, and never more than 10.
 *
 * <p>Example: of 7 full peers 4 must see an origin, of 3 there must be 2, of 30 there must be 10.
 */
final class TableOrigins {
  private static final int FULL_PERCENT = 80;
  private static final int ENOUGH = 10;

  private final List<RoutingTable> tables;
  private final Map<Family, List<Set<Long>>> full = new HashMap<>();
  private final Map<Family, Integer> enough = new HashMap<>();

  private TableOrigins(List<RoutingTable> tables) {
    this.tables = List.copyOf(tables);
    for (Family family : Family.values()) {
      List<Map<Long, Long>> counts = tables.stream().map(t -> t.blocksByPeer(family)).toList();
      long most =
          counts.stream().flatMap(c -> c.values().stream()).mapToLong(n -> n).max().orElse(0);
      List<Set<Long>> peers = new ArrayList<>();
      Set<Long> all = new HashSet<>();
      for (Map<Long, Long> count : counts) {
        Set<Long> those = new HashSet<>();
        count.forEach(
            (peer, blocks) -> {
              if (blocks * 100 >= most * FULL_PERCENT) {
                those.add(peer);
              }
            });
        peers.add(those);
        all.addAll(those);
      }
      full.put(family, peers);
      enough.put(family, Math.min(ENOUGH, (all.size() + 1) / 2));
    }
  }

  /** The origins that enough full peers of the tables agree on. */
  static PrefixMap<Origins> of(List<RoutingTable> tables) {
    return new TableOrigins(tables).origins();
  }

  private PrefixMap<Origins> origins() {
    OriginTable origins = new OriginTable();
    long[] keys =
        tables.stream()
            .flatMapToLong(table -> LongStream.of(table.keys()))
            .sorted()
            .distinct()
            .toArray();
    for (long key : keys) {
      Family family = OriginTable.prefix(key).network().family();
      seen(key, full.getOrDefault(family, List.of()))
          .forEach(
              (asns, peers) -> {
                if (peers.size() >= enough.getOrDefault(family, 1)) {
                  origins.add(OriginTable.prefix(key), origins(asns));
                }
              });
    }
    return origins.build();
  }

  /** The ASes of the peers that see each origin of a block; several ASes are those of a set. */
  private Map<List<Asn>, Set<Long>> seen(long key, List<Set<Long>> fullPeers) {
    Map<List<Asn>, Set<Long>> seen =
        new TreeMap<>(java.util.Comparator.comparing(List<Asn>::toString));
    for (int i = 0; i < tables.size(); i++) {
      for (BgpPath path : tables.get(i).pathsOf(key)) {
        if (fullPeers.get(i).contains(path.peer().value())) {
          List<Asn> last =
              path.aggregate().isEmpty()
                  ? List.of(path.asns().get(path.asns().size() - 1))
                  : List.copyOf(path.aggregate());
          seen.computeIfAbsent(last, asns -> new HashSet<>()).add(path.peer().value());
        }
      }
    }
    return seen;
  }

  private static Origins origins(List<Asn> asns) {
    Origins.Kind kind = asns.size() == 1 ? Origins.Kind.SINGLE : Origins.Kind.AS_SET;
    return new Origins(new TreeSet<>(asns), kind);
  }
}
