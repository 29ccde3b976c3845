package org.entrepot.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON text of strings, and of fields by their names. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /** An unmodifiable copy in the same order. */
  static Map<String, String> copy(Map<String, String> fields) {
    return fields.size() < 2 // then there is no order to keep
        ? Map.copyOf(fields)
        : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  static boolean hasBlanks(byte[] json, int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] >= 0 && json[i] <= ' ') {
        return true;
      }
    }
    return false;
  }

  /** A copy without the white space that stands outside of strings. */
  static String compact(byte[] json, int from, int to) {
    byte[] out = new byte[to - from];
    int length = 0;
    boolean inString = false;
    for (int i = from; i < to; i++) {
      byte c = json[i];
      if (inString && c == '\\') {
        out[length++] = c;
        c = json[++i];
      } else if (c == '"') {
        inString = !inString;
      }
      if (inString || c < 0 || c > ' ') {
        out[length++] = c;
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    try {
      quote(out, text);
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder does not fail", e);
    }
    return out.toString();
  }

  static void quote(Appendable out, String text) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7F || isLoneSurrogate(text, i)) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 0xF));
        }
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
