package org.entrepot.cli;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.atlas.AtlasException;

/** What a failure of RIPE Atlas means at the shell. */
final class AtlasFailures {
  static final String NEEDS_KEY =
      "needs a key: set the variable "
          + AtlasConnection.KEY_VARIABLE
          + ", or name a file that holds it with --key-file";

  /** Lists what was made last. */
  static final String MINE = "entrepot atlas measurements --mine --sort -id --limit 10";

  private static final int LONGEST_URL = 200;

  private static final String UNSURE =
      "it may have been done all the same: look before you ask again";

  private static final Pattern DEFINITION = Pattern.compile("/definitions/[0-9]+/([a-z0-9_]+)");
  private static final Pattern PROBES = Pattern.compile("/(?:probes/)?([0-9]{1,9})/([a-z0-9_]+)");

  /** Options that are not called as their fields are. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "is_public", "--private",
          "timeout", "--timeout-ms",
          "version", "--http-version",
          "psk", "--psk-file",
          "password", "--password-file",
          "auto_topup_prb_days_off", "--auto-topup-days-off",
          "auto_topup_prb_similarity", "--auto-topup-similarity",
          "/start_time", "--start",
          "/stop_time", "--stop",
          "/probes", "--probes");

  /** The same question will get the same answer: it was the wrong one. */
  private static final Set<Integer> MISTAKES = Set.of(400, 401, 403, 404, 405, 410, 414, 422);

  private AtlasFailures() {}

  /** The end of the command, with one sentence and a status. */
  static Failures.Ending ending(AtlasException failure, boolean hasKey) {
    if (Thread.currentThread().isInterrupted()) {
      String unsure = failure.mayHaveHappened() ? "; " + UNSURE : "";
      return new Failures.Ending(Failures.INTERRUPTED, "interrupted" + unsure, failure);
    }
    String url = failure.url();
    String what = words(failure, url);
    String where =
        " (" + (url.length() > LONGEST_URL ? url.substring(0, LONGEST_URL) + "..." : url) + ")";
    String sentence = Visible.text(what + hint(failure, hasKey) + where);
    return new Failures.Ending(status(failure), sentence, failure);
  }

  /** The library's words, with the shell's names for what only has names there. */
  private static String words(AtlasException failure, String url) {
    String what =
        String.valueOf(failure.getMessage())
            .replaceFirst(" \\([A-Z]+ " + Pattern.quote(url) + "\\)$", "")
            .replace("look at myMeasurements", "look at " + MINE)
            .replace("look at participationRequests", "look at entrepot atlas participation");
    if (failure instanceof AtlasException.Refused refused) {
      for (AtlasException.FieldError error : refused.fieldErrors()) {
        String field = error.field() + ": ";
        what = what.replace("; " + field, "; " + inWords(error.field()) + ": ");
      }
    }
    return what;
  }

  /** A field by its pointer, such as {@code /definitions/0/packet_interval}, as its option. */
  static String inWords(String pointer) {
    Matcher definition = DEFINITION.matcher(pointer);
    if (definition.matches()) {
      String field = definition.group(1);
      return OPTIONS.getOrDefault(field, "--" + field.replace('_', '-'));
    }
    Matcher probes = PROBES.matcher(pointer);
    if (probes.matches()) {
      long number = Long.parseLong(probes.group(1)) + 1;
      return "the " + probes.group(2) + " of the probes, number " + number;
    }
    return OPTIONS.getOrDefault(pointer, pointer);
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
