package org.entrepot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide tells of every artefact, with its rate. */
class ArtefactTest {
  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9.]+)% \\| .+ \\|");

  @Test
  void the_guide_has_the_rate_of_every_artefact() throws IOException {
    Map<String, Double> told = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "simulator.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        told.put(row.group(1), Double.parseDouble(row.group(2)) / 100);
      }
    }
    Map<String, Double> real = new TreeMap<>();
    Arrays.stream(Artefact.values()).forEach(each -> real.put(each.word(), each.rate()));
    assertThat(told.keySet()).isEqualTo(real.keySet());
    real.forEach(
        (word, rate) ->
            assertThat(told.getOrDefault(word, -1.0))
                .as(word)
                .isCloseTo(rate, org.assertj.core.data.Offset.offset(1e-9)));
  }

  @Test
  void a_level_is_a_factor_on_a_rate_and_nothing_is_more_than_certain() {
    Levels levels = Levels.defaults().with(Artefact.SILENT, 2).with(Artefact.BORDER_SHARING, 3);
    assertThat(levels.rate(Artefact.SILENT)).isEqualTo(2 * Artefact.SILENT.rate());
    assertThat(levels.rate(Artefact.BORDER_SHARING)).isEqualTo(1);
    assertThat(levels.rate(Artefact.LOSS)).isEqualTo(Artefact.LOSS.rate());
    assertThat(Levels.all(0).rate(Artefact.LOSS)).isZero();
  }
}
