package org.entrepot.infer;

import java.util.List;
import java.util.Optional;

/**
 * The corrections that are made, in their order.
 *
 * @param name {@code strict}, or {@code strict-without-} and the rules left out
 * @param rules the corrections
 */
public record PathPolicy(String name, List<Rule> rules) {
  private static final List<Rule> ALL =
      List.of(
          new Artefacts(),
          new Reach(),
          new IpLoops(),
          new SpecialPurposes(),
          new ExchangeLans(),
          new LongestMatch(),
          new Gaps(),
          new AsLoops());

  /** Copies the rules. */
  public PathPolicy {
    rules = List.copyOf(rules);
  }

  /** Nothing is believed that the replies and the address book do not say. */
  public static PathPolicy strict() {
    return new PathPolicy("strict", ALL);
  }

  /** The policy of this name. */
  public static Optional<PathPolicy> named(String name) {
    return name.equals("strict") ? Optional.of(strict()) : Optional.empty();
  }

  /**
   * The same policy with one rule switched off.
   *
   * @throws IllegalArgumentException if it has no rule of this name
   */
  public PathPolicy without(String rule) {
    List<Rule> rest = rules.stream().filter(each -> !each.name().equals(rule)).toList();
    if (rest.size() == rules.size()) {
      throw new IllegalArgumentException("no rule \"" + rule + "\" among " + rules);
    }
    return new PathPolicy(name + "-without-" + rule, rest);
  }
}
