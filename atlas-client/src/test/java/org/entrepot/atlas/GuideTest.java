package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/atlas-client.md to the code: what it names exists, and what exists is named. */
class GuideTest {
  private static final List<Class<?>> TESTS =
      List.of(
          ListsTest.class,
          CountTest.class,
          ObjectsTest.class,
          ResultsStreamTest.class,
          ResultDownloadTest.class,
          DownloadKillTest.class,
          DownloadMemoryTest.class,
          DumpTest.class,
          RetryTest.class,
          WritesTest.class,
          OnceTest.class,
          DefinitionsTest.class,
          CostEstimateTest.class,
          ApiDescriptionTest.class,
          SecretTest.class,
          FaultMatrixTest.class,
          StreamFaultTest.class,
          LiveStreamTest.class,
          CacheTest.class,
          CacheKilledTest.class,
          DownloadsTest.class,
          ReferenceSourceTest.class);

  static String guide() throws IOException {
    Path docs = Path.of("docs");
    Path file = (Files.isDirectory(docs) ? docs : Path.of("..", "docs")).resolve("atlas-client.md");
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void every_way_of_reading_stands_in_the_guide() throws Exception {
    String guide = guide();
    Set<String> ways =
        Stream.of(AtlasClient.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .filter(name -> !Set.of("close", "toString").contains(name))
            .collect(Collectors.toSet());
    assertThat(ways).isNotEmpty().allMatch(name -> guide.contains("| `" + name + "("));
  }

  @Test
  void every_test_that_the_guide_names_exists() throws Exception {
    Set<String> tests =
        TESTS.stream()
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .map(Method::getName)
            .collect(Collectors.toSet());
    List<String> named =
        Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){3,})`")
            .matcher(guide())
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(15).allMatch(tests::contains);
  }

  @Test
  void the_defaults_are_those_of_the_guide() throws Exception {
    assertThat(guide())
        .contains(
            "| connect time-out | "
                + AtlasClientBuilder.DEFAULT_CONNECT_TIMEOUT.toSeconds()
                + " s |")
        .contains(
            "| read time-out | " + AtlasClientBuilder.DEFAULT_READ_TIMEOUT.toSeconds() + " s |")
        .contains(
            "| call time-out | " + AtlasClientBuilder.DEFAULT_CALL_TIMEOUT.toMinutes() + " min |")
        .contains("| requests at a time | " + AtlasClientBuilder.DEFAULT_PARALLEL + " |")
        .contains("| attempts | " + AtlasClientBuilder.DEFAULT_ATTEMPTS + " |")
        .contains("| patience | " + AtlasClientBuilder.DEFAULT_PATIENCE.toMinutes() + " min |");
  }
}
