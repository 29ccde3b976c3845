package org.entrepot.border;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.annotate.AddressBook;

/**
 * The vote over one interface graph. Everything seen around a router speaks for one AS or another:
 * the address it answered by, those before and behind it, those of its other interfaces, the
 * viewpoints it was first for and the destinations it was last towards. Each speaks as likely as
 * the {@link LinkModel} finds it, weighed by what is thought of the routers there, which is thought
 * over in turn until nothing moves: mean field inference over the graph. It is in the spirit of
 * bdrmapIT's vote, and weighs all at once what that decides in turn.
 *
 * <p>Interfaces are visited in the order of their addresses and sums go over sorted neighbours, so
 * that the outcome depends on what was seen and not on when.
 */
final class BorderVote {
  private static final int ROUNDS = 20;
  private static final double STILL = 1e-3;
  private static final double STEP = 0.5;

  /** So many candidates of an interface are weighed at most: those that most neighbours bear. */
  private static final int CANDIDATES = 16;

  /** Where packets to more ASes end, it is a way to many, and says nothing. */
  private static final int FEW = 4;

  /** Beyond this many, others on the same router only repeat each other. */
  private static final int VOICES = 3;

  final Surroundings around;
  final Numbering[] numbering;
  final int[][] same;
  final long[][] candidates;
  final double[][] beliefs;
  private final LinkModel model;

  BorderVote(InterfaceGraph graph, AddressBook book) {
    around = new Surroundings(graph);
    int size = around.nodes.size();
    numbering = new Numbering[size];
    for (int i = 0; i < size; i++) {
      numbering[i] = Numbering.of(around.nodes.get(i), book);
    }
    same = Mates.sameRouter(around, numbering);
    model = new LinkModel(new Kinship(book), new Meetings(around, numbering));
    candidates = new long[size][];
    beliefs = new double[size][];
    for (int i = 0; i < size; i++) {
      candidates[i] = candidates(i);
      beliefs[i] = new double[candidates[i].length];
      Arrays.fill(beliefs[i], 1.0 / beliefs[i].length);
    }
    settle();
  }

  /** Thinks over those whose neighbours have moved, in order, until nobody does. */
  private void settle() {
    boolean[] stale = new boolean[beliefs.length];
    Arrays.fill(stale, true);
    boolean moving = true;
    for (int round = 0; moving && round < ROUNDS; round++) {
      moving = false;
      for (int i = 0; i < stale.length; i++) {
        if (!stale[i]) {
          continue;
        }
        stale[i] = false;
        if (update(i) > STILL) {
          moving = true;
          stale[i] = true;
          wake(around.before[i], stale);
          wake(around.behind[i], stale);
          wake(same[i], stale);
        }
      }
    }
  }

  private static void wake(int[] nodes, boolean[] stale) {
    for (int each : nodes) {
      stale[each] = true;
    }
  }

  private long[] candidates(int node) {
    Map<Long, Integer> voices = new TreeMap<>();
    nominate(voices, numbering[node].asns, around.nodes.size());
    for (int[] neighbours : new int[][] {around.before[node], around.behind[node], same[node]}) {
      for (int each : neighbours) {
        nominate(voices, numbering[each].asns, 1);
      }
    }
    nominate(voices, around.first[node], 1);
    nominate(voices, around.reached[node], 1);
    if (around.last[node].length <= FEW) {
      nominate(voices, around.last[node], 1);
    }
    return voices.entrySet().stream()
        .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
        .limit(CANDIDATES)
        .mapToLong(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  private static void nominate(Map<Long, Integer> voices, long[] asns, int weight) {
    for (long asn : asns) {
      voices.merge(asn, weight, Integer::sum);
    }
  }

  /** Thinks an interface over, and says how far that moved. */
  private double update(int node) {
    double[] weights = new double[candidates[node].length];
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < weights.length; k++) {
      long asn = candidates[node][k];
      weights[k] = comingIn(node, asn) + goingOn(node, asn) + others(node, asn) + ends(node, asn);
      most = Math.max(most, weights[k]);
    }
    double whole = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = StrictMath.exp(weights[k] - most);
      whole += weights[k];
    }
    double moved = 0;
    for (int k = 0; k < weights.length; k++) {
      double step = STEP * (weights[k] / whole - beliefs[node][k]);
      beliefs[node][k] += step;
      moved = Math.max(moved, Math.abs(step));
    }
    return moved;
  }

  /** One interface has one address, however many stand before it: they share one voice. */
  private double comingIn(int node, long asn) {
    int number = around.before[node].length + around.first[node].length;
    if (number == 0) {
      return model.alone(numbering[node], asn);
    }
    double sum = 0;
    for (int each : around.before[node]) {
      for (int m = 0; m < beliefs[each].length; m++) {
        sum += beliefs[each][m] * model.link(numbering[node], candidates[each][m], asn);
      }
    }
    for (long viewpoint : around.first[node]) {
      sum += model.first(numbering[node], viewpoint, asn);
    }
    return sum / number;
  }

  private double goingOn(int node, long asn) {
    double sum = 0;
    for (int each : around.behind[node]) {
      for (int m = 0; m < beliefs[each].length; m++) {
        sum += beliefs[each][m] * model.link(numbering[each], asn, candidates[each][m]);
      }
    }
    return sum;
  }

  private double others(int node, long asn) {
    double sum = 0;
    for (int each : same[node]) {
      for (int m = 0; m < beliefs[each].length; m++) {
        sum += beliefs[each][m] * model.sameRouter(asn, candidates[each][m]);
      }
    }
    int number = same[node].length;
    return number > VOICES ? sum * VOICES / number : sum;
  }

  private double ends(int node, long asn) {
    double sum = 0;
    for (long destination : around.reached[node]) {
      sum += model.reached(asn, destination);
    }
    if (around.last[node].length <= FEW) {
      for (long destination : around.last[node]) {
        sum += model.last(asn, destination);
      }
    }
    return sum;
  }

  Borders borders() {
    Map<InterfaceGraph.Node, Integer> numbers = new HashMap<>();
    for (int i = 0; i < beliefs.length; i++) {
      if (candidates[i].length > 0) {
        numbers.put(around.nodes.get(i), i);
      }
    }
    return new Borders(this, numbers);
  }
}
