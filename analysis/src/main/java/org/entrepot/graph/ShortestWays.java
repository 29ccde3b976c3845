package org.entrepot.graph;

/**
 * Counts shortest ways from one node after the other, by the two passes of Brandes. The first goes
 * away from the source and finds for each node the number of shortest ways to it; the second comes
 * back and sums what hangs on each.
 *
 * <p>Nearly all its time goes into looking at every step once. A look at a step is therefore one
 * byte of the node that it leads to, and decides nothing: all steps of a node are written down, and
 * the place to write at moves on only past those that lead away from the source. What was written
 * down is then exactly what the second pass needs.
 */
final class ShortestWays {
  private static final byte NEXT = 1;
  private static final byte DONE = 2;

  private final Csr steps;

  /** 0 where no way was found yet, NEXT for the distance that is being reached, DONE before it. */
  private final byte[] marks;

  /** The number of shortest ways from the source; 0 where there is none yet. */
  private final double[] ways;

  /** What hangs on a node and itself, by way that leads to it. */
  private final double[] hanging;

  /** The nodes in the order in which they were reached. */
  private final int[] reached;

  /** The heads of the steps on shortest ways, node by node in the order of reaching. */
  private final int[] onward;

  /** Where those of each reached node end. */
  private final int[] ends;

  ShortestWays(Csr steps) {
    this.steps = steps;
    marks = new byte[steps.nodes()];
    ways = new double[steps.nodes()];
    hanging = new double[steps.nodes()];
    reached = new int[steps.nodes() + 1];
    onward = new int[steps.arcs()];
    ends = new int[steps.nodes() + 1];
  }

  /** The sums of several sources, each added in its turn. */
  double[] from(int[] sources, int from, int to) {
    double[] sums = new double[steps.nodes()];
    for (int i = from; i < to; i++) {
      int count = away(sources[i]);
      back(count, sums);
      forget(count);
    }
    return sums;
  }

  private int away(int source) {
    int[] heads = steps.heads();
    reached[0] = source;
    marks[source] = DONE;
    ways[source] = 1;
    int count = 1;
    int distanceEnd = 1;
    int write = 0;
    for (int i = 0; i < count; i++) {
      if (i == distanceEnd) {
        for (int j = distanceEnd; j < count; j++) {
          marks[reached[j]] = DONE;
        }
        distanceEnd = count;
      }
      int node = reached[i];
      int begin = write;
      for (int step = steps.from(node); step < steps.to(node); step++) {
        int head = heads[step];
        onward[write] = head;
        write += 1 - (marks[head] >> 1);
      }
      double here = ways[node];
      for (int j = begin; j < write; j++) {
        int head = onward[j];
        reached[count] = head;
        count += 1 - marks[head];
        marks[head] = NEXT;
        ways[head] += here;
      }
      ends[i] = write;
    }
    return count;
  }

  private void back(int count, double[] sums) {
    for (int i = count - 1; i > 0; i--) {
      double beyond = 0;
      for (int j = ends[i - 1]; j < ends[i]; j++) {
        beyond += hanging[onward[j]];
      }
      int node = reached[i];
      double through = ways[node] * beyond;
      sums[node] += through;
      hanging[node] = (1 + through) / ways[node];
    }
  }

  private void forget(int count) {
    for (int i = 0; i < count; i++) {
      int node = reached[i];
      marks[node] = 0;
      ways[node] = 0;
    }
  }
}
