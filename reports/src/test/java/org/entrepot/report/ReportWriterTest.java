package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path directory;

  /** Renewed by {@code mvn -pl reports -am test -Dgolden=write}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "report.html",
        "summary.json",
        "inputs.json",
        "operators.csv",
        "concentration.csv",
        "exchanges.csv",
        "pairs.csv",
        "rankings/transit-organisation.csv"
      })
  void a_study_gives_the_bytes_that_stand_in_the_golden_file(String name) throws Exception {
    ReportWriter.write(Studies.of(40).result(), directory);
    String written = Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
    Path golden = GOLDEN.resolve(name.substring(name.indexOf('/') + 1));
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, written, StandardCharsets.UTF_8);
    }
    assertThat(written).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
  }

  @Test
  void equal_studies_give_equal_bytes() throws Exception {
    Path first = Files.createDirectory(directory.resolve("first"));
    Path second = Files.createDirectory(directory.resolve("second"));
    ReportWriter.write(Studies.of(40).result(), first);
    ReportWriter.write(Studies.of(40).result(), second);
    for (Path file : files(first)) {
      assertThat(second.resolve(first.relativize(file))).hasSameBinaryContentAs(file);
    }
    assertThat(files(second)).hasSameSizeAs(files(first)).hasSize(36);
  }

  @Test
  void a_report_is_written_over_one_that_stands_there() throws Exception {
    ReportWriter.write(Studies.of(40).result(), directory);
    ReportWriter.write(Studies.of(6).result(), directory);
    assertThat(Files.readString(directory.resolve("rankings/city-away.csv"))).hasLineCount(1);
  }

  private static List<Path> files(Path root) throws Exception {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
