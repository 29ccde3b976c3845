package org.entrepot.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entrepot.dataset.DataFile;
import org.entrepot.net.CountryCode;
import org.entrepot.simulator.Blueprint.Link;
import org.entrepot.simulator.Blueprint.Plan;
import org.entrepot.simulator.Blueprint.Relation;
import org.entrepot.simulator.Blueprint.Site;

/** A world of five networks that is planned by hand, and what is written of worlds. */
final class SmallWorld {
  private SmallWorld() {}

  /**
   * A carrier sells to two incumbents, of which the Serbian one owns a network in Kosovo that has a
   * comma in its name; an exchange in Belgrade has three members.
   */
  static World of(Levels levels) {
    List<Metro> metros = Metro.all();
    List<Plan> plans =
        List.of(
            plan(1, "Carrier", Kind.CARRIER, 0, "DE", 0, metros, "fra", "beg"),
            plan(2, "Incumbent RS", Kind.INCUMBENT, 1, "RS", 3_000_000, metros, "beg", "fra"),
            plan(3, "Net, of \"Kosovo\"", Kind.ACCESS, 1, "XK", 500_000, metros, "prn", "beg"),
            plan(4, "Incumbent DE", Kind.INCUMBENT, 3, "DE", 9_000_000, metros, "fra"),
            plan(5, "Exchange of Belgrade", Kind.EXCHANGE, 4, "RS", 0, metros, "beg"));
    List<Link> links =
        List.of(
            new Link(0, 1, Relation.PROVIDER),
            new Link(0, 3, Relation.PROVIDER),
            new Link(0, 4, Relation.PROVIDER),
            new Link(1, 2, Relation.PROVIDER));
    Blueprint blueprint =
        new Blueprint(plans, links, List.of(new Site(4, metro(metros, "beg"), List.of(0, 1, 2))));
    Settings settings = Settings.of(1).withProbes(4).with(levels);
    return new World(settings, new Wiring(settings, blueprint, metros));
  }

  private static Plan plan(
      int number,
      String name,
      Kind kind,
      int organisation,
      String country,
      long users,
      List<Metro> metros,
      String... cities) {
    return new Plan(
        1_000_000 + number,
        "SYNTHETIC " + name,
        kind,
        organisation,
        new CountryCode(country),
        users,
        Arrays.stream(cities).map(code -> metro(metros, code)).toList());
  }

  static Metro metro(List<Metro> metros, String code) {
    return metros.stream().filter(metro -> metro.code().equals(code)).findFirst().orElseThrow();
  }

  /** The file of this class that a world has. */
  static <T extends ReferenceFile> T file(World world, Class<T> type) {
    return Tables.files(world).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The lines that a file writes. */
  static List<String> lines(ReferenceFile file, Path folder) throws IOException {
    Path written = folder.resolve(file.name());
    try (LineFile to = new LineFile(written)) {
      file.write(to);
    }
    return lines(written);
  }

  /** The lines of a file, decompressed. */
  static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(DataFile.of(file).open(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    }
    return lines;
  }
}
