package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.List;

/** The presence of a network in a city. */
final class Pop {
  /** Its number in the world. */
  final int id;

  /** Its number in its network. */
  final int index;

  private final int network;
  private final Metro metro;

  /** Where customers of its own are connected. */
  final List<Router> access = new ArrayList<>();

  /** What carries between routers and cities: one, or several that share the flows. */
  final List<Router> cores = new ArrayList<>();

  /** Where other networks are connected. */
  final List<Router> borders = new ArrayList<>();

  Pop(int id, int index, int network, Metro metro) {
    this.id = id;
    this.index = index;
    this.network = network;
    this.metro = metro;
  }

  /** The index of its network. */
  int network() {
    return network;
  }

  Metro metro() {
    return metro;
  }
}
