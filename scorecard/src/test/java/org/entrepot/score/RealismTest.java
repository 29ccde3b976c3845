package org.entrepot.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.entrepot.RealData;
import org.entrepot.study.StudyConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealismTest {
  @TempDir Path folder;

  private StudyConfig byHand(String name, List<Integer> which) throws Exception {
    Path world = HandMade.write(folder.resolve(name), 1, true, which);
    return StudyConfig.read(world.resolve("dataset").resolve("study.yaml"));
  }

  @Test
  void a_study_is_like_itself() throws Exception {
    StudyConfig all = byHand("all", List.of(0, 1, 2, 3, 4, 5));
    Realism same = Realism.compare(all, all, 2);
    assertThat(same.likenesses()).hasSize(4);
    assertThat(same.likenesses())
        .allSatisfy(
            each -> {
              assertThat(each.distance()).as(each.name()).hasValue(0);
              assertThat(each.passed()).as(each.name()).isTrue();
            });
    assertThat(same.toString()).startsWith("SYNTHETIC").contains("n = 5", "passed");
  }

  @Test
  void distributions_are_as_counted_by_hand() throws Exception {
    // T1: 3 hops, 3 ASes, all known. T2 and T4: 4 hops; T2's ASes are 3, T4's 3.
    Realism two = Realism.compare(byHand("a", List.of(0)), byHand("b", List.of(0, 1, 2)), 1);
    Likeness hops = two.likenesses().get(0);
    assertThat(hops.simulated().median()).isEqualTo(3);
    assertThat(hops.real().upper()).isEqualTo(4);
    assertThat(hops.distance().orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(hops.passed()).isFalse();
    // T3's silent hop is a third of its hops.
    Likeness unresolved = two.likenesses().get(2);
    assertThat(unresolved.real().upper()).isEqualTo(0.33);
    // No router is located: nothing to compare, which is no pass.
    assertThat(two.likenesses().get(3).distance()).isEmpty();
    assertThat(two.likenesses().get(3).passed()).isFalse();
    assertThat(two.toString()).contains("FAILED", "NOT MEASURED");
  }

  @Test
  void a_gate_passes_inside_its_range_only_and_not_without_a_value() throws Exception {
    Path world = HandMade.write(folder.resolve("gates"));
    List<Gate> gates = Gates.of(List.of(WorldScore.of(world, Policies.PLAIN, 1)));
    assertThat(gates)
        .extracting(Gate::name)
        .containsExactly(
            "false-adjacencies", "gate-border-sharing", "gate-exchanges", "gate-tunnels");
    // T2's border and T6's third party; T4's LAN address is the exchange's own AS 99.
    assertThat(gates.get(1).figure().orElseThrow().mean()).isEqualTo(1 / 3.0);
    assertThat(gates.get(1).passed()).isFalse();
    // T2 and T4 of 6.
    assertThat(gates.get(2).figure().orElseThrow().mean()).isEqualTo(2 / 6.0);
    assertThat(gates.get(2).passed()).isFalse();
    assertThat(gates.get(3).figure().orElseThrow().mean()).isZero();
    // 1-2, 2-9, 2-99, 99-3, 3-9, 1-5, 5-9: four of seven are no links.
    assertThat(gates.get(0).figure().orElseThrow().mean()).isEqualTo(4 / 7.0);
    assertThat(Gates.of(List.of()).get(0).passed()).isFalse();
  }

  @Test
  @Tag(RealData.TAG)
  void a_real_study_can_stand_beside_a_simulated_one() throws Exception {
    StudyConfig real = StudyConfig.read(RealData.path("see-2017.yaml"));
    Realism beside = Realism.compare(byHand("all", List.of(0, 1, 2, 3, 4, 5)), real, 2);
    System.out.println(beside);
    Likeness hops = beside.likenesses().get(0);
    assertThat(hops.real().number()).isGreaterThan(200);
    assertThat(hops.real().median()).isBetween(5.0, 15.0);
    assertThat(beside.likenesses().get(1).real().median()).isBetween(2.0, 5.0);
    assertThat(beside.likenesses().get(3).real().median()).isBetween(1.0, 10.0);
  }
}
