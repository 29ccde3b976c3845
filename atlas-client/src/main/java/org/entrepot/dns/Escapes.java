package org.entrepot.dns;

import java.util.List;

/** The presentation format of bytes: RFC 1035 section 5.1, with the choices that dig makes. */
final class Escapes {
  /** Hexadecimal and base64 are broken into words of this many characters, as dig does. */
  private static final int WORD = 56;

  private Escapes() {}

  /** Appends the bytes; those of {@code special} with a backslash, unprintable ones as \DDD. */
  static void append(StringBuilder text, Bytes bytes, String special) {
    for (int i = 0; i < bytes.size(); i++) {
      append(text, bytes.at(i), special);
    }
  }

  static void append(StringBuilder text, int octet, String special) {
    if (octet < 0x20 || octet > 0x7E) {
      decimal(text, octet);
    } else {
      if (special.indexOf(octet) >= 0) {
        text.append('\\');
      }
      text.append((char) octet);
    }
  }

  /** Appends {@code \DDD}. */
  static void decimal(StringBuilder text, int octet) {
    text.append('\\').append(octet / 100).append(octet / 10 % 10).append(octet % 10);
  }

  /** A character string between quotes. */
  static String quoted(Bytes string) {
    StringBuilder text = new StringBuilder(string.size() + 2).append('"');
    append(text, string, "\"\\");
    return text.append('"').toString();
  }

  /** Character strings between quotes, with a space between each two. */
  static String quoted(List<Bytes> strings) {
    return String.join(" ", strings.stream().map(Escapes::quoted).toList());
  }

  /** With a space after every 56 characters. */
  static String words(String digits) {
    StringBuilder text = new StringBuilder(digits.length() + digits.length() / WORD);
    for (int at = 0; at < digits.length(); at += WORD) {
      text.append(at == 0 ? "" : " ").append(digits, at, Math.min(at + WORD, digits.length()));
    }
    return text.toString();
  }

  /** The fields in front of a long one, which may be empty. */
  static String fields(String front, String last) {
    return last.isEmpty() ? front : front + " " + last;
  }
}
