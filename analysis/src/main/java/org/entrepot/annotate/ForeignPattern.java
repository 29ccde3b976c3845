package org.entrepot.annotate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Compiles regular expressions that come with data. They run on RE2, whose time is at most the
 * length of the text times the size of the expression, whatever either is, and the size is bounded
 * here. What RE2 has not, lookarounds and backreferences, is refused with its name.
 */
final class ForeignPattern {
  /** Far above any published rule; with it a name of 253 characters takes milliseconds at most. */
  static final int LARGEST = 10_000;

  static final int LONGEST = 1_000;

  private ForeignPattern() {}

  /**
   * @throws Rejected if it cannot be used, with the reason
   */
  static Pattern compile(String regex) throws Rejected {
    if (regex.length() > LONGEST || size(regex) > LARGEST) {
      throw new Rejected("regular expression too large");
    }
    for (String lookaround : new String[] {"(?=", "(?!", "(?<=", "(?<!"}) {
      if (regex.contains(lookaround)) {
        throw new Rejected("regular expression with a lookaround");
      }
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new Rejected("not a regular expression of RE2");
    }
  }

  /** How many characters an expression has once its counted repetitions are written out. */
  private static long size(String regex) {
    Deque<Long> outer = new ArrayDeque<>();
    long group = 0;
    long last = 0;
    boolean inClass = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      int close = c == '{' && !inClass ? regex.indexOf('}', i) : -1;
      if (c == '\\') {
        i++;
        last = inClass ? last : 1;
        group += inClass ? 0 : 1;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '(') {
        outer.push(group);
        group = 0;
      } else if (c == ')' && !outer.isEmpty()) {
        last = group;
        group = Math.min(LARGEST + 1L, outer.pop() + last);
      } else if (close > 0) {
        group = Math.min(LARGEST + 1L, group + last * times(regex.substring(i + 1, close)));
        i = close;
      } else {
        inClass = c == '[';
        last = 1;
        group++;
      }
    }
    while (!outer.isEmpty()) {
      group += outer.pop();
    }
    return group;
  }

  /** The larger of the one or two numbers between braces; RE2 itself takes none above 1,000. */
  private static long times(String braces) {
    long most = 0;
    long number = 0;
    for (int i = 0; i < braces.length(); i++) {
      char c = braces.charAt(i);
      number = c >= '0' && c <= '9' ? Math.min(LARGEST, number * 10 + (c - '0')) : 0;
      most = Math.max(most, number);
    }
    return most;
  }
}
