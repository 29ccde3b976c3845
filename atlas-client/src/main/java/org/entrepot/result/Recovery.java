package org.entrepot.result;

import java.io.IOException;
import org.entrepot.result.JsonScanner.Status;

/**
 * Finds where reading can go on behind something broken. What it looks at in all of a stream is
 * bounded, so that hostile input cannot make it look at the same bytes for ever.
 */
final class Recovery {
  /** How far a whole result is looked for behind a broken one. */
  private static final int FAR = 4 << 20;

  private static final int BUDGET_IN_LIMITS = 8;

  private final Window window;
  private final int limit;
  private final JsonScanner scanner = new JsonScanner();
  private long budget;
  private long barrenUntil;

  Recovery(Window window, int limit) {
    this.window = window;
    this.limit = limit;
    this.budget = (long) limit * BUDGET_IN_LIMITS;
  }

  private int searchLimit() {
    return Math.min(limit, FAR);
  }

  /**
   * The offset, behind a broken element of an array, of the first object that is whole, has an id
   * at its top, and stands where an element or a line can begin; -1 if there is none near.
   */
  int nextElement() throws IOException {
    // Behind each of many broken elements the same text would be searched in vain again.
    int from = (int) Math.max(1, barrenUntil - window.consumed());
    int found = from < searchLimit() ? firstResult(from, searchLimit(), false) : -1;
    if (found < 0) {
      barrenUntil = window.consumed() + Math.min(window.available(), searchLimit());
    }
    return found;
  }

  /**
   * The offset of the first such object in an array that begins at {@code array}, before which
   * something is broken. It must be on the line of the bracket, or begin a line where that one ends
   * with the bracket; -1 otherwise, as then these may be lines of results and no array at all.
   */
  int firstElement(int array) throws IOException {
    int found = firstResult(array, array + searchLimit(), true);
    if (found < 0) {
      return -1;
    }
    int behind = window.at(window.skipBlank(scanner.end()));
    int line = window.endOfLine(array, found);
    boolean apart = line < 0 || (window.skipBlank(array + 1) > line && beginsLine(found));
    return apart && (behind == ',' || behind == ']') ? found : -1;
  }

  private boolean beginsLine(int offset) throws IOException {
    int at = offset - 1;
    while (at > 0 && (window.at(at) == ' ' || window.at(at) == '\t')) {
      at--;
    }
    return window.at(at) == '\n';
  }

  private int firstResult(int from, int to, boolean onlyInArray) throws IOException {
    int before = from > 1 ? window.at(from - 1) : 0;
    int last = before;
    for (int at = from; at < to && budget > 0; at++) {
      int c = window.at(at);
      if (c < 0) {
        return -1;
      }
      budget--;
      boolean element = before == ',' || before == '[';
      if (c == '{' && (element || last == '\n') && isResult(at)) {
        return element || !onlyInArray ? at : -1;
      }
      last = c;
      before = c == ' ' || c == '\t' || c == '\r' || c == '\n' ? before : c;
    }
    return -1;
  }

  private boolean isResult(int at) throws IOException {
    Status status = scanner.scanWhole(window, at, limit);
    budget -= scanner.end() - at;
    if (status != Status.COMPLETE || !scanner.isResult()) {
      return false;
    }
    int behind = window.at(window.skipBlank(scanner.end()));
    return behind == ',' || behind == ']' || behind == '{' || behind < 0;
  }

  /**
   * The offset behind the bracket that closes the one at {@code from}, if brackets match and a
   * comma or a closing bracket follows; -1 otherwise. Nothing else of the grammar is looked at.
   */
  int closing(int from) throws IOException {
    if (window.at(from) != '{' && window.at(from) != '[') {
      return scalarEnd(from);
    }
    boolean[] isObject = new boolean[JsonScanner.MAX_DEPTH + 1];
    int depth = 0;
    boolean inString = false;
    for (int at = from; at < limit && budget > 0; at++, budget--) {
      int c = window.at(at);
      if (c < 0 || (inString && c == '\n')) {
        return -1;
      }
      if (inString) {
        at += c == '\\' ? 1 : 0;
        inString = c != '"';
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        if (depth == JsonScanner.MAX_DEPTH) {
          return -1;
        }
        isObject[++depth] = c == '{';
      } else if (c == '}' || c == ']') {
        if (isObject[depth] != (c == '}')) {
          return -1;
        }
        if (--depth == 0) {
          return boundary(at + 1);
        }
      }
    }
    return -1;
  }

  private int scalarEnd(int from) throws IOException {
    for (int at = from; at < searchLimit() && budget > 0; at++, budget--) {
      int c = window.at(at);
      if (c == ',' || c == ']') {
        return at;
      }
      if (c < 0 || c == '{' || c == '[' || c == '"') {
        return -1;
      }
    }
    return -1;
  }

  private int boundary(int at) throws IOException {
    int behind = window.at(window.skipBlank(at));
    return behind == ',' || behind == ']' ? at : -1;
  }

  /** Moves the window to the next line that begins with an opening bracket. */
  void skipToNextStart() throws IOException {
    do {
      window.skipLine();
    } while (window.at(0) >= 0 && window.at(0) != '{' && window.at(0) != '[');
  }

  /** Number of line feeds before an offset. */
  long newlines(int offset) throws IOException {
    long count = 0;
    for (int at = 0; at < offset; at++) {
      count += window.at(at) == '\n' ? 1 : 0;
    }
    return count;
  }
}
