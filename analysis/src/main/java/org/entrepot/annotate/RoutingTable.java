package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/**
 * What the peers of a collector announced to it: for each block the AS paths, cleaned as {@link
 * RawPath#clean} says. Immutable once built.
 *
 * <p>A route is a list of numbers, kept once however many blocks have it; the routes of a block are
 * a list of such lists, kept once too, since most blocks of an AS are announced alike.
 */
final class RoutingTable {
  private final IntLists routes;
  private final IntLists bundles;
  private final PrefixMap<Integer> bundleOf;
  private final long[] keys;
  private final int[] bundleOfKey;
  private final AsPairs neighbours;

  private RoutingTable(
      IntLists routes,
      IntLists bundles,
      PrefixMap<Integer> bundleOf,
      long[] keys,
      int[] bundleOfKey,
      AsPairs neighbours) {
    this.routes = routes;
    this.bundles = bundles;
    this.bundleOf = bundleOf;
    this.keys = keys;
    this.bundleOfKey = bundleOfKey;
    this.neighbours = neighbours;
  }

  /** Collects the routes of one file, in any order. */
  static final class Builder implements RouteTaker {
    private final IntLists routes = new IntLists();
    private final IntLists bundles = new IntLists();
    private final BlockNumbers bundleOf = new BlockNumbers();
    private Optional<Prefix> current = Optional.empty();
    private int[] heard = new int[64];
    private int count;
    private int[] merged = new int[64];

    @Override
    public void take(long peer, Prefix prefix, RawPath path) throws Rejected {
      OriginTable.check(prefix);
      int length = path.clean(peer);
      int route = routes.place(path.route(), length);
      if (current.isEmpty() || !current.get().equals(prefix)) {
        flush();
        current = Optional.of(prefix);
      }
      if (count == heard.length) {
        heard = Arrays.copyOf(heard, count * 2);
      }
      heard[count++] = route;
    }

    /** Files the routes heard of the current block, with those it has already. */
    private void flush() {
      if (count == 0) {
        return;
      }
      long key = OriginTable.key(current.orElseThrow());
      int earlier = bundleOf.get(key);
      if (earlier >= 0) {
        int more = bundles.end(earlier) - bundles.start(earlier);
        if (merged.length < more + count) {
          merged = new int[(more + count) * 2];
        }
        bundles.copy(earlier, merged);
        System.arraycopy(heard, 0, merged, more, count);
        bundleOf.put(key, bundle(merged, more + count));
      } else {
        bundleOf.put(key, bundle(heard, count));
      }
      count = 0;
    }

    /** The place of a list without its repetitions. */
    private int bundle(int[] numbers, int length) {
      Arrays.sort(numbers, 0, length);
      int kept = 0;
      for (int i = 0; i < length; i++) {
        if (kept == 0 || numbers[kept - 1] != numbers[i]) {
          numbers[kept++] = numbers[i];
        }
      }
      return bundles.place(numbers, kept);
    }

    /** The finished table. The builder is of no more use. */
    RoutingTable build() {
      flush();
      AsPairs neighbours = new AsPairs();
      for (int route = 0; route < routes.size(); route++) {
        int end = routes.end(route);
        for (int i = routes.start(route) + 2; i < end; i++) {
          if (routes.at(i) == RawPath.AGGREGATE) {
            break;
          }
          neighbours.add(
              Integer.toUnsignedLong(routes.at(i - 1)), Integer.toUnsignedLong(routes.at(i)));
        }
      }
      routes.freeze();
      return withUsedBundles(neighbours);
    }

    /** Leaves out the lists that blocks had only for a while. */
    private RoutingTable withUsedBundles(AsPairs neighbours) {
      IntLists used = new IntLists();
      PrefixMap.Builder<Integer> map = PrefixMap.builder();
      Integer[] places = new Integer[bundles.size()]; // blocks of one list share one object
      int[] buffer = new int[64];
      long[] keys = bundleOf.keys();
      int[] bundleOfKey = new int[keys.length];
      for (int i = 0; i < keys.length; i++) {
        int place = bundleOf.get(keys[i]);
        if (places[place] == null) {
          int length = bundles.end(place) - bundles.start(place);
          buffer = buffer.length < length ? new int[length] : buffer;
          places[place] = used.place(buffer, bundles.copy(place, buffer));
        }
        map.put(OriginTable.prefix(keys[i]), places[place]);
        bundleOfKey[i] = places[place];
      }
      used.freeze();
      return new RoutingTable(routes, used, map.build(), keys, bundleOfKey, neighbours);
    }
  }

  /** Number of blocks. */
  int size() {
    return bundleOf.size();
  }

  /** Whether two ASes stand next to each other on a path, in either order. */
  boolean isAdjacent(Asn first, Asn second) {
    return neighbours.contains(first.value(), second.value());
  }

  /** The length of the longest block that holds the address. */
  Optional<Integer> lengthAt(IpAddress address) {
    return bundleOf.longestMatch(address).map(entry -> entry.prefix().length());
  }

  /** The paths of the longest block that holds the address. */
  List<BgpPath> paths(IpAddress address) {
    int bundle = bundleOf.longestMatchOr(address, -1);
    return bundle < 0 ? List.of() : pathsOfBundle(bundle);
  }

  /**
   * The paths that a peer announced of the longest of its own blocks that holds the address, and
   * the length of that block; empty if it announced none.
   */
  Optional<PrefixMap.Entry<List<BgpPath>>> pathsFrom(Asn peer, IpAddress address) {
    List<PrefixMap.Entry<Integer>> blocks = bundleOf.covering(address);
    for (int at = blocks.size() - 1; at >= 0; at--) {
      int bundle = blocks.get(at).value();
      List<BgpPath> paths = new ArrayList<>();
      for (int i = bundles.start(bundle); i < bundles.end(bundle); i++) {
        int route = bundles.at(i);
        if (routes.at(routes.start(route)) == (int) peer.value()) {
          paths.add(path(route));
        }
      }
      if (!paths.isEmpty()) {
        return Optional.of(new PrefixMap.Entry<>(blocks.get(at).prefix(), paths));
      }
    }
    return Optional.empty();
  }

  /** The keys of the blocks, ascending. Not to be changed. */
  long[] keys() {
    return keys;
  }

  /** The paths of the block of a key; none if there is no such block. */
  List<BgpPath> pathsOf(long key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? List.of() : pathsOfBundle(bundleOfKey[at]);
  }

  private List<BgpPath> pathsOfBundle(int bundle) {
    List<BgpPath> paths = new ArrayList<>();
    for (int i = bundles.start(bundle); i < bundles.end(bundle); i++) {
      paths.add(path(bundles.at(i)));
    }
    return paths;
  }

  /** How many blocks of a family each peer announced. */
  Map<Long, Long> blocksByPeer(IpAddress.Family family) {
    long[] blocksOf = new long[bundles.size()];
    for (int i = 0; i < keys.length; i++) {
      if (OriginTable.prefix(keys[i]).network().family() == family) {
        blocksOf[bundleOfKey[i]]++;
      }
    }
    Map<Long, Long> blocks = new HashMap<>();
    for (int bundle = 0; bundle < blocksOf.length; bundle++) {
      TreeSet<Long> peers = new TreeSet<>();
      for (int i = bundles.start(bundle); i < bundles.end(bundle); i++) {
        peers.add(Integer.toUnsignedLong(routes.at(routes.start(bundles.at(i)))));
      }
      for (long peer : peers) {
        blocks.merge(peer, blocksOf[bundle], Long::sum);
      }
    }
    return blocks;
  }

  private BgpPath path(int route) {
    int end = routes.end(route);
    int at = routes.start(route);
    Asn peer = asn(routes.at(at++));
    List<Asn> asns = new ArrayList<>();
    while (at < end && routes.at(at) != RawPath.AGGREGATE) {
      asns.add(asn(routes.at(at++)));
    }
    TreeSet<Asn> aggregate = new TreeSet<>();
    for (at++; at < end; at++) {
      aggregate.add(asn(routes.at(at)));
    }
    return new BgpPath(peer, asns, aggregate);
  }

  private static Asn asn(int number) {
    return new Asn(Integer.toUnsignedLong(number));
  }
}
