package org.entrepot.score;

import org.entrepot.net.Asn;

/**
 * Two ASes that are neighbours, in either direction.
 *
 * @param low the lower number
 * @param high the higher one
 */
record TrueLink(Asn low, Asn high) implements Comparable<TrueLink> {
  static TrueLink between(Asn a, Asn b) {
    return a.compareTo(b) <= 0 ? new TrueLink(a, b) : new TrueLink(b, a);
  }

  @Override
  public int compareTo(TrueLink other) {
    int byLow = low.compareTo(other.low);
    return byLow != 0 ? byLow : high.compareTo(other.high);
  }
}
