package org.entrepot.simulator;

import java.util.Arrays;
import java.util.Collection;

/**
 * Writes JSON in the form that RIPE Atlas has it: no spaces, and numbers with as many digits as
 * they need. Grows and is used again; ASCII only.
 */
final class JsonLine {
  private byte[] bytes = new byte[1 << 14];
  private int length;

  /** Whether the next value or key needs a comma before it. */
  private boolean comma;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
    comma = false;
  }

  JsonLine open(char bracket) {
    separate();
    put(bracket);
    comma = false;
    return this;
  }

  JsonLine close(char bracket) {
    put(bracket);
    comma = true;
    return this;
  }

  JsonLine key(String name) {
    separate();
    quoted(name);
    put(':');
    comma = false;
    return this;
  }

  JsonLine text(String value) {
    separate();
    quoted(value);
    return this;
  }

  JsonLine number(long value) {
    separate();
    digits(value);
    return this;
  }

  JsonLine truth(boolean value) {
    separate();
    raw(value ? "true" : "false");
    return this;
  }

  JsonLine none() {
    separate();
    raw("null");
    return this;
  }

  JsonLine numbers(Collection<? extends Number> values) {
    open('[');
    values.forEach(value -> number(value.longValue()));
    return close(']');
  }

  JsonLine texts(Collection<String> values) {
    open('[');
    values.forEach(this::text);
    return close(']');
  }

  /** Milliseconds with one to three decimals, as RIPE Atlas has them: 73.0, 0.51, 33.102. */
  JsonLine millis(double value) {
    separate();
    long micros = Math.round(value * 1000);
    digits(micros / 1000);
    int rest = (int) (micros % 1000);
    put('.');
    put((char) ('0' + rest / 100));
    if (rest % 100 != 0) {
      put((char) ('0' + rest / 10 % 10));
      if (rest % 10 != 0) {
        put((char) ('0' + rest % 10));
      }
    }
    return this;
  }

  JsonLine field(String name, String value) {
    return key(name).text(value);
  }

  JsonLine field(String name, long value) {
    return key(name).number(value);
  }

  void newline() {
    put('\n');
    comma = false;
  }

  private void separate() {
    if (comma) {
      put(',');
    }
    comma = true;
  }

  private void quoted(String value) {
    put('"');
    for (int i = 0; i < value.length(); i++) {
      char letter = value.charAt(i);
      if (letter == '"' || letter == '\\') {
        put('\\');
        put(letter);
      } else if (letter < ' ' || letter > '~') {
        raw("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          put(Character.forDigit(letter >> shift & 15, 16));
        }
      } else {
        put(letter);
      }
    }
    put('"');
  }

  private void digits(long value) {
    if (value < 0) {
      put('-');
      digits(-value);
      return;
    }
    long power = 1;
    while (value / power >= 10) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      put((char) ('0' + value / power % 10));
    }
  }

  private void raw(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void put(char letter) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) letter;
  }
}
