package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cities that are taken for others. Two within 80 km could be one metropolitan area to those who
 * read the tables, so the wrong one is farther away than that.
 */
final class Elsewhere {
  static final double NEAREST_KM = 80;
  static final double FARTHEST_KM = 1500;

  private final List<List<Metro>> around = new ArrayList<>();

  Elsewhere(List<Metro> metros) {
    for (Metro of : metros) {
      List<Metro> near =
          metros.stream().filter(to -> isFar(of, to) && of.kmTo(to) <= FARTHEST_KM).toList();
      if (near.isEmpty()) {
        near =
            metros.stream()
                .filter(to -> isFar(of, to))
                .min(Comparator.comparingDouble(of::kmTo))
                .stream()
                .toList();
      }
      around.add(near);
    }
  }

  /** Whether a city is another one, whoever looks. */
  static boolean isFar(Metro of, Metro to) {
    return of.kmTo(to) > NEAREST_KM;
  }

  /**
   * A city of the world within 1,500 km, or the nearest where there is none.
   *
   * @param drawn in [0, 1)
   */
  Metro from(Metro of, double drawn) {
    List<Metro> others = around.get(of.index());
    return others.get((int) (drawn * others.size()));
  }
}
