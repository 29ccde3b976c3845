package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.entrepot.path.ObservedPath;
import org.entrepot.report.FinishedRanking;
import org.entrepot.report.FinishedStudy;
import org.entrepot.study.PathEvents;
import org.entrepot.study.PathFacts;
import org.entrepot.study.StudyPaths;

/**
 * A finished study whose files are as the study left them.
 *
 * @param rankings in the order of the report
 */
record Finished(Path folder, FinishedStudy study, List<FinishedRanking> rankings) {
  /** Opens a folder and verifies the hash of every file in it. */
  static Finished open(Path folder) throws IOException, Failures.UserMistake, Failures.Ending {
    if (!Files.isDirectory(folder) || !FinishedStudy.isIn(folder)) {
      throw new Failures.UserMistake(folder + " is not the folder of a finished study");
    }
    try {
      FinishedStudy study = FinishedStudy.open(folder);
      List<String> changed = study.changedOutputs();
      if (!changed.isEmpty()) {
        throw new Failures.Ending(
            Failures.UNVERIFIED,
            folder + " is not as the study left it: " + String.join("; ", changed));
      }
      return new Finished(folder, study, study.rankings());
    } catch (FinishedStudy.DamagedException e) {
      throw new Failures.Ending(Failures.UNVERIFIED, String.valueOf(e.getMessage()), e);
    }
  }

  /** The ranking of a metric, or the user's mistake that there is none. */
  static FinishedRanking ranking(List<FinishedRanking> all, String metric)
      throws Failures.UserMistake {
    for (FinishedRanking ranking : all) {
      if (ranking.metric().equals(metric)) {
        return ranking;
      }
    }
    throw new Failures.UserMistake(
        "--metric: there is no \""
            + metric
            + "\" in this study; there are "
            + all.stream().map(FinishedRanking::metric).collect(Collectors.joining(", ")));
  }

  /** Who and what is on the study's paths. */
  PathFacts facts() throws IOException, Failures.UserMistake {
    return study
        .facts()
        .orElseThrow(
            () ->
                new Failures.UserMistake(
                    folder
                        + " was made by an earlier version, which told less of whom its paths meet:"
                        + " study again"));
  }

  /** What paths count for, in each metric that is made of single paths. */
  Map<String, PathEvents> events() throws IOException, Failures.UserMistake {
    return PathEvents.all(study.region(), facts());
  }

  /** What paths count for in a metric. */
  static PathEvents events(Map<String, PathEvents> all, String metric) throws Failures.UserMistake {
    return Optional.ofNullable(all.get(metric))
        .orElseThrow(
            () ->
                new Failures.UserMistake(
                    "--metric: "
                        + metric
                        + " is not made of single paths, which explain and compare need; those that"
                        + " are: "
                        + String.join(", ", all.keySet())));
  }

  /** Sees a path that a metric counts, and what for. */
  @FunctionalInterface
  interface Eye {
    void see(ObservedPath path, SortedSet<String> subjects, String line) throws IOException;
  }

  /** Shows each path that the metric counts, in the order of the study's results. */
  void look(PathEvents events, Eye eye) throws IOException {
    try (StudyPaths paths = study.paths()) {
      for (Optional<ObservedPath> next = paths.next(); next.isPresent(); next = paths.next()) {
        Optional<SortedSet<String>> subjects = events.of(next.get());
        if (subjects.isPresent()) {
          eye.see(next.get(), subjects.get(), paths.line());
        }
      }
    }
  }
}
