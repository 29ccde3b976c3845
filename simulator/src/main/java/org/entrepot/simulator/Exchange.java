package org.entrepot.simulator;

import java.util.Map;
import java.util.TreeMap;
import org.entrepot.net.Prefix;

/** An exchange: a LAN in a city on which each member has a port. */
final class Exchange {
  final int id;
  final int operator;
  final Metro metro;
  final Prefix lan;

  /** The port of each member, by index of the network. */
  final Map<Integer, Interface> ports = new TreeMap<>();

  Exchange(int id, int operator, Metro metro, Prefix lan) {
    this.id = id;
    this.operator = operator;
    this.metro = metro;
    this.lan = lan;
  }
}
