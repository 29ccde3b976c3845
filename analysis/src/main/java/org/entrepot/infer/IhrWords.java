package org.entrepot.infer;

/**
 * The words of {@link IhrPaths}. Those with an underscore are Internet Health Report's own, as its
 * converter counts them; those with a hyphen are ours, for what it does without saying so.
 */
final class IhrWords {
  /** The result names no destination, or is of a firmware before 4400. */
  static final String NO_DST_ADDR = "no_dst_addr";

  /** Nobody announces the destination. */
  static final String NO_DST_ASN = "no_dst_asn";

  /** The destination's operator is known, and no block around it. */
  static final String NO_PREFIX = "no_prefix";

  /** The result does not say what address the probe has. */
  static final String NO_FROM = "no_from";

  /** Nobody announces the probe's address. */
  static final String NO_PEER_ASN = "no_peer_asn";

  /** "Did not finish": a packet was not sent, or a hop says nothing new. */
  static final String DNF = "dnf";

  /** No hop has an operator. */
  static final String EMPTY_PATH = "empty_path";

  /** The probe's AS comes later than first. */
  static final String START_AS_IN_PATH = "start_as_in_path";

  /** The destination's AS comes earlier than last. */
  static final String END_AS_IN_PATH = "end_as_in_path";

  /** There is one AS alone. */
  static final String SINGLE_AS = "single_as";

  /** The probe sent its last packet, with TTL 255. */
  static final String TOO_MANY_HOPS = "too_many_hops";

  /** An ICMP error came from an address that was not on the path before. */
  static final String ERRORS = "errors";

  /** The probe's AS was put before the others. */
  static final String START_AS_MISSING = "start_as_missing";

  /** The destination's AS was put behind the others. */
  static final String END_AS_MISSING = "end_as_missing";

  /** Several addresses answered at a hop, and stand for each other. */
  static final String AS_SET = "as_set";

  /** An address lies on the LAN of an exchange. */
  static final String IXP_IN_PATH = "ixp_in_path";

  /** What part of the path was left out as unknown, in percent behind an equals sign. */
  static final String UNKNOWN_REDUCTION = "unknown_reduction";

  /** Two ASes stand side by side that something unknown lies between. */
  static final String GAP_BRIDGED = "gap-bridged";

  /** An AS that came back behind another one was left out there. */
  static final String LOOP_REMOVED = "loop-removed";

  /** A late reply alone put an address at a hop. */
  static final String LATE_REPLY = "late-reply";

  /** An answer to another destination alone put an address at a hop. */
  static final String EDST = "edst";

  private IhrWords() {}
}
