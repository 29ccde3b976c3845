package org.entrepot.stats;

/** Whether a number stands on enough independent observations to be told (METHOD.md 5). */
public enum Evidence {
  /** Enough. */
  PUBLISHABLE,
  /** Too little for more than a hint. */
  INDICATIVE,
  /** Too little to be shown. */
  SUPPRESSED;

  /** What this many clusters of this many organisations are, if all of them is resolved. */
  public static Evidence of(int clusters, int hosts) {
    return new Frame(0, clusters, hosts, clusters == 0 ? 0 : 1.0 / clusters, clusters, 0)
        .evidence();
  }
}
