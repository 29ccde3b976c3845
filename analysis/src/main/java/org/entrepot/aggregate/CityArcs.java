package org.entrepot.aggregate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * Of a viewpoint's paths, those that go from one city to another where they change hands: a router
 * in one city and, as the very next hop, one in another, of two organisations. In which of the two
 * cities the networks meet, or whether the link between them is the one's or the other's, that does
 * not tell. Directions are taken together.
 *
 * <p>A path counts once for two cities, however often it goes between them. The premises of the
 * viewpoint and the destination's own address are not counted. A hop between them that has no place
 * or not one operator may hide any pair: such paths count as possible for every one.
 *
 * <p>Worked example: {@code AS1 in Skopje, AS1 in Belgrade, AS2 in Vienna, AS2 in Frankfurt} is one
 * pair, Belgrade and Vienna. With a silent hop between Belgrade and Vienna it is none, and possible
 * for all.
 */
public final class CityArcs implements Metric<CityArcs> {
  private final Home home;
  private final Counts<CityPair> counts = new Counts<>();

  private CityArcs(Home home) {
    this.home = home;
  }

  /** An empty count; {@code whose} gives the organisation of an AS. */
  public static CityArcs of(Function<Asn, Organization> whose) {
    return new CityArcs(new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    Set<CityPair> seen = new TreeSet<>();
    List<ObservedHop> hops = path.hops();
    boolean open =
        hops.isEmpty() || hops.get(hops.size() - 1).role() != ObservedHop.Role.DESTINATION;
    for (int i = 0; i < hops.size(); i++) {
      ObservedHop hop = hops.get(i);
      if (hop.role() == ObservedHop.Role.TRANSIT) {
        open |= hop.place().city().isEmpty() || hop.operators().size() != 1;
        if (i > 0) {
          between(hops.get(i - 1), hop).ifPresent(seen::add);
        }
      }
    }
    counts.add(Home.cluster(path), home.host(path), seen, Set.of(), open);
  }

  private Optional<CityPair> between(ObservedHop from, ObservedHop to) {
    if (from.role() != ObservedHop.Role.TRANSIT
        || from.operators().size() != 1
        || to.operators().size() != 1
        || home.whose()
            .apply(from.operators().first())
            .equals(home.whose().apply(to.operators().first()))) {
      return Optional.empty();
    }
    return from.place()
        .city()
        .flatMap(
            here ->
                to.place()
                    .city()
                    .filter(there -> !there.equals(here))
                    .map(there -> new CityPair(here, there)));
  }

  @Override
  public CityArcs combine(CityArcs other) {
    counts.addAll(other.counts);
    return this;
  }

  /** The pairs by cluster. */
  public ClusterTable<CityPair> table() {
    return counts.table();
  }
}
