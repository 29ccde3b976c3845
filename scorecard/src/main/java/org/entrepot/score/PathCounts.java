package org.entrepot.score;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.net.Asn;

/** What the measures count on the operators of a path. */
final class PathCounts {
  private PathCounts() {}

  static Count exact(Comparison path) {
    return Count.of(path.exact());
  }

  static Count exactWhereResolved(Comparison path) {
    return path.resolved() ? exact(path) : Count.NONE;
  }

  static Count organizationsExact(Comparison path) {
    return Count.of(path.organizationsExact());
  }

  static Count unresolved(Comparison path) {
    return Count.of(!path.resolved());
  }

  static Count reachedAgrees(Comparison path) {
    return Count.of(path.seen().reached() == path.truth().reached());
  }

  static Count edits(Comparison path) {
    return new Count(distance(path.steps(), path.truth().asPath()), 1);
  }

  /** The edits as a share of the longer of the two rows, in millionths. */
  static Count normalisedEdits(Comparison path) {
    long longer = Math.max(path.steps().size(), path.truth().asPath().size());
    return new Count(edits(path).part() * PathMeasure.MILLION / longer, 1);
  }

  /** The distance of Levenshtein (1966); what is not known is like nothing. */
  private static int distance(List<Optional<Asn>> inferred, List<Asn> real) {
    int[] last = new int[real.size() + 1];
    for (int j = 0; j < last.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= inferred.size(); i++) {
      int[] next = new int[last.length];
      next[0] = i;
      for (int j = 1; j < next.length; j++) {
        boolean same = inferred.get(i - 1).equals(Optional.of(real.get(j - 1)));
        int replace = last[j - 1] + (same ? 0 : 1);
        next[j] = Math.min(replace, Math.min(last[j], next[j - 1]) + 1);
      }
      last = next;
    }
    return last[real.size()];
  }

  static Count asPrecision(Comparison path) {
    return precision(path.inferredAsns(), new TreeSet<>(path.truth().asPath()));
  }

  static Count asRecall(Comparison path) {
    return precision(new TreeSet<>(path.truth().asPath()), path.inferredAsns());
  }

  static Count asF1(Comparison path) {
    return f1(path.inferredAsns(), new TreeSet<>(path.truth().asPath()));
  }

  static Count neighbourPrecision(Comparison path) {
    return precision(path.inferredNeighbours(), path.trueNeighbours());
  }

  static Count neighbourRecall(Comparison path) {
    return precision(path.trueNeighbours(), path.inferredNeighbours());
  }

  static Count exchangePrecision(Comparison path) {
    return precision(
        new TreeSet<>(path.seen().exchanges()), new TreeSet<>(path.truth().exchanges()));
  }

  static Count exchangeRecall(Comparison path) {
    return precision(
        new TreeSet<>(path.truth().exchanges()), new TreeSet<>(path.seen().exchanges()));
  }

  /** How many of the first stand in the second. */
  private static <T> Count precision(Set<T> these, Set<T> those) {
    return new Count(common(these, those), these.size());
  }

  /** Twice what is common, of all that stand in either. */
  private static <T> Count f1(Set<T> these, Set<T> those) {
    return new Count(2L * common(these, those), these.size() + those.size());
  }

  private static <T> int common(Set<T> these, Set<T> those) {
    Set<T> both = new HashSet<>(these);
    both.retainAll(those);
    return both.size();
  }
}
