package org.entrepot.score;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.study.InvalidStudyException;
import org.entrepot.study.StudyConfig;

/** The worlds that a score needs, in a fixed order, and the card that is made of their scores. */
final class ScorePlan {
  private static final double DEFAULT = 1;

  private final ScoreRun.Plan plan;
  private final List<String> everything;
  private final List<String> rules;
  private final List<Long> sweepSeeds;
  private final List<Job> jobs = new ArrayList<>();

  /**
   * One world, and the policies that are scored in it.
   *
   * @param number of the world, which names its folder
   * @param setting what it is made with
   * @param policies in the order of the scores
   */
  record Job(int number, Setting setting, List<String> policies) {
    List<WorldScore> score(Worlds worlds, Path workspace)
        throws IOException, InvalidStudyException {
      Path folder = workspace.resolve("world-" + number);
      delete(folder);
      Files.createDirectories(folder);
      try {
        return scores(worlds.simulate(setting, folder), policies, 1);
      } finally {
        delete(folder);
      }
    }

    private static void delete(Path folder) throws IOException {
      if (!Files.exists(folder)) {
        return;
      }
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path each, @org.jspecify.annotations.Nullable IOException e) throws IOException {
              if (e != null) {
                throw e;
              }
              Files.delete(each);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  }

  /** The scores of a world under several policies; only the first has examples. */
  static List<WorldScore> scores(Path world, List<String> policies, int threads)
      throws IOException, InvalidStudyException {
    Truth truth = Truth.read(world.resolve("truth"));
    StudyConfig config = StudyConfig.read(world.resolve("dataset").resolve("study.yaml"));
    Baseline baseline = WorldScore.baseline(truth, config);
    List<WorldScore> scores = new ArrayList<>();
    for (String policy : policies) {
      WorldScore score = WorldScore.of(baseline, config.withPolicy(policy), threads);
      scores.add(scores.isEmpty() ? score : score.withoutExamples());
    }
    return scores;
  }

  ScorePlan(ScoreRun.Plan plan, List<String> everything) {
    this.plan = plan;
    this.everything = everything;
    this.rules = plan.rules() ? Policies.rules() : List.of();
    this.sweepSeeds = plan.seeds().subList(0, Math.min(plan.sweepSeeds(), plan.seeds().size()));
    List<String> policies =
        Stream.concat(
                Stream.of(Policies.STRICT, Policies.PLAIN), rules.stream().map(Policies::without))
            .toList();
    for (long seed : plan.seeds()) {
      add(Setting.of(seed), policies);
    }
    for (List<String> swept : swept()) {
      for (double level : plan.levels()) {
        for (long seed : level == DEFAULT ? List.<Long>of() : sweepSeeds) {
          add(Setting.of(seed).with(swept, level), List.of(Policies.STRICT));
        }
      }
    }
  }

  /** What is swept together: all artefacts, then each. */
  private List<List<String>> swept() {
    return Stream.concat(Stream.of(everything), plan.artefacts().stream().map(List::of)).toList();
  }

  private void add(Setting setting, List<String> policies) {
    jobs.add(new Job(jobs.size(), setting, policies));
  }

  List<Job> jobs() {
    return jobs;
  }

  /**
   * @param scores for each job, in their order
   */
  Scorecard card(List<List<WorldScore>> scores) {
    int worlds = plan.seeds().size();
    List<WorldScore> standard = policy(scores, 0);
    List<WorldScore> plain = policy(scores, 1);
    Level level = Level.of(DEFAULT, standard);
    int next = worlds;
    List<List<Level>> swept = new ArrayList<>();
    for (int i = 0; i < swept().size(); i++) {
      List<Level> levels = new ArrayList<>();
      for (double factor : plan.levels()) {
        if (factor == DEFAULT) {
          levels.add(i == 0 || sweepSeeds.isEmpty() ? level : defaults(standard));
        } else if (!sweepSeeds.isEmpty()) {
          int from = next;
          next += sweepSeeds.size();
          levels.add(
              Level.of(
                  factor, scores.subList(from, next).stream().map(each -> each.get(0)).toList()));
        }
      }
      swept.add(levels);
    }
    List<RuleWorth> worths = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      worths.add(RuleWorth.of(rules.get(i), standard, policy(scores, 2 + i)));
    }
    List<Sweep> sweeps = new ArrayList<>();
    for (int i = 0; i < plan.artefacts().size(); i++) {
      sweeps.add(new Sweep(plan.artefacts().get(i), swept.get(i + 1)));
    }
    return new Scorecard(
        plan.seeds(),
        Policies.STRICT,
        level,
        Level.of(DEFAULT, plain),
        swept.get(0),
        worths,
        sweeps,
        Weakness.of(level, standard),
        Gates.of(plain));
  }

  /** The default in the worlds of a sweep, so that its levels are of the same seeds. */
  private Level defaults(List<WorldScore> standard) {
    return Level.of(DEFAULT, standard.subList(0, sweepSeeds.size()));
  }

  private List<WorldScore> policy(List<List<WorldScore>> scores, int index) {
    return scores.subList(0, plan.seeds().size()).stream().map(each -> each.get(index)).toList();
  }
}
