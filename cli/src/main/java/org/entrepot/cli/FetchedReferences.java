package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.atlas.AtlasException;
import org.entrepot.atlas.Downloads;
import org.entrepot.atlas.FileRequest;
import org.entrepot.dataset.AtomicFile;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;

/**
 * Reference files: of the first day of the period where there are such, and otherwise as near to it
 * as can be had, with the date that they are really of. One that is there is kept as it is, and
 * only a nearer one takes its place, since a later one would be further away from the period;
 * {@code --refresh} asks whether it has changed. Each is read once, before it counts as there.
 */
final class FetchedReferences {
  /** How many days and months before the first one a file is looked for. */
  private static final int BACK = 3;

  private final Downloads downloads;
  private final FetchPlan plan;
  private final LocalDate today;
  private final FetchNotes notes;
  private final ReferenceCheck check;

  FetchedReferences(Downloads downloads, FetchPlan plan, InstantSource clock, FetchNotes notes) {
    this.downloads = downloads;
    this.plan = plan;
    this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    this.notes = notes;
    this.check = new ReferenceCheck(plan.folder());
  }

  void fetch() throws IOException {
    for (FetchPlan.Source source : plan.sources()) {
      try {
        fetch(source);
      } catch (AtlasException e) {
        notes.miss(source.name(), FetchFailures.sentence(e));
      } catch (ReferenceCheck.UselessException e) {
        notes.miss(source.name(), String.valueOf(e.getMessage()));
      }
    }
  }

  /** Where the files of the plan lie, in its order, of those that a manifest has. */
  List<String> paths(Manifest manifest) {
    List<String> paths = new ArrayList<>();
    for (FetchPlan.Source source : plan.sources()) {
      there(source, manifest).ifPresent(entry -> paths.add(entry.path()));
    }
    return paths;
  }

  private void fetch(FetchPlan.Source source) throws IOException, ReferenceCheck.UselessException {
    Optional<ManifestEntry> there = there(source, Manifest.read(plan.folder()));
    if (there.isPresent() && !plan.isRefresh() && isFinal(source, there.get())) {
      notes.say("there already: " + there.get().path());
      return;
    }
    if (there.isEmpty()) {
      take(source, firstThatIsThere(source, there));
      return;
    }
    ManifestEntry before = there.get();
    Path kept = AtomicFile.draft(plan.folder().resolve(before.path()));
    Files.copy(plan.folder().resolve(before.path()), kept);
    try {
      replace(source, before, firstThatIsThere(source, there));
    } catch (AtlasException e) {
      if (!isBestKnown(source, before) || !FetchFailures.isNotThere(e)) {
        throw e;
      }
      notes.say("nothing nearer to the day is published; kept: " + before.path());
    } catch (ReferenceCheck.UselessException e) {
      if (before.records().isPresent()) { // what was there is better than that
        AtomicFile.publish(kept, plan.folder().resolve(before.path()));
        Manifest.update(plan.folder(), manifest -> manifest.with(before));
      } else { // it came, and nobody has read it
        discard(before.path());
      }
      throw e;
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  private void replace(FetchPlan.Source source, ManifestEntry before, ManifestEntry entry)
      throws IOException, ReferenceCheck.UselessException {
    boolean isSamePath = before.path().equals(entry.path());
    boolean isSame = isSamePath && before.fingerprint().equals(entry.fingerprint());
    if (isSame && before.records().isPresent()) {
      Manifest.update(plan.folder(), manifest -> manifest.with(before));
      notes.say("not changed: " + entry.path());
      return;
    }
    take(source, isSame || source.file().hasHistory() ? entry : renamed(source, entry));
    if (!isSamePath) {
      discard(before.path()); // a better one has come
    }
  }

  /** Puts a file that has no history under the name of the day on which it came. */
  private ManifestEntry renamed(FetchPlan.Source source, ManifestEntry entry) throws IOException {
    String path = source.file().latest(today, source.base()).path();
    if (path.equals(entry.path())) {
      return entry;
    }
    Files.move(
        plan.folder().resolve(entry.path()),
        plan.folder().resolve(path),
        StandardCopyOption.REPLACE_EXISTING);
    ManifestEntry moved =
        new ManifestEntry(
            path,
            entry.use(),
            entry.origin(),
            entry.fetched(),
            entry.fingerprint(),
            entry.etag(),
            entry.lastModified(),
            entry.licence(),
            entry.attribution(),
            entry.date(),
            entry.records());
    Manifest.update(plan.folder(), manifest -> manifest.without(entry.path()).with(moved));
    return moved;
  }

  /** The file of this source that a manifest has, and is on the disk. */
  private Optional<ManifestEntry> there(FetchPlan.Source source, Manifest manifest) {
    List<String> known =
        candidates(source).stream().map(FileRequest::path).map(FetchedReferences::undated).toList();
    return manifest.entries().stream()
        .filter(entry -> entry.use().key().equals(source.file().role().key()))
        .filter(entry -> known.contains(undated(entry.path())))
        .filter(entry -> Files.isRegularFile(plan.folder().resolve(entry.path())))
        .findFirst();
  }

  /** A path without days, of which it may have one in front and one in the name itself. */
  private static String undated(String path) {
    return path.replaceAll("(?<!\\d)\\d{4}[-_]?\\d{2}([-_]?\\d{2})?(?!\\d)", "DATE");
  }

  /** Whether nothing nearer to the period will come, and what is there was read. */
  private boolean isFinal(FetchPlan.Source source, ManifestEntry entry) throws IOException {
    boolean isRight =
        !source.file().hasHistory()
            || source
                .file()
                .of(plan.day(), source.base())
                .filter(request -> request.path().equals(entry.path()))
                .isPresent();
    return isRight
        && entry.records().isPresent()
        && Files.size(plan.folder().resolve(entry.path())) == entry.fingerprint().bytes();
  }

  private ManifestEntry firstThatIsThere(FetchPlan.Source source, Optional<ManifestEntry> there)
      throws IOException {
    List<FileRequest> candidates = candidates(source);
    if (there.isPresent() && isBestKnown(source, there.get())) {
      candidates = upTo(there.get(), candidates, source);
    }
    Optional<String> before = there.flatMap(ManifestEntry::date);
    if (!source.file().hasHistory() && before.isPresent()) {
      // By the name that it has, so that it is asked whether it has changed; as of today if so.
      FileRequest again = source.file().latest(LocalDate.parse(before.get()), source.base());
      candidates = List.of(again.withDate(today.toString()));
    }
    for (int i = 0; i < candidates.size(); i++) {
      FileRequest request = candidates.get(i);
      try {
        ManifestEntry entry =
            downloads.fetch(
                request,
                plan.folder(),
                (bytes, total) -> notes.at(fileName(request.path()), bytes, total));
        if (i > 0) {
          notes.warn(
              source.name()
                  + ": there is none of "
                  + candidates.get(0).date().orElse("that day")
                  + "; took that of "
                  + request.date().orElse("now"));
        }
        return entry;
      } catch (AtlasException e) {
        FetchFailures.sentence(e);
        if (!FetchFailures.isNotThere(e) || i == candidates.size() - 1) {
          throw e;
        }
      }
    }
    throw new IllegalStateException("there is always one to be asked for");
  }

  /**
   * Whether what is there may only give way to a nearer one: it was read, and is as it was then.
   */
  private boolean isBestKnown(FetchPlan.Source source, ManifestEntry entry) throws IOException {
    Path file = plan.folder().resolve(entry.path());
    return source.file().hasHistory()
        && entry.records().isPresent()
        && Files.isRegularFile(file)
        && DataFile.of(file).fingerprint().equals(entry.fingerprint());
  }

  /**
   * Those that are better than what is there, and that itself, to ask whether it has changed. What
   * was the current one of another day cannot be asked for again, and today's is further away.
   */
  private List<FileRequest> upTo(
      ManifestEntry there, List<FileRequest> candidates, FetchPlan.Source source) {
    int own = candidates.stream().map(FileRequest::path).toList().indexOf(there.path());
    return own < 0 ? dated(source) : candidates.subList(0, own + 1);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What to ask for, the best first, and at last the current one. */
  private List<FileRequest> candidates(FetchPlan.Source source) {
    List<FileRequest> candidates = new ArrayList<>(dated(source));
    FileRequest latest = source.file().latest(today, source.base());
    if (candidates.stream().noneMatch(request -> request.path().equals(latest.path()))) {
      candidates.add(latest);
    }
    return List.copyOf(candidates);
  }

  /** The files of the first day and of those before it, the best first; none without history. */
  private List<FileRequest> dated(FetchPlan.Source source) {
    Map<String, FileRequest> requests = new LinkedHashMap<>();
    List<LocalDate> days = new ArrayList<>();
    for (int back = 0; back <= BACK; back++) {
      days.add(plan.day().minusDays(back));
    }
    for (int back = 1; back <= BACK; back++) {
      days.add(plan.day().minusMonths(back));
    }
    for (LocalDate day : days) {
      source
          .file()
          .of(day, source.base())
          .ifPresent(request -> requests.putIfAbsent(request.path(), request));
    }
    return List.copyOf(requests.values());
  }

  /** Reads a file that has come; one that is of no use goes again. */
  private void take(FetchPlan.Source source, ManifestEntry entry)
      throws IOException, ReferenceCheck.UselessException {
    ReferenceCheck.Found found;
    try {
      found = check.read(source.file().role(), entry.path());
    } catch (ReferenceCheck.UselessException e) {
      discard(entry.path());
      throw e;
    }
    ManifestEntry checked = entry.withRecords(found.records());
    Manifest.update(plan.folder(), manifest -> manifest.with(checked));
    notes.say(
        FetchNotes.format(
            "%s: %s, %s%s%s",
            entry.path(),
            FetchNotes.size(entry.fingerprint().bytes()),
            FetchNotes.counted(found.records(), "record"),
            FetchNotes.rejected(found.rejected()),
            entry.licence().map(licence -> "; " + licence.name()).orElse("")));
  }

  private void discard(String path) throws IOException {
    Manifest.update(plan.folder(), manifest -> manifest.without(path));
    Path file = plan.folder().resolve(path);
    Files.deleteIfExists(file);
  }
}
