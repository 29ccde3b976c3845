package org.entrepot.dns;

import java.io.ByteArrayOutputStream;

/** Takes the presentation format of a name apart (RFC 1035 section 5.1). */
final class NameText {
  private final String text;
  private int at;

  NameText(String text) {
    this.text = text;
  }

  boolean hasNext() {
    return at < text.length();
  }

  /** The label up to the next dot, which is taken too. */
  Bytes label() {
    ByteArrayOutputStream label = new ByteArrayOutputStream();
    while (hasNext()) {
      char c = text.charAt(at++);
      if (c == '.') {
        break;
      }
      label.write(c == '\\' ? escaped() : ascii(c));
    }
    return Bytes.of(label.toByteArray());
  }

  private int escaped() {
    if (!hasNext()) {
      throw notAName();
    }
    char c = text.charAt(at++);
    if (digit(c) < 0) {
      return ascii(c);
    }
    int value = digit(c);
    for (int i = 0; i < 2; i++) {
      int next = hasNext() ? digit(text.charAt(at++)) : -1;
      if (next < 0) {
        throw notAName();
      }
      value = value * 10 + next;
    }
    if (value > 255) {
      throw notAName();
    }
    return value;
  }

  private static int digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }

  private int ascii(char c) {
    if (c > 0x7F) {
      throw notAName();
    }
    return c;
  }

  private IllegalArgumentException notAName() {
    return new IllegalArgumentException("not a domain name: \"" + text + "\"");
  }
}
