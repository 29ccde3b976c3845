package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * The first operator that a path meets outside the organisation of its viewpoint (PEERS.md 3.11).
 * Every path has one {@link Outcome}, so that the outcomes' shares sum to one. Operators are told
 * apart by whether nothing unknown stands before them ({@link #exact()}) or something does ({@link
 * #gapped()}), and from the destination's own: to be reached first because one was the destination
 * is not to be a gateway for others.
 *
 * <p>Worked example, from AS1 to AS9, all of different organisations: {@code AS1 AS2 AS9} is exact
 * with AS2; {@code AS1 ? AS2 AS9} gapped with AS2; {@code AS1 AS9} straight to the destination;
 * {@code AS1 ?} undecided.
 *
 * @param <K> AS or organisation
 */
public final class FirstOutside<K extends Comparable<? super K>>
    implements Metric<FirstOutside<K>> {
  /** How the search for the first operator ended. */
  public enum Outcome {
    /** Another operator than the two ends' stands next to the viewpoint's. */
    TRANSIT("another operator"),
    /** The destination's operator stands next to the viewpoint's. */
    DIRECT("straight to the destination's operator"),
    /** An operator was seen, behind a stretch that is not known. */
    GAPPED("an operator behind a gap"),
    /** The destination is the viewpoint's own operator's. */
    NONE("none: the destination is inside"),
    /** The path breaks off, or the operator is one of several. */
    UNDECIDED("cannot be told");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** The outcome in words. */
    public String words() {
      return words;
    }
  }

  private final Lens<Asn, K> lens;
  private final Home home;
  private final Counts<K> exact = new Counts<>();
  private final Counts<K> gapped = new Counts<>();
  private final Counts<String> outcomes = new Counts<>();

  private FirstOutside(Lens<Asn, K> lens, Home home) {
    this.lens = lens;
    this.home = home;
  }

  /**
   * An empty count.
   *
   * @param lens what an AS is counted as
   * @param whose the organisation of an AS, by which inside is told from outside
   */
  public static <K extends Comparable<? super K>> FirstOutside<K> of(
      Lens<Asn, K> lens, Function<Asn, Organization> whose) {
    return new FirstOutside<>(lens, new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    Set<Organization> source = home.source(path);
    Set<K> found = new TreeSet<>();
    Outcome outcome = search(path, source, found);
    String cluster = Home.cluster(path);
    String host = home.host(path);
    boolean unsure = outcome == Outcome.GAPPED || outcome == Outcome.UNDECIDED;
    exact.add(cluster, host, outcome == Outcome.TRANSIT ? found : Set.of(), Set.of(), unsure);
    gapped.add(
        cluster,
        host,
        outcome == Outcome.GAPPED ? found : Set.of(),
        Set.of(),
        outcome == Outcome.UNDECIDED);
    outcomes.add(cluster, host, Set.of(outcome.words()), Set.of(), false);
  }

  private Outcome search(ObservedPath path, Set<Organization> source, Set<K> found) {
    if (source.isEmpty()) {
      return Outcome.UNDECIDED;
    }
    boolean gap = false;
    for (AsPath.Step step : path.asPath().steps()) {
      if (step instanceof AsPath.Gap) {
        gap = true;
        continue;
      }
      Set<Asn> asns = step.asns();
      Set<Organization> organizations = new TreeSet<>();
      asns.forEach(asn -> organizations.add(home.whose().apply(asn)));
      if (source.containsAll(organizations)) {
        gap &= step instanceof AsPath.Crossing;
        continue;
      }
      Set<K> kinds = lens.seeAll(asns);
      if (organizations.size() > 1 || kinds.size() > 1) {
        return Outcome.UNDECIDED;
      }
      found.addAll(kinds);
      if (gap) {
        return Outcome.GAPPED;
      }
      return home.destination(path).containsAll(organizations) ? Outcome.DIRECT : Outcome.TRANSIT;
    }
    return gap ? Outcome.UNDECIDED : Outcome.NONE;
  }

  @Override
  public FirstOutside<K> combine(FirstOutside<K> other) {
    exact.addAll(other.exact);
    gapped.addAll(other.gapped);
    outcomes.addAll(other.outcomes);
    return this;
  }

  /** Operators other than the destination's that certainly come first, by cluster. */
  public ClusterTable<K> exact() {
    return exact.table();
  }

  /** Operators that are the first seen, behind a gap, by cluster. */
  public ClusterTable<K> gapped() {
    return gapped.table();
  }

  /** The outcomes in words, by cluster. */
  public ClusterTable<String> outcomes() {
    return outcomes.table();
  }

  /**
   * The same without the paths that certainly have no such operator, {@link Outcome#DIRECT} and
   * {@link Outcome#NONE}: with what is unresolved the shares then divide a whole. A cluster that
   * has no other paths is left out.
   *
   * @param exact what {@link #exact()} gives
   */
  public static <K> ClusterTable<K> ofSomebody(ClusterTable<K> exact) {
    long[] units = exact.clusters().stream().mapToLong(ClusterTable.Cluster::unresolved).toArray();
    exact
        .events()
        .values()
        .forEach(counts -> counts.forEach(count -> units[count.cluster()] += count.units()));
    int[] position = new int[units.length];
    List<ClusterTable.Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < units.length; i++) {
      position[i] = clusters.size();
      ClusterTable.Cluster cluster = exact.clusters().get(i);
      if (units[i] > 0) {
        clusters.add(
            new ClusterTable.Cluster(cluster.id(), cluster.host(), units[i], cluster.unresolved()));
      }
    }
    SortedMap<K, List<ClusterTable.Count>> events = new TreeMap<>(exact.events().comparator());
    exact
        .events()
        .forEach(
            (subject, counts) ->
                events.put(
                    subject,
                    counts.stream()
                        .map(
                            count ->
                                new ClusterTable.Count(
                                    position[count.cluster()], count.units(), count.possible()))
                        .toList()));
    return new ClusterTable<>(clusters, events);
  }
}
