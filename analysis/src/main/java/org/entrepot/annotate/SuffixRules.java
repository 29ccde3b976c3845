package org.entrepot.annotate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;

/**
 * How names under one suffix are read.
 *
 * @param suffix the domain
 * @param rules in the order in which they are tried
 * @param meanings what codes mean to this operator
 * @param trial how the rules did when they were learned
 * @param precision how many of their answers are expected to be right, in [0, 1]
 * @param source the file that says so
 */
record SuffixRules(
    String suffix,
    List<HostnameRule> rules,
    List<Meaning> meanings,
    Trial trial,
    OptionalDouble precision,
    String source) {
  /**
   * What a code means to one operator.
   *
   * @param type what kind of code it is
   * @param code the code
   * @param country the country that stood beside it in names, if one did
   * @param state the state that stood beside it
   * @param own whether the operator's place is told or known to be another one than the lists say,
   *     so that they are not to be asked
   * @param city the place, where the file tells it and a city is near
   */
  record Meaning(
      LocationCode.Type type,
      String code,
      Optional<CountryCode> country,
      Optional<String> state,
      boolean own,
      Optional<City> city) {
    private boolean isOf(HostnameRule.Reading reading) {
      return type == reading.type() && code.equals(reading.code());
    }

    /** Whether it was learned from names of just this form. */
    private boolean isBeside(HostnameRule.Reading reading) {
      return country.equals(reading.country()) && state.equals(reading.state());
    }

    /** Whether nothing that stands beside the code speaks against it. */
    private boolean isCompatible(HostnameRule.Reading reading) {
      boolean here =
          reading.country().isEmpty()
              || country
                  .or(() -> city.map(City::country))
                  .map(reading.country().get()::equals)
                  .orElse(true);
      return here
          && (state.isEmpty() || reading.state().isEmpty() || state.equals(reading.state()));
    }
  }

  /**
   * How rules did against round-trip times when they were learned.
   *
   * @param classification as the source words it
   * @param right answers that no time contradicted
   * @param wrong answers that one did
   */
  record Trial(String classification, long right, long wrong) {}

  SuffixRules {
    rules = List.copyOf(rules);
    meanings = List.copyOf(meanings);
  }

  SuffixRules withPrecision(double share) {
    return new SuffixRules(suffix, rules, meanings, trial, OptionalDouble.of(share), source);
  }

  /** What the first rule reads whose form the name is of. */
  Optional<HostnameRule.Reading> read(String hostname) {
    return rules.stream().flatMap(rule -> rule.read(hostname).stream()).findFirst();
  }

  /** What the operator is known to mean by a code, the countries and states beside it agreeing. */
  List<Meaning> meanings(HostnameRule.Reading reading) {
    List<Meaning> of = meanings.stream().filter(each -> each.isOf(reading)).toList();
    List<Meaning> exact = of.stream().filter(each -> each.isBeside(reading)).toList();
    return exact.isEmpty()
        ? of.stream().filter(each -> each.isCompatible(reading)).toList()
        : exact;
  }
}
