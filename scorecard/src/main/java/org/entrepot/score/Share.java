package org.entrepot.score;

/** What share of paths organisations have, in each way that a study publishes by name. */
enum Share {
  /** Paths of the region through an organisation of neither end. */
  TRANSIT,
  /** Paths of the region that meet it first outside their own, unless it is the destination's. */
  FIRST,
  /** Paths out of the region that have it as the last operator of the region. */
  EXIT,
  /** The same, where it is not the source's own. */
  EXIT_TRANSIT,
  /** Paths from outside into the region that have it as the first operator of the region. */
  ENTRY,
  /** The same, where it is not the destination's own. */
  ENTRY_TRANSIT;

  /** Whether a path is one of those that the share is a share of. */
  boolean isOf(TruePath path, Truth truth) {
    boolean from = truth.inRegion(path.source());
    boolean to = truth.inRegion(path.destinationAsn());
    return switch (this) {
      case TRANSIT, FIRST -> from;
      case EXIT, EXIT_TRANSIT -> from && !to;
      case ENTRY, ENTRY_TRANSIT -> !from && to;
    };
  }
}
