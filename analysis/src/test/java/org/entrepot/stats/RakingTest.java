package org.entrepot.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RakingTest {
  private static Margin margin(String property, Map<String, Double> amounts) {
    return new Margin(property, new TreeMap<>(amounts));
  }

  private static SortedMap<String, List<String>> units(Map<String, List<String>> units) {
    return new TreeMap<>(units);
  }

  @Test
  void one_property_is_post_stratification() {
    Raking raking =
        Raking.of(
            units(Map.of("a", List.of("RS"), "b", List.of("RS"), "c", List.of("BA"))),
            List.of(margin("country", Map.of("RS", 1.0, "BA", 3.0))));
    assertThat(raking.weights())
        .containsExactly(Map.entry("a", 0.125), Map.entry("b", 0.125), Map.entry("c", 0.75));
    assertThat(raking.missing()).containsExactly(Map.entry("country", 0.0));
    assertThat(raking.fits()).isTrue();
  }

  @Test
  void of_a_country_without_a_unit_nothing_was_observed() {
    Raking raking =
        Raking.of(
            units(Map.of("a", List.of("RS"), "c", List.of("BA"))),
            List.of(margin("country", Map.of("RS", 0.3, "BA", 0.3, "XK", 0.4))));
    assertThat(raking.missing().get("country")).isCloseTo(0.4, within(1e-12));
    assertThat(raking.weights().get("a")).isCloseTo(0.5, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void two_properties_are_both_met(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SortedMap<String, List<String>> units = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      units.put(
          "u" + (100 + i),
          List.of("c" + random.nextInt(4), random.nextInt(3) == 0 ? "mobile" : "fixed"));
    }
    List<Margin> margins =
        List.of(
            margin("country", Map.of("c0", 1.0, "c1", 2.0, "c2", 3.0, "c3", 4.0)),
            margin("access", Map.of("mobile", 0.6, "fixed", 0.4)));
    Raking raking = Raking.of(units, margins);
    assertThat(raking.fits()).as("seed %d", seed).isTrue();
    for (int k = 0; k < 2; k++) {
      Map<String, Double> sums = new TreeMap<>();
      for (var unit : units.entrySet()) {
        sums.merge(unit.getValue().get(k), raking.weights().get(unit.getKey()), Double::sum);
      }
      for (var sum : sums.entrySet()) {
        assertThat(sum.getValue())
            .as("seed %d, %s", seed, sum.getKey())
            .isCloseTo(margins.get(k).of(sum.getKey()), within(1e-8));
      }
    }
  }

  @Test
  void margins_that_contradict_each_other_are_said_not_to_fit() {
    Raking raking =
        Raking.of(
            units(Map.of("a", List.of("RS", "fixed"), "b", List.of("BA", "mobile"))),
            List.of(
                margin("country", Map.of("RS", 0.9, "BA", 0.1)),
                margin("access", Map.of("fixed", 0.1, "mobile", 0.9))));
    assertThat(raking.fits()).isFalse();
    assertThat(raking.rounds()).isEqualTo(1000);
  }

  @Test
  void heavy_weights_are_cut() {
    SortedMap<String, List<String>> units = new TreeMap<>();
    for (int i = 0; i < 9; i++) {
      units.put("c00" + i, List.of("RS"));
    }
    units.put("c009", List.of("BA"));
    Raking raking = Raking.of(units, List.of(margin("country", Map.of("RS", 0.1, "BA", 0.9))));
    double[] weights = raking.asWeights("users").over(Tables.equal(10, 1).table().clusters());
    assertThat(weights[9] / weights[0]).isCloseTo(5, within(1e-9));
  }

  @Test
  void what_cannot_be_weighted_is_refused() {
    List<Margin> margins = List.of(margin("country", Map.of("RS", 1.0)));
    assertThatThrownBy(() -> Raking.of(units(Map.of("a", List.of("BA"))), margins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nobody in the population is like a: country BA");
    assertThatThrownBy(() -> Raking.of(units(Map.of("a", List.of())), margins))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Raking.of(new TreeMap<>(), margins).missing()).containsEntry("country", 1.0);
    assertThatThrownBy(() -> margin("country", Map.of("RS", -1.0)))
        .hasMessage("country has a part of -1.0");
    assertThatThrownBy(() -> margin("country", Map.of("RS", 0.0)))
        .hasMessage("country has no part above 0");
  }

  @Test
  void a_panel_is_compared_with_its_population_by_divergence_and_by_what_would_have_to_move() {
    Margin population = margin("country", Map.of("RS", 1.0, "BA", 1.0));
    Margin half = margin("country", Map.of("RS", 4.0));
    assertThat(half.divergenceFrom(population)).isCloseTo(0.425, within(0.0005));
    assertThat(half.totalVariation(population)).isEqualTo(0.5);
    assertThat(population.divergenceFrom(population)).isZero();
    assertThat(population.totalVariation(population)).isZero();
    Margin elsewhere = margin("country", Map.of("AL", 1.0));
    assertThat(elsewhere.divergenceFrom(population)).isCloseTo(1, within(1e-12));
    assertThat(elsewhere.totalVariation(population)).isEqualTo(1);
  }
}
