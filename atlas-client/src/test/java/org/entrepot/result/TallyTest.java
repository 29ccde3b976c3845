package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void everything_read_is_counted_once() {
    Tally tally = new Tally();
    String text = Samples.WHOLE + "\n" + Samples.PING + "\n{\"msm_id\":1}\n5\n6\n{\n";
    Samples.read(text).forEach(tally::accept);
    assertThat(tally.read()).isEqualTo(6);
    assertThat(tally.kept())
        .containsEntry("traceroute", 1L)
        .containsEntry("ping", 1L)
        .containsEntry(Tally.NO_TYPE, 1L);
    assertThat(tally.rejected())
        .containsEntry("not a JSON object", 2L)
        .containsEntry("truncated", 1L);
    assertThat(tally.examples().get("not a JSON object"))
        .isEqualTo(new Parsed.Rejected("f", 4, "not a JSON object", "5"));
  }

  @Test
  void however_the_whole_is_split_and_combined_the_tally_is_the_same() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Parsed> all = new ArrayList<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        all.add(any(random));
      }
      Tally whole = new Tally();
      all.forEach(whole::accept);
      List<Parsed> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(seed));
      int a = random.nextInt(all.size() + 1);
      int b = random.nextInt(a, all.size() + 1);
      Tally left = tally(shuffled, 0, a).combine(tally(shuffled, a, b)).combine(tally(shuffled, b));
      Tally right =
          tally(shuffled, 0, a).combine(tally(shuffled, a, b).combine(tally(shuffled, b)));
      for (Tally part : List.of(left, right)) {
        assertThat(part.kept()).as("seed %d", seed).isEqualTo(whole.kept());
        assertThat(part.rejected()).as("seed %d", seed).isEqualTo(whole.rejected());
        assertThat(part.examples()).as("seed %d", seed).isEqualTo(whole.examples());
        assertThat(part.read()).as("seed %d", seed).isEqualTo(all.size());
      }
    }
  }

  @Test
  void very_many_types_are_counted_in_bounded_memory_and_the_same_however_they_are_split() {
    Tally whole = new Tally();
    Tally evens = new Tally();
    Tally odds = new Tally();
    for (int i = 0; i < 1_000; i++) {
      String type = "t" + (i * 7919 % 500);
      Parsed one = new Parsed.Kept("f", i, Samples.unknown(Optional.of(type), "{}"));
      whole.accept(one);
      (i % 2 == 0 ? evens : odds).accept(one);
    }
    assertThat(whole.kept()).hasSizeLessThan(110).containsKey(Tally.OTHER_TYPES);
    assertThat(whole.read()).isEqualTo(1_000);
    assertThat(evens.combine(odds).kept()).isEqualTo(whole.kept());
  }

  private static Tally tally(List<Parsed> parsed, int from) {
    return tally(parsed, from, parsed.size());
  }

  private static Tally tally(List<Parsed> parsed, int from, int to) {
    Tally tally = new Tally();
    parsed.subList(from, to).forEach(tally::accept);
    return tally;
  }

  private static Parsed any(SplittableRandom random) {
    String file = "file " + random.nextInt(3);
    int line = random.nextInt(1, 9);
    if (random.nextBoolean()) {
      return new Parsed.Kept(
          file, line, Samples.unknown(Optional.of("type " + random.nextInt(3)), "{}"));
    }
    return new Parsed.Rejected(
        file, line, "reason " + random.nextInt(3), "text " + random.nextInt(5));
  }
}
