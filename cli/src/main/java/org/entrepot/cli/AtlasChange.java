package org.entrepot.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.Measurement;
import org.entrepot.atlas.ProbeSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a measurement. */
@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas change ID [OPTION...]",
    description = {
      "Changes a measurement of yours. Needs a key.",
      "You are asked before anything is published and before probes come or go."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas change 70000001 --description \"to the office\" --add-tag office",
      "      another name, and one tag more",
      "  entrepot atlas change 70000001 --add-probes country:RS:5 --yes --at-most 5000",
      "      five probes more, if they cost no more than 5000 credits a day"
    })
final class AtlasChange extends AtlasVerb {
  @Parameters(paramLabel = "ID", description = "The measurement.")
  private String id = "";

  @ArgGroup(validate = false, order = 10, heading = "%nWhat changes:%n")
  private Changes changes = new Changes();

  @ArgGroup(validate = false, order = 50, heading = "%nYour consent:%n")
  private Consent consent = new Consent();

  @Option(
      names = "--at-most",
      paramLabel = "CREDITS",
      order = 51,
      description =
          "Send nothing if the added probes cost more a day, or once if it is a one-off. --yes with"
              + " --add-probes wants it.")
  private @Nullable Long atMost;

  /** What changes. */
  static final class Changes {
    @Option(names = "--description", paramLabel = "TEXT", description = "What you call it.")
    private @Nullable String description;

    @Option(
        names = "--publish",
        description = "Let everybody see it and its results. That cannot be undone.")
    private boolean publish;

    @Option(
        names = "--add-tag",
        paramLabel = "A,B",
        split = ",",
        hideParamSyntax = true,
        description = "Add these tags.")
    private List<String> addTags = List.of();

    @Option(
        names = "--remove-tag",
        paramLabel = "A,B",
        split = ",",
        hideParamSyntax = true,
        description = "Take these tags away.")
    private List<String> removeTags = List.of();

    @Option(
        names = "--add-probes",
        paramLabel = "SOURCE",
        description = "Have more probes take part, such as country:RS:5; more than once for more.")
    private List<String> addProbes = List.of();

    @Option(
        names = "--remove-probes",
        paramLabel = "1,2,5-9",
        split = ",",
        hideParamSyntax = true,
        description = "Have these probes take part no longer.")
    private List<String> removeProbes = List.of();

    boolean isNone() {
      return description == null
          && !publish
          && addTags.isEmpty()
          && removeTags.isEmpty()
          && addProbes.isEmpty()
          && removeProbes.isEmpty();
    }

    boolean isGrave() {
      return publish || !addProbes.isEmpty() || !removeProbes.isEmpty();
    }
  }

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    if (changes.isNone()) {
      throw new Failures.UserMistake(
          "nothing was sent: what is to change? entrepot atlas change --help");
    }
    if (changes.description != null && changes.description.isBlank()) {
      throw new Failures.UserMistake("--description is not blank");
    }
    if (consent.isDryRun()) {
      return;
    }
    needsKey(hasKey, "to change a measurement");
    if (consent.isGiven() && atMost == null && !changes.addProbes.isEmpty()) {
      throw new Failures.UserMistake(
          "nothing was sent: --yes with --add-probes wants --at-most CREDITS");
    }
  }

  @Override
  int run(AtlasClient client) throws Exception {
    long number = Given.id("ID", id);
    ProbeSource[] added =
        ProbeSources.read("--add-probes", changes.addProbes).toArray(ProbeSource[]::new);
    Set<Long> removed = Given.ids("--remove-probes", changes.removeProbes);
    Measurement measurement =
        client
            .measurement(number)
            .orElseThrow(() -> new Failures.UserMistake("there is no measurement " + number));
    consent.tell(this, AtlasStop.words(measurement));
    long cost = added.length == 0 ? 0 : cost(measurement, added);
    tell(removed);
    if (consent.isDryRun()) {
      return 0;
    }
    if (changes.isGrave()) {
      consent.want(this, "do that", "--yes, or --dry-run");
    }
    change(client, measurement, removed);
    if (added.length > 0) {
      long most = atMost == null ? cost : atMost;
      List<Long> requests =
          Given.checked("--add-probes", () -> client.addProbes(measurement, most, added));
      summary("asked for more probes, request " + Given.some(requests));
    }
    return 0;
  }

  private long cost(Measurement measurement, ProbeSource... added) throws Failures.UserMistake {
    long cost =
        Given.checked("--add-probes", () -> AtlasClient.creditsPerDayOf(measurement, added));
    boolean isOnce = measurement.isOneOff().orElse(false);
    consent.tell(
        this,
        String.format(
            Locale.ROOT,
            "more probes: %s; about %,d credits%s, if each answers each time",
            String.join(", ", changes.addProbes),
            cost,
            isOnce ? "" : " a day"));
    if (atMost != null && cost > atMost) {
      throw new Failures.UserMistake(
          String.format(
              Locale.ROOT,
              "nothing was sent: the probes cost about %,d credits, and --at-most is %,d",
              cost,
              atMost));
    }
    return cost;
  }

  private void tell(Set<Long> removed) {
    if (changes.description != null) {
      consent.tell(this, "its description becomes \"" + changes.description + "\"");
    }
    if (!changes.addTags.isEmpty()) {
      consent.tell(this, "more tags: " + String.join(", ", changes.addTags));
    }
    if (!changes.removeTags.isEmpty()) {
      consent.tell(this, "tags no longer: " + String.join(", ", changes.removeTags));
    }
    if (!removed.isEmpty()) {
      consent.tell(this, "probes no longer: " + Given.some(removed));
    }
    if (changes.publish) {
      consent.tell(this, "everybody will see it and its results, which cannot be undone");
    }
  }

  private void change(AtlasClient client, Measurement measurement, Set<Long> removed)
      throws Failures.UserMistake {
    long number = measurement.id();
    if (changes.description != null) {
      client.describe(number, changes.description);
      summary("described it");
    }
    for (String tag : changes.addTags) {
      Given.checked("--add-tag", () -> done(() -> client.addTag(number, tag.strip())));
      summary("added the tag " + Visible.text(tag));
    }
    for (String tag : changes.removeTags) {
      Given.checked("--remove-tag", () -> done(() -> client.removeTag(number, tag.strip())));
      summary("took the tag " + Visible.text(tag) + " away");
    }
    if (!removed.isEmpty()) {
      List<Long> requests = client.removeProbes(number, removed);
      summary("asked for fewer probes, request " + Given.some(requests));
    }
    if (changes.publish) {
      client.publish(number);
      summary("published it");
    }
  }

  private static boolean done(Runnable action) {
    action.run();
    return true;
  }
}
