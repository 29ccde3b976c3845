package org.entrepot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.entrepot.dataset.DamagedFileException;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.DatasetException;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Verification;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;

/** What a dataset holds, and whether every file in it is as it was when it came. */
final class DatasetInspection {
  private final Path folder;
  private final PrintWriter out;
  private final Common common;
  private final List<String> problems = new ArrayList<>();

  DatasetInspection(Path folder, PrintWriter out, Common common) {
    this.folder = folder;
    this.out = out;
    this.common = common;
  }

  /** Prints all of it and gives the status. */
  int run() throws IOException {
    Manifest manifest;
    try {
      manifest = Manifest.read(folder);
    } catch (DatasetException e) {
      line("CHANGED: " + e.getMessage());
      return Failures.UNVERIFIED;
    }
    long bytes = manifest.entries().stream().mapToLong(e -> e.fingerprint().bytes()).sum();
    line(
        FetchNotes.format(
            "dataset: %s, %,d bytes",
            FetchNotes.counted(manifest.entries().size(), "file"), bytes));
    Verification verification = manifest.verify(folder);
    for (ManifestEntry entry : manifest.entries()) {
      describe(entry);
      if (entry.use() instanceof FileUse.Results
          && !verification.missing().contains(entry.path())) {
        results(entry);
      }
    }
    verification.missing().forEach(path -> problems.add(path + ": missing"));
    verification
        .changed()
        .forEach(path -> problems.add(path + ": its SHA-256 is not the one recorded"));
    verification.unlisted().stream()
        .filter(DatasetInspection::isStranger)
        .forEach(path -> line("not in the manifest: " + path));
    problems.forEach(problem -> line("CHANGED: " + problem));
    if (problems.isEmpty()) {
      line("verified: every file has the hash recorded");
    }
    return problems.isEmpty() ? 0 : Failures.UNVERIFIED;
  }

  private void line(String text) {
    out.println(Visible.text(text));
  }

  private void describe(ManifestEntry entry) {
    line(
        entry.use().key()
            + ": "
            + entry.path()
            + (entry.records().isPresent()
                ? ", " + FetchNotes.counted(entry.records().getAsLong(), "record")
                : "")
            + FetchNotes.format(
                ", %,d bytes, SHA-256 %s",
                entry.fingerprint().bytes(), entry.fingerprint().sha256()));
    line(
        entry.date().map(date -> "  of " + date + ", fetched ").orElse("  fetched ")
            + entry.fetched()
            + entry.origin().map(origin -> " from " + origin.url()).orElse(""));
    line(
        "  licence: "
            + entry
                .licence()
                .map(terms -> terms.name() + terms.url().map(url -> ", " + url).orElse(""))
                .orElse("not known")
            + entry.attribution().map(words -> "; " + words).orElse(""));
  }

  /** Reads the results again and counts them. */
  private void results(ManifestEntry entry) throws IOException {
    DataFile file = new DataFile(folder.resolve(entry.path()), entry.path());
    Tally tally = new Tally();
    try (Common.Bar bar = common.bar();
        Results results = Results.open(file, bar.reading(file))) {
      for (Optional<Parsed> next = results.next(); next.isPresent(); next = results.next()) {
        tally.accept(next.get());
      }
    } catch (DamagedFileException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    counts("results", tally.kept());
    counts("rejected", tally.rejected());
    if (entry.records().isPresent()
        && entry.records().getAsLong() != tally.read()
        && problems.isEmpty()) {
      line(FetchNotes.format("  the manifest says %,d", entry.records().getAsLong()));
    }
  }

  private void counts(String what, SortedMap<String, Long> counts) {
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      line(FetchNotes.format("  %s: %,d %s", what, count.getValue(), count.getKey()));
    }
  }

  /** What downloads keep beside their files, to go on, and what fetch writes is no stranger. */
  private static boolean isStranger(String path) {
    return !StudyFolder.isOwn(path)
        && !path.matches(".*\\.download/.*")
        && !path.matches(".*\\.part(\\..*)?");
  }

  /** Whether a folder is a dataset. */
  static boolean isIn(Path folder) {
    return Files.isDirectory(folder) && Manifest.isIn(folder);
  }
}
