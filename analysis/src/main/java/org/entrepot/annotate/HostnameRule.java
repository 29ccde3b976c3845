package org.entrepot.annotate;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.entrepot.net.CountryCode;
import org.jspecify.annotations.Nullable;

/**
 * One regular expression of a suffix, and what its groups hold.
 *
 * @param pattern what names it reads
 * @param plan what each group is; a code can be spread over several groups
 */
record HostnameRule(Pattern pattern, List<Part> plan) {
  /** What a group of a rule holds. */
  enum Part {
    /** A code, or a piece of one. */
    PLACE(LocationCode.Type.PLACE),
    IATA(LocationCode.Type.IATA),
    LOCODE(LocationCode.Type.LOCODE),
    CLLI(LocationCode.Type.CLLI),
    FACILITY(LocationCode.Type.FACILITY),
    /** The country that the place is in. */
    COUNTRY(null),
    /** The state or province. */
    STATE(null);

    private final Optional<LocationCode.Type> type;

    Part(LocationCode.@Nullable Type type) {
      this.type = Optional.ofNullable(type);
    }

    /** The kind of code, unless it is something that stands beside one. */
    Optional<LocationCode.Type> type() {
      return type;
    }

    /** The part that Hoiho calls so. */
    static Part of(String name) throws Rejected {
      return switch (name) {
        case "place" -> PLACE;
        case "iata" -> IATA;
        case "locode" -> LOCODE;
        case "clli" -> CLLI;
        case "facility" -> FACILITY;
        case "cc" -> COUNTRY;
        case "st" -> STATE;
        default -> throw new Rejected("group of an unknown kind");
      };
    }
  }

  /**
   * What a rule reads in a name.
   *
   * @param type what kind of code it is
   * @param code the code
   * @param country the country beside it
   * @param state the state beside it
   * @param by the expression
   */
  record Reading(
      LocationCode.Type type,
      String code,
      Optional<CountryCode> country,
      Optional<String> state,
      String by) {}

  HostnameRule {
    plan = List.copyOf(plan);
  }

  /** Whether it can tell a place at all: its plan has one kind of code, and a group for each. */
  void check() throws Rejected {
    if (plan.stream().flatMap(part -> part.type.stream()).distinct().count() != 1) {
      throw new Rejected("plan without one kind of code");
    }
    if (pattern.groupCount() != plan.size()) {
      throw new Rejected("plan of other groups than the expression has");
    }
  }

  /** What it reads in a name; empty if the name is not of its form. */
  Optional<Reading> read(String hostname) {
    Matcher matcher = pattern.matcher(hostname);
    return matcher.find() ? Optional.of(reading(matcher)) : Optional.empty();
  }

  private Reading reading(Matcher matcher) {
    StringBuilder code = new StringBuilder();
    LocationCode.Type type = LocationCode.Type.PLACE;
    Optional<CountryCode> country = Optional.empty();
    Optional<String> state = Optional.empty();
    for (int i = 0; i < plan.size(); i++) {
      // A group of a branch that was not taken is empty.
      String text = Optional.ofNullable(matcher.group(i + 1)).orElse("");
      Part part = plan.get(i);
      if (part == Part.COUNTRY) {
        country = country(text);
      } else if (part == Part.STATE) {
        state = Optional.of(text);
      } else {
        type = part.type.orElse(type);
        code.append(text);
      }
    }
    return new Reading(type, code.toString(), country, state, pattern.pattern());
  }

  /** Operators write {@code uk} too; what is no country restricts nothing. */
  static Optional<CountryCode> country(String text) {
    try {
      return Optional.of(Places.country(text));
    } catch (Rejected e) {
      return Optional.empty();
    }
  }
}
