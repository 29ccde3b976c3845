package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What each network of a graph is, by its place in it: the clique carries for the world, the
 * largest below it sell transit across borders, the next are the incumbents of a country each,
 * other large ones their rivals; the rest is small.
 */
final class GraphKinds {
  private static final int CONTENTS = 4;

  /** One of so many networks below the clique sells transit across borders. */
  private static final int A_REGIONAL = 20;

  private static final int MOST_REGIONALS = 24;

  /** One of so many is the incumbent of a country, until each country has one. */
  private static final int AN_INCUMBENT = 3;

  /** The customer cone from which on a network is a rival of the incumbent. */
  private static final int CHALLENGER_CONE = 10;

  private final Relations relations;
  private final int clique;
  private final int[] cones;
  private final Draws draws;

  private GraphKinds(Relations relations, int clique, Draws draws) {
    this.relations = relations;
    this.clique = clique;
    this.cones = relations.cones();
    this.draws = draws;
  }

  /**
   * The kind of each network; at least two are incumbents, if two are below the clique.
   *
   * @param relations of the networks of a {@link GraphSample}, in its order
   * @param clique how many of them are the clique
   */
  static List<Kind> of(Relations relations, int clique, Draws draws) {
    return new GraphKinds(relations, clique, draws).kinds();
  }

  private List<Kind> kinds() {
    int below = cones.length - clique;
    int regionals = Math.min(MOST_REGIONALS, below / A_REGIONAL);
    int countries = Balkans.REGION.size() + Balkans.ELSEWHERE.size();
    int incumbents = Math.max(2, Math.min(countries, below / AN_INCUMBENT));
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < cones.length; i++) {
      int rank = i - clique;
      int cone = cones[i];
      boolean rest = rank >= regionals + incumbents;
      kinds.add(
          rank < 0
              ? Kind.CARRIER
              : rank < regionals && cone > 1
                  ? Kind.REGIONAL
                  : !rest ? incumbentOr(kinds, incumbents, cone, i) : small(cone, i));
    }
    content(kinds);
    return kinds;
  }

  /** What cannot sell transit is no regional, and must not be one incumbent too many. */
  private Kind incumbentOr(List<Kind> before, int most, int cone, int index) {
    boolean free = Collections.frequency(before, Kind.INCUMBENT) < most;
    return free ? Kind.INCUMBENT : small(cone, index);
  }

  private Kind small(int cone, int index) {
    double lot = draws.unit(relations.asns[index]);
    if (cone >= CHALLENGER_CONE) {
      return Kind.CHALLENGER;
    }
    if (cone > 1) {
      return lot < 0.1 ? Kind.RESEARCH : Kind.ACCESS;
    }
    return lot < 0.75 ? Kind.ACCESS : Kind.ENTERPRISE;
  }

  /** Of the networks without customers, those with the most peers are what everybody fetches. */
  private void content(List<Kind> kinds) {
    List<Integer> stubs = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      boolean small = kinds.get(i) == Kind.ACCESS || kinds.get(i) == Kind.ENTERPRISE;
      if (small && cones[i] == 1) {
        stubs.add(i);
      }
    }
    stubs.sort(
        Comparator.comparingInt((Integer i) -> -relations.peers[i].length)
            .thenComparingInt(i -> i));
    stubs.stream()
        .limit(Math.min(CONTENTS, stubs.size() / 3))
        .forEach(i -> kinds.set(i, Kind.CONTENT));
  }
}
