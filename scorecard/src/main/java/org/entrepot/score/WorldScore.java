package org.entrepot.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entrepot.annotate.AddressBook;
import org.entrepot.locate.Locating;
import org.entrepot.study.InvalidStudyException;
import org.entrepot.study.Study;
import org.entrepot.study.StudyConfig;
import org.entrepot.study.StudyResult;

/**
 * What an analysis of one simulated dataset is worth.
 *
 * @param seed of the world
 * @param policy the path policy
 * @param paths number of paths compared: all that the study counts
 * @param figures one for each of {@link Measure#all()}, in their order
 * @param gates by name: how like real data it is; of use under the longest match alone
 * @param examples by the name of a measure of single paths: one in which it does badly
 */
public record WorldScore(
    long seed,
    String policy,
    long paths,
    List<Figure> figures,
    SortedMap<String, Figure> gates,
    SortedMap<String, Example> examples) {
  /** Copies the collections. */
  public WorldScore {
    figures = List.copyOf(figures);
    gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
    examples = Collections.unmodifiableSortedMap(new TreeMap<>(examples));
  }

  /**
   * Analyses the folder {@code dataset} of a world by its study file, and compares that with the
   * folder {@code truth}.
   *
   * @param world the folder that both are in
   * @param policy the path policy, such as {@code strict}
   * @param threads how many infer; the result does not depend on it
   * @throws InvalidTruthException if the truth is none, or not of this dataset
   * @throws InvalidStudyException if the dataset's study cannot be done
   * @throws IllegalArgumentException if there is no such policy
   * @throws IOException if a file cannot be read
   */
  public static WorldScore of(Path world, String policy, int threads)
      throws IOException, InvalidStudyException {
    Truth truth = Truth.read(world.resolve("truth"));
    StudyConfig config = StudyConfig.read(world.resolve("dataset").resolve("study.yaml"));
    return of(truth, config.withPolicy(Policies.checked(policy)), threads);
  }

  /** The same of a truth and a study that were read. */
  static WorldScore of(Truth truth, StudyConfig config, int threads)
      throws IOException, InvalidStudyException {
    return of(baseline(truth, config), config, threads);
  }

  /** What is the same under every policy. */
  static Baseline baseline(Truth truth, StudyConfig config) throws IOException {
    AddressBook book = AddressBook.load(config.dataset());
    return Baseline.of(
        new Comparison.Eyes(truth, book::organizationOf, id -> book.cities().area(id)),
        config.seed());
  }

  static WorldScore of(Baseline baseline, StudyConfig config, int threads)
      throws IOException, InvalidStudyException {
    Judge judge = new Judge(baseline.eyes());
    StudyResult result = Study.of(config).withThreads(threads).withWitness(judge).run();
    return of(
        new World(
            baseline,
            judge.counts(),
            Published.of(result),
            result.locating().misplaced().stream()
                .map(Locating.Misplaced::probe)
                .collect(Collectors.toSet())),
        baseline.eyes().truth().seed(),
        config.policy());
  }

  static WorldScore of(World world, long seed, String policy) {
    List<Figure> figures = new ArrayList<>();
    SortedMap<String, Example> examples = new TreeMap<>();
    for (Measure measure : Measure.all()) {
      if (measure instanceof PathMeasure each) {
        figures.add(each.figure(world.counts().sum(each)));
        world.counts().example(each).ifPresent(found -> examples.put(each.name(), found));
      } else if (measure instanceof WorldMeasure each) {
        figures.add(each.measuring().apply(world));
      }
    }
    SortedMap<String, Figure> gates = new TreeMap<>();
    for (PathMeasure gate : Gates.counted()) {
      gates.put(gate.name(), gate.figure(world.counts().sum(gate)));
    }
    return new WorldScore(seed, policy, world.counts().paths(), figures, gates, examples);
  }

  /** The figure of a measure. */
  public Figure figure(Measure measure) {
    return figures.get(Measure.all().indexOf(measure));
  }

  /** The figure of a gate, which may be one of the measures. */
  Figure gate(Measure measure) {
    Figure figure = gates.get(measure.name());
    return figure == null ? figure(measure) : figure;
  }

  /** The same without the examples. */
  WorldScore withoutExamples() {
    return new WorldScore(seed, policy, paths, figures, gates, new TreeMap<>());
  }

  /** A traceroute in which a measure does badly, if there is one. */
  public Optional<Example> example(Measure measure) {
    return Optional.ofNullable(examples.get(measure.name()));
  }
}
