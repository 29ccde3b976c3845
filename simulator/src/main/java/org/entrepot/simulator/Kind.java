package org.entrepot.simulator;

/**
 * What a network is for. A kind has a size and habits.
 *
 * @see Balkans how many there are of each
 */
enum Kind {
  /** Sells transit all over the world, and buys none. */
  CARRIER(16, true, 0.10, 0.08),
  /** Sells transit in a part of the world. */
  REGIONAL(17, true, 0.30, 0.30),
  /** The former monopoly of a country. */
  INCUMBENT(15, true, 0.45, 0.20),
  /** Its rivals, by cable or by radio. */
  CHALLENGER(16, true, 0.60, 0.38),
  /** Connects homes in a few towns. */
  ACCESS(20, false, 0.40, 0.60),
  /** Universities. */
  RESEARCH(18, true, 0.65, 0.50),
  /** Serves what many fetch. */
  CONTENT(20, false, 0.85, 0.68),
  /** A bank or a ministry with its own number. */
  ENTERPRISE(22, false, 0.12, 0.45),
  /** Answers at one address in many cities. */
  ANYCAST(22, false, 0.95, 0.72),
  /** Runs an exchange, and carries nothing. */
  EXCHANGE(23, false, 0.0, 0.0);

  private final int blockLength;
  private final boolean backbone;
  private final double joins;
  private final double peers;

  Kind(int blockLength, boolean backbone, double joins, double peers) {
    this.blockLength = blockLength;
    this.backbone = backbone;
    this.joins = joins;
    this.peers = peers;
  }

  /** The length of its block of IPv4 addresses. */
  int blockLength() {
    return blockLength;
  }

  /** Whether it has routers of several roles in a city. */
  boolean isBackbone() {
    return backbone;
  }

  /** How likely it is a member of an exchange in one of its cities. */
  double joins() {
    return joins;
  }

  /** How willing it is to peer there: two members do if both are. */
  double peers() {
    return peers;
  }
}
