package org.entrepot.stats;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Shares of several subjects, estimated together by {@link ClusterBootstrap}. Prints as a small
 * table, the largest shares first.
 *
 * @param <K> the subjects
 */
public final class Estimates<K> {
  /** With a larger share unresolved, numbers are indicative at best. */
  public static final double UNRESOLVED_ALLOWED = Frame.UNRESOLVED;

  private static final int PRINTED = 10;

  private final Estimand estimand;
  private final SortedMap<K, Estimate> shares;
  private final SortedMap<K, ClusterShares> byCluster;
  private final Optional<Estimate> unseen;
  private final Frame frame;
  private final double level;
  private final Supplier<Resamples> resamples;
  private final Function<Collection<K>, Joint> joint;

  Estimates(
      Estimand estimand,
      SortedMap<K, Estimate> shares,
      SortedMap<K, ClusterShares> byCluster,
      Optional<Estimate> unseen,
      Frame frame,
      double level,
      Supplier<Resamples> resamples,
      Function<Collection<K>, Joint> joint) {
    this.estimand = estimand;
    this.shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    this.byCluster = new TreeMap<>(byCluster);
    this.unseen = unseen;
    this.frame = frame;
    this.level = level;
    this.resamples = resamples;
    this.joint = joint;
  }

  /**
   * The same where each unit was cut into so many parts and these were counted: numbers of units
   * are told in whole ones, rounded, and all shares stay.
   *
   * @throws IllegalArgumentException if there is no part
   */
  public Estimates<K> ofParts(long parts) {
    if (parts < 1) {
      throw new IllegalArgumentException("a unit has a part at least, not " + parts);
    }
    SortedMap<K, Estimate> whole = new TreeMap<>(shares.comparator());
    shares.forEach((subject, share) -> whole.put(subject, share.ofParts(parts)));
    return new Estimates<>(
        estimand, whole, byCluster, unseen, frame.ofParts(parts), level, resamples, joint);
  }

  /** What is estimated. */
  public Estimand estimand() {
    return estimand;
  }

  /** The estimates, by subject. */
  public SortedMap<K, Estimate> shares() {
    return shares;
  }

  /**
   * What holds of any subject that was not counted, whoever it is: a share of 0 in the units seen,
   * an interval from 0 to the rule of three (3 / clusters at a level of 0.95), since who was not
   * met by these clusters may be met by others, and as upper bound all that is unresolved. Empty
   * where there is no cluster.
   */
  public Optional<Estimate> unseen() {
    return unseen;
  }

  /** Number of units. */
  public long units() {
    return frame.units();
  }

  /** Number of clusters. */
  public int clusters() {
    return frame.clusters();
  }

  /** Number of clusters with equal votes that would be as sure: all of them where votes are. */
  public double effectiveClusters() {
    return frame.effective();
  }

  /** Number of organisations that the clusters belong to. */
  public int hosts() {
    return frame.hosts();
  }

  /** Weighted share of units in which the event could not be told for some subject. */
  public double unresolved() {
    return frame.unresolved();
  }

  /** The confidence level of all intervals and rank sets, such as 0.95. */
  public double level() {
    return level;
  }

  /**
   * Whether there is enough to tell (METHOD.md 5): to publish takes 20 clusters, 5 organisations,
   * no cluster with more than 20% of the weight, and at most 30% unresolved; below 10 clusters the
   * shares are not to be shown; between the two they are indicative.
   */
  public Evidence evidence() {
    return frame.evidence();
  }

  /**
   * Why the evidence is less than publishable, in words; empty where it is not. Where numbers are
   * not to be shown, none of these tells one.
   */
  public List<String> shortcomings() {
    return frame.shortcomings(estimand.unit());
  }

  /** Those of the shortcomings that are of the vantage points, not of what is unresolved. */
  public List<String> fewVantagePoints() {
    return frame.fewVantagePoints();
  }

  /** Whether more is unresolved than {@link #UNRESOLVED_ALLOWED}. */
  public boolean tooUnresolved() {
    return frame.tooUnresolved();
  }

  /**
   * The bootstrap draws of a subject's share: the same resampled clusters for every subject.
   *
   * @throws IllegalArgumentException if there is no such subject
   */
  public double[] draws(K subject) {
    return byCluster(subject).draws(resamples.get());
  }

  /**
   * The probability that one subject's share is above another's: the share of bootstrap draws in
   * which it is, ties counting half.
   *
   * @throws IllegalArgumentException if there is no such subject
   */
  public double probabilityAbove(K subject, K other) {
    return above(draws(subject), draws(other));
  }

  static double above(double[] a, double[] b) {
    long halves = 0;
    for (int i = 0; i < a.length; i++) {
      halves += a[i] > b[i] ? 2 : a[i] < b[i] ? 0 : 1;
    }
    return halves / (2.0 * a.length);
  }

  /**
   * Several subjects as one, such as the networks of a claim. Those that were not counted have no
   * units, but may have been what is unresolved.
   */
  public Joint together(Collection<K> subjects) {
    return joint.apply(subjects);
  }

  /**
   * The sentence that says what a subject's share is (METHOD.md 0).
   *
   * @throws IllegalArgumentException if there is no such subject
   */
  public String sentence(K subject) {
    Estimate share = shares.get(subject);
    if (share == null) {
      throw unknown(subject);
    }
    return sentence(share, " (" + subject + ")");
  }

  /** The same for one of the estimates, without naming its subject. */
  public String sentence(Estimate estimate) {
    return sentence(estimate, "");
  }

  private String sentence(Estimate estimate, String subject) {
    return String.format(
        Locale.ROOT,
        "%s, %s %s%s, %s CI %s, n_clusters = %d, unresolved %s.",
        estimand.population(),
        Percent.of(estimate.value()),
        estimand.event(),
        subject,
        Percent.ofLevel(estimate.interval().level()),
        estimate.interval(),
        clusters(),
        Percent.of(unresolved()));
  }

  /** Two lines to stand above a table: what is estimated, and from how much. */
  public String heading() {
    String doubts = shortcomings().isEmpty() ? "" : " (" + String.join("; ", shortcomings()) + ")";
    return String.format(
        Locale.ROOT,
        "%s\n%s, %d organisations, %d %s, %s unresolved; evidence: %s%s",
        estimand,
        frame.vantagePoints(),
        hosts(),
        units(),
        estimand.unit(),
        Percent.of(unresolved()),
        evidence().name().toLowerCase(Locale.ROOT),
        doubts);
  }

  @Override
  public String toString() {
    TextTable table = new TextTable("lrlrrr");
    table.row("subject", "share", Percent.ofLevel(level) + " CI", "at most", "units", "clusters");
    shares.entrySet().stream()
        .sorted(Comparator.comparingDouble(e -> -e.getValue().value()))
        .limit(PRINTED)
        .forEach(e -> table.row(cells(e.getKey(), e.getValue())));
    int more = shares.size() - PRINTED;
    return heading() + "\n" + table + (more > 0 ? "and " + more + " more\n" : "") + anyOther();
  }

  private String anyOther() {
    return unseen
        .map(
            share ->
                "any other: %s, %s CI %s, at most %s\n"
                    .formatted(
                        Percent.of(share.value()),
                        Percent.ofLevel(level),
                        share.interval(),
                        Percent.of(share.upper())))
        .orElse("");
  }

  private static String[] cells(Object subject, Estimate share) {
    return new String[] {
      subject.toString(),
      Percent.of(share.value()),
      share.interval().toString(),
      Percent.of(share.upper()),
      Long.toString(share.units()),
      Integer.toString(share.clusters())
    };
  }

  /** The interval of other shares of the same clusters, from the same draws. */
  Interval interval(ClusterShares of) {
    return Intervals.of(of, resamples, level);
  }

  int numberOfDraws() {
    return resamples.get().draws();
  }

  ClusterShares byCluster(K subject) {
    ClusterShares found = byCluster.get(subject);
    if (found == null) {
      throw unknown(subject);
    }
    return found;
  }

  private static IllegalArgumentException unknown(Object subject) {
    return new IllegalArgumentException("there is no estimate for " + subject);
  }
}
