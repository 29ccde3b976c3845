package org.entrepot.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheKilledTest {
  private static final int PROBES = 40;

  @TempDir private Path folder;

  private static String probe(int id, int version) {
    // Long enough for many pages of the disk, and of another length with each version.
    return "{\"id\":"
        + id
        + ",\"description\":\""
        + (id + "-" + version + " ").repeat(9000)
        + "\"}";
  }

  @Test
  void what_several_processes_wrote_of_whom_some_were_killed_is_whole() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path cache = folder.resolve("cache");
    Path log = folder.resolve("log");
    try (AtlasServer server = new AtlasServer()) {
      serve(server, 1);
      List<Process> processes = new ArrayList<>();
      try {
        for (int i = 0; i < 5; i++) {
          boolean toBeKilled = i < 3;
          processes.add(
              CacheProcess.start(
                  CacheProcess.class,
                  log,
                  server.base().toString(),
                  cache.toString(),
                  Long.toString(seed + i),
                  Integer.toString(PROBES),
                  toBeKilled ? "1000000" : "40"));
        }
        for (int i = 0; i < 3; i++) {
          // Wherever the process is after so many answers to whomever, there it is killed.
          awaitRequests(server, 10 + random.nextInt(20) + 20 * i, log, seed);
          processes.get(i).destroyForcibly();
          serve(server, i + 2);
        }
        for (int i = 3; i < 5; i++) {
          assertThat(processes.get(i).waitFor(60, TimeUnit.SECONDS)).as("seed %d", seed).isTrue();
          String said = Files.readString(log);
          assertThat(processes.get(i).exitValue()).as("seed %d: %s", seed, said).isZero();
        }
      } finally {
        processes.forEach(Process::destroyForcibly);
        for (Process process : processes) {
          process.waitFor(60, TimeUnit.SECONDS);
        }
      }
      assertThat(Cache.at(cache).verify()).as("seed %d", seed).isEmpty();
      servesWhatTheServerHas(server, cache, seed);
    }
    assertThat(entries(cache)).as("seed %d", seed).isEqualTo(PROBES);
  }

  private static void serve(AtlasServer server, int version) {
    server.list(
        "probes/", IntStream.rangeClosed(1, PROBES).mapToObj(i -> probe(i, version)).toList());
  }

  private static void awaitRequests(AtlasServer server, int number, Path log, long seed)
      throws Exception {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (server.requests().size() < number) {
      assertThat(System.nanoTime())
          .as("seed %d: %s", seed, Files.readString(log))
          .isLessThan(giveUp);
      Thread.sleep(1);
    }
  }

  private static void servesWhatTheServerHas(AtlasServer server, Path cache, long seed)
      throws Exception {
    List<String> online = new ArrayList<>();
    try (AtlasClient client = server.client().cache(Cache.at(cache)).build()) {
      for (int id = 1; id <= PROBES; id++) {
        online.add(client.probe(id).orElseThrow().toJson());
      }
    }
    int asked = server.requests().size();
    try (AtlasClient client = server.client().cache(Cache.at(cache)).offline().build()) {
      for (int id = 1; id <= PROBES; id++) {
        assertThat(client.probe(id).orElseThrow().toJson())
            .as("seed %d, probe %d", seed, id)
            .isEqualTo(online.get(id - 1))
            .contains(id + "-4 ");
      }
    }
    assertThat(server.requests()).hasSize(asked);
    assertThat(Cache.at(cache).verify()).as("seed %d", seed).isEmpty();
  }

  private static long entries(Path cache) throws Exception {
    try (Stream<Path> index = Files.list(cache.resolve("index"))) {
      return index.count();
    }
  }
}
