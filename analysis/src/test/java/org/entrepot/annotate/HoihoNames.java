package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a hostname that an expression of the simple kind that Hoiho learns would read a code in.
 */
final class HoihoNames {
  private static final String LETTERS = "xz1-.";

  private final String regex;
  private final List<String> groups;
  private final StringBuilder name = new StringBuilder();
  private int group;

  private HoihoNames(String regex, List<String> groups) {
    this.regex = regex;
    this.groups = groups;
  }

  /** One name for each expression of the rule that can hold the code. */
  static List<String> of(JsonNode rule, JsonNode code) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rule.path("re").size(); i++) {
      String regex = rule.path("re").path(i).asText();
      groups(rule.path("plan").path(i), code)
          .map(groups -> new HoihoNames(regex, groups).make())
          .filter(name -> Pattern.matches(regex, name))
          .ifPresent(names::add);
    }
    return names;
  }

  private static Optional<List<String>> groups(JsonNode plan, JsonNode code) {
    List<String> groups = new ArrayList<>();
    String left = code.path("code").asText();
    boolean country = false;
    boolean state = false;
    int pieces = 0;
    for (JsonNode part : plan) {
      pieces += part.asText().equals(code.path("type").asText()) ? 1 : 0;
    }
    for (JsonNode part : plan) {
      String of = part.asText();
      if (of.equals("cc")) {
        country = true;
        groups.add(
            code.path("cc")
                .asText(code.path("location").path("cc").asText("us"))
                .toLowerCase(Locale.ROOT));
      } else if (of.equals("st")) {
        state = true;
        groups.add(code.path("st").asText("xx"));
      } else if (!of.equals(code.path("type").asText())) {
        return Optional.empty();
      } else {
        int take = pieces == 2 ? Math.min(4, left.length()) : left.length();
        groups.add(left.substring(0, take));
        left = left.substring(take);
        pieces--;
      }
    }
    boolean beside = country == code.has("cc") && state == code.has("st");
    boolean clli = code.path("type").asText().equals("clli");
    return beside || clli ? Optional.of(groups) : Optional.empty();
  }

  private String make() {
    int i = 0;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      if (c == '^' || c == '$') {
        i++;
      } else if (c == '(' && regex.startsWith("(?:", i)) {
        i = skipGroup(i); // none of them is needed
      } else if (c == '(') {
        name.append(groups.get(group++));
        i = skipGroup(i);
      } else {
        i = atom(i);
      }
    }
    return name.toString();
  }

  private int skipGroup(int from) {
    int end = regex.indexOf(')', from) + 1;
    return end < regex.length() && "?*+".indexOf(regex.charAt(end)) >= 0 ? end + 1 : end;
  }

  private int atom(int from) {
    int end =
        regex.charAt(from) == '['
            ? regex.indexOf(']', from) + 1
            : regex.charAt(from) == '\\' ? from + 2 : from + 1;
    String atom = regex.substring(from, end);
    int times = 1;
    if (end < regex.length() && "?*+".indexOf(regex.charAt(end)) >= 0) {
      times = regex.charAt(end) == '+' ? 1 : 0;
      end++;
    } else if (end < regex.length() && regex.charAt(end) == '{') {
      int close = regex.indexOf('}', end);
      times = Integer.parseInt(regex.substring(end + 1, close).replaceAll(",.*", ""));
      end = close + 1;
    }
    name.append(character(atom).repeat(times));
    return end;
  }

  private static String character(String atom) {
    Pattern pattern = Pattern.compile(atom);
    String tried = atom.startsWith("\\") ? atom.substring(1) + LETTERS : LETTERS + atom;
    for (int i = 0; i < tried.length(); i++) {
      String each = tried.substring(i, i + 1);
      if (pattern.matcher(each).matches()) {
        return each;
      }
    }
    throw new IllegalArgumentException("no character for " + atom);
  }
}
