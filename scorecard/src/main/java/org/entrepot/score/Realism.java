package org.entrepot.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.entrepot.stats.TextTable;
import org.entrepot.study.InvalidStudyException;
import org.entrepot.study.Study;
import org.entrepot.study.StudyConfig;

/**
 * How like real measurements simulated ones look, seen by the same analysis.
 *
 * @param simulated title of the simulated study
 * @param real title of the real one
 * @param likenesses the distributions that were compared
 */
public record Realism(String simulated, String real, List<Likeness> likenesses) {
  /**
   * Nobody says how near is near enough; two real sets of other years and places are this far apart
   * and more.
   */
  private static final double WANTED = 0.25;

  /** Copies the list. */
  public Realism {
    likenesses = List.copyOf(likenesses);
  }

  /**
   * Runs both studies and compares what their paths look like.
   *
   * @param threads how many infer; the result does not depend on it
   * @throws InvalidStudyException if a study cannot be done
   * @throws IOException if a file cannot be read
   */
  public static Realism compare(StudyConfig simulated, StudyConfig real, int threads)
      throws IOException, InvalidStudyException {
    List<Histogram> ours = traits(simulated, threads).histograms();
    List<Histogram> theirs = traits(real, threads).histograms();
    List<Likeness> all = new ArrayList<>();
    for (int i = 0; i < Traits.ALL.size(); i++) {
      Traits.Trait trait = Traits.ALL.get(i);
      boolean some = ours.get(i).size() > 0 && theirs.get(i).size() > 0;
      all.add(
          new Likeness(
              trait.name(),
              trait.words(),
              trait.per(),
              Likeness.Quartiles.of(ours.get(i), trait.unit()),
              Likeness.Quartiles.of(theirs.get(i), trait.unit()),
              some
                  ? OptionalDouble.of(Histogram.distance(ours.get(i), theirs.get(i)))
                  : OptionalDouble.empty(),
              WANTED));
    }
    return new Realism(simulated.title(), real.title(), all);
  }

  private static Traits traits(StudyConfig config, int threads)
      throws IOException, InvalidStudyException {
    Traits.Witness witness = new Traits.Witness();
    Study.of(config).withThreads(threads).withWitness(witness).run();
    return witness.traits();
  }

  /** A small table: median and quartiles of both, the distance, and whether it is small enough. */
  @Override
  public String toString() {
    TextTable table = new TextTable("lllrrl");
    table.row("what", "simulated", "real", "distance", "wanted", "verdict");
    for (Likeness each : likenesses) {
      table.row(
          each.definition(),
          each.simulated().toString(),
          each.real().toString(),
          each.distance().isPresent()
              ? String.format(Locale.ROOT, "%.3f", each.distance().getAsDouble())
              : "-",
          String.format(Locale.ROOT, "at most %.2f", each.wanted()),
          each.distance().isEmpty() ? "NOT MEASURED" : each.passed() ? "passed" : "FAILED");
    }
    return "SYNTHETIC \""
        + simulated
        + "\" beside real \""
        + real
        + "\": median (quartiles), and the two-sample distance of Kolmogorov and Smirnov; the range"
        + " wanted is ours\n"
        + table;
  }
}
