package org.entrepot.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasException;
import org.entrepot.atlas.Measurement;
import org.entrepot.dataset.DatasetException;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;

/** One run of {@code entrepot fetch}: its steps, each of which leaves a manifest that is true. */
final class Fetching {
  private static final long SECONDS_A_DAY = 86_400;

  /** What gzip leaves of results. */
  private static final int COMPRESSION = 8;

  private final AtlasClient client;
  private final FetchPlan plan;
  private final FetchNotes notes;
  private final FetchedProbes probes;
  private final FetchedReferences references;
  private final FetchedResults results;

  /**
   * @param base of the API, for the manifest
   * @param clock says what day it is
   */
  Fetching(AtlasClient client, URI base, FetchPlan plan, InstantSource clock, FetchNotes notes) {
    this.client = client;
    this.plan = plan;
    this.notes = notes;
    this.probes = new FetchedProbes(client, base, plan, clock, notes);
    this.references = new FetchedReferences(client.downloads(), plan, clock, notes);
    this.results = new FetchedResults(client, base, plan, notes);
  }

  /** Does all of it and gives the status. */
  int run() throws IOException, Failures.UserMistake {
    Path folder = plan.folder();
    StudyFolder study = new StudyFolder(plan);
    begin(study);
    FetchedProbes.Chosen chosen = probes.fetch();
    Map<Long, Measurement> definitions = definitions();
    announce(chosen, definitions);
    results.checkNothingElseIsThere(chosen.ids());
    references.fetch();
    if (!chosen.ids().isEmpty()) {
      results.fetch(chosen.ids(), definitions.keySet());
    }
    Manifest manifest = Manifest.update(folder, this::inOrder);
    study.finish(manifest, notes);
    return ending(manifest);
  }

  private void begin(StudyFolder study) throws IOException, Failures.UserMistake {
    Path folder = plan.folder();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Failures.UserMistake("--out " + folder + " is a file and not a folder");
    }
    boolean isOurs = !Files.exists(folder) || Manifest.isIn(folder) || isEmpty(folder);
    if (!isOurs) {
      throw new Failures.UserMistake(
          "--out " + folder + " exists and holds no dataset; nothing in it was touched");
    }
    if (Manifest.isIn(folder)) {
      checkIsDataset(folder);
    }
    study.check();
    Manifest.update(folder, manifest -> manifest);
    study.begin();
  }

  private static void checkIsDataset(Path folder) throws IOException, Failures.UserMistake {
    try {
      Manifest.read(folder);
    } catch (DatasetException e) {
      throw new Failures.UserMistake(
          "--out "
              + folder
              + " holds no dataset; nothing in it was touched: "
              + Objects.requireNonNull(e.getMessage()));
    }
  }

  /** What a run that was killed at once may leave is nothing. */
  private static boolean isEmpty(Path folder) throws IOException {
    try (var inside = Files.list(folder)) {
      return inside.map(path -> path.getFileName().toString()).allMatch(StudyFolder::isOwn);
    }
  }

  /** What RIPE Atlas says of each measurement, of those of which it does. */
  private Map<Long, Measurement> definitions() throws Failures.UserMistake {
    Map<Long, Measurement> found = new LinkedHashMap<>();
    for (Map.Entry<Long, Optional<BuiltIn>> wanted : plan.measurements().entrySet()) {
      long id = wanted.getKey();
      try {
        Measurement measurement =
            client
                .measurement(id)
                .orElseThrow(() -> new Failures.UserMistake("there is no measurement " + id));
        if (wanted.getValue().isPresent()) {
          check(wanted.getValue().get(), measurement);
        }
        found.put(id, measurement);
      } catch (AtlasException e) {
        notes.miss("measurement " + id, FetchFailures.sentence(e));
      }
    }
    return found;
  }

  private static void check(BuiltIn builtIn, Measurement found) throws Failures.UserMistake {
    boolean isThat =
        found.type().map(builtIn.type()::equals).orElse(true)
            && (found.af().isEmpty() || found.af().getAsInt() == builtIn.af());
    if (!isThat) {
      throw new Failures.UserMistake(
          "measurement "
              + builtIn.id()
              + " is not what --builtin "
              + builtIn.name()
              + " means, but: "
              + describe(found));
    }
  }

  private static String describe(Measurement measurement) {
    return measurement.type().orElse("a measurement")
        + measurement.target().map(target -> " to " + target).orElse("")
        + (measurement.af().isPresent() ? ", IPv" + measurement.af().getAsInt() : "")
        + (measurement.intervalSeconds().isPresent()
            ? ", every " + measurement.intervalSeconds().getAsLong() + " s"
            : "");
  }

  private void announce(FetchedProbes.Chosen chosen, Map<Long, Measurement> definitions)
      throws IOException {
    long seconds = plan.period().to().getEpochSecond() - plan.period().from().getEpochSecond();
    notes.say(
        FetchNotes.format(
            "%s, %s: %s, %,d of them connected that day; %s; %s",
            plan.region().name(),
            plan.period().words(),
            FetchNotes.counted(chosen.ids().size(), "probe"),
            chosen.connected(),
            FetchNotes.counted(definitions.size(), "measurement"),
            FetchNotes.counted(plan.sources().size(), "reference file")));
    long count = 0;
    long bytes = 0;
    boolean isKnown = true;
    for (Measurement each : definitions.values()) {
      notes.say("  " + each.id() + ": " + describe(each));
      boolean once = each.isOneOff().orElse(false);
      isKnown &= once || each.intervalSeconds().orElse(0) > 0;
      long times = once ? 1 : seconds / Math.max(1, each.intervalSeconds().orElse(SECONDS_A_DAY));
      count += times * chosen.connected();
      bytes += times * chosen.connected() * typicalBytes(each);
    }
    if (!definitions.isEmpty() && isKnown) {
      notes.say(
          FetchNotes.format(
              "at most about %,d results, %s to receive and %s on the disk",
              count, FetchNotes.size(bytes), FetchNotes.size(bytes / COMPRESSION)));
    }
    FileStore store = Files.getFileStore(plan.folder());
    notes.say(
        "fetching costs no credits; "
            + FetchNotes.size(store.getUsableSpace())
            + " are free at "
            + plan.folder());
  }

  /** About so many bytes has a result as it is sent. */
  private static long typicalBytes(Measurement measurement) {
    return switch (measurement.type().orElse("")) {
      case "traceroute" -> 3000;
      case "sslcert" -> 4000;
      case "dns" -> 700;
      default -> 500;
    };
  }

  /** The same entries in the order of the plan, whatever order they came in. */
  private Manifest inOrder(Manifest manifest) {
    List<String> planned = new ArrayList<>();
    planned.add(probes.path());
    planned.addAll(references.paths(manifest));
    plan.measurements().keySet().forEach(id -> planned.add(FetchedResults.path(id)));
    Comparator<ManifestEntry> order =
        Comparator.comparingInt(
            entry -> planned.contains(entry.path()) ? planned.indexOf(entry.path()) : 1 << 20);
    return new Manifest(
        manifest.entries().stream().sorted(order.thenComparing(ManifestEntry::path)).toList());
  }

  private int ending(Manifest manifest) throws DatasetException {
    Set<String> missing = new TreeSet<>(notes.missing());
    long bytes = manifest.entries().stream().mapToLong(e -> e.fingerprint().bytes()).sum();
    notes.say(
        FetchNotes.format(
            "%s: %s, %s",
            plan.folder(),
            FetchNotes.counted(manifest.entries().size(), "file"),
            FetchNotes.size(bytes)));
    if (missing.isEmpty()) {
      notes.say("now: entrepot study " + plan.folder());
      return 0;
    }
    notes.warn(
        "incomplete: "
            + String.join(", ", missing)
            + " could not be had; the same command tries again");
    return Failures.INCOMPLETE;
  }
}
