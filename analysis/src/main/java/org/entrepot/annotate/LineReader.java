package org.entrepot.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream of bytes into lines; both {@code \n} and {@code \r\n} end one. */
final class LineReader {
  /** No honest line of any format is longer; a longer one is cut and said to be. */
  static final int LONGEST_LINE = 1 << 20;

  private final InputStream in;
  private final Line line = new Line();
  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int limit;
  private long number;
  private boolean cut;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The line read last. */
  Line line() {
    return line;
  }

  /** Whether the line read last was longer than {@link #LONGEST_LINE}: only its start is there. */
  boolean isCut() {
    return cut;
  }

  /** Reads the next line; false at the end. */
  boolean next() throws IOException {
    cut = false;
    int scanned = from;
    while (true) {
      for (int i = scanned; i < limit; i++) {
        if (buffer[i] == '\n') {
          take(i);
          from = i + 1;
          return true;
        }
      }
      scanned = limit;
      if (limit - from > LONGEST_LINE) {
        return takeCut();
      }
      int moved = from;
      if (!fill()) {
        return takeLast();
      }
      scanned -= moved - from;
    }
  }

  private void take(int end) {
    boolean carriageReturn = end > from && buffer[end - 1] == '\r';
    line.set(buffer, from, carriageReturn ? end - 1 : end, ++number);
  }

  private boolean takeLast() {
    if (from == limit) {
      return false;
    }
    take(limit);
    from = limit;
    return true;
  }

  /** Keeps the start of an overlong line and drops the rest of it. */
  private boolean takeCut() throws IOException {
    cut = true;
    byte[] start = Arrays.copyOfRange(buffer, from, from + 4096);
    line.set(start, 0, start.length, ++number);
    from = limit;
    while (fill()) {
      for (int i = from; i < limit; i++) {
        if (buffer[i] == '\n') {
          from = i + 1;
          return true;
        }
      }
      from = limit;
    }
    return true;
  }

  /** Gets more bytes behind those not yet taken, which move to the front. */
  private boolean fill() throws IOException {
    int kept = limit - from;
    System.arraycopy(buffer, from, buffer, 0, kept);
    from = 0;
    limit = kept;
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      return false;
    }
    limit += read;
    return true;
  }
}
