package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a fetch tells: a bar while a file comes, a line when it is there, and what is missing. */
final class FetchNotes implements AutoCloseable {
  private final PrintWriter err;
  private final boolean isQuiet;
  private final Common.Bar bar;
  private final List<String> missing = new ArrayList<>();

  FetchNotes(PrintWriter err, Loudness loudness) {
    this.err = err;
    this.isQuiet = loudness.quiet();
    this.bar = loudness.bar();
  }

  /** How far something has come; on any thread. */
  synchronized void at(String stage, long done, long total) {
    bar.at(stage, done, Math.max(0, total));
  }

  /** Says what was done. */
  synchronized void say(String sentence) {
    bar.close();
    if (!isQuiet) {
      err.println(Visible.text(sentence));
    }
  }

  /** Says what the user must know. */
  synchronized void warn(String sentence) {
    bar.close();
    err.println("entrepot: " + Visible.text(sentence));
  }

  /** Says that something could not be had. */
  void miss(String what, String why) {
    missing.add(what);
    warn(what + ": " + why);
  }

  /** What could not be had. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** What was not taken, by reason; nothing if all was. */
  static String rejected(Map<String, Long> reasons) {
    return reasons.isEmpty()
        ? ""
        : reasons.entrySet().stream()
            .map(reason -> format("%,d %s", reason.getValue(), reason.getKey()))
            .collect(Collectors.joining("; ", " (not taken: ", ")"));
  }

  /** So many of something, in words. */
  static String counted(long number, String noun) {
    return format("%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** A size in words. */
  static String size(long bytes) {
    if (bytes < 10_000) {
      return format("%,d bytes", bytes);
    }
    if (bytes < 10_000_000) {
      return format("%,d kB", bytes / 1000);
    }
    return bytes < 10_000_000_000L
        ? format("%,d MB", bytes / 1_000_000)
        : format("%,d GB", bytes / 1_000_000_000);
  }

  @Override
  public synchronized void close() {
    bar.close();
  }
}
