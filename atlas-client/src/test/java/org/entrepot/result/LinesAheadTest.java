package org.entrepot.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law: results that are read ahead are those that are read one after the other. */
class LinesAheadTest {
  private final ExecutorService workers = Executors.newFixedThreadPool(3);

  @AfterEach
  void end() {
    workers.shutdownNow();
  }

  private List<Parsed> read(InputStream in, boolean ahead) throws IOException {
    List<Parsed> all = new ArrayList<>();
    try (ElementReader elements =
        new ElementReader("x", in, new ResultReader(), ElementReader.LIMIT)) {
      if (ahead) {
        elements.readAhead(workers, 4);
      }
      for (Parsed p = elements.next(); p != null; p = elements.next()) {
        all.add(p);
      }
    }
    return all;
  }

  private void readAlike(byte[] bytes, String what) throws IOException {
    List<Parsed> ahead = read(new ByteArrayInputStream(bytes), true);
    List<Parsed> serially = read(new ByteArrayInputStream(bytes), false);
    if (!ahead.equals(serially)) {
      assertThat(ahead).as(what).isEqualTo(serially);
    }
  }

  /** Lines of many kinds, more than fit in a piece, of which some are longer than one. */
  @Test
  void lines_of_any_kind_are_read_alike() throws IOException {
    for (long seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(1, 900); i > 0; i--) {
        String line = Samples.traceroute(i);
        switch (random.nextInt(16)) {
          case 0 -> text.append(line, 0, random.nextInt(line.length()));
          case 1 -> text.append("[").append(line).append(", ").append(line).append("]");
          case 2 -> text.append(Samples.PING);
          case 3 -> text.append(line).append(" \t\r");
          case 4 -> text.append(line).append(line);
          case 5 -> text.append(line).append(" x");
          case 6 -> text.append(line.replaceFirst(",", ",\n"));
          case 7 -> text.append(" ").append(line);
          case 8 ->
              text.append("{\"long\":\"")
                  .append("a".repeat(random.nextInt(5) == 0 ? 600_000 : 9))
                  .append("\",")
                  .append(line, 1, line.length());
          default -> text.append(line);
        }
        text.append(random.nextInt(40) == 0 ? "" : "\n");
      }
      readAlike(text.toString().getBytes(UTF_8), "seed " + seed);
    }
  }

  @Tag(RealData.TAG)
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "traceroute/2019-roots-dual-stack.jsonl.gz",
        "traceroute/2017-06-26-all-probes-to-8.8.8.8.json.gz",
        "traceroute/2024-09-fw5080-cdn-udp-under-info-key.json.gz"
      })
  void real_results_whole_and_damaged_are_read_alike(String name) throws IOException {
    byte[] bytes;
    try (InputStream in = DataFile.of(RealData.path(name)).open()) {
      bytes = in.readNBytes(3_000_000);
    }
    readAlike(bytes, name);
    for (long seed = 0; seed < 4; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] damaged = bytes.clone();
      for (int i = random.nextInt(1, 200); i > 0; i--) {
        int at = random.nextInt(damaged.length);
        damaged[at] = (byte) (random.nextInt(3) == 0 ? '\n' : damaged[at] ^ 1 << random.nextInt(8));
      }
      readAlike(damaged, name + ", seed " + seed);
    }
  }

  @Test
  void most_lines_are_read_by_the_others() throws IOException {
    byte[] text = (Samples.traceroute(1) + "\n").repeat(1_000).getBytes(UTF_8);
    int found = 0;
    try (LinesAhead ahead = new LinesAhead(new ByteArrayInputStream(text), workers, 2)) {
      assertThat(ahead.readAllBytes()).isEqualTo(text);
    }
    try (LinesAhead ahead = new LinesAhead(new ByteArrayInputStream(text), workers, 2)) {
      int length = text.length / 1_000;
      for (int i = 0; i < 1_000; i++) {
        ahead.readNBytes(length);
        LinesAhead.Line line = ahead.at((long) i * length);
        found += line != null && line.length() == length - 1 ? 1 : 0;
      }
    }
    assertThat(found).isEqualTo(1_000);
  }

  /** What a stream gave before it failed is read before the failure is told. */
  @Test
  void a_failure_comes_where_it_would_come() {
    byte[] text = (Samples.traceroute(1) + "\n").repeat(50).getBytes(UTF_8);
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(text)) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            if (n < 0) {
              throw new IOException("the disk is gone");
            }
            return n;
          }
        };
    List<Parsed> kept = new ArrayList<>();
    try (ElementReader elements =
        new ElementReader("x", failing, new ResultReader(), ElementReader.LIMIT)) {
      elements.readAhead(workers, 4);
      assertThatThrownBy(
              () -> {
                for (Parsed p = elements.next(); p != null; p = elements.next()) {
                  kept.add(p);
                }
              })
          .hasMessage("the disk is gone");
      assertThat(kept).hasSize(50);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
