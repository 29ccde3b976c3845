package org.entrepot.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.landscape.Correlation.Coefficient;
import org.entrepot.landscape.Correlation.Factor;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimates;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
  private static final int UNITS = 10_000;
  private static final Estimand ESTIMAND = new Estimand("paths", "votes", "probes", "day", "visit");

  private static List<City> cities(int number) {
    List<City> cities = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      cities.add(new City(i, "c" + i, new CountryCode("RS"), new Coordinates(i % 90, 0), i));
    }
    return cities;
  }

  /** Thirty networks that agree on all shares, so that cities alone are drawn. */
  private static Estimates<City> shares(List<City> cities, double... shares) {
    List<ClusterTable.Cluster> networks = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      networks.add(new ClusterTable.Cluster("AS" + i, "host" + i, UNITS, 0));
    }
    SortedMap<City, List<ClusterTable.Count>> events = new TreeMap<>();
    for (int city = 0; city < shares.length; city++) {
      long units = Math.round(shares[city] * UNITS);
      List<ClusterTable.Count> counts = new ArrayList<>();
      for (int i = 0; units > 0 && i < networks.size(); i++) {
        counts.add(new ClusterTable.Count(i, units, units));
      }
      events.put(cities.get(city), counts);
    }
    return ClusterBootstrap.withSeed(1)
        .withDraws(400)
        .estimate(ESTIMAND, new ClusterTable<>(networks, events));
  }

  @Test
  void the_same_order_is_one_and_a_city_that_was_not_seen_has_none() {
    List<City> cities = cities(12);
    double[] ten = new double[10];
    double[] values = new double[12];
    for (int i = 0; i < 12; i++) {
      values[i] = i < 10 ? 20 + i : i - 10;
    }
    for (int i = 0; i < 10; i++) {
      ten[i] = 0.01 * (i + 1);
    }
    Correlation found =
        new Correlations(shares(cities, ten), cities, 7)
            .with(Factor.INHABITANTS, values)
            .orElseThrow();
    assertThat(found.n()).isEqualTo(12);
    // All pairs agree but the one of the two that were not seen: 65 / sqrt(65 * 66).
    assertThat(found.kendall().value()).isCloseTo(65 / Math.sqrt(65 * 66.0), within(1e-12));
    assertThat(found.kendall().interval().low()).isGreaterThan(0.9);
    assertThat(found.kendall().maybeNone()).isFalse();
    assertThat(found.spearman().value()).isGreaterThan(0.99);
  }

  @Test
  void too_few_cities_or_nothing_that_varies_correlate_with_nothing() {
    List<City> nine = cities(9);
    double[] shares = new double[10];
    double[] values = new double[10];
    for (int i = 0; i < 10; i++) {
      shares[i] = 0.01 * (i + 1);
      values[i] = i;
    }
    assertThat(
            new Correlations(shares(cities(10), shares), nine, 7)
                .with(Factor.MEMBERS, java.util.Arrays.copyOf(values, 9)))
        .isEmpty();
    List<City> ten = cities(10);
    assertThat(new Correlations(shares(ten, shares), ten, 7).with(Factor.MEMBERS, new double[10]))
        .isEmpty();
    assertThat(new Correlations(shares(ten, new double[10]), ten, 7).with(Factor.MEMBERS, values))
        .isEmpty();
    assertThat(new Correlations(shares(ten), ten, 7).with(Factor.MEMBERS, values)).isEmpty();
    assertThat(new Correlations(shares(ten, shares), ten, 7).with(Factor.MEMBERS, values))
        .isPresent();
  }

  /** Pairs of normal numbers with the correlation r have tau = 2 / pi asin r (Kruskal 1958). */
  @Test
  void intervals_hold_the_truth_about_as_often_as_they_say() {
    int trials = 200;
    int n = 40;
    for (double r : new double[] {0, 0.6}) {
      double tau = 2 / Math.PI * Math.asin(r);
      double rho = 6 / Math.PI * Math.asin(r / 2);
      int held = 0;
      int heldRho = 0;
      List<City> cities = cities(n);
      for (int trial = 0; trial < trials; trial++) {
        java.util.Random random = new java.util.Random(1000L + trial);
        double[] shares = new double[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
          double x = random.nextGaussian();
          values[i] = r * x + Math.sqrt(1 - r * r) * random.nextGaussian();
          shares[i] = Math.min(0.9, 0.02 * Math.exp(x));
        }
        Correlation found =
            new Correlations(shares(cities, shares), cities, trial)
                .with(Factor.MEMBERS, values)
                .orElseThrow();
        held += holds(found.kendall(), tau) ? 1 : 0;
        heldRho += holds(found.spearman(), rho) ? 1 : 0;
      }
      assertThat(held).as("tau, r = %s, seeds from 1000", r).isBetween(180, 198);
      assertThat(heldRho).as("rho, r = %s, seeds from 1000", r).isBetween(180, 198);
    }
  }

  private static boolean holds(Coefficient found, double truth) {
    return found.interval().low() <= truth && truth <= found.interval().high();
  }
}
