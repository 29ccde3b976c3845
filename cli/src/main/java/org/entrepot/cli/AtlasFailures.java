package org.entrepot.cli;

import java.util.Set;
import org.entrepot.atlas.AtlasException;

/** What a failure of RIPE Atlas means at the shell. */
final class AtlasFailures {
  static final String NEEDS_KEY =
      "needs a key: set the variable "
          + AtlasConnection.KEY_VARIABLE
          + ", or name a file that holds it with --key-file";

  private static final int LONGEST_URL = 200;

  /** The same question will get the same answer: it was the wrong one. */
  private static final Set<Integer> MISTAKES = Set.of(400, 401, 403, 404, 405, 410, 414, 422);

  private AtlasFailures() {}

  /** The end of the command, with one sentence and a status. */
  static Failures.Ending ending(AtlasException failure, boolean hasKey) {
    if (Thread.currentThread().isInterrupted()) {
      return new Failures.Ending(Failures.INTERRUPTED, "interrupted", failure);
    }
    String url = failure.url();
    String what = String.valueOf(failure.getMessage()).replace(" (GET " + url + ")", "");
    String where =
        " (" + (url.length() > LONGEST_URL ? url.substring(0, LONGEST_URL) + "..." : url) + ")";
    String sentence = Visible.text(what + hint(failure, hasKey) + where);
    return new Failures.Ending(status(failure), sentence, failure);
  }

  private static int status(AtlasException failure) {
    return failure instanceof AtlasException.Refused refused && MISTAKES.contains(refused.status())
        ? Failures.MISTAKE
        : Failures.FAILED;
  }

  private static String hint(AtlasException failure, boolean hasKey) {
    if (failure instanceof AtlasException.Refused refused) {
      return hint(refused, hasKey);
    }
    if (failure instanceof AtlasException.RateLimited) {
      return "; later it may work";
    }
    return failure instanceof AtlasException.Unreadable
        ? "; is there a RIPE Atlas API at that address?"
        : "";
  }

  private static String hint(AtlasException.Refused refused, boolean hasKey) {
    return switch (refused.status()) {
      case 401, 403 ->
          hasKey
              ? "; the key is unknown, or has not the permission that this needs"
              : "; it " + NEEDS_KEY;
      case 404 -> refused.code().isEmpty() ? "; is there a RIPE Atlas API at that address?" : "";
      default -> "";
    };
  }

  /** Whether this is the API's own word that there is nothing of this number. */
  static boolean isNotThere(AtlasException.Refused refused) {
    return refused.status() == 404 && refused.code().isPresent();
  }
}
