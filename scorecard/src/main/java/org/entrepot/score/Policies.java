package org.entrepot.score;

import java.util.List;
import org.entrepot.infer.PathPolicy;
import org.entrepot.infer.Rule;

/** The path policies that are compared. */
final class Policies {
  /** The policy of today. */
  static final String STRICT = PathPolicy.strict().name();

  /** What the longest match alone says, and nothing is corrected that it got wrong. */
  static final String PLAIN =
      PathPolicy.strict()
          .without("exchanges")
          .without("borders")
          .without("origin-sets")
          .without("gaps")
          .without("as-loops")
          .without("third-party")
          .without("bridges")
          .name();

  private Policies() {}

  /** Every rule that can be switched off, in the order of the policy. */
  static List<String> rules() {
    return PathPolicy.strict().rules().stream().map(Rule::name).toList();
  }

  static String without(String rule) {
    return PathPolicy.strict().without(rule).name();
  }

  /**
   * @throws IllegalArgumentException if there is no policy of this name
   */
  static String checked(String policy) {
    if (PathPolicy.named(policy).isEmpty()) {
      throw new IllegalArgumentException(
          "policy \"" + policy + "\" is not known; there are " + PathPolicy.choices());
    }
    return policy;
  }
}
