package org.entrepot.detour;

import org.entrepot.net.IpAddress;

/**
 * Who measured towards whom.
 *
 * @param probe the RIPE Atlas probe
 * @param destination the address that it asked for
 */
record Pair(long probe, IpAddress destination) implements Comparable<Pair> {
  @Override
  public int compareTo(Pair other) {
    int byProbe = Long.compare(probe, other.probe);
    return byProbe != 0 ? byProbe : destination.compareTo(other.destination);
  }
}
