package org.entrepot.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds where a JSON value ends, without reading it into anything. It checks the grammar of
 * brackets, strings, colons and commas as it goes, so that damage is noticed where it is; numbers,
 * escapes and UTF-8 are left to the parser.
 *
 * <p>It also notices results: objects that have an id of a probe or a measurement at their top.
 */
final class JsonScanner {
  /** How a scan ended. */
  enum Status {
    /** All is well so far: not the end of a scan. */
    GOING_ON,
    /** The value is whole and ends at {@link #end}. */
    COMPLETE,
    /** The stream ended within the value. */
    OPEN,
    /** At {@link #end} stands what cannot stand there. */
    BROKEN,
    /** More brackets are open than any result has. */
    TOO_DEEP,
    /** The value is longer than the limit. */
    TOO_LONG,
    /** The value is an object in which, at {@link #array}, a list of results begins. */
    CONTAINER
  }

  private enum State {
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COLON,
    AFTER
  }

  static final int MAX_DEPTH = 256;
  private static final byte[] PROBE = "prb_id".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MEASUREMENT = "msm_id".getBytes(StandardCharsets.US_ASCII);

  private final boolean[] isObject = new boolean[MAX_DEPTH + 1];
  private int depth;
  private State state = State.VALUE;
  private int at;
  private int newline;
  private int array;
  private final boolean[] idAt = new boolean[MAX_DEPTH + 1];
  private boolean resultInArray;
  private boolean resultAtTop;
  private boolean containers;

  /** Where the scan ended. */
  int end() {
    return at;
  }

  /** Where the array began of which {@link Status#CONTAINER} tells. */
  int array() {
    return array;
  }

  /** Whether the value goes over more than one line, as far as it was scanned. */
  boolean manyLines() {
    return newline >= 0;
  }

  /** Whether the value is an object that has an id of a probe or a measurement at its top. */
  boolean isResult() {
    return isObject[1] && idAt[1];
  }

  /** Whether the value is an array that has such objects. */
  boolean sawResult() {
    return resultAtTop;
  }

  /** Scans the value that begins at {@code start}, to its end or to where it is a container. */
  Status scan(Window window, int start, int limit) throws IOException {
    reset(start, true);
    return run(window, start + (long) limit);
  }

  /** Scans the value that begins at {@code start}, to its end. */
  Status scanWhole(Window window, int start, int limit) throws IOException {
    reset(start, false);
    return run(window, start + (long) limit);
  }

  /** Scans what is left of an object behind one of its values. */
  Status scanRestOfObject(Window window, int start, int limit) throws IOException {
    reset(start, true);
    push(true);
    state = State.AFTER;
    return run(window, start + (long) limit);
  }

  private void reset(int start, boolean lookForContainer) {
    containers = lookForContainer;
    at = start;
    depth = 0;
    state = State.VALUE;
    newline = -1;
    array = -1;
    resultInArray = false;
    resultAtTop = false;
  }

  private Status run(Window window, long limit) throws IOException {
    while (true) {
      skipBlank(window, limit);
      int c = window.at(at);
      if (c < 0) {
        return Status.OPEN;
      }
      if (at >= limit) {
        return Status.TOO_LONG;
      }
      Status status = isBlank(c) ? Status.GOING_ON : token(window, c, limit);
      if (status != Status.GOING_ON) {
        return status;
      }
      if (depth == 0 && state == State.AFTER) {
        return Status.COMPLETE;
      }
    }
  }

  /** Steps over the white space that is in the window. */
  private void skipBlank(Window window, long limit) {
    byte[] bytes = window.bytes();
    int base = window.position();
    int stop = (int) Math.min(window.available(), limit);
    int i = at;
    while (i < stop && isBlank(bytes[base + i])) {
      if (bytes[base + i] == '\n' && newline < 0) {
        newline = i;
      }
      i++;
    }
    at = i;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /** Steps over one token; if all is well the scan goes on. */
  private Status token(Window window, int c, long limit) throws IOException {
    if (resultInArray && state == State.AFTER && depth == 2) {
      return c == ',' || c == ']' ? Status.CONTAINER : Status.BROKEN;
    }
    switch (state) {
      case KEY, KEY_OR_END -> {
        if (c == '"') {
          return key(window, limit);
        }
        return c == '}' && state == State.KEY_OR_END ? close(true) : Status.BROKEN;
      }
      case COLON -> {
        state = State.VALUE;
        at++;
        return c == ':' ? Status.GOING_ON : broken();
      }
      case AFTER -> {
        if (c == ',') {
          state = isObject[depth] ? State.KEY : State.VALUE;
          at++;
          return Status.GOING_ON;
        }
        return c == '}' || c == ']' ? close(c == '}') : Status.BROKEN;
      }
      default -> {
        return value(window, c, limit);
      }
    }
  }

  private Status broken() {
    at--;
    return Status.BROKEN;
  }

  private Status value(Window window, int c, long limit) throws IOException {
    if (c == '"') {
      state = State.AFTER;
      return string(window, limit);
    }
    if (c == '{' || c == '[') {
      return open(c == '{');
    }
    if (c == ']' && state == State.VALUE_OR_END) {
      return close(false);
    }
    state = State.AFTER;
    return scalar(window, limit);
  }

  private Status open(boolean object) {
    if (depth == MAX_DEPTH) {
      return Status.TOO_DEEP;
    }
    if (depth == 1 && !object && isObject[1]) {
      array = at;
    }
    push(object);
    at++;
    return Status.GOING_ON;
  }

  private void push(boolean object) {
    idAt[depth + 1] = false;
    isObject[++depth] = object;
    state = object ? State.KEY_OR_END : State.VALUE_OR_END;
  }

  private Status close(boolean object) {
    if (isObject[depth] != object) {
      return Status.BROKEN;
    }
    boolean result = object && depth <= 3 && idAt[depth];
    resultInArray = containers && result && depth == 3 && !isObject[2] && isObject[1];
    resultAtTop |= result && depth == 2 && !isObject[1];
    depth--;
    state = State.AFTER;
    at++;
    return Status.GOING_ON;
  }

  private Status key(Window window, long limit) throws IOException {
    int start = at;
    Status status = string(window, limit);
    state = State.COLON;
    if (status == Status.GOING_ON && depth <= 3 && at - start == PROBE.length + 2) {
      int from = window.position() + start + 1;
      idAt[depth] |= is(window.bytes(), from, PROBE) || is(window.bytes(), from, MEASUREMENT);
    }
    return status;
  }

  private static boolean is(byte[] bytes, int from, byte[] name) {
    return Arrays.equals(bytes, from, from + name.length, name, 0, name.length);
  }

  private Status string(Window window, long limit) throws IOException {
    at++;
    while (true) {
      byte[] bytes = window.bytes();
      int base = window.position();
      int available = (int) Math.min(window.available(), limit);
      int i = at;
      while (i < available) {
        byte c = bytes[base + i];
        if (c == '"') {
          at = i + 1;
          return Status.GOING_ON;
        }
        if (c >= 0 && c < 0x20) {
          at = i;
          return Status.BROKEN;
        }
        if (c == '\\') {
          if (i + 1 == available) {
            break;
          }
          c = bytes[base + ++i]; // what is escaped
          if (c >= 0 && c < 0x20) {
            at = i;
            return Status.BROKEN;
          }
        }
        i++;
      }
      at = i;
      if (i + 1 >= limit) {
        return Status.TOO_LONG;
      }
      if (!window.more()) {
        at = window.available();
        return Status.OPEN;
      }
    }
  }

  private Status scalar(Window window, long limit) throws IOException {
    int start = at;
    int c = window.at(at);
    while (isScalar(c)) {
      c = window.at(++at);
      if (at >= limit) {
        return Status.TOO_LONG;
      }
    }
    return at > start ? Status.GOING_ON : Status.BROKEN;
  }

  private static boolean isScalar(int c) {
    int lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '+'
        || c == '.';
  }
}
