package org.entrepot.atlas;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.result.Parsed;

/**
 * A program of its own that downloads, to be killed and to be given little memory. Its arguments
 * are the base URL, the file ({@code -} to read as a stream), the start and the stop in seconds
 * since 1970, the length of a window in seconds, the bytes of memory, the bytes after which it
 * dies, and measurements.
 */
final class DownloadProgram {
  /** For a program that is over before much of it is compiled. */
  static final List<String> SHORT =
      List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private DownloadProgram() {}

  /** Starts it in a Java of its own. */
  static Process start(List<String> options, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DownloadProgram.class.getName());
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  /** Does it, and says how many results there were. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException {
    URI base = URI.create(arguments[0]);
    List<ResultQuery> queries = new ArrayList<>();
    for (int i = 7; i < arguments.length; i++) {
      queries.add(
          ResultQuery.of(Long.parseLong(arguments[i]))
              .withStart(Instant.ofEpochSecond(Long.parseLong(arguments[2])))
              .withStop(Instant.ofEpochSecond(Long.parseLong(arguments[3]))));
    }
    long results;
    try (AtlasClient client =
        AtlasClient.builder()
            .baseUrl(base)
            .clock(() -> Instant.parse("2026-11-25T12:00:00Z"))
            .build()) {
      if (arguments[1].equals("-")) {
        try (Stream<Parsed> all = client.results(queries.get(0))) {
          results = all.filter(Parsed.Kept.class::isInstance).count();
        }
      } else {
        DownloadOptions options =
            DownloadOptions.defaults()
                .withWindow(Duration.ofSeconds(Long.parseLong(arguments[4])))
                .withMemory(Long.parseLong(arguments[5]));
        Disk disk =
            new KillableDisk(Long.parseLong(arguments[6]), () -> Runtime.getRuntime().halt(137));
        results = client.download(queries, Path.of(arguments[1]), options, disk).results();
      }
    }
    System.out.println(results + " results");
  }
}
