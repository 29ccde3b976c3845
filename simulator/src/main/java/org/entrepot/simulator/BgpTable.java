package org.entrepot.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Role;
import org.entrepot.net.IpAddress;
import org.entrepot.net.IpAddress.Family;
import org.entrepot.net.Prefix;

/**
 * The routing tables that chosen networks send to a collector, of both families, twice: as MRT, and
 * as the lines that {@code bgpdump -m} prints for it. A path holds each network once, and only
 * networks; a block of two origins has the path to the nearer one.
 *
 * <p>A table is full in worlds of up to about 7,000 networks. The work is one spread of routes for
 * each announcement, and a spread costs about as much as there are links; beyond {@link #WORK} in
 * all, only the blocks of some origins are there: first of the networks of destinations, then of
 * those of probes, of the region's and of the others, each by lot.
 */
final class BgpTable {
  static final String TEXT = Tables.FOLDER + "synthetic-rib.txt.gz";
  static final String MRT = Tables.FOLDER + "synthetic-rib.mrt.gz";

  /** Spreads times ends of links at most: about half a minute of one processor. */
  static final long WORK = 800_000_000;

  private final World world;
  private final Routes routes;
  private final long work;
  private final List<BgpPeer> peers;

  /** The path from each peer, by place, to an announcement. */
  private final Map<Spread, List<List<Long>>> paths = new ConcurrentHashMap<>();

  private record Spread(int origin, int group) {}

  private BgpTable(World world, Routes routes, long work) {
    this.world = world;
    this.routes = routes;
    this.work = work;
    this.peers = BgpPeer.of(world);
  }

  /**
   * Writes both files. The folder is made if need be; files of these names are replaced.
   *
   * @param dataset the folder of the dataset
   * @return the two files; the records are the routes
   */
  static List<Written> write(World world, Routes routes, Path dataset) throws IOException {
    return write(world, routes, dataset, WORK);
  }

  static List<Written> write(World world, Routes routes, Path dataset, long work)
      throws IOException {
    return new BgpTable(world, routes, work).write(dataset);
  }

  private List<Written> write(Path dataset) throws IOException {
    Files.createDirectories(dataset.resolve(Tables.FOLDER));
    List<Announced> blocks = blocks();
    blocks.stream().flatMap(block -> spreads(block).stream()).distinct().toList().parallelStream()
        .forEach(spread -> paths.put(spread, paths(spread)));
    long time = Tables.MADE.getEpochSecond();
    long routes = 0;
    try (LineFile text = new LineFile(dataset.resolve(TEXT));
        MrtFile mrt = new MrtFile(dataset.resolve(MRT), time, collector(), peers)) {
      for (Family family : List.of(Family.IPV4, Family.IPV6)) {
        for (Announced block : blocks) {
          Prefix prefix = family == Family.IPV4 ? block.prefix() : block.six().prefix();
          List<MrtFile.Entry> entries = entries(block, family);
          if (!entries.isEmpty()) {
            mrt.prefix(prefix, entries);
          }
          for (MrtFile.Entry entry : entries) {
            text.line(line(time, prefix, entry));
          }
          routes += entries.size();
        }
      }
    }
    FileUse use = FileUse.of(Role.RIB);
    return List.of(new Written(TEXT, use, routes), new Written(MRT, use, routes));
  }

  /** The blocks that are in the table. */
  private List<Announced> blocks() {
    List<Announced> all = Announced.all(world);
    long ends = world.networks.stream().mapToLong(network -> network.neighbours.size()).sum();
    long most = Math.max(1, work / Math.max(1, ends));
    if (all.stream().flatMap(block -> spreads(block).stream()).distinct().count() <= most) {
      return all;
    }
    Set<Integer> origins = new HashSet<>();
    Set<Spread> spreads = new HashSet<>();
    Map<Integer, List<Announced>> byOrigin = new HashMap<>();
    for (Announced block : all) {
      byOrigin.computeIfAbsent(block.origins().get(0), origin -> new ArrayList<>()).add(block);
    }
    for (int origin : order()) {
      List<Announced> own = byOrigin.getOrDefault(origin, List.of());
      if (spreads.size() < most) {
        origins.add(origin);
        own.forEach(block -> spreads.addAll(spreads(block)));
      }
    }
    return all.stream().filter(block -> origins.contains(block.origins().get(0))).toList();
  }

  private List<Integer> order() {
    Set<Integer> targets = new HashSet<>();
    Set<Integer> hosts = new HashSet<>();
    world.targets.forEach(target -> targets.add(target.network()));
    world.probes.forEach(probe -> hosts.add(probe.network()));
    Draws lot = world.draws.of("table");
    return world.networks.stream()
        .sorted(
            Comparator.comparingInt(
                    (Network network) ->
                        targets.contains(network.index)
                            ? 0
                            : hosts.contains(network.index) ? 1 : world.inRegion(network) ? 2 : 3)
                .thenComparingLong(network -> lot.bits(network.asn.value()))
                .thenComparing(network -> network.asn))
        .map(network -> network.index)
        .toList();
  }

  private static List<Spread> spreads(Announced block) {
    return Stream.iterate(0, i -> i < block.origins().size(), i -> i + 1)
        .map(i -> new Spread(block.origins().get(i), i == 0 ? block.group() : 0))
        .toList();
  }

  private List<List<Long>> paths(Spread spread) {
    int[] next = routes.once(spread.origin, spread.group);
    List<List<Long>> from = new ArrayList<>();
    for (BgpPeer peer : peers) {
      from.add(
          Routes.path(next, peer.network(), spread.origin).stream()
              .map(at -> world.networks.get(at).asn.value())
              .toList());
    }
    return from;
  }

  private List<MrtFile.Entry> entries(Announced block, Family family) {
    boolean four = family == Family.IPV4;
    List<MrtFile.Entry> entries = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      List<Long> best = List.of();
      for (Spread spread : spreads(block)) {
        List<Long> path = paths.getOrDefault(spread, List.of()).get(i);
        if (!path.isEmpty() && (best.isEmpty() || path.size() < best.size())) {
          best = path;
        }
      }
      if (!best.isEmpty()) {
        BgpPeer peer = peers.get(i);
        entries.add(
            new MrtFile.Entry(four ? i : i + peers.size(), best, four ? peer.four() : peer.six()));
      }
    }
    return entries;
  }

  private String line(long time, Prefix prefix, MrtFile.Entry entry) {
    StringBuilder line = new StringBuilder(160).append("TABLE_DUMP2|").append(time).append("|B|");
    line.append(entry.nextHop()).append('|').append(entry.path().get(0)).append('|');
    line.append(prefix).append('|');
    for (int i = 0; i < entry.path().size(); i++) {
      line.append(i > 0 ? " " : "").append(entry.path().get(i));
    }
    return line.append("|IGP|").append(entry.nextHop()).append("|0|0||NAG||").toString();
  }

  /** The collector is a host in the network that is measured first. */
  private IpAddress collector() {
    return world.targets.isEmpty() ? peers.get(0).four() : world.targets.get(0).address();
  }
}
