package org.entrepot.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.entrepot.annotate.LoadedFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.study.ResultsFile;
import org.entrepot.study.StudyResult;

/** A file that the study read, of results or of reference. */
record Input(
    String role,
    String name,
    String format,
    Fingerprint fingerprint,
    long records,
    SortedMap<String, Long> rejected,
    List<String> examples,
    Optional<String> date,
    String licence) {

  /** All of them in the order in which they were read, results first. */
  static List<Input> of(StudyResult study) {
    List<String> examples = study.accounting().examples();
    return Stream.concat(
            study.results().stream().map(file -> of(file, examples)),
            study.reference().stream().map(Input::of))
        .toList();
  }

  private static Input of(ResultsFile file, List<String> examples) {
    long rejected = file.rejected().values().stream().mapToLong(Long::longValue).sum();
    return new Input(
        "results",
        file.name(),
        "RIPE Atlas measurement results",
        file.fingerprint(),
        file.read() - rejected,
        file.rejected(),
        examples.stream().filter(line -> line.startsWith(file.name() + ":")).toList(),
        file.date(),
        file.licence());
  }

  private static Input of(LoadedFile file) {
    return new Input(
        file.role().key(),
        file.file().name(),
        file.format(),
        file.fingerprint(),
        file.records(),
        file.rejected(),
        file.examples(),
        file.date(),
        file.licence());
  }

  /** Number of records that were not taken. */
  long rejectedRecords() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** As much of the hash as tells files apart by eye. */
  String shortHash() {
    String hash = fingerprint.sha256();
    return hash.length() <= 12 ? hash : hash.substring(0, 12) + "…";
  }
}
