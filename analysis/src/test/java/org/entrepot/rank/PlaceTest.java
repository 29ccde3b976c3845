package org.entrepot.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @Test
  void of_one_hit_in_three_networks_each_is_first_as_often_as_the_draws_say() {
    // Three networks, each on the side of one operator: a draw is (3,0,0) in 3 of 27 cases, a sole
    // first place in (2,1,0) too (18 of 27), and in (1,1,1) (6 of 27) a third of it for each. So
    // each is first with 1/3, its mean rank is 2, and everyone is among the first three.
    Ranking<String> ranking =
        Ranking.of(
            "m", Tables.equal(3, 1).with("a", 1).with("b", 0, 1).with("c", 0, 0, 1).estimate());
    for (Place place : ranking.places()) {
      assertThat(place.first()).isCloseTo(1 / 3.0, within(0.03));
      assertThat(place.expectedRank()).isCloseTo(2, within(0.05));
      assertThat(place.amongThree()).isEqualTo(1);
      assertThat(place.amongFive()).isEqualTo(1);
    }
  }

  @Test
  void equal_shares_in_a_draw_share_the_places() {
    // Two that are equal everywhere, above a third in every network.
    Ranking<String> ranking =
        Ranking.of(
            "m", Tables.equal(2, 9).with("a", 5, 5).with("b", 5, 5).with("c", 1, 1).estimate());
    assertThat(ranking.places())
        .containsExactly(
            new Place(0.5, 1, 1, 1.5), new Place(0.5, 1, 1, 1.5), new Place(0, 1, 1, 3));
    assertThat(ranking.probabilityOfFirst()).hasValue(0.5);
  }

  @Test
  void more_equal_ones_than_places_have_a_part_of_them() {
    Tables tables = Tables.equal(2, 9).with("first", 8, 8);
    for (String name : List.of("p", "q", "r", "s", "t")) {
      tables.with(name, 1, 1);
    }
    List<Place> places = Ranking.of("m", tables.estimate()).places();
    // Places 2 and 3 of the first three go to five; ranks 2 to 6 have the mean 4.
    assertThat(places.get(1).first()).isZero();
    assertThat(places.get(1).amongThree()).isCloseTo(0.4, within(1e-12));
    assertThat(places.get(1).amongFive()).isCloseTo(0.8, within(1e-12));
    assertThat(places.get(1).expectedRank()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void probabilities_sum_to_the_places_and_agree_with_those_of_pairs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tables tables = Tables.equal(12, 6);
    int subjects = 3 + random.nextInt(12);
    for (int i = 0; i < subjects; i++) {
      tables.with("s" + i, random.longs(12, 0, 1 + random.nextInt(6)).toArray());
    }
    Estimates<String> estimates =
        ClusterBootstrap.withSeed(seed).withDraws(300).estimate(Tables.ESTIMAND, tables.table());
    Ranking<String> ranking = Ranking.of("m", estimates);
    List<Place> places = ranking.places();
    int rows = ranking.rows().size();
    String told = "seed " + seed;
    assertThat(places.stream().mapToDouble(Place::first).sum()).as(told).isCloseTo(1, within(1e-9));
    assertThat(places.stream().mapToDouble(Place::amongThree).sum())
        .as(told)
        .isCloseTo(Math.min(3, rows), within(1e-9));
    assertThat(places.stream().mapToDouble(Place::amongFive).sum())
        .as(told)
        .isCloseTo(Math.min(5, rows), within(1e-9));
    for (int i = 0; i < rows; i++) {
      double rank = 1;
      for (int j = 0; j < rows; j++) {
        rank +=
            i == j
                ? 0
                : estimates.probabilityAbove(
                    ranking.rows().get(j).key(), ranking.rows().get(i).key());
      }
      assertThat(places.get(i).expectedRank()).as(told).isCloseTo(rank, within(1e-9));
      assertThat(places.get(i).first()).as(told).isLessThanOrEqualTo(places.get(i).amongThree());
    }
    assertThat(ranking.probabilityOfFirst().orElseThrow())
        .as(told)
        .isCloseTo(places.get(0).first(), within(1e-12));
  }

  @Test
  void without_rows_there_are_no_places() {
    Ranking<String> ranking = Ranking.of("m", Tables.units().estimate());
    assertThat(ranking.places()).isEmpty();
    assertThat(ranking.probabilityOfFirst()).isEmpty();
    assertThat(ranking.stability()).isEmpty();
  }
}
