package org.entrepot.atlas;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an answer into the texts of its results, without a look into them: lines, or the elements of
 * an array, which is how the API answers where it does not know {@code format=txt}. An element that
 * goes over several lines is put on one, which changes nothing in JSON.
 */
final class Elements {
  /**
   * The longest text that is kept whole. The longest result seen in ten years of traceroutes has 12
   * kB; a certificate chain or an answer of the DNS has less than a tenth of this.
   */
  static final int LONGEST = 1 << 20;

  /** What is kept of a longer one. */
  private static final int KEPT = 1 << 16;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private byte[] text = new byte[1 << 12];
  private int length;
  private long whole;
  private boolean begun;
  private boolean array;
  private boolean closed;
  private boolean ended;

  Elements(InputStream in) {
    this(in, LONGEST);
  }

  /**
   * @param longest how many bytes of a text are kept at most
   */
  Elements(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * The next text that is not blank; null at the end.
   *
   * @throws IOException if the stream breaks, or ends within an array
   */
  byte @Nullable [] next() throws IOException {
    length = 0;
    whole = 0;
    if (!begun) {
      begun = true;
      begin();
      if (ended) {
        return Arrays.copyOf(text, length);
      }
    }
    boolean more = array ? element() : line();
    return more ? Arrays.copyOf(text, Math.min(length, isTooLong() ? KEPT : longest)) : null;
  }

  /**
   * Sees whether this is an array of objects. A line that begins like one and is none is kept as
   * far as it was read.
   */
  private void begin() throws IOException {
    if (skipBlank() != '[') {
      return;
    }
    keep(read());
    int c = peek();
    boolean lines = false;
    while (c >= 0 && isBlank((byte) c) && length < KEPT) {
      lines |= c == '\n';
      keep(read());
      c = peek();
    }
    array = c == '{' || c == ']';
    if (array) {
      length = 0;
      whole = 0;
    } else if (lines) {
      length = 1;
      ended = true;
    }
  }

  /** Whether the last text is too long, and therefore its beginning only. */
  boolean isTooLong() {
    return whole > longest;
  }

  /** How long the last text is, in bytes. */
  long wholeLength() {
    return whole;
  }

  /** Whether something stood behind the last text that says that it is whole. */
  boolean isEnded() {
    return ended;
  }

  private boolean line() throws IOException {
    int c = length == 0 ? skipBlank() : peek();
    if (c < 0 && length == 0) {
      return false;
    }
    c = read();
    while (c >= 0 && c != '\n') {
      keep(c);
      c = read();
    }
    ended = c >= 0;
    while (length > 0 && isBlank(text[length - 1])) {
      length--; // a carriage return, or blanks
    }
    return true;
  }

  private boolean element() throws IOException {
    int c = skipBlank();
    while (c == ',') {
      at++;
      c = skipBlank();
    }
    if (closed) { // what follows an array is no part of it
      return line();
    }
    if (c < 0) {
      throw new EOFException("the array of results has no end");
    }
    if (c == ']') {
      at++;
      closed = true;
      return element();
    }
    int depth = 0;
    boolean quoted = false;
    while (true) {
      c = peek();
      if (c < 0) {
        throw new EOFException("the array of results has no end");
      }
      if (!quoted && depth == 0 && (c == ',' || c == ']')) {
        ended = true;
        while (length > 0 && isBlank(text[length - 1])) {
          length--;
        }
        return true;
      }
      at++;
      if (quoted) {
        if (c == '\\') {
          keep(c);
          c = read();
        } else {
          quoted = c != '"';
        }
      } else {
        quoted = c == '"';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
      keep(c == '\n' || c == '\r' ? ' ' : c);
    }
  }

  private void keep(int c) {
    whole++;
    if (length < longest) {
      if (length == text.length) {
        text = Arrays.copyOf(text, 2 * length);
      }
      text[length++] = (byte) c;
    }
  }

  private int skipBlank() throws IOException {
    int c = peek();
    while (c >= 0 && isBlank((byte) c)) {
      at++;
      c = peek();
    }
    return c;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private int read() throws IOException {
    int c = peek();
    at++;
    return c;
  }

  private int peek() throws IOException {
    if (at >= end) {
      int n = in.read(buffer, 0, buffer.length);
      at = 0;
      end = Math.max(0, n);
      if (n <= 0) {
        return -1;
      }
    }
    return buffer[at] & 0xFF;
  }
}
