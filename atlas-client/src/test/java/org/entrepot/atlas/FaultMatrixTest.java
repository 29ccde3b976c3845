package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.result.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault against every way of reading. The table of what comes of it stands in
 * docs/atlas-client.md and is read from there.
 */
@Timeout(60)
class FaultMatrixTest {
  /** What is asked, by the names of the columns. */
  private enum Reading {
    LIST("{\"next\":null,\"results\":[{\"id\":1},{\"id\":2}]}") {
      @Override
      long read(AtlasClient client) {
        return client.probes(ProbeQuery.all()).count();
      }
    },
    GET("{\"id\":1,\"description\":\"one\"}") {
      @Override
      long read(AtlasClient client) {
        return client.probe(1).isPresent() ? 1 : 0;
      }
    },
    RESULTS((ResultsStreamTest.line(1) + "\n").repeat(600)) {
      @Override
      long read(AtlasClient client) {
        try (Stream<Parsed> results = client.results(ResultQuery.of(5051))) {
          return results.filter(Parsed.Kept.class::isInstance).count();
        }
      }
    },
    CREATE("{\"measurements\":[70000001,70000002]}") {
      @Override
      long read(AtlasClient client) {
        MeasurementRequest request =
            MeasurementRequest.of(MeasurementDefinition.ping("192.0.2.1"))
                .from(ProbeSource.area(ProbeArea.WORLD, 1))
                .once();
        return client.propose(request).submit(6).size();
      }
    };

    private final String body;

    Reading(String body) {
      this.body = body;
    }

    abstract long read(AtlasClient client);
  }

  private static List<String> rows() throws IOException {
    Path docs = Path.of("docs");
    Path file = (Files.isDirectory(docs) ? docs : Path.of("..", "docs")).resolve("atlas-client.md");
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .dropWhile(line -> !line.startsWith("| fault |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static List<String> cells(String row) {
    return Stream.of(row.split("\\|", -1))
        .map(String::strip)
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  static Stream<Arguments> matrix() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (String row : rows()) {
      List<String> cells = cells(row);
      for (Fault fault : Fault.values()) {
        if (fault.words().equals(cells.get(0))) {
          int column = 1;
          for (Reading reading : Reading.values()) {
            all.add(Arguments.of(fault, reading, cells.get(column++)));
          }
        }
      }
    }
    return all.stream();
  }

  @Test
  void every_fault_has_its_row_and_every_row_its_fault() throws Exception {
    assertThat(rows().stream().map(row -> cells(row).get(0)))
        .containsExactly(Stream.of(Fault.values()).map(Fault::words).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void what_comes_of_a_fault_is_what_the_table_says(Fault fault, Reading reading, String expected) {
    assertThat(outcome(fault, reading)).isEqualTo(expected);
  }

  /** What is thrown, and after how many attempts: as the table says it. */
  private static String outcome(Fault fault, Reading reading) {
    try (AtlasServer server = new AtlasServer()) {
      URI at = fault.arrange(server, reading.body);
      try (AtlasClient client =
          server
              .client()
              .apiKey(AtlasServer.KEY)
              .baseUrl(at)
              .readTimeout(fault.readTimeout())
              .build()) {
        long[] read = new long[1];
        Throwable thrown = catchThrowable(() -> read[0] = reading.read(client));
        if (thrown == null) {
          return read[0] + " results, rest rejected";
        }
        assertThat(thrown).isInstanceOf(AtlasException.class);
        assertThat(((AtlasException) thrown).url()).startsWith(at.toString());
        boolean transport = thrown instanceof AtlasException.Unreachable;
        assertThat(thrown.getCause() != null).as("a transport has a cause").isEqualTo(transport);
        long posts = server.requests().stream().filter(r -> "POST".equals(r.getMethod())).count();
        if (reading == Reading.CREATE) {
          assertThat(posts).as("no more than once, whatever happens").isLessThanOrEqualTo(1);
          assertThat(((AtlasException) thrown).mayHaveHappened())
              .as("what was not sent, or was refused, has not happened")
              .isEqualTo(posts == 1 && !fault.isCleanRefusal());
        }
        String attempts = (thrown.getSuppressed().length + 1) + " attempts";
        return thrown.getClass().getSimpleName()
            + ", "
            + attempts.replaceAll("^1 attempts", "1 attempt")
            + (reading == Reading.CREATE
                ? ", "
                    + (posts == 0
                        ? "never sent"
                        : posts == 1 ? "sent once" : "sent " + posts + " times")
                : "");
      }
    }
  }
}
