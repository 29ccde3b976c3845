package org.entrepot.score;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.infer.PathPolicy;
import org.entrepot.infer.TracePaths;
import org.entrepot.locate.Locator;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Results;
import org.entrepot.study.BorderSurvey;
import org.entrepot.study.PathRun;
import org.entrepot.study.StudyConfig;

/**
 * What each rule does to paths of which the truth is not known: all traceroutes that a study names,
 * whatever it counts, under {@code strict}, without each of its rules in turn, by longest match
 * alone, and under {@code ihr}.
 *
 * @param study its title
 * @param rows one for each policy
 */
public record RuleEffects(String study, List<Row> rows) {
  /**
   * A policy.
   *
   * @param policy its name
   * @param paths number of paths, those left out that it discards
   * @param resolved those of which every step is one AS, or the crossing of an exchange
   * @param compared those that {@code strict} does not discard either
   * @param changed those of them whose row of ASes is not that of {@code strict}
   */
  public record Row(String policy, long paths, long resolved, long compared, long changed) {}

  /** Copies the list. */
  public RuleEffects {
    rows = List.copyOf(rows);
  }

  /**
   * Reads the study's results under each policy.
   *
   * @param threads how many infer; the result does not depend on it
   * @throws IOException if a file cannot be read
   */
  public static RuleEffects of(StudyConfig config, int threads) throws IOException {
    AddressBook book = AddressBook.load(config.dataset());
    List<String> policies = new ArrayList<>();
    policies.add(Policies.STRICT);
    Policies.rules().forEach(rule -> policies.add(Policies.without(rule)));
    policies.add(Policies.PLAIN);
    policies.add(PathPolicy.ihr().name());
    Map<TraceKey, Integer> strict = new ConcurrentHashMap<>();
    List<Row> rows = new ArrayList<>();
    for (String policy : policies) {
      rows.add(new Reading(config, book, policy, strict).row(threads));
    }
    return new RuleEffects(config.title(), rows);
  }

  /** The results under one policy. */
  private static final class Reading {
    private final StudyConfig config;
    private final AddressBook book;
    private final String policy;
    private final Map<TraceKey, Integer> strict;
    private final LongAdder paths = new LongAdder();
    private final LongAdder resolved = new LongAdder();
    private final LongAdder compared = new LongAdder();
    private final LongAdder changed = new LongAdder();

    Reading(StudyConfig config, AddressBook book, String policy, Map<TraceKey, Integer> strict) {
      this.config = config;
      this.book = book;
      this.policy = policy;
      this.strict = strict;
    }

    Row row(int threads) throws IOException {
      TracePaths how = TracePaths.with(book).under(PathPolicy.named(policy).orElseThrow());
      if (how.looksAround()) {
        BorderSurvey survey = new BorderSurvey(how, threads);
        for (DataFile file : files()) {
          try (Results results = Results.open(file)) {
            survey.read(results);
          }
        }
        how = survey.informed();
      }
      PathRun run = new PathRun(Locator.of(book), how, threads, () -> this::visit);
      for (DataFile file : files()) {
        try (Results results = Results.open(file)) {
          run.read(results, OutputStream.nullOutputStream());
        }
      }
      return new Row(policy, paths.sum(), resolved.sum(), compared.sum(), changed.sum());
    }

    private List<DataFile> files() throws IOException {
      List<DataFile> all = new ArrayList<>();
      for (DataFile named : config.dataset().results()) {
        all.addAll(named.files());
      }
      return all;
    }

    private Optional<String> visit(ObservedPath path) {
      if (path.discarded().isPresent()) {
        return path.discarded();
      }
      // The text of a row is its identity; its hash stands for it, and 32 bits of it are enough.
      int row = path.asPath().toString().hashCode();
      TraceKey key = TraceKey.of(path);
      paths.increment();
      boolean known =
          path.asPath().steps().stream()
              .allMatch(step -> step instanceof AsPath.Network || step instanceof AsPath.Crossing);
      resolved.add(known ? 1 : 0);
      Integer before = policy.equals(Policies.STRICT) ? strict.put(key, row) : strict.get(key);
      if (before != null) {
        compared.increment();
        changed.add(before == row ? 0 : 1);
      }
      return Optional.empty();
    }
  }

  /** A Markdown table. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("| ").append(study).append(" | paths | resolved | | changed | |\n");
    text.append("|---|--:|--:|--:|--:|--:|\n");
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %,d | %,d | %.1f%% | %,d | %.1f%% |\n",
              row.policy(),
              row.paths(),
              row.resolved(),
              share(row.resolved(), row.paths()),
              row.changed(),
              share(row.changed(), row.compared())));
    }
    return text.toString();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
