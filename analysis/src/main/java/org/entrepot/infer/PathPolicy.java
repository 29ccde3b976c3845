package org.entrepot.infer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The corrections that are made, in their order; or the way of another, which has no corrections
 * that could be told apart ({@link IhrPaths}).
 *
 * @param name {@code strict}, and behind it {@code -without-} and its name for each rule left out;
 *     or {@code ihr}
 * @param rules the corrections; none for {@code ihr}
 */
public record PathPolicy(String name, List<Rule> rules) {
  private static final String STRICT = "strict";
  private static final String IHR = "ihr";
  private static final String WITHOUT = "-without-";
  private static final List<Rule> ALL =
      List.of(
          new Artefacts(),
          new Reach(),
          new IpLoops(),
          new SpecialPurposes(),
          new ExchangeLans(),
          new LongestMatch(),
          new BorderRouters(),
          new OriginSets(),
          new Gaps(),
          new AsLoops(),
          new ThirdParty(),
          new Bridges());

  /** Copies the rules. */
  public PathPolicy {
    rules = List.copyOf(rules);
  }

  /** Nothing is believed that the replies and the address book do not say. */
  public static PathPolicy strict() {
    return new PathPolicy(STRICT, ALL);
  }

  /** As Internet Health Report does it, oddities included, for comparison ({@link IhrPaths}). */
  public static PathPolicy ihr() {
    return new PathPolicy(IHR, List.of());
  }

  /** Whether paths are those of Internet Health Report. */
  boolean isIhr() {
    return name.equals(IHR);
  }

  /**
   * The policy of this name: {@code strict}, or {@code strict-without-gaps}, or several such
   * endings, each with another rule; or {@code ihr}; empty if it is none of them.
   */
  public static Optional<PathPolicy> named(String name) {
    if (name.equals(IHR)) {
      return Optional.of(ihr());
    }
    // No rule's name has the word in it (a test holds that), so a name can be read in one way only.
    String[] parts = name.split(WITHOUT, -1);
    if (!parts[0].equals(STRICT)) {
      return Optional.empty();
    }
    PathPolicy policy = strict();
    for (String rule : List.of(parts).subList(1, parts.length)) {
      if (!policy.has(rule)) {
        return Optional.empty();
      }
      policy = policy.without(rule);
    }
    return Optional.of(policy);
  }

  /** For a message: the names that there are. */
  public static String choices() {
    return STRICT
        + ", "
        + IHR
        + ", and "
        + STRICT
        + WITHOUT
        + "RULE, also with several rules left out, each a "
        + WITHOUT
        + "RULE more, where RULE is one of "
        + ALL.stream().map(Rule::name).collect(Collectors.joining(", "));
  }

  /**
   * The same policy with one rule switched off.
   *
   * @throws IllegalArgumentException if it has no rule of this name
   */
  public PathPolicy without(String rule) {
    if (isIhr()) {
      throw new IllegalArgumentException(
          "the policy " + IHR + " is one whole: it has no rule \"" + rule + "\" to leave out");
    }
    if (!has(rule)) {
      throw new IllegalArgumentException("no rule \"" + rule + "\" among " + rules);
    }
    return new PathPolicy(
        name + WITHOUT + rule, rules.stream().filter(each -> !each.name().equals(rule)).toList());
  }

  /** Whether it wants to see all traceroutes before it judges the first. */
  public boolean looksAround() {
    return has(BorderRouters.NAME);
  }

  private boolean has(String rule) {
    return rules.stream().anyMatch(each -> each.name().equals(rule));
  }
}
