package org.entrepot.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.entrepot.net.CountryCode;
import org.entrepot.rank.Ranking.Row;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
  @Test
  void equal_shares_have_equal_ranks_and_stand_in_order_of_their_ids() {
    Estimates<String> estimates =
        Tables.equal(20, 10)
            .with("d", 1)
            .with("c", 2, 2)
            .with("b", 0, 0, 4)
            .with("a", 4, 4)
            .with("z")
            .estimate();
    Ranking<String> ranking = Ranking.of("transit", estimates);
    assertThat(ranking.rows()).extracting(Row::key).containsExactly("a", "b", "c", "d");
    assertThat(ranking.rows()).extracting(Row::rank).containsExactly(1, 2, 2, 4);
    assertThat(ranking.rows()).extracting(Row::tier).containsOnly(1);
    assertThat(ranking.rows()).allSatisfy(row -> assertThat(row.rankHigh()).isEqualTo(4));
  }

  @Test
  void entities_without_a_share_stand_only_where_none_has_one() {
    Estimates<String> none = Tables.equal(20, 10).with("b").with("a").estimate();
    Ranking<String> ranking = Ranking.of("transit", none);
    assertThat(ranking.rows()).extracting(Row::key).containsExactly("a", "b");
    assertThat(ranking.rows()).extracting(Row::rank).containsOnly(1);
  }

  @Test
  void a_tier_begins_where_an_entity_is_significantly_below_the_first_of_the_one_before() {
    Ranking<String> ranking = Ranking.of("transit", threeTiers());
    assertThat(ranking.rows()).extracting(Row::tier).containsExactly(1, 1, 2, 2, 3);
    assertThat(ranking.rows()).extracting(Row::rankLow).containsExactly(1, 1, 3, 3, 5);
    assertThat(ranking.rows()).extracting(Row::rankHigh).containsExactly(2, 2, 4, 4, 5);
  }

  @Test
  void the_probability_of_lead_is_that_of_the_first_row_over_the_second() {
    Estimates<String> estimates = threeTiers();
    Ranking<String> ranking = Ranking.of("transit", estimates);
    List<Row<String>> rows = ranking.rows();
    double lead = ranking.probabilityOfLead().orElseThrow();
    assertThat(lead).isBetween(0.5, 0.999);
    assertThat(lead).isEqualTo(estimates.probabilityAbove(rows.get(0).key(), rows.get(1).key()));
    assertThat(ranking.top(1).probabilityOfLead()).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void the_top_keeps_the_ranks_among_all() {
    Ranking<String> ranking = Ranking.of("transit", threeTiers());
    assertThat(ranking.top(3).rows()).isEqualTo(ranking.rows().subList(0, 3));
    assertThat(ranking.top(9)).isEqualTo(ranking);
  }

  @Test
  void a_ranking_prints_as_a_small_table() {
    Ranking<String> ranking =
        Ranking.of(
            "transit-organization",
            threeTiers(),
            key ->
                new Subject(
                    key,
                    key.equals("low") ? "Operator\nwith a \u0161" : "Operator " + key,
                    key.startsWith("m") ? Optional.of(new CountryCode("RS")) : Optional.empty()));
    assertThat(ranking)
        .hasToString(
            """
            transit-organization
            Of traceroute paths, weighted by one vote for each vantage-point AS, observed from RIPE Atlas,\
             2017-06-26: share that passed through the operator
            40 vantage-point ASes, 40 organisations, 4000 traceroute paths, 0.0% unresolved;\
             evidence: publishable
            rank  range  tier  id     name               country  share  95% CI
               1  1-2       1  high2  Operator high2              59.8%  [58.2%, 61.4%]
               2  1-2       1  high1  Operator high1              58.8%  [57.0%, 60.6%]
               3  3-4       2  mid1   Operator mid1      RS       29.3%  [27.5%, 31.1%]
               4  3-4       2  mid2   Operator mid2      RS       28.7%  [26.9%, 30.6%]
               5  5-5       3  low    Operator with a \u0161            5.1%  [4.2%, 6.0%]
            """);
  }

  @Test
  void a_long_ranking_prints_its_first_ten() {
    Tables tables = Tables.equal(20, 100);
    for (int i = 0; i < 12; i++) {
      tables.with("s" + i, i + 1);
    }
    assertThat(Ranking.of("transit", tables.estimate()).toString())
        .contains("s11", "s2")
        .endsWith("and 2 more\n");
  }

  @Test
  void without_clusters_there_is_nobody_to_rank() {
    Ranking<String> ranking = Ranking.of("transit", Tables.units().with("a").estimate());
    assertThat(ranking.rows()).isEmpty();
    assertThat(ranking.probabilityOfLead()).isEmpty();
    assertThat(ranking.toString()).contains("evidence: suppressed").doesNotContain("NaN");
  }

  @Test
  void a_metric_is_named_so_that_a_file_can_be() {
    Estimates<String> estimates = Tables.units().estimate();
    for (String name : List.of("", "../x", "a b", ".hidden", "stra\u00dfe")) {
      assertThatThrownBy(() -> new Ranking<>(name, estimates, List.of()))
          .hasMessage("\"" + name + "\" is no file-safe name of a metric");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void every_rank_lies_in_its_range_and_only_what_may_be_first_is_in_the_first_tier(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tables tables = Tables.equal(25, 12);
    for (int i = 0; i < 15; i++) {
      tables.with("s" + i, random.longs(random.nextInt(26), 0, 1 + i % 13).toArray());
    }
    int before = 0;
    int tier = 1;
    for (Row<String> row : Ranking.of("transit", tables.estimate()).rows()) {
      assertThat(row.rank()).as("seed %d, %s", seed, row).isBetween(row.rankLow(), row.rankHigh());
      assertThat(row.rank()).as("seed %d, %s", seed, row).isGreaterThanOrEqualTo(before);
      assertThat(row.tier()).as("seed %d, %s", seed, row).isBetween(tier, tier + 1);
      if (row.rankLow() == 1) {
        assertThat(row.tier()).as("seed %d, %s", seed, row).isEqualTo(1);
      }
      before = row.rank();
      tier = row.tier();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_rivals_of_the_first_are_those_not_significantly_below_it(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tables tables = Tables.equal(25, 12);
    for (int i = 0; i < 15; i++) {
      tables.with("s" + i, random.longs(random.nextInt(26), 0, 1 + i % 13).toArray());
    }
    Ranking<String> ranking = Ranking.of("transit", tables.estimate());
    assertThat(ranking.rivals())
        .as("seed %d", seed)
        .hasSize(ranking.rows().get(0).rankHigh() - 1)
        .allSatisfy(row -> assertThat(row.tier()).isEqualTo(1));
  }

  @Test
  void a_tier_can_hold_one_that_is_below_its_first_but_no_rival_of_it() {
    long[] steady = new long[40];
    long[] below = new long[40];
    long[] wild = new long[40];
    for (int i = 0; i < 40; i++) {
      steady[i] = 60L + i % 3;
      below[i] = 54L + i % 2;
      wild[i] = i % 2 == 0 ? 100 : 0;
    }
    Ranking<String> ranking =
        Ranking.of(
            "transit",
            Tables.equal(40, 100)
                .with("first", steady)
                .with("below", below)
                .with("wild", wild)
                .estimate());
    assertThat(ranking.rows()).extracting(Row::key).containsExactly("first", "below", "wild");
    assertThat(ranking.rows()).extracting(Row::tier).containsExactly(1, 1, 1);
    assertThat(ranking.rivals()).extracting(Row::key).containsExactly("wild");
  }

  /** 40 clusters of 100 units: two entities with about 60, two with about 30, one with about 5. */
  private static Estimates<String> threeTiers() {
    SplittableRandom random = new SplittableRandom(11);
    return Tables.equal(40, 100)
        .with("high1", random.longs(40, 50, 70).toArray())
        .with("high2", random.longs(40, 50, 70).toArray())
        .with("mid1", random.longs(40, 20, 40).toArray())
        .with("mid2", random.longs(40, 20, 40).toArray())
        .with("low", random.longs(40, 0, 10).toArray())
        .estimate();
  }
}
