package org.entrepot.score;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.entrepot.SmallWorld;

/**
 * Six traceroutes in {@link SmallWorld} with their truth, small enough to be scored by hand.
 *
 * <pre>
 *    from  hops                              really        inferred   what is the matter
 * T1 AS1   1 2 9                             1 2 9         1 2 9      nothing
 * T2 AS1   1 2 2(is 3's) 9                   1 2 3 9       1 2 9      border numbered by the provider
 * T3 AS1   1 * 9                             1 4 9         1 ? 9      silent router
 * T4 AS2   2 LAN of exchange 7 (3's) 3 9     2 3 9         2 3 9      nothing; one city is wrong
 * T5 AS2   2 {2,3}(is 3's) *                 2 3 9         2 ?        two origins; not reached
 * T6 AS1   1 5(is 4's) 9                     1 4 9         1 5 9      third-party reply
 * </pre>
 *
 * AS4 and AS5 are of one organisation, which the analysis does not know; it takes AS5 and AS6 for
 * siblings, which they are not. AS1, AS2, AS7 and AS8 are the region, and the last two have no
 * probe; the analysis takes the others for some of it, too, so that nothing leaves it.
 */
final class HandMade {
  private static final String TO = "11.9.0.9";
  private static final int BELGRADE = 792680;
  private static final int VIENNA = 2761369;

  private HandMade() {}

  /** Writes {@code dataset} and {@code truth} into a folder. */
  static Path write(Path world) throws IOException {
    return write(world, 1, true, List.of(0, 1, 2, 3, 4, 5));
  }

  /**
   * Writes such a world of some of the traceroutes only, so that worlds differ.
   *
   * @param thirdParty whether the reply of T6 comes from a third party
   * @param which of T1 (0) to T6 (5) there are
   */
  static Path write(Path world, long seed, boolean thirdParty, List<Integer> which)
      throws IOException {
    Path dataset = Files.createDirectories(world.resolve("dataset"));
    new SmallWorld(dataset);
    List<String> results = new ArrayList<>();
    results.add(result(1, 0, "11.1.0.1", "11.2.0.1", TO));
    results.add(result(1, 1, "11.1.0.1", "11.2.0.1", "11.2.0.2", TO));
    results.add(result(1, 2, "11.1.0.1", "*", TO));
    results.add(result(2, 0, "11.2.1.1@10", "11.99.0.3@20", "11.3.2.1@20", TO));
    results.add(result(2, 1, "11.2.0.1", "11.20.0.1", "*"));
    results.add(result(1, 3, "11.1.0.1", thirdParty ? "11.5.0.1" : "11.4.0.1", TO));
    Files.writeString(
        dataset.resolve("results.jsonl"),
        String.join("\n", which.stream().map(results::get).toList()) + "\n");
    Files.writeString(
        dataset.resolve("study.yaml"),
        """
        name: by-hand
        region: [RS, BG]
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: [results.jsonl]
        %sseed: 7
        """
            .formatted(SmallWorld.referenceYaml()));
    truth(Files.createDirectories(world.resolve("truth")), seed, which);
    return world;
  }

  private static String result(int probe, int number, String... hops) {
    return SmallWorld.json(probe, TO, hops)
        .replace("\"msm_id\":1000", "\"msm_id\":" + (1000 + number));
  }

  private static void truth(Path folder, long seed, List<Integer> which) throws IOException {
    Files.writeString(
        folder.resolve("world.json"),
        "{\"synthetic\":true,\"seed\":" + seed + ",\"networks\":9,\"region\":\"see\"}\n");
    List<String> paths =
        List.of(
            path(
                1,
                0,
                true,
                "",
                "1,2,9",
                hop(1, 1, "11.1.0.1"),
                hop(2, 2, "11.2.0.1"),
                hop(3, 9, TO)),
            path(
                1,
                1,
                true,
                "{\"id\":8,\"from\":2,\"to\":3}",
                "1,2,3,9",
                hop(1, 1, "11.1.0.1"),
                hop(2, 2, "11.2.0.1"),
                hop(3, 3, "11.2.0.2", "border"),
                hop(4, 9, TO)),
            path(
                1,
                2,
                true,
                "",
                "1,4,9",
                hop(1, 1, "11.1.0.1"),
                hop(2, 4, "*", "silent"),
                hop(3, 9, TO)),
            path(
                2,
                0,
                true,
                "{\"id\":7,\"from\":2,\"to\":3}",
                "2,3,9",
                hop(1, 2, "11.2.1.1"),
                hop(2, 3, "11.99.0.3").replace("" + BELGRADE, "" + VIENNA),
                hop(3, 3, "11.3.2.1"),
                hop(4, 9, TO)),
            path(2, 1, false, "", "2,3,9", hop(1, 2, "11.2.0.1"), hop(2, 3, "11.20.0.1")),
            path(
                1,
                3,
                true,
                "",
                "1,4,9",
                hop(1, 1, "11.1.0.1"),
                hop(2, 4, "11.5.0.1", "third-party"),
                hop(3, 9, TO)));
    gzip(folder.resolve("paths.jsonl.gz"), which.stream().map(paths::get).toArray(String[]::new));
    gzip(
        folder.resolve("population.jsonl.gz"),
        population("1,2,9"),
        population("2,3,9"),
        population("7,2,9"),
        population("8,3,9"));
    List<String> networks = new ArrayList<>();
    for (int asn = 1; asn <= 9; asn++) {
      boolean region = List.of(1, 2, 7, 8).contains(asn);
      networks.add(
          ("{\"asn\":%d,\"name\":\"Network %d\",\"organisation\":\"%s\",\"country\":\"%s\","
                  + "\"kind\":\"isp\",\"users\":0,\"in_region\":%s,\"has_probe\":%s}")
              .formatted(
                  asn,
                  asn,
                  asn == 4 || asn == 5 ? "Four and Five" : "Org " + asn,
                  region ? "RS" : "DE",
                  region,
                  asn <= 2));
    }
    gzip(folder.resolve("networks.jsonl.gz"), networks.toArray(String[]::new));
    gzip(
        folder.resolve("probes.jsonl.gz"),
        "{\"id\":1,\"misplaced\":false}",
        "{\"id\":2,\"misplaced\":false}");
    gzip(
        folder.resolve("links.jsonl.gz"),
        "{\"a\":2,\"b\":1,\"relationship\":\"provider\"}",
        "{\"a\":7,\"b\":2,\"relationship\":\"peer\"}");
  }

  static String hop(int number, int asn, String address, String... artefacts) {
    return "{\"hop\":%d,\"asn\":%d,\"router\":%d,\"city\":%d,\"addr\":%s,\"artefacts\":[%s]}"
        .formatted(
            number,
            asn,
            asn * 100 + number,
            BELGRADE,
            address.equals("*") ? "null" : "\"" + address + "\"",
            Arrays.stream(artefacts).map(s -> '"' + s + '"').collect(Collectors.joining(",")));
  }

  private static String path(
      int probe, int number, boolean reached, String crossings, String asPath, String... hops) {
    return ("{\"msm_id\":%d,\"prb_id\":%d,\"timestamp\":1498435200,\"af\":4,\"src_asn\":%s,"
            + "\"dst_addr\":\"%s\",\"dst_asn\":9,\"as_path\":[%s],\"reached\":%s,"
            + "\"population\":%s,\"exchanges\":[%s],\"cities\":[],\"artefacts\":[]%s}")
        .formatted(
            1000 + number,
            probe,
            asPath.substring(0, asPath.indexOf(',')),
            TO,
            asPath,
            reached,
            hops.length == 0,
            crossings,
            hops.length == 0 ? "" : ",\"hops\":[" + String.join(",", hops) + "]");
  }

  private static String population(String asPath) {
    return ("{\"msm_id\":1000,\"src_asn\":%s,\"dst_addr\":\"%s\",\"dst_asn\":9,\"as_path\":[%s],"
            + "\"exchanges\":[],\"cities\":[],\"population\":true}")
        .formatted(asPath.substring(0, asPath.indexOf(',')), TO, asPath);
  }

  static void gzip(Path file, String... lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
