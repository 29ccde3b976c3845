package org.entrepot.atlas;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process of its own that does something over and over, until it is done or killed. */
final class CacheProcess {
  private CacheProcess() {}

  /** Starts another Java with this class path. */
  static Process start(Class<?> main, Path log, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    File out = log.toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(out))
        .start();
  }

  /**
   * Asks for probes in a random order, again and again.
   *
   * @param args the API, the cache, the seed, how many probes, how many questions
   */
  public static void main(String[] args) throws IOException {
    Random random = new Random(Long.parseLong(args[2]));
    int probes = Integer.parseInt(args[3]);
    try (AtlasClient client =
        AtlasClient.builder()
            .baseUrl(URI.create(args[0]))
            .cache(Cache.at(Path.of(args[1])))
            .build()) {
      for (int i = Integer.parseInt(args[4]); i > 0; i--) {
        long id = 1L + random.nextInt(probes);
        if (client.probe(id).orElseThrow().id() != id) {
          throw new IllegalStateException("another probe than " + id);
        }
      }
    }
    System.out.println("done");
  }
}
