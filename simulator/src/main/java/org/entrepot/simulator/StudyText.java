package org.entrepot.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;

/** The study file of a simulated dataset: all of its files, used as a real study would use them. */
final class StudyText {
  private StudyText() {}

  /**
   * The text of the file, in YAML.
   *
   * @param from no result is earlier
   * @param last no result is later
   */
  static String of(World world, Manifest manifest, Instant from, Instant last) {
    long seed = world.settings.seed();
    List<String> lines = new ArrayList<>();
    lines.add("# " + ReferenceFile.MARK + ".");
    lines.add("name: synthetic-" + Long.toUnsignedString(seed));
    lines.add(
        "title: \"SYNTHETIC: who carries the outbound paths of a made-up Southeast Europe (seed "
            + seed
            + ")\"");
    lines.add("synthetic: true");
    lines.add("region: " + Tables.REGION);
    lines.add("period: { from: " + begin(from) + ", to: " + end(last) + " }");
    lines.add("results:");
    for (String path : paths(manifest, FileUse.results())) {
      lines.add("  - " + path);
    }
    lines.add("reference:");
    for (Role role : Role.values()) {
      List<String> paths = paths(manifest, FileUse.of(role));
      if (!paths.isEmpty()) {
        lines.add("  " + role.key() + ": [" + String.join(", ", paths) + "]");
      }
    }
    lines.add("seed: " + seed);
    return String.join("\n", lines) + "\n";
  }

  private static List<String> paths(Manifest manifest, FileUse use) {
    return manifest.entries().stream()
        .filter(entry -> entry.use().equals(use))
        .map(ManifestEntry::path)
        .toList();
  }

  /** Whole days, from the first on which anything was measured. */
  static Instant begin(Instant from) {
    return from.truncatedTo(ChronoUnit.DAYS);
  }

  /** The end of the last day on which anything was measured. */
  static Instant end(Instant last) {
    return begin(last).plus(1, ChronoUnit.DAYS);
  }
}
