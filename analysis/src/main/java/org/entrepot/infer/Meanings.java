package org.entrepot.infer;

import java.util.Map;
import java.util.TreeMap;

/** What the words of paths mean, in one sentence each; {@code docs/paths.md} lists them. */
final class Meanings {
  /** Each word of {@link Reasons}. */
  static final Map<String, String> REASONS = new TreeMap<>();

  /** Each flag of a path. */
  static final Map<String, String> FLAGS = new TreeMap<>();

  /** The rule that gives a reason, if a rule does. */
  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry(Reasons.LPM, "longest-match"),
          Map.entry(Reasons.MOAS, "longest-match"),
          Map.entry(Reasons.AS_SET, "longest-match"),
          Map.entry(Reasons.NARROWED, "origin-sets"),
          Map.entry(Reasons.MEMBER, "exchanges"),
          Map.entry(Reasons.EXCHANGE, "exchanges"),
          Map.entry(Reasons.INFERRED, "bridges"),
          Map.entry(Reasons.BORDER, BorderRouters.NAME),
          Map.entry(Reasons.THIRD_PARTY, "third-party"),
          Map.entry(Reasons.SPECIAL, "special-purpose"));

  static {
    REASONS.put(Reasons.LPM, "One AS announces the longest block around the address.");
    REASONS.put(Reasons.MOAS, "Several ASes announce the longest block around the address.");
    REASONS.put(
        Reasons.AS_SET, "The announcement of the block ends in an AS set, whose order is unknown.");
    REASONS.put(
        Reasons.NARROWED,
        "Of several possible ASes, the one that fits beside the steps around it.");
    REASONS.put(Reasons.MEMBER, "The address is on an exchange's LAN and assigned to this member.");
    REASONS.put(
        Reasons.EXCHANGE, "The address is on an exchange's LAN, and it is not known whose it is.");
    REASONS.put(
        Reasons.BORDER,
        "All that was seen around the router speaks for another AS than its address.");
    REASONS.put(
        Reasons.EDGE, "A private address before the first public one: the probe's own premises.");
    REASONS.put(
        Reasons.THIRD_PARTY, "The router answered with the address of a neighbour off the path.");
    REASONS.put(Reasons.PROBE, "The probe's record or address says so, and no hop shows it.");
    REASONS.put(Reasons.SILENT, "Nobody answered, or no answer was left.");
    REASONS.put(Reasons.SPECIAL, "Anybody may use the address, so that it names no AS.");
    REASONS.put(Reasons.UNANNOUNCED, "Nobody announces the address.");
    REASONS.put(Reasons.SEVERAL, "Addresses of different kinds, or of different ASes, answered.");
    REASONS.put(
        Reasons.INFERRED,
        "Nobody answered, and all routing tables that lead on have this AS there.");
    REASONS.put(Reasons.GAP, "A stretch of which it is not known who operates it.");

    FLAGS.put("as-loop", "The path comes back to an AS, so that one of its operators is wrong.");
    FLAGS.put("as-loop-collapsed", "A slip between two hops of one AS was taken out.");
    FLAGS.put("edst", "An answer to a packet for another destination was set aside.");
    FLAGS.put(
        "exchange-contradicted",
        "The port of one member was seen, and right behind it another member's own address.");
    FLAGS.put("exchange-unconfirmed", "An exchange's LAN was seen, but not surely crossed.");
    FLAGS.put("gap", "The operator of some stretch is not known.");
    FLAGS.put("gap-bridged", "Silent hops between two known neighbours were taken out.");
    FLAGS.put("gap-inferred", "An AS that kept silent was told by the routing tables.");
    FLAGS.put("gap-closed", "Unknown hops within one AS were given to it.");
    FLAGS.put("hop-without-number", "A hop without a number was left out.");
    FLAGS.put("ip-loop", "An address came back, and the path was cut there.");
    FLAGS.put("mpls", "An answer quotes MPLS labels: packets went through a tunnel.");
    FLAGS.put("origins-narrowed", "One of several possible ASes was told by the steps beside it.");
    FLAGS.put("several-exchanges", "More than one exchange was crossed, which is rare.");
    FLAGS.put("third-party", "An address of a network off the path was given to its router's.");
    FLAGS.put("unreached", "The destination did not answer.");
  }

  private Meanings() {}

  /** The rule that decides with a reason; {@code none} for what is known or unknown without one. */
  static String ruleOf(String reason) {
    return RULES.getOrDefault(reason, "none");
  }

  static String reason(String word) {
    return REASONS.getOrDefault(word, word);
  }

  static String flag(String word) {
    return FLAGS.getOrDefault(word, word);
  }
}
