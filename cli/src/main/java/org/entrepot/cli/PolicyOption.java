package org.entrepot.cli;

import org.entrepot.infer.PathPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --policy}, which takes the place of the policy that a study file names. */
final class PolicyOption {
  /** The rules that can be switched off, for the help of an option. */
  static final String RULES =
      "artefacts, reach, ip-loops, special-purpose, exchanges, longest-match, borders,"
          + " origin-sets, gaps, as-loops, third-party, bridges";

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description =
          "The path policy: strict, or strict-without-RULE, also with several rules left out, such"
              + " as strict-without-gaps-without-reach; or ihr, as Internet Health Report does it."
              + " RULE is one of "
              + RULES
              + ".")
  private @Nullable String name;

  /** The policy that is asked for, or else the one of this name. */
  PathPolicy or(String other) throws Failures.UserMistake {
    String wanted = name == null ? other : name;
    return PathPolicy.named(wanted)
        .orElseThrow(
            () ->
                new Failures.UserMistake(
                    "--policy: there is no policy \""
                        + wanted
                        + "\"; this version has "
                        + PathPolicy.choices()));
  }
}
