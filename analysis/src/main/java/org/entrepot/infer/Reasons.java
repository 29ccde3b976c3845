package org.entrepot.infer;

/** The words for what decided about a hop or a step. */
final class Reasons {
  /** Longest matching announced block, one origin. */
  static final String LPM = "lpm";

  /** The block has several origins. */
  static final String MOAS = "moas";

  /** The announcement of the block ends in an AS set. */
  static final String AS_SET = "as-set";

  /** The one of several origins that fits beside the steps around it. */
  static final String NARROWED = "narrowed";

  /** An address on an exchange's LAN, assigned to a member. */
  static final String MEMBER = "exchange-member";

  /** An address on an exchange's LAN, it is not known whose. */
  static final String EXCHANGE = "exchange";

  /** What was seen around the router, over all traceroutes, speaks for another than its address. */
  static final String BORDER = "border";

  /** Before the first public address: the viewpoint's own premises. */
  static final String EDGE = "edge";

  /** A router that answered with the address of a neighbour off the path. */
  static final String THIRD_PARTY = "third-party";

  /** Known from the probe's record, without a hop. */
  static final String PROBE = "probe";

  /** Nobody answered. */
  static final String SILENT = "silent";

  /** An address that anybody may use. */
  static final String SPECIAL = "special-purpose";

  /** An address that nobody announces. */
  static final String UNANNOUNCED = "unannounced";

  /** Addresses of different kinds answered. */
  static final String SEVERAL = "several";

  /** Nobody answered, and all ways in the routing tables have this AS there. */
  static final String INFERRED = "inferred";

  /** A stretch of hops of unknown operator. */
  static final String GAP = "gap";

  private Reasons() {}
}
