package org.entrepot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.report.FinishedStudy;
import org.entrepot.result.Parsed;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a finished study, a dataset or some files of results hold. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what the folder of a finished study holds: counts, reasons, licences;",
      "and verifies the hash of every file in it. Of a dataset, says what each file is,",
      "where it is from, of which day and under which terms; verifies the hash of each;",
      "and counts results by type.",
      "Of any other file or folder, says what measurement results are in it."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot inspect out --study see-2017.yaml",
      "      ends with status 4 if an output, or an input beside see-2017.yaml, was changed",
      "  entrepot inspect see",
      "      the files of a dataset that entrepot fetch has filled"
    })
final class InspectCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private Common common = new Common();

  @Parameters(
      paramLabel = "DIR",
      description = "A finished study, a dataset, or a file or folder of results.")
  private Path path = Path.of("");

  @Option(
      names = "--study",
      paramLabel = "FILE",
      description = "The study file: verify the inputs that it names as well.")
  private @Nullable Path study;

  @Override
  public Integer call() throws Exception {
    if (!Files.exists(path)) {
      throw new Failures.UserMistake("there is no file or folder " + path);
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (FinishedStudy.isIn(path)) {
      return finished(out);
    }
    if (study != null) {
      throw new Failures.UserMistake(path + " is not a finished study: --study has no meaning");
    }
    if (DatasetInspection.isIn(path)) {
      return new DatasetInspection(path, out, common).run();
    }
    results(out);
    return 0;
  }

  private int finished(PrintWriter out) throws IOException, Failures.UserMistake {
    FinishedStudy finished;
    List<String> changed;
    try {
      finished = FinishedStudy.open(path);
      changed = new ArrayList<>(finished.changedOutputs());
    } catch (FinishedStudy.DamagedException e) {
      out.println("CHANGED: " + e.getMessage());
      return Failures.UNVERIFIED;
    }
    finished.describe().forEach(out::println);
    if (study != null) {
      if (!Files.isRegularFile(study)) {
        throw new Failures.UserMistake("there is no study file " + study);
      }
      changed.addAll(
          finished.changedInputs(
              Optional.ofNullable(study.toAbsolutePath().getParent()).orElseThrow()));
    }
    changed.forEach(problem -> out.println("CHANGED: " + problem));
    if (changed.isEmpty()) {
      out.println(
          study == null
              ? "verified: every output has the hash recorded"
              : "verified: every output and every input has the hash recorded");
    }
    return changed.isEmpty() ? 0 : Failures.UNVERIFIED;
  }

  private void results(PrintWriter out) throws IOException {
    List<DataFile> files = DataFile.of(path).files();
    if (files.isEmpty()) {
      out.println(path + ": there is no file in it");
    }
    for (DataFile file : files) {
      Tally tally = new Tally();
      try (Common.Bar bar = common.bar();
          Results results = Results.open(file, bar.reading(file))) {
        for (Optional<Parsed> next = results.next(); next.isPresent(); next = results.next()) {
          tally.accept(next.get());
        }
      }
      Fingerprint fingerprint = file.fingerprint();
      out.println(
          String.format(
              Locale.ROOT,
              "%s: %,d results %s, rejected %s, %,d bytes, SHA-256 %s",
              file.name(),
              tally.read(),
              tally.kept(),
              tally.rejected(),
              fingerprint.bytes(),
              fingerprint.sha256()));
      tally
          .examples()
          .values()
          .forEach(
              first ->
                  out.println(
                      "  first "
                          + first.reason()
                          + ": "
                          + first.file()
                          + ":"
                          + first.line()
                          + ": "
                          + first.excerpt()));
    }
  }
}
