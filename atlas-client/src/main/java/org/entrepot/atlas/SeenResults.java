package org.entrepot.atlas;

import java.util.LinkedHashSet;
import java.util.Set;

/** The results that were given last, so that none is given twice. Forgets the oldest first. */
final class SeenResults {
  private final int most;
  private final Set<ResultKey> keys = new LinkedHashSet<>();

  SeenResults(int most) {
    this.most = most;
  }

  /** Whether it is new; then it is known from now on. */
  synchronized boolean add(ResultKey key) {
    if (!keys.add(key)) {
      return false;
    }
    if (keys.size() > most) {
      var oldest = keys.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }
}
