package org.entrepot.report;

import org.entrepot.stats.Estimates;

/** What is left open on paths that are counted as unresolved. */
enum Doubt {
  /** Who carried them. */
  OPERATOR("Operators in between", "part of the way has no known operator"),
  /** Whom they met first. */
  FIRST("First operator", "it could not be told which operator came first"),
  /** Who carried them through the border of the region. */
  BORDER(
      "Operators at the border",
      "it could not be told who carried them across the region's border"),
  /** Where they went. */
  PLACE("Cities and countries", "at least one router could not be located"),
  /** Where they were handed over. */
  HANDOVER("Handovers in cities", "it could not be told where each handover took place"),
  /** By which city they went through the border of the region. */
  GATEWAY(
      "Cities at the border",
      "it could not be told by which city they crossed the region's border"),
  /** Which ways there are between their ends. */
  WAY("Ways around", "it is not known which ways there are between the two ends");

  private final String subject;
  private final String words;

  Doubt(String subject, String words) {
    this.subject = subject;
    this.words = words;
  }

  /** What is asked of the paths. */
  String subject() {
    return subject;
  }

  /** What could not be told, completes "On 20% of paths". */
  String words() {
    return words;
  }

  /** On how many paths, and what follows; empty where all is known. */
  String sentence(double unresolved) {
    return unresolved > 0
        ? "On %s of paths %s; the true shares may be higher."
            .formatted(Figures.about(unresolved), words)
        : "";
  }

  /** On how many paths, and that these are too many, completes "Only a hint". */
  String tooMuch(double unresolved) {
    return "on %s of paths %s, and %s".formatted(Figures.about(unresolved), words, limit());
  }

  /** How many paths are too many. */
  static String limit() {
    return "more than " + Figures.about(Estimates.UNRESOLVED_ALLOWED) + " is too many";
  }
}
