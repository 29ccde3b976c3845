package org.entrepot.atlas;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lines in order, each result once. Of a result with several texts the one that was stored last is
 * taken ({@link KeyedLine#later}), and the others are counted.
 */
final class DistinctLines implements LineSource {
  private final LineSource lines;
  private @Nullable KeyedLine following;
  private boolean begun;
  private long duplicates;
  private long conflicts;
  private long added;
  private long late;

  DistinctLines(LineSource lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable KeyedLine next() throws IOException {
    if (!begun) {
      begun = true;
      following = lines.next();
    }
    KeyedLine first = following;
    if (first == null) {
      return null;
    }
    KeyedLine best = first;
    KeyedLine before = first;
    boolean known = first.origin() == KeyedLine.Origin.FILE;
    boolean again = first.origin() == KeyedLine.Origin.AGAIN;
    KeyedLine line = lines.next();
    for (; line != null && line.isSameResult(first); line = lines.next()) {
      known |= line.origin() == KeyedLine.Origin.FILE;
      again |= line.origin() == KeyedLine.Origin.AGAIN;
      if (line.isSameText(before)) {
        duplicates++;
      } else if (first.isRejected()) {
        break; // two texts that are no result are two
      } else {
        conflicts++;
        best = KeyedLine.later(best, line);
      }
      before = line;
    }
    following = line;
    added += known ? 0 : 1;
    late += !known && again ? 1 : 0;
    return best;
  }

  /** How many lines repeated the one before them. */
  long duplicates() {
    return duplicates;
  }

  /** How many other texts of a result were left out. */
  long conflicts() {
    return conflicts;
  }

  /** How many results were in no earlier file. */
  long added() {
    return added;
  }

  /** How many of these are of times that had been asked for before. */
  long late() {
    return late;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
