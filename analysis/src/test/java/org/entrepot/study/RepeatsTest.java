package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_result_is_repeated_if_probe_measurement_and_second_were_there_before(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Repeats repeats = new Repeats();
    Set<List<Long>> seen = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      long probe = random.nextInt(60);
      long measurement = random.nextInt(30);
      long second = random.nextInt(20);
      assertThat(repeats.isRepeated(trace(probe, measurement, second)))
          .as("seed %d, result %d", seed, i)
          .isEqualTo(!seen.add(List.of(probe, measurement, second)));
    }
  }

  private static Traceroute trace(long probe, long measurement, long second) {
    return Traceroute.parse(
        "{\"type\":\"traceroute\",\"prb_id\":%d,\"msm_id\":%d,\"timestamp\":%d}"
            .formatted(probe, measurement, second));
  }
}
