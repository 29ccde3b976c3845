package org.entrepot.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** That the user wants what costs something or cannot be undone. */
final class Consent {
  @Option(names = "--yes", description = "Do it without asking. Otherwise you type yes.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Say what would be done, and change nothing.")
  private boolean dryRun;

  boolean isDryRun() {
    return dryRun;
  }

  /** Whether it was given with the command. */
  boolean isGiven() {
    return yes;
  }

  /** Says what consent is asked to; never left out where somebody is going to be asked. */
  void tell(AtlasVerb verb, String sentence) {
    String visible = Visible.text(sentence);
    if (yes || dryRun) {
      verb.summary(visible);
    } else {
      verb.say(visible);
    }
  }

  /**
   * Returns if the user wants it.
   *
   * @param what what is to be done, behind "to"
   * @param instead what to say where nobody can be asked
   */
  void want(AtlasVerb verb, String what, String instead)
      throws Failures.UserMistake, Failures.Ending {
    if (yes) {
      return;
    }
    Optional<String> answer = verb.ask("Type yes to " + what + ": ");
    if (answer.isEmpty()) {
      throw new Failures.UserMistake(
          "nothing was sent: there is no terminal at which to ask you; say " + instead);
    }
    if (!answer.get().strip().equals("yes")) {
      throw new Failures.Ending(Failures.FAILED, "nothing was sent, as you did not type yes");
    }
  }
}
