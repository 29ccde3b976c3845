package org.entrepot.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;

/**
 * Counts the steps between neighbouring operators on paths. Merges exactly, like every count: for
 * any split of the paths, combining the parts gives the whole. Not safe for several threads.
 */
public final class ObservedLinks {
  private final TreeMap<Pair, Tally> links = new TreeMap<>();

  /** The reason of a step that routing tables have there and nobody saw. */
  private static final String INFERRED = "inferred";

  private final NavigableSet<Asn> asns = new TreeSet<>();

  private record Pair(Asn from, Asn to) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
        Comparator.comparing(Pair::from).thenComparing(Pair::to);

    @Override
    public int compareTo(Pair other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class Tally {
    long paths;
    long exchangePaths;
    final NavigableSet<Asn> viewpoints = new TreeSet<>();
  }

  /**
   * Counts the steps of a path. A step over hops that kept silent is none, also where the two on
   * its sides are known as neighbours, or routing tables have an AS between them: it was not seen.
   */
  public void accept(ObservedPath path) {
    Optional<Asn> before = Optional.empty();
    boolean exchange = false;
    int last = 0;
    TreeMap<Pair, Boolean> seen = new TreeMap<>();
    for (AsPath.Step step : path.asPath().steps()) {
      boolean seenNext = last == 0 || step.hops().isEmpty() || step.hops().get(0) <= last + 1;
      last = step.hops().isEmpty() ? last : step.hops().get(step.hops().size() - 1);
      if (step instanceof AsPath.Crossing) {
        exchange = true;
        continue;
      }
      Optional<Asn> here =
          step instanceof AsPath.Network network && !step.reason().equals(INFERRED)
              ? Optional.of(network.asn())
              : Optional.empty();
      here.ifPresent(asns::add);
      if (seenNext && before.isPresent() && here.isPresent() && !before.equals(here)) {
        boolean lan = exchange || step.reason().startsWith("exchange");
        seen.merge(new Pair(before.get(), here.get()), lan, Boolean::logicalOr);
      }
      before = here;
      exchange = false;
    }
    seen.forEach(
        (pair, lan) -> {
          Tally tally = links.computeIfAbsent(pair, key -> new Tally());
          tally.paths++;
          tally.exchangePaths += lan ? 1 : 0;
          path.viewpoint().asn().ifPresent(tally.viewpoints::add);
        });
  }

  /** Adds the counts of another, which stays as it is. */
  public ObservedLinks combine(ObservedLinks other) {
    asns.addAll(other.asns);
    other.links.forEach(
        (pair, theirs) -> {
          Tally ours = links.computeIfAbsent(pair, key -> new Tally());
          ours.paths += theirs.paths;
          ours.exchangePaths += theirs.exchangePaths;
          ours.viewpoints.addAll(theirs.viewpoints);
        });
    return this;
  }

  /** The graph of everything counted so far. */
  public AsGraph graph() {
    List<Link> all = new ArrayList<>();
    links.forEach(
        (pair, tally) ->
            all.add(
                new Link(
                    pair.from(),
                    pair.to(),
                    tally.paths,
                    tally.viewpoints.size(),
                    tally.exchangePaths,
                    Optional.empty())));
    return new AsGraph(all, asns);
  }
}
