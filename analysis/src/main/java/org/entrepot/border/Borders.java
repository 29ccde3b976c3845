package org.entrepot.border;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** Whose router each interface is on, as all traceroutes of a study make it most likely. */
public final class Borders {
  /** Nothing is known of any interface. */
  public static final Borders NONE = new Borders(null, Map.of());

  private final @Nullable BorderVote vote;
  private final Map<InterfaceGraph.Node, Integer> numbers;

  /** By the number of the interface; asked for every hop of every path. */
  private final List<Optional<Verdict>> verdicts;

  /**
   * What was found of an interface.
   *
   * @param operator who most likely operates its router
   * @param certainty how likely that is by the model, 0 to 1: a weight, not a calibrated frequency
   */
  public record Verdict(Asn operator, double certainty) {}

  /**
   * Why.
   *
   * @param candidates all that were weighed, the most likely first
   * @param before the addresses that answered one TTL before, with what was found of them
   * @param behind those that answered one TTL behind
   * @param sameRouter those that are likely on the same router
   * @param firstFor ASes of viewpoints whose first hop it was
   * @param reached ASes of destinations that answered right behind it
   * @param lastTowards ASes of destinations towards which it was the last to answer
   */
  public record Reasons(
      List<Verdict> candidates,
      List<Neighbour> before,
      List<Neighbour> behind,
      List<Neighbour> sameRouter,
      List<Asn> firstFor,
      List<Asn> reached,
      List<Asn> lastTowards) {
    /** Copies the lists. */
    public Reasons {
      candidates = List.copyOf(candidates);
      before = List.copyOf(before);
      behind = List.copyOf(behind);
      sameRouter = List.copyOf(sameRouter);
      firstFor = List.copyOf(firstFor);
      reached = List.copyOf(reached);
      lastTowards = List.copyOf(lastTowards);
    }
  }

  /** An interface beside another, and what was found of it. */
  public record Neighbour(IpAddress address, Optional<Verdict> verdict) {}

  Borders(@Nullable BorderVote vote, Map<InterfaceGraph.Node, Integer> numbers) {
    this.vote = vote;
    this.numbers = Map.copyOf(numbers);
    this.verdicts = vote == null ? List.of() : verdicts(vote);
  }

  /**
   * The verdict on an interface.
   *
   * @param behind the address at the TTL before, where the address may be used by anybody
   */
  public Optional<Verdict> of(IpAddress address, Optional<IpAddress> behind) {
    Integer number = numbers.get(new InterfaceGraph.Node(address, behind));
    return number == null ? Optional.empty() : verdicts.get(number);
  }

  /** What speaks for the verdict on an interface, and against it. */
  public Optional<Reasons> why(IpAddress address, Optional<IpAddress> behind) {
    Integer number = numbers.get(new InterfaceGraph.Node(address, behind));
    if (number == null || vote == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Reasons(
            candidates(vote, number),
            neighbours(vote, vote.around.before[number]),
            neighbours(vote, vote.around.behind[number]),
            neighbours(vote, vote.same[number]),
            asns(vote.around.first[number]),
            asns(vote.around.reached[number]),
            asns(vote.around.last[number])));
  }

  private static List<Optional<Verdict>> verdicts(BorderVote vote) {
    List<Optional<Verdict>> all = new ArrayList<>(vote.candidates.length);
    for (int i = 0; i < vote.candidates.length; i++) {
      all.add(candidates(vote, i).stream().findFirst());
    }
    return all;
  }

  private static List<Verdict> candidates(BorderVote vote, int number) {
    List<Verdict> all = new ArrayList<>();
    for (int k = 0; k < vote.candidates[number].length; k++) {
      all.add(new Verdict(new Asn(vote.candidates[number][k]), vote.beliefs[number][k]));
    }
    all.sort(Comparator.comparingDouble(Verdict::certainty).reversed());
    return all;
  }

  private static List<Neighbour> neighbours(BorderVote vote, int[] numbers) {
    List<Neighbour> all = new ArrayList<>();
    for (int each : numbers) {
      all.add(
          new Neighbour(
              vote.around.nodes.get(each).address(), candidates(vote, each).stream().findFirst()));
    }
    return all;
  }

  private static List<Asn> asns(long[] numbers) {
    List<Asn> all = new ArrayList<>();
    for (long each : numbers) {
      all.add(new Asn(each));
    }
    return all;
  }

  /** Number of interfaces with a verdict. */
  public int size() {
    return numbers.size();
  }
}
