package org.entrepot.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.entrepot.SmallWorld;
import org.entrepot.dataset.DataFile;
import org.entrepot.infer.TracePaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathLinesTest {
  @TempDir Path folder;

  private String line(Optional<String> discarded, String... hops) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TracePaths paths = TracePaths.with(new SmallWorld(folder).book());
    PathLines.write(
        out, paths.path(SmallWorld.trace(2, "11.9.0.9", hops)), discarded, Optional.empty(), false);
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "11.2.0.1 11.3.0.1 11.9.0.9   | [2,3,9]        | [[1],[2],[3]]     | []",
        "11.2.0.1 * 11.9.0.9          | [2,null,9]     | [[1],[2],[3]]     | []",
        "11.2.0.1 11.30.0.1 11.9.0.9  | [2,[4,5],9]    | [[1],[2],[3]]     | []",
        "11.2.0.1 11.99.0.3 11.3.0.1  | [2,3,null]     | [[1],[2,3],[]]    | [7]",
        "11.2.0.1 11.99.0.77 11.9.0.9 | [2,null,9]     | [[1],[2],[3]]     | []",
        "11.3.0.1 4:11.9.0.9          | [2,3,null,9]   | [[],[1],[],[4]]   | []",
        "*                            | [2,null]       | [[],[1]]          | []",
      })
  void each_kind_of_step_has_its_form(String hops, String path, String numbers, String exchanges)
      throws IOException {
    assertThat(line(Optional.empty(), hops.strip().split(" ", -1)))
        .contains("\"as_path\":" + path.strip() + ",\"hops\":" + numbers.strip())
        .contains("\"ixps\":" + exchanges.strip())
        .endsWith(",\"discarded\":null}\n");
  }

  @Test
  void a_reason_to_discard_is_escaped_and_a_line_stays_one() throws IOException {
    assertThat(line(Optional.of("\"quoted\"\n"), "*"))
        .endsWith(",\"discarded\":\"\\\"quoted\\\"\\n\"}\n")
        .hasLineCount(1);
  }

  @Test
  void progress_of_a_file_is_told_in_bytes_of_its_size() throws IOException {
    Path file = Files.writeString(folder.resolve("data.json"), "x".repeat(100_000));
    AtomicLong last = new AtomicLong();
    Progress progress =
        (stage, done, total) -> {
          assertThat(stage).isEqualTo("reading data.json");
          assertThat(total).isEqualTo(100_000);
          assertThat(done).isGreaterThanOrEqualTo(last.getAndSet(done));
        };
    DataFile data = new DataFile(file, "data.json");
    IntConsumer reading = progress.reading(data);
    data.open(reading).transferTo(java.io.OutputStream.nullOutputStream());
    assertThat(last).hasValue(100_000);
  }
}
