package org.entrepot.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.entrepot.study.InvalidStudyException;

/**
 * Scores an analysis over many simulated worlds. Each world is made, scored and deleted by one
 * thread; the same worlds give the same card on any number of threads.
 */
public final class ScoreRun {
  private static final List<Double> LEVELS = List.of(0.0, 1.0, 2.0, 3.0);

  private final Worlds worlds;
  private final Plan plan;
  private final int threads;
  private final BiConsumer<Integer, Integer> progress;

  /**
   * What is done.
   *
   * @param seeds of the worlds at the default
   * @param levels of the artefacts, 1 among them
   * @param sweepSeeds number of seeds of each level other than 1; 0 for no sweeps
   * @param artefacts those that are swept one by one
   * @param rules whether each rule is switched off in turn
   */
  record Plan(
      List<Long> seeds,
      List<Double> levels,
      int sweepSeeds,
      List<String> artefacts,
      boolean rules) {}

  private ScoreRun(Worlds worlds, Plan plan, int threads, BiConsumer<Integer, Integer> progress) {
    this.worlds = worlds;
    this.plan = plan;
    this.threads = threads;
    this.progress = progress;
  }

  /** Of 30 worlds at the default, without sweeps, each rule switched off in turn, one thread. */
  public static ScoreRun of(Worlds worlds) {
    return new ScoreRun(
        worlds, new Plan(seeds(1, 30), LEVELS, 0, List.of(), true), 1, (done, all) -> {});
  }

  /**
   * Scores one world that is there already. One world has no intervals over seeds.
   *
   * @param world the folder that {@code dataset} and {@code truth} are in
   * @param rules whether each rule is switched off in turn, which takes as many analyses more
   * @param threads how many infer; the result does not depend on it
   * @throws InvalidTruthException if the truth is none, or not of this dataset
   * @throws InvalidStudyException if the dataset's study cannot be done
   * @throws IOException if a file cannot be read
   */
  public static Scorecard ofWorld(Path world, boolean rules, int threads)
      throws IOException, InvalidStudyException {
    long seed = Truth.read(world.resolve("truth")).seed();
    ScorePlan plan = new ScorePlan(new Plan(List.of(seed), LEVELS, 0, List.of(), rules), List.of());
    return plan.card(List.of(ScorePlan.scores(world, plan.jobs().get(0).policies(), threads)));
  }

  private static List<Long> seeds(long first, int number) {
    return LongStream.range(first, first + number).boxed().toList();
  }

  /**
   * The same of other seeds: so many in a row.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ScoreRun withSeeds(long first, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("a score needs a seed, not " + number);
    }
    return with(
        new Plan(seeds(first, number), plan.levels, plan.sweepSeeds, plan.artefacts, plan.rules));
  }

  /**
   * The same with all artefacts together, and each of these alone, at levels 0, 2 and 3 too, in the
   * worlds of the first so many seeds.
   *
   * @throws IllegalArgumentException if an artefact is not one of the worlds', or there is no seed
   */
  public ScoreRun withSweeps(List<String> artefacts, int number) {
    for (String artefact : artefacts) {
      if (!worlds.artefacts().contains(artefact)) {
        throw new IllegalArgumentException(
            "there is no artefact \"" + artefact + "\" among " + worlds.artefacts());
      }
    }
    if (number < 1) {
      throw new IllegalArgumentException("a sweep needs a seed, not " + number);
    }
    return with(new Plan(plan.seeds, plan.levels, number, List.copyOf(artefacts), plan.rules));
  }

  /** The same without switching rules off. */
  public ScoreRun withoutRules() {
    return with(new Plan(plan.seeds, plan.levels, plan.sweepSeeds, plan.artefacts, false));
  }

  /**
   * The same with so many worlds at a time.
   *
   * @throws IllegalArgumentException if there are none
   */
  public ScoreRun withThreads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("a score needs a thread, not " + number);
    }
    return new ScoreRun(worlds, plan, number, progress);
  }

  /** The same with somebody to be told how many worlds are scored, and of how many. */
  public ScoreRun withProgress(BiConsumer<Integer, Integer> listener) {
    return new ScoreRun(worlds, plan, threads, listener);
  }

  private ScoreRun with(Plan other) {
    return new ScoreRun(worlds, other, threads, progress);
  }

  /**
   * Makes and scores the worlds.
   *
   * @param workspace a folder for worlds while they are scored; nothing is left in it
   * @throws InvalidStudyException if a world's study cannot be done
   * @throws IOException if a file cannot be read or written
   */
  public Scorecard run(Path workspace) throws IOException, InvalidStudyException {
    ScorePlan all = new ScorePlan(plan, worlds.artefacts());
    Files.createDirectories(workspace);
    AtomicInteger done = new AtomicInteger();
    List<Future<List<WorldScore>>> futures = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      for (ScorePlan.Job job : all.jobs()) {
        futures.add(
            workers.submit(
                () -> {
                  List<WorldScore> scores = job.score(worlds, workspace);
                  progress.accept(done.incrementAndGet(), all.jobs().size());
                  return scores;
                }));
      }
      List<List<WorldScore>> scores = new ArrayList<>();
      for (Future<List<WorldScore>> future : futures) {
        scores.add(finished(future));
      }
      return all.card(scores);
    } finally {
      workers.shutdownNow();
    }
  }

  private static <T> T finished(Future<T> task) throws IOException, InvalidStudyException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof InvalidStudyException invalid) {
        throw invalid;
      }
      if (cause instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
