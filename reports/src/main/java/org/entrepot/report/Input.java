package org.entrepot.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entrepot.annotate.LoadedFile;
import org.entrepot.claim.Claims;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Licence;
import org.entrepot.dataset.Manifest;
import org.entrepot.dataset.ManifestEntry;
import org.entrepot.dataset.Role;
import org.entrepot.study.ResultsFile;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/**
 * A file that the study read, of results, of reference or of claims. Where the manifest of a
 * dataset knows the file, it says where it is from and under which terms; otherwise its format
 * tells whose it is.
 */
record Input(
    String role,
    String name,
    String format,
    Fingerprint fingerprint,
    long records,
    SortedMap<String, Long> rejected,
    List<String> examples,
    Optional<String> date,
    String licence,
    Optional<String> source) {
  private static final String RESULTS = "results";

  /** The role of a file of claims that lies beside the study; and of that of the program. */
  static final String CLAIMS = "claims";

  static final String BUILT_IN_CLAIMS = "claims of the program";

  /** All of them: results, reference files, claims. */
  static List<Input> of(StudyResult study) {
    List<String> examples = study.accounting().examples();
    Manifest manifest = study.config().manifest();
    Stream<Input> data =
        Stream.concat(
                study.results().stream().map(file -> of(file, examples)),
                study.reference().stream().map(Input::of))
            .map(input -> study.config().synthetic() ? input.simulated() : input);
    return Stream.concat(data, study.config().claims().stream().map(Input::of))
        .map(input -> input.by(manifest))
        .toList();
  }

  /** With what a manifest says of the file, if it is still the same. */
  private Input by(Manifest manifest) {
    Optional<ManifestEntry> entry =
        manifest.entry(name).filter(found -> found.fingerprint().equals(fingerprint));
    if (entry.isEmpty()) {
      return this;
    }
    // The content itself knows best of which day it is; of results the name says nothing.
    Optional<String> day =
        role.equals(RESULTS) ? entry.get().date() : date.or(() -> entry.get().date());
    return new Input(
        role,
        name,
        format,
        fingerprint,
        records,
        rejected,
        examples,
        day,
        entry.get().licence().map(terms -> both(words(terms, entry.get()))).orElse(licence),
        entry.get().origin().map(origin -> origin.url().toString()));
  }

  /**
   * The same as a file of the simulator's, whatever its format says of whom such files are from.
   * The cities of a simulated Internet are real ones: whoever lists them is still to be named.
   */
  private Input simulated() {
    return new Input(
        role,
        name,
        role.equals(RESULTS) ? Synthetic.WORD + " results in the format of RIPE Atlas" : format,
        fingerprint,
        records,
        rejected,
        examples,
        date,
        role.equals(Role.CITIES.key()) ? licence : Synthetic.ORIGIN,
        source);
  }

  /** The manifest's words, behind those of simulated data where they are needed. */
  private String both(String words) {
    boolean untold = licence.equals(Synthetic.ORIGIN) && !words.contains(Synthetic.WORD);
    return untold ? licence + "; " + words : words;
  }

  private static String words(Licence terms, ManifestEntry entry) {
    return terms.name()
        + terms.url().map(url -> ", " + url).orElse("")
        + entry.attribution().map(words -> "; " + words).orElse("");
  }

  private static Input of(ResultsFile file, List<String> examples) {
    long rejected = file.rejected().values().stream().mapToLong(Long::longValue).sum();
    return new Input(
        RESULTS,
        file.name(),
        "RIPE Atlas measurement results",
        file.fingerprint(),
        file.read() - rejected,
        file.rejected(),
        examples.stream().filter(line -> line.startsWith(file.name() + ":")).toList(),
        file.date(),
        file.licence(),
        Optional.empty());
  }

  private static Input of(Claims claims) {
    return new Input(
        claims.builtIn() ? BUILT_IN_CLAIMS : CLAIMS,
        claims.file(),
        "published sentences and how each is read (docs/claims.md)",
        new Fingerprint(claims.bytes(), claims.sha256()),
        claims.claims().size(),
        new TreeMap<>(),
        List.of(),
        Optional.empty(),
        claims.builtIn() ? "part of Entrepot" : "as its author says",
        Optional.empty());
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
        file.licence(),
        Optional.empty());
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
