package org.entrepot.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.entrepot.RealData;
import org.entrepot.annotate.AddressBook;
import org.entrepot.infer.TracePaths;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
import org.entrepot.result.Traceroute;
import org.entrepot.study.InvalidStudyException;
import org.entrepot.study.StudyConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The first 40 MB of the traceroutes to operator paths on one thread: the inference over parsed
 * traceroutes, the parse, and both. The counter {@code megabytes} is the speed in MB of lines a
 * second of the thread's own time ({@link CpuSpeed}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class PathsBenchmark {
  private static final int BYTES = 40_000_000;

  private final byte[] lines = firstLines();
  private final List<Traceroute> traces = traces();
  private final TracePaths paths = TracePaths.with(book());

  private static byte[] firstLines() {
    byte[] all = Traces.read();
    int end = BYTES;
    while (all[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(all, end);
  }

  private static AddressBook book() {
    try {
      return AddressBook.load(
          StudyConfig.read(RealData.directory().orElseThrow().resolve("middle-east-2019.yaml"))
              .dataset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidStudyException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Traceroute> traces() {
    List<Traceroute> read = new ArrayList<>();
    try (Results results = Results.of(new ByteArrayInputStream(lines), "lines")) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        if (p.get() instanceof Parsed.Kept kept && kept.result() instanceof Traceroute trace) {
          read.add(trace);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  /** Paths of traceroutes that are parsed already. */
  @Benchmark
  public void inference(CpuSpeed speed, Blackhole sink) {
    speed.start();
    for (Traceroute trace : traces) {
      sink.consume(paths.path(trace));
    }
    speed.stop(lines.length);
  }

  /** The parse alone. */
  @Benchmark
  public void parse(CpuSpeed speed, Blackhole sink) {
    speed.start();
    read(sink, false);
    speed.stop(lines.length);
  }

  /** From lines to paths. */
  @Benchmark
  public void linesToPaths(CpuSpeed speed, Blackhole sink) {
    speed.start();
    read(sink, true);
    speed.stop(lines.length);
  }

  private void read(Blackhole sink, boolean infer) {
    try (Results results = Results.of(new ByteArrayInputStream(lines), "lines")) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        if (p.get() instanceof Parsed.Kept kept && kept.result() instanceof Traceroute trace) {
          sink.consume(infer ? paths.path(trace) : trace);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
