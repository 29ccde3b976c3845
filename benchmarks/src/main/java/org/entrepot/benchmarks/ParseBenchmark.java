package org.entrepot.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
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
 * Traceroutes from lines in memory to values on one thread, beside yardsticks over the same bytes.
 * The counter {@code megabytes} is the speed in MB a second of the thread's own time ({@link
 * CpuSpeed}).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParseBenchmark {
  private static final JsonFactory TOKENS =
      new JsonFactoryBuilder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();

  private static final byte QUOTE = 1;
  private static final byte ESCAPE = 2;
  private static final byte STRUCTURE = 3;
  private static final byte[] CLASSES = classes();

  private final byte[] lines = Traces.read();

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (char c : "{}[]:,".toCharArray()) {
      classes[c] = STRUCTURE;
    }
    classes['"'] = QUOTE;
    classes['\\'] = ESCAPE;
    return classes;
  }

  /** The bytes merely summed. */
  @Benchmark
  public long bytesSummed(CpuSpeed speed) {
    speed.start();
    int sum = 0;
    for (byte b : lines) {
      sum += b;
    }
    speed.stop(lines.length);
    return sum;
  }

  /** Line feeds counted. */
  @Benchmark
  public int newlinesFound(CpuSpeed speed) {
    speed.start();
    int newlines = 0;
    for (byte b : lines) {
      newlines += b == '\n' ? 1 : 0;
    }
    speed.stop(lines.length);
    return newlines;
  }

  /** Each byte classified, and the brackets, colons and commas outside of strings counted. */
  @Benchmark
  public int bytesClassified(CpuSpeed speed) {
    speed.start();
    byte[] bytes = lines;
    byte[] classes = CLASSES;
    int structure = 0;
    boolean inString = false;
    for (int i = 0; i < bytes.length; i++) {
      switch (classes[bytes[i] & 0xFF]) {
        case STRUCTURE -> structure += inString ? 0 : 1;
        case QUOTE -> inString = !inString;
        case ESCAPE -> i++;
        default -> {}
      }
    }
    speed.stop(lines.length);
    return structure;
  }

  /** Jackson's tokens walked, none looked at. */
  @Benchmark
  public long jacksonTokens(CpuSpeed speed) throws IOException {
    speed.start();
    long tokens = 0;
    try (JsonParser parser = TOKENS.createParser(lines)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        tokens++;
      }
    }
    speed.stop(lines.length);
    return tokens;
  }

  /** Every result read into its values. */
  @Benchmark
  public void results(CpuSpeed speed, Blackhole sink) throws IOException {
    speed.start();
    try (Results results = Results.of(new ByteArrayInputStream(lines), "lines")) {
      for (Optional<Parsed> p = results.next(); p.isPresent(); p = results.next()) {
        sink.consume(p);
      }
    }
    speed.stop(lines.length);
  }
}
