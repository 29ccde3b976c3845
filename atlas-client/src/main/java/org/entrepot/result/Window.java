package org.entrepot.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The part of a stream that is looked at. It begins at the position, can be extended forward, and
 * is given up as the position moves on. Offsets are relative to the position.
 */
final class Window implements AutoCloseable {
  private static final int START = 1 << 18;

  private InputStream in;
  private byte[] bytes = new byte[START];
  private int position;
  private int end;
  private long line = 1;
  private long consumed;
  private boolean finished;

  /** Where in the stream a stretch without a line feed, once searched, began and ended. */
  private long barrenFrom;

  private long barrenTo;

  Window(InputStream in) {
    this.in = in;
  }

  /** Has what stands between the window and its stream, of which nothing was read yet. */
  void readThrough(UnaryOperator<InputStream> between) {
    if (end > 0 || finished) {
      throw new IllegalStateException("reading has begun");
    }
    in = between.apply(in);
  }

  /**
   * The array that holds the window; another one after {@link #more}. Behind the window stand bytes
   * of 0, as {@link PlainReader} wants it.
   */
  byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes} the position is. */
  int position() {
    return position;
  }

  /** Number of bytes that can be looked at without reading more. */
  int available() {
    return end - position;
  }

  /** The line of the position, from 1. */
  long line() {
    return line;
  }

  /** Number of bytes of the stream before the position. */
  long consumed() {
    return consumed;
  }

  /** Reads on; false at the end of the stream. */
  boolean more() throws IOException {
    if (finished) {
      return false;
    }
    if (end == bytes.length - PlainReader.PADDING) {
      makeRoom();
    }
    int n = in.read(bytes, end, bytes.length - PlainReader.PADDING - end);
    if (n < 0) {
      finished = true;
      return false;
    }
    end += n;
    Arrays.fill(bytes, end, end + PlainReader.PADDING, (byte) 0);
    return true;
  }

  private void makeRoom() {
    if (position > bytes.length / 2) {
      System.arraycopy(bytes, position, bytes, 0, end - position);
    } else {
      byte[] larger = new byte[Math.multiplyExact(bytes.length, 2)];
      System.arraycopy(bytes, position, larger, 0, end - position);
      bytes = larger;
    }
    end -= position;
    position = 0;
    Arrays.fill(bytes, end, end + PlainReader.PADDING, (byte) 0);
  }

  /** The byte at an offset, or -1 behind the end of the stream. */
  int at(int offset) throws IOException {
    while (position + offset >= end) {
      if (!more()) {
        return -1;
      }
    }
    return bytes[position + offset] & 0xFF;
  }

  /**
   * The offset of the next line feed from {@code offset} on, or of the end of the stream; -1 if it
   * is farther than {@code limit}.
   */
  int endOfLine(int offset, int limit) throws IOException {
    // Behind each of many values on one line the same bytes would be searched again.
    boolean known = consumed + offset >= barrenFrom && consumed + offset <= barrenTo;
    int at = known ? (int) Math.min(limit, barrenTo - consumed) : offset;
    if (!known) {
      barrenFrom = consumed + offset;
      barrenTo = barrenFrom;
    }
    while (true) {
      int stop = Math.min(end, position + limit);
      for (int i = position + at; i < stop; i++) {
        if (bytes[i] == '\n') {
          return i - position;
        }
      }
      at = Math.max(at, stop - position);
      barrenTo = consumed + at;
      if (at >= limit) {
        return -1;
      }
      if (!more()) {
        return at;
      }
    }
  }

  /**
   * The offset, from {@code offset} on, of the first byte that is not white space; of white space
   * if there is very much of it.
   */
  int skipBlank(int offset) throws IOException {
    int at = offset;
    while (at - offset < START && isBlank((byte) at(at))) {
      at++;
    }
    return at;
  }

  /** Moves the position forward within what is available. */
  void advance(int count) {
    int to = position + count;
    for (int i = position; i < to; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    position = to;
    consumed += count;
  }

  /** Moves the position forward over bytes of which none is a line feed. */
  void advanceOnLine(int count) {
    position += count;
    consumed += count;
  }

  /** Moves the position behind the line feed that ends this line, however far that is. */
  void skipLine() throws IOException {
    while (true) {
      for (int i = position; i < end; i++) {
        if (bytes[i] == '\n') {
          advance(i + 1 - position);
          return;
        }
      }
      advance(available());
      if (!more()) {
        return;
      }
    }
  }

  /** Moves the position over white space, without keeping it. */
  void skipBlank() throws IOException {
    while (available() > 0 || more()) {
      int i = position;
      while (i < end && isBlank(bytes[i])) {
        i++;
      }
      advance(i - position);
      if (available() > 0) {
        return;
      }
    }
  }

  /** Moves the position to the end of the stream. */
  void skipAll() throws IOException {
    do {
      advance(available());
    } while (more());
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
