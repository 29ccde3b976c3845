package org.entrepot.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrepot.atlas.AtlasClient;
import org.entrepot.atlas.AtlasException;
import org.entrepot.atlas.DownloadOptions;
import org.entrepot.atlas.DownloadProgress;
import org.entrepot.atlas.DownloadSummary;
import org.entrepot.atlas.ReferenceSource;
import org.entrepot.atlas.ResultQuery;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Origin;

/** Results, a file for each measurement. */
final class FetchedResults {
  /** Where they lie in the dataset. */
  static final String FOLDER = "results";

  private final AtlasClient client;
  private final URI base;
  private final FetchPlan plan;
  private final FetchNotes notes;

  FetchedResults(AtlasClient client, URI base, FetchPlan plan, FetchNotes notes) {
    this.client = client;
    this.base = base;
    this.plan = plan;
    this.notes = notes;
  }

  static String path(long measurement) {
    return FOLDER + "/" + measurement + ".jsonl.gz";
  }

  /** Results of other probes or of another time must not be taken for these. */
  void checkNothingElseIsThere(Collection<Long> probes) throws IOException, Failures.UserMistake {
    Manifest manifest = Manifest.read(plan.folder());
    for (long id : plan.measurements().keySet()) {
      Optional<ManifestEntry> there = manifest.entry(path(id));
      if (there.isPresent() && !there.get().origin().equals(Optional.of(origin(id, probes)))) {
        throw new Failures.UserMistake(
            plan.folder()
                + " holds results of measurement "
                + id
                + " of other probes, another time or another server; give another --out");
      }
    }
  }

  /**
   * Fetches the results of all measurements.
   *
   * @param known those measurements that RIPE Atlas told of; that the others failed was said
   */
  void fetch(Collection<Long> probes, Set<Long> known) throws IOException {
    for (long id : plan.measurements().keySet()) {
      if (known.contains(id)) {
        try {
          fetch(id, probes);
        } catch (AtlasException e) {
          notes.miss("measurement " + id, FetchFailures.sentence(e));
        }
      }
    }
  }

  private void fetch(long id, Collection<Long> probes) throws IOException {
    Path file = plan.folder().resolve(path(id));
    Optional<ManifestEntry> there = Manifest.read(plan.folder()).entry(path(id));
    if (there.isPresent() && isFinal(there.get(), file)) {
      notes.say("there already: " + path(id));
      return;
    }
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    ResultQuery query =
        ResultQuery.of(id)
            .withStart(plan.period().from())
            .withStop(plan.period().to().minusSeconds(1))
            .withProbeIds(probes);
    DownloadSummary summary =
        client.download(
            List.of(query),
            file,
            DownloadOptions.defaults().withListener(progress -> show(id, progress)));
    note(id, probes, summary);
  }

  private void show(long id, DownloadProgress progress) {
    long here = progress.windowsDone() - progress.windowsResumed();
    long all = progress.windowsTotal() - progress.windowsResumed();
    long total = here == 0 ? 0 : progress.bytes() * all / here;
    notes.at("results of " + id, progress.bytes(), total);
  }

  /** Whether no result can come in late any more. */
  private boolean isFinal(ManifestEntry entry, Path file) throws IOException {
    Duration since = Duration.between(plan.period().to(), entry.fetched());
    return since.compareTo(DownloadOptions.DEFAULT_LOOK_BACK) > 0
        && Files.isRegularFile(file)
        && Files.size(file) == entry.fingerprint().bytes();
  }

  private void note(long id, Collection<Long> probes, DownloadSummary summary) throws IOException {
    List<ManifestEntry> entries = new ArrayList<>();
    entries.add(
        described(
                ManifestEntry.of(
                    path(id),
                    FileUse.results(),
                    summary.until(),
                    new Fingerprint(summary.fileBytes(), summary.sha256())))
            .withOrigin(origin(id, probes))
            .withRecords(summary.results()));
    Path rejected = plan.folder().resolve(path(id) + ".rejected");
    if (Files.isRegularFile(rejected)) {
      entries.add(
          described(
              ManifestEntry.of(
                  path(id) + ".rejected",
                  FileUse.other(),
                  summary.until(),
                  DataFile.of(rejected).fingerprint())));
    }
    Manifest.update(
        plan.folder(),
        manifest -> {
          Manifest changed = manifest;
          for (ManifestEntry entry : entries) {
            changed = changed.with(entry);
          }
          return changed;
        });
    notes.say(
        FetchNotes.format(
            "%s: %,d results, %,d of them new%s%s, %s%s",
            path(id),
            summary.results(),
            summary.added(),
            summary.late() > 0 ? ", " + summary.late() + " came late" : "",
            FetchNotes.rejected(summary.rejected()),
            FetchNotes.size(summary.fileBytes()),
            summary.until().isBefore(plan.period().to())
                ? "; the period is not over, so run this again"
                : ""));
  }

  private ManifestEntry described(ManifestEntry entry) {
    return entry
        .withLicence(ReferenceSource.PROBES.licence())
        .withAttribution(ReferenceSource.PROBES.attribution())
        .withDate(plan.days());
  }

  /** As one request, however many there were. */
  private Origin origin(long id, Collection<Long> probes) {
    String ids =
        new TreeSet<>(probes).stream().map(String::valueOf).collect(Collectors.joining(","));
    return new Origin(
        base.resolve("measurements/" + id + "/results/"),
        List.of(
            new Origin.Parameter("format", "txt"),
            new Origin.Parameter("start", Long.toString(plan.period().from().getEpochSecond())),
            new Origin.Parameter("stop", Long.toString(plan.period().to().getEpochSecond() - 1)),
            new Origin.Parameter("probe_ids", ids)));
  }
}
