package org.entrepot.catchment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.annotate.RootLetter;

/**
 * How servers of the DNS root call themselves, by the letter, and which part of the name is the
 * site's: UN/LOCODE for K and L, airports for B, C, E, F and H, the operator's own codes elsewhere.
 * The forms are those of the identifiers that root-servers.org lists, and, for C and E, of which it
 * lists none, of identifiers that were seen.
 */
final class Labels {
  /** No name is longer (RFC 1035). */
  private static final int LONGEST = 255;

  private static final String VERISIGN =
      "[a-z]{1,3}\\d+[a-z]?(?:-[a-z])?\\.([a-z]{2})-+([a-z]{3})\\.root";

  private static final Map<RootLetter, Pattern> FORMS =
      Collections.unmodifiableMap(
          new LinkedHashMap<>(
              Map.ofEntries(
                  form(RootLetter.A, VERISIGN),
                  form(RootLetter.B, "b\\d+-([a-z]{3})"),
                  form(RootLetter.C, "([a-z]{3})\\d[a-z]\\.c\\.root-servers\\.org"),
                  form(RootLetter.D, "([a-z]{4})\\d+\\.droot\\.maxgigapop\\.net"),
                  form(RootLetter.E, "[a-z]\\d\\d\\.([a-z]{3})\\.eroot"),
                  form(
                      RootLetter.F,
                      "(?:([a-z]{3}\\.cf)|([a-z]{3}\\d*)[a-z])\\.f\\.root-servers\\.org"),
                  form(RootLetter.G, "groot-([a-z]+\\d+)-\\d+"),
                  form(RootLetter.H, "\\d{3}\\.([a-z]{3})\\.h\\.root-servers\\.org"),
                  form(RootLetter.I, "s\\d+\\.([a-z]{3})"),
                  form(RootLetter.J, VERISIGN),
                  form(
                      RootLetter.K,
                      "(?:ns\\d+\\.([a-z]{2}-[a-z]{3})|k\\d+\\.([a-z0-9-]+))\\.k\\.ripe\\.net"),
                  form(RootLetter.L, "([a-z]{2}-[a-z]{3})-[a-z]{2}"),
                  form(RootLetter.M, "m-([a-z]{3}(?:-[a-z]+)?)(?:-\\d+)?"))));

  /** Before 2015 K-root's sites were called by their exchanges. Others than this are unlisted. */
  private static final Map<String, String> OLD_K = Map.of("ams-ix", "nl-ams");

  private Labels() {}

  private static Map.Entry<RootLetter, Pattern> form(RootLetter letter, String form) {
    return Map.entry(letter, Pattern.compile(form));
  }

  /** A name in lower case (ASCII) and without the dot at its end; empty if it can be none. */
  static String normal(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    return name.length() > LONGEST ? "" : name.toLowerCase(Locale.ROOT);
  }

  /** The site's part of a server's normal name; empty if no server of the letter is called so. */
  static Optional<String> label(RootLetter letter, String name) {
    Matcher matcher = Optional.ofNullable(FORMS.get(letter)).orElseThrow().matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    StringBuilder label = new StringBuilder();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      String part = matcher.group(i);
      if (part != null) {
        label.append(label.isEmpty() ? "" : "-").append(part);
      }
    }
    String found = label.toString();
    return Optional.of(letter == RootLetter.K ? OLD_K.getOrDefault(found, found) : found);
  }

  /** The site's part of an identifier as the list has it: I-root's list has that part alone. */
  static Optional<String> listed(RootLetter letter, String identifier) {
    String name = normal(identifier);
    return letter == RootLetter.I ? Optional.of(name) : label(letter, name);
  }

  /** The airport in a label; empty where the letter does not name sites by airports. */
  static Optional<String> airport(RootLetter letter, String label) {
    return switch (letter) {
      case B, C, E, F, H -> Optional.of(label.substring(0, Math.min(3, label.length())));
      default -> Optional.empty();
    };
  }
}
