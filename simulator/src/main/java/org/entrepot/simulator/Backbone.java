package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cables of one network between its cities, and the shortest ways along them. Each city has
 * cables to the nearest and to the network's home.
 */
final class Backbone {
  static final Backbone NONE = new Backbone(List.of(), new Draws(0));

  /** A cable is longer than the great circle, by 1.2 to 2.0 times. */
  private static final double LEAST_STRETCH = 1.2;

  private static final double STRETCH_RANGE = 0.8;

  /** To so many of the nearest cities each has a cable. */
  static final int NEAR = 3;

  private final int size;
  private final double[] km;
  private final int[] next;
  private final List<int[]> cables = new ArrayList<>();

  Backbone(List<Pop> pops, Draws draws) {
    size = pops.size();
    km = new double[size * size];
    next = new int[size * size];
    Arrays.fill(km, Double.POSITIVE_INFINITY);
    for (int i = 0; i < size; i++) {
      km[i * size + i] = 0;
      next[i * size + i] = i;
    }
    for (int i = 0; i < size; i++) {
      for (int near : nearest(pops, i, NEAR)) {
        lay(pops, i, near, draws);
      }
      if (i > 0) {
        lay(pops, 0, i, draws);
      }
    }
    for (int via = 0; via < size; via++) {
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          double over = km[a * size + via] + km[via * size + b];
          if (over < km[a * size + b]) {
            km[a * size + b] = over;
            next[a * size + b] = next[a * size + via];
          }
        }
      }
    }
  }

  /** How much longer than the great circle a cable is. */
  static double stretch(Draws draws, int a, int b) {
    return LEAST_STRETCH + STRETCH_RANGE * draws.unit(Math.min(a, b), Math.max(a, b), 1);
  }

  /** Kilometres of cable between two of its cities, by their index. */
  double km(int a, int b) {
    return km[a * size + b];
  }

  /** The next city on the way from one to another. */
  int next(int a, int b) {
    return next[a * size + b];
  }

  /** Pairs of cities with a cable. */
  List<int[]> cables() {
    return cables;
  }

  private void lay(List<Pop> pops, int a, int b, Draws draws) {
    if (a != b && Double.isInfinite(km[a * size + b])) {
      Metro from = pops.get(a).metro();
      Metro to = pops.get(b).metro();
      double length = from.kmTo(to) * stretch(draws, from.index(), to.index());
      km[a * size + b] = length;
      km[b * size + a] = length;
      next[a * size + b] = b;
      next[b * size + a] = a;
      cables.add(new int[] {Math.min(a, b), Math.max(a, b)});
    }
  }

  private static List<Integer> nearest(List<Pop> pops, int of, int most) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < pops.size(); i++) {
      if (i != of) {
        others.add(i);
      }
    }
    others.sort(
        (a, b) ->
            Double.compare(
                pops.get(of).metro().kmTo(pops.get(a).metro()),
                pops.get(of).metro().kmTo(pops.get(b).metro())));
    return others.subList(0, Math.min(most, others.size()));
  }
}
