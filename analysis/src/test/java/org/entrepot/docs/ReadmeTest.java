package org.entrepot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entrepot.SmallWorld;
import org.entrepot.aggregate.Metric;
import org.entrepot.aggregate.PathShare;
import org.entrepot.annotate.AddressBook;
import org.entrepot.infer.TracePaths;
import org.entrepot.net.Asn;
import org.entrepot.path.Lens;
import org.entrepot.rank.Ranking;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Estimand;
import org.entrepot.study.StudyConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the README: it compiles, it runs, and it is what the README says. */
class ReadmeTest {
  @TempDir Path folder;

  @Test
  void the_program_of_the_readme_ranks_operators() throws Exception {
    new SmallWorld(folder);
    Files.writeString(
        folder.resolve("results.jsonl"),
        SmallWorld.json(1, "11.9.0.9", "11.1.0.1", "11.2.0.1", "11.9.0.9") + "\n{ broken\n");
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        name: small
        region: wb6
        period: { from: 2017-06-26T00:00:00Z, to: 2017-06-27T00:00:00Z }
        results: [results.jsonl]
        """
            + SmallWorld.referenceYaml());
    Path file = folder.resolve("study.yaml");

    // tag::readme
    var data = StudyConfig.read(file).dataset();
    var book = AddressBook.load(data);
    var tally = new Tally();
    var paths = TracePaths.infer(Results.traceroutes(data, tally), book);
    var transit =
        paths.collect(Metric.into(() -> PathShare.transit(Lens.AS, book::organizationOf)));
    var what = new Estimand("paths", "one vote an AS", "all probes", "2017", "went through it");
    var shares = ClusterBootstrap.withSeed(1).estimate(what, transit.table());
    var ranking = Ranking.of("transit", shares); // prints as a small table
    // end::readme

    assertThat(ranking.rows()).extracting(Ranking.Row::key).containsExactly(new Asn(2));
    assertThat(tally.rejected().values()).containsExactly(1L);
    assertThat(tally.read()).isEqualTo(2);
  }

  @Test
  void the_readme_shows_the_program_that_is_tested() throws IOException {
    List<String> source =
        Files.readAllLines(Path.of("src/test/java/org/entrepot/docs/ReadmeTest.java"));
    List<String> program =
        source.subList(
            source.indexOf("    // tag::readme") + 1, source.indexOf("    // end::readme"));
    assertThat(Files.readString(Path.of("../README.md")))
        .contains(String.join("\n", program).stripIndent());
  }
}
