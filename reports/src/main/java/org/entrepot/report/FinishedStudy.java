package org.entrepot.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrepot.claim.Claims;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.study.PathFacts;
import org.entrepot.study.StudyPaths;
import org.entrepot.study.Synthetic;

/** The folder that a study left behind, read again. */
public final class FinishedStudy {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final JsonNode summary;
  private final JsonNode inputs;

  private FinishedStudy(Path folder, JsonNode summary, JsonNode inputs) {
    this.folder = folder;
    this.summary = summary;
    this.inputs = inputs;
  }

  /** A file that every study leaves is missing, or is not what it was. */
  public static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Whether a folder is one that a study left behind, whole or not. */
  public static boolean isIn(Path folder) {
    return Stream.of("summary.json", "inputs.json", RoCrate.FILE)
        .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /**
   * Reads the folder.
   *
   * @throws DamagedException if a file that every study leaves is missing, or is not what it was
   * @throws IOException if it cannot be read
   */
  public static FinishedStudy open(Path folder) throws IOException {
    return new FinishedStudy(
        folder, read(folder.resolve("summary.json")), read(folder.resolve("inputs.json")));
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new DamagedException(file + " is damaged: it is not JSON any more", e);
    } catch (NoSuchFileException e) {
      throw new DamagedException(file + " is missing", e);
    }
  }

  /** What the study was of, what became of its results, and its inputs with their licences. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    JsonNode study = summary.path("study");
    if (summary.path("synthetic").asBoolean()) {
      lines.add(Synthetic.ORIGIN);
    }
    lines.add(study.path("name").asText() + ": " + study.path("title").asText());
    JsonNode accounting = summary.path("accounting");
    lines.add(
        String.format(
            Locale.ROOT,
            "results: %,d read, %,d kept",
            accounting.path("read").asLong(),
            accounting.path("kept").asLong()));
    reasons(lines, "rejected", accounting.path("rejected"));
    reasons(lines, "set aside", accounting.path("set_aside"));
    for (JsonNode input : inputs.path("inputs")) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %s, %,d records, %,d bytes, SHA-256 %s",
              input.path("role").asText(),
              input.path("name").asText(),
              input.path("records").asLong(),
              input.path("bytes").asLong(),
              input.path("sha256").asText()));
      reasons(lines, "rejected", input.path("rejected"));
      lines.add("  licence: " + input.path("licence").asText());
    }
    return lines;
  }

  /** The study's name. */
  public String name() {
    return summary.path("study").path("name").asText();
  }

  /** Whether the data are simulated. */
  public boolean synthetic() {
    return summary.path("synthetic").asBoolean();
  }

  /** The path policy. */
  public String policy() {
    return summary.path("study").path("policy").asText();
  }

  /** The region. */
  public Region region() {
    List<CountryCode> countries = new ArrayList<>();
    summary
        .path("study")
        .path("region")
        .path("countries")
        .forEach(country -> countries.add(new CountryCode(country.asText())));
    return Region.of(countries);
  }

  /**
   * The rankings, in the order of the report.
   *
   * @throws IOException if one cannot be read
   */
  public List<FinishedRanking> rankings() throws IOException {
    List<FinishedRanking> rankings = new ArrayList<>();
    for (JsonNode metric : summary.path("metrics")) {
      String table = Files.readString(folder.resolve(metric.path("file").asText()));
      rankings.add(FinishedRanking.read(metric, table, synthetic()));
    }
    return rankings;
  }

  /** What was found of a claim; empty if the study held none of that id against its paths. */
  public Optional<Claimed> claimed(String id) {
    for (JsonNode claim : summary.path("claims")) {
      if (claim.path("id").asText().equals(id)) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", id);
        cells.put("name", claim.path("claim").asText());
        cells.put("metric", claim.path("metric").asText());
        cells.put("value", claim.path("value").asText());
        cells.put("ci_low", claim.path("interval").path("low").asText());
        cells.put("ci_high", claim.path("interval").path("high").asText());
        cells.put("paths", claim.path("paths").asText());
        cells.put("clusters", claim.path("networks").asText());
        List<String> subjects = new ArrayList<>();
        claim.path("subjects").forEach(subject -> subjects.add(subject.asText()));
        return Optional.of(new Claimed(subjects, cells));
      }
    }
    return Optional.empty();
  }

  /**
   * What was found of a claim.
   *
   * @param subjects of whom it speaks, as its author calls them
   * @param cells as of a ranking; {@code paths} is empty where nothing could be told
   */
  public record Claimed(List<String> subjects, Map<String, String> cells) {
    /** Copies both. */
    public Claimed {
      subjects = List.copyOf(subjects);
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
  }

  /**
   * Who and what is on the study's paths; empty if an earlier version made the study, which told
   * less.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<PathFacts> facts() throws IOException {
    Path operators = folder.resolve(OperatorsCsv.FILE);
    Path exchanges = folder.resolve(ExchangesCsv.FILE);
    Path pairs = folder.resolve(PairsCsv.FILE);
    if (!Stream.of(operators, exchanges, pairs).allMatch(Files::exists)) {
      return Optional.empty();
    }
    String table = Files.readString(operators);
    return OperatorsCsv.isWhole(table)
        ? Optional.of(
            new PathFacts(
                OperatorsCsv.read(table),
                ExchangesCsv.read(Files.readString(exchanges)),
                PairsCsv.read(Files.readString(pairs))))
        : Optional.empty();
  }

  /**
   * The paths, those that are not counted among them.
   *
   * @throws IOException if they cannot be read
   */
  public StudyPaths paths() throws IOException {
    return StudyPaths.open(folder.resolve("paths.jsonl.gz"));
  }

  private static void reasons(List<String> lines, String what, JsonNode counts) {
    for (Map.Entry<String, JsonNode> entry : counts.properties()) {
      lines.add(
          String.format(
              Locale.ROOT, "  %s: %,d %s", what, entry.getValue().asLong(), entry.getKey()));
    }
  }

  /**
   * The files in a folder that the study in it did not write.
   *
   * @throws IOException if they cannot be listed
   */
  public static Set<String> strangers(Path folder) throws IOException {
    Set<String> found = new TreeSet<>(RoCrate.names(folder));
    found.removeAll(recorded(folder).keySet());
    return found;
  }

  /** The SHA-256 of each output, as the study recorded it. */
  private static Map<String, String> recorded(Path folder) throws IOException {
    Map<String, String> recorded = new TreeMap<>();
    for (JsonNode entity : read(folder.resolve(RoCrate.FILE)).path("@graph")) {
      if (entity.path("@type").asText().equals("File")) {
        recorded.put(entity.path("@id").asText(), entity.path("sha256").asText());
      }
    }
    return recorded;
  }

  /**
   * What is not as the study left it: an output that is missing, changed or new.
   *
   * @throws IOException if a file cannot be read
   */
  public List<String> changedOutputs() throws IOException {
    Map<String, String> recorded = recorded(folder);
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, Fingerprint> found : RoCrate.outputs(folder).entrySet()) {
      String hash = recorded.remove(found.getKey());
      if (hash == null) {
        changed.add(found.getKey() + ": the study did not write it");
      } else if (!hash.equals(found.getValue().sha256())) {
        changed.add(found.getKey() + ": its SHA-256 is not the one recorded");
      }
    }
    recorded.keySet().forEach(name -> changed.add(name + ": missing"));
    return changed;
  }

  /**
   * Inputs that are not what the study read: missing or changed; the file of claims among them.
   *
   * @param base the folder that the study file's paths start from
   * @throws IOException if a file cannot be read
   */
  public List<String> changedInputs(Path base) throws IOException {
    List<String> changed = new ArrayList<>();
    for (JsonNode input : inputs.path("inputs")) {
      String name = input.path("name").asText();
      Path file = base.resolve(name);
      String recorded = input.path("sha256").asText();
      if (input.path("role").asText().equals(Input.BUILT_IN_CLAIMS)) {
        if (!Fingerprint.of(Claims.founding()).sha256().equals(recorded)) {
          changed.add(name + ": this version of Entrepot has other claims built in");
        }
      } else if (!Files.isRegularFile(file)) {
        changed.add(name + ": missing");
      } else if (!DataFile.of(file).fingerprint().sha256().equals(recorded)) {
        changed.add(name + ": its SHA-256 is not the one recorded");
      }
    }
    return changed;
  }
}
