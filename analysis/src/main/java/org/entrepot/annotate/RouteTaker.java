package org.entrepot.annotate;

import org.entrepot.net.Prefix;

/** Takes the routes of a table one after the other. */
interface RouteTaker {
  /**
   * Takes a route.
   *
   * @param peer number of the AS that the collector heard it from
   * @param path good until this returns
   * @throws Rejected if the route is not one that counts
   */
  void take(long peer, Prefix prefix, RawPath path) throws Rejected;
}
