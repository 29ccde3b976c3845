package org.entrepot.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrepot.dataset.AtomicFile;
import org.entrepot.dataset.Licence;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;

/** What a fetch writes beside the manifest: a study of the dataset, and a page of its licences. */
final class StudyFolder {
  /** The study of a dataset. */
  static final String STUDY = "study.yaml";

  /** The page of licences. */
  static final String LICENCES = "LICENCES.md";

  private static final String MARK =
      "# Written by entrepot fetch, and written anew by it; to change it, copy it first.";

  private final FetchPlan plan;
  private final Path file;

  StudyFolder(FetchPlan plan) {
    this.plan = plan;
    this.file = plan.folder().resolve(STUDY);
  }

  /** Whether a file in a dataset is one that its manifest need not list. */
  static boolean isOwn(String name) {
    return name.equals(STUDY) || name.equals(LICENCES) || name.startsWith(".");
  }

  /**
   * Makes sure that the dataset, if there is one, is of this region and period; changes nothing.
   */
  void check() throws IOException, Failures.UserMistake {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = lines();
    boolean isSame = lines.containsAll(List.of(region(), period()));
    if (isMarked(lines) && !isSame) {
      throw new Failures.UserMistake(
          plan.folder()
              + " holds a dataset of another region or period; give another --out, or delete it");
    }
  }

  /**
   * Says of which region and period the dataset is, before there is anything in it. A study without
   * results does not run, so that nobody takes a part for the whole.
   */
  void begin() throws IOException {
    if (!Files.exists(file)) {
      write(List.of("# Not all is fetched yet."), List.of(), Map.of());
    }
  }

  /** The lines, of which only ASCII is looked at: what is somebody's own has any encoding. */
  private List<String> lines() throws IOException {
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
  }

  private static boolean isMarked(List<String> lines) {
    return !lines.isEmpty() && lines.get(0).equals(MARK);
  }

  /** Names all that is there, unless somebody has written a study of his own. */
  void finish(Manifest manifest, FetchNotes notes) throws IOException {
    List<String> results = new ArrayList<>();
    Map<Role, List<String>> reference = new EnumMap<>(Role.class);
    for (ManifestEntry entry : manifest.entries()) {
      boolean isEmpty = entry.records().isPresent() && entry.records().getAsLong() == 0;
      entry
          .use()
          .match(
              () -> isEmpty || results.add(entry.path()),
              role -> reference.computeIfAbsent(role, none -> new ArrayList<>()).add(entry.path()),
              () -> false);
    }
    List<String> remarks =
        notes.missing().stream()
            .distinct()
            .map(what -> "# Incomplete: without " + what + ".")
            .toList();
    if (isMarked(lines())) {
      write(remarks, results, reference);
    } else {
      notes.warn(file + " was not written by fetch and is left as it is");
    }
    if (results.isEmpty() && !plan.measurements().isEmpty()) {
      notes.warn("there are no results, so there is nothing to study");
    }
    AtomicFile.write(
        plan.folder().resolve(LICENCES), licences(manifest).getBytes(StandardCharsets.UTF_8));
  }

  private void write(List<String> remarks, List<String> results, Map<Role, List<String>> reference)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(MARK));
    lines.addAll(remarks);
    lines.add("name: " + quoted(plan.name()));
    lines.add(
        "title: "
            + quoted("Paths of probes in " + plan.region().name() + ", " + plan.period().words()));
    lines.add(region());
    lines.add(period());
    lines.add(results.isEmpty() ? "results: []" : "results:");
    results.forEach(path -> lines.add("  - " + quoted(path)));
    if (!reference.isEmpty()) {
      lines.add("reference:");
      reference.forEach(
          (role, paths) -> {
            lines.add("  " + role.key() + ":");
            paths.forEach(path -> lines.add("    - " + quoted(path)));
          });
    }
    lines.add("policy: strict");
    lines.add("seed: " + plan.day().toString().replace("-", ""));
    AtomicFile.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private String region() {
    boolean isBuiltIn = Region.builtIn(plan.region().name()).isPresent();
    return "region: "
        + (isBuiltIn
            ? plan.region().name()
            : plan.region().countries().stream()
                .map(CountryCode::code)
                .map(StudyFolder::quoted)
                .collect(Collectors.joining(", ", "[", "]")));
  }

  private String period() {
    return "period: { from: " + plan.period().from() + ", to: " + plan.period().to() + " }";
  }

  /** A quoted string of YAML: without quotes NO is false, and 2026-11-24 a date. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String licences(Manifest manifest) {
    StringBuilder page = new StringBuilder();
    page.append("# Where these files are from, and under which terms\n\n");
    page.append("`manifest.json` says the same in full, with the time and the hash of each.\n\n");
    page.append("| file | of | from | terms | name as |\n|---|---|---|---|---|\n");
    for (ManifestEntry entry : manifest.entries()) {
      page.append("| ")
          .append(entry.path())
          .append(" | ")
          .append(entry.date().orElse(""))
          .append(" | ")
          .append(entry.origin().map(origin -> origin.url().toString()).orElse(""))
          .append(" | ")
          .append(entry.licence().map(StudyFolder::link).orElse("not known"))
          .append(" | ")
          .append(entry.attribution().orElse(""))
          .append(" |\n");
    }
    return page.toString();
  }

  private static String link(Licence licence) {
    return licence.url().map(url -> "[" + licence.name() + "](" + url + ")").orElse(licence.name());
  }
}
