package org.entrepot.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.Measurement;
import org.entrepot.atlas.MeasurementGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops measurements. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas stop ID... [OPTION...]",
    description = {
      "Stops measurements of yours. Needs a key.",
      "Shows what they are, and asks. Prints the number of each that was stopped."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas stop 70000001 70000002",
      "      two measurements, if you type yes",
      "  entrepot atlas stop 70000001 --yes",
      "      without asking"
    })
final class AtlasStop extends AtlasVerb {
  @Parameters(paramLabel = "ID", arity = "1..*", description = "Measurements by their ids.")
  private List<String> named = List.of();

  @Option(
      names = "--group",
      order = 10,
      description = "The ids are those of groups, all of whose measurements are stopped.")
  private boolean groups;

  @Mixin private Consent consent = new Consent();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    if (!consent.isDryRun()) {
      needsKey(hasKey, "to stop a measurement");
    }
  }

  @Override
  int run(AtlasClient client) throws Exception {
    Set<Long> ids = Given.ids("ID", named);
    Set<Long> missing = new TreeSet<>();
    List<Long> found = new ArrayList<>();
    for (long id : ids) {
      Optional<String> words = groups ? group(client, id) : measurement(client, id);
      words.ifPresent(sentence -> consent.tell(this, sentence));
      if (words.isPresent()) {
        found.add(id);
      } else {
        missing.add(id);
      }
    }
    int status = missing(groups ? "group" : "measurement", ids, missing, false);
    if (found.isEmpty() || consent.isDryRun()) {
      return status;
    }
    consent.want(this, "stop " + (found.size() == 1 ? "it" : "them"), "--yes, or --dry-run");
    for (long id : found) {
      if (groups) {
        client.stopGroup(id);
      } else {
        client.stop(id);
      }
      out().write((id + "\n").getBytes(StandardCharsets.US_ASCII));
      out().flush();
    }
    String noun = groups ? "group" : "measurement";
    summary(
        String.format(
            Locale.ROOT, "stopped %,d %s%s", found.size(), noun, found.size() == 1 ? "" : "s"));
    return status;
  }

  private static Optional<String> measurement(AtlasClient client, long id) {
    return client.measurement(id).map(AtlasStop::words);
  }

  /** "70000001: ping of example.org, Ongoing, "to the office"". */
  static String words(Measurement measurement) {
    return measurement.id()
        + ": "
        + measurement.type().orElse("a measurement")
        + measurement.target().map(target -> " of " + target).orElse("")
        + measurement.status().map(status -> ", " + status.name()).orElse("")
        + measurement
            .description()
            .filter(text -> !text.isBlank())
            .map(text -> ", \"" + text + "\"")
            .orElse("");
  }

  private static Optional<String> group(AtlasClient client, long id) {
    return client.measurementGroup(id).map(AtlasStop::words);
  }

  private static String words(MeasurementGroup group) {
    List<Long> members = group.members().stream().map(MeasurementGroup.Member::id).toList();
    return "group "
        + group.id()
        + " of "
        + group.totalMembers().orElse(members.size())
        + " measurements: "
        + Given.some(members);
  }
}
