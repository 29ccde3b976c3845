package org.entrepot.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.net.Region;

/**
 * A published sentence and one way to read it.
 *
 * @param id names it within its file
 * @param sentence as it was published
 * @param source where
 * @param metric the name of a ranking
 * @param measure what that measures
 * @param subjects whose share it is about, as the file calls them
 * @param comparison what is said of it
 * @param frame of what data
 * @param context what is known beside the data and should be told with them
 */
public record Claim(
    String id,
    String sentence,
    String source,
    String metric,
    Measure measure,
    List<String> subjects,
    Comparison comparison,
    Frame frame,
    Optional<String> context) {
  /** Copies the list. */
  public Claim {
    subjects = List.copyOf(subjects);
  }

  /** What is said of a share. */
  public sealed interface Comparison {}

  /**
   * That it lies between two bounds, both included.
   *
   * @param low 0 where only the other bounds it
   * @param high 1 where only the other bounds it
   */
  public record Between(double low, double high) implements Comparison {
    /**
     * @throws IllegalArgumentException unless 0 &lt;= low &lt;= high &lt;= 1
     */
    public Between {
      if (!(low >= 0 && low <= high && high <= 1)) {
        throw new IllegalArgumentException("no share lies between " + low + " and " + high);
      }
    }
  }

  /**
   * That it lies above that of another.
   *
   * @param other as the file calls it
   */
  public record Above(String other) implements Comparison {}

  /**
   * That it lies above those of all others.
   *
   * @param butFor those that it need not lie above, as the file calls them
   */
  public record First(List<String> butFor) implements Comparison {
    /** Copies the list. */
    public First {
      butFor = List.copyOf(butFor);
    }
  }

  /**
   * Of what a claim speaks, or a study.
   *
   * @param window when
   * @param direction which way paths go
   * @param region of what region
   * @param binding whether data of another window, direction or region can tell nothing of it; if
   *     not, the difference is only pointed out
   */
  public record Frame(
      Optional<Window> window,
      Optional<Direction> direction,
      Optional<Region> region,
      boolean binding) {}

  /**
   * A span of time.
   *
   * @param from its first instant
   * @param to the first instant after it
   * @param words in plain words
   */
  public record Window(Instant from, Instant to, String words) {
    boolean contains(Window other) {
      return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
  }
}
