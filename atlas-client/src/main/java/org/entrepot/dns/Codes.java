package org.entrepot.dns;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Numbers with names: a register of IANA, read from a list of "number name" pairs. */
final class Codes {
  private final String prefix;
  private final int max;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, Integer> codes = new HashMap<>();

  /**
   * @param prefix what a number without a name is printed with
   * @param max the greatest number
   * @param register lines of a number and a name
   */
  Codes(String prefix, int max, String register) {
    this.prefix = prefix;
    this.max = max;
    String[] words = register.strip().split("\\s+", -1);
    for (int i = 0; i < words.length; i += 2) {
      names.put(Integer.valueOf(words[i]), words[i + 1]);
      codes.put(words[i + 1], Integer.valueOf(words[i]));
    }
  }

  int check(int code) {
    if (code < 0 || code > max) {
      throw new IllegalArgumentException("a code is 0 to " + max + ", not " + code);
    }
    return code;
  }

  String name(int code) {
    String name = names.get(code);
    return name == null ? prefix + code : name;
  }

  /** The number of a name, of the prefix with a number, in any case. */
  int parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    Integer code = codes.get(name);
    if (code != null) {
      return code;
    }
    String digits = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    // Not more than five, so that it fits; and ASCII only, where Integer takes any script's digits.
    if (digits.matches("[0-9]{1,5}") && Integer.parseInt(digits) <= max) {
      return Integer.parseInt(digits);
    }
    throw new IllegalArgumentException("not a name of this register: \"" + text + "\"");
  }
}
