package org.entrepot.aggregate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath.Step;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * Where paths with one end inside a region and one outside go through its border. What {@link
 * EntryShare} and {@link ExitShare} have in common: one reads the steps forwards, the other
 * backwards, so that both go inwards.
 *
 * @param <K> AS or organisation
 * @param <M> the metric itself
 */
public abstract sealed class Doors<K extends Comparable<? super K>, M extends Doors<K, M>>
    implements Metric<M> permits EntryShare, ExitShare {
  /** How the search for the operator at the border ended. */
  public enum Outcome {
    /** Another operator than that of the end inside. */
    TRANSIT("another operator"),
    /** The operator of the end inside. */
    SELF("the operator of the end inside"),
    /** The operator of the end outside is itself one of the region. */
    OWN("the operator of the end outside, which is of the region"),
    /** The path breaks off, or something that is not known stands at the border or before it. */
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

  private static final String BACK = "in, out and in again";
  private static final String ONCE = "once";

  private final Border border;
  private final Lens<Asn, K> lens;
  private final Home home;
  private final Counts<K> first = new Counts<>();
  private final Counts<K> last = new Counts<>();
  private final Counts<K> transit = new Counts<>();
  private final Counts<K> amongTransit = new Counts<>();
  private final Counts<Door<K>> doors = new Counts<>();
  private final Counts<String> outcomes = new Counts<>();
  private final Counts<String> returns = new Counts<>();

  Doors(Border border, Lens<Asn, K> lens, Home home) {
    this.border = border;
    this.lens = lens;
    this.home = home;
  }

  final Border border() {
    return border;
  }

  /** Counts steps that lead from an end outside to one inside. */
  final void count(ObservedPath path, List<Step> steps, Set<Organization> inside) {
    String cluster = Home.cluster(path);
    String host = home.host(path);
    Optional<Border.Crossing> entry = border.first(steps);
    Set<K> firstKinds = kinds(entry);
    Set<K> lastKinds = kinds(border.last(steps));
    Outcome outcome = outcome(entry, firstKinds, inside);
    boolean open = outcome == Outcome.UNDECIDED;
    first.add(cluster, host, open ? Set.of() : firstKinds, Set.of(), open);
    last.add(cluster, host, lastKinds, Set.of(), lastKinds.isEmpty());
    Set<K> others = outcome == Outcome.TRANSIT ? firstKinds : Set.of();
    transit.add(cluster, host, others, Set.of(), open);
    if (outcome == Outcome.TRANSIT) {
      amongTransit.add(cluster, host, others, Set.of(), false);
    }
    Set<Door<K>> pairs = doors(entry, firstKinds);
    doors.add(cluster, host, pairs, Set.of(), open || pairs.isEmpty());
    outcomes.add(cluster, host, Set.of(outcome.words()), Set.of(), false);
    boolean both = !open && !lastKinds.isEmpty();
    returns.add(
        cluster,
        host,
        both ? Set.of(firstKinds.equals(lastKinds) && isOnce(steps) ? ONCE : BACK) : Set.of(),
        Set.of(),
        !both);
  }

  /** The one kind of operator behind a certain crossing; empty if there is not one. */
  private Set<K> kinds(Optional<Border.Crossing> crossing) {
    Set<K> kinds =
        crossing
            .filter(Border.Crossing::certain)
            .map(c -> lens.seeAll(c.inside()))
            .orElse(Set.of());
    return kinds.size() == 1 ? kinds : Set.of();
  }

  private Outcome outcome(Optional<Border.Crossing> entry, Set<K> kinds, Set<Organization> inside) {
    if (kinds.isEmpty() || entry.isEmpty()) {
      return Outcome.UNDECIDED;
    }
    if (entry.get().outside().isEmpty()) {
      return Outcome.OWN;
    }
    Set<Organization> operators = new HashSet<>();
    entry.get().inside().forEach(asn -> operators.add(home.whose().apply(asn)));
    return inside.containsAll(operators) ? Outcome.SELF : Outcome.TRANSIT;
  }

  private Set<Door<K>> doors(Optional<Border.Crossing> entry, Set<K> inside) {
    Set<K> outside = entry.map(c -> lens.seeAll(c.outside())).orElse(Set.of());
    Set<Door<K>> pairs = new TreeSet<>();
    if (outside.size() == 1) {
      inside.forEach(kind -> pairs.add(new Door<>(outside.iterator().next(), kind)));
    }
    return pairs;
  }

  /** Whether nothing outside follows once the steps are inside. */
  private boolean isOnce(List<Step> steps) {
    return steps.stream()
        .map(step -> border.of(step.asns()))
        .dropWhile(side -> side != Border.Side.INSIDE)
        .noneMatch(side -> side == Border.Side.OUTSIDE);
  }

  final void addAll(Doors<K, ?> other) {
    first.addAll(other.first);
    last.addAll(other.last);
    transit.addAll(other.transit);
    amongTransit.addAll(other.amongTransit);
    doors.addAll(other.doors);
    outcomes.addAll(other.outcomes);
    returns.addAll(other.returns);
  }

  /**
   * Operators inside that stand first at the border, seen from outside (E-first), whoever they are:
   * with those that cannot be told a partition.
   */
  public ClusterTable<K> first() {
    return first.table();
  }

  /** Operators from which on all is inside, seen from outside (E-final): a partition likewise. */
  public ClusterTable<K> last() {
    return last.table();
  }

  /** Those of {@link #first} that carry others' paths: not the operator of either end. */
  public ClusterTable<K> transit() {
    return transit.table();
  }

  /** The same, of those paths only that another operator carries through the border. */
  public ClusterTable<K> amongTransit() {
    return amongTransit.table();
  }

  /** The pairs of operators on both sides of the border, where paths are inside first. */
  public ClusterTable<Door<K>> doors() {
    return doors.table();
  }

  /** The {@link Outcome}s in words: a partition. */
  public ClusterTable<String> outcomes() {
    return outcomes.table();
  }

  /** Whether paths cross the border once, or come in, go out and come in again. */
  public ClusterTable<String> returns() {
    return returns.table();
  }
}
