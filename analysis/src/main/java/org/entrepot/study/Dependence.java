package org.entrepot.study;

import java.util.List;
import org.entrepot.aggregate.Hegemony;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;

/**
 * How much paths depend on whom, by two measures that others publish.
 *
 * @param hegemony AS hegemony of organisations over all destinations together (METHOD.md M2):
 *     {@link #HEGEMONY}, the ends included. An organisation that no more than the tenth which is
 *     cut of the vantage points' networks meet has 0
 * @param hegemonyAs the same of ASes
 * @param betweenness betweenness on observed paths (METHOD.md M6), without the ends
 * @param betweennessAs the same of ASes
 * @param countries country hegemony, where paths lead to networks of the region
 */
public record Dependence(
    Ranking<Organization> hegemony,
    Ranking<Asn> hegemonyAs,
    Ranking<Organization> betweenness,
    Ranking<Asn> betweennessAs,
    List<CountryDependence> countries) {
  /** Sparse, probes of one network pooled, trimmed by 10% at each end. */
  static final Hegemony.Options HEGEMONY = Hegemony.Options.SPARSE;

  /** How many percent of the networks are left out at each end of a hegemony's mean. */
  public static int trimPercent() {
    return HEGEMONY.trim().percent();
  }

  /** Copies the countries. */
  public Dependence {
    countries = List.copyOf(countries);
  }

  static final String HEGEMONY_WEIGHTING =
      "one vote for each AS with a vantage point, the %d%% highest and the %d%% lowest left out"
          .formatted(HEGEMONY.trim().percent(), HEGEMONY.trim().percent());

  /** All rankings. */
  public List<Ranking<?>> all() {
    return List.of(hegemony, hegemonyAs, betweenness, betweennessAs);
  }
}
