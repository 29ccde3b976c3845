package org.entrepot.simulator;

/**
 * A router.
 *
 * @param id its number in the world
 * @param network index of the network that operates it
 * @param pop where it stands
 */
record Router(int id, int network, Pop pop) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Router router && router.id == id;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return "router " + id;
  }
}
