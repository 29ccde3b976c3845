package org.entrepot.infer;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * The table of routes that Internet Health Report computes AS hegemony from: one for each peer
 * address and prefix. Of several traceroutes that give one, its weekly tables keep the last, and
 * its converter, left to itself, the first. A traceroute that gives no route takes nobody's place.
 *
 * <p>Merges exactly over parts that follow each other: filling two tables with the earlier and the
 * later routes and combining them gives the table of all. Not safe for several threads.
 *
 * <p>Worked example: a probe traces to two addresses of one block, first by way of {@code AS2},
 * then of {@code AS3}: {@link #lastWins} keeps {@code AS3}, {@link #firstWins} {@code AS2}.
 */
public final class IhrRib {
  private final boolean last;
  private final TreeMap<Key, IhrRoute> routes = new TreeMap<>();

  private record Key(IpAddress peer, Prefix prefix) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::peer).thenComparing(Key::prefix);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private IhrRib(boolean last) {
    this.last = last;
  }

  /** An empty table in which a later route takes the place of an earlier one. */
  public static IhrRib lastWins() {
    return new IhrRib(true);
  }

  /** An empty table in which an earlier route keeps its place. */
  public static IhrRib firstWins() {
    return new IhrRib(false);
  }

  /** Takes a route that comes after all that were taken before. */
  public void accept(IhrRoute route) {
    routes.merge(
        new Key(route.peerAddress(), route.prefix()),
        route,
        (earlier, later) -> last ? later : earlier);
  }

  /**
   * Takes all routes of another table, which stays as it is, as coming after those of this.
   *
   * @throws IllegalArgumentException if it was filled by the other rule
   */
  public IhrRib combine(IhrRib later) {
    if (last != later.last) {
      throw new IllegalArgumentException("one table keeps the first routes, the other the last");
    }
    later.routes.values().forEach(this::accept);
    return this;
  }

  /** The routes, by peer address and prefix. */
  public List<IhrRoute> routes() {
    return List.copyOf(routes.values());
  }
}
