package org.entrepot.path;

import java.util.List;

/**
 * What one traceroute tells of how far away its routers are.
 *
 * @param viewpoint from where
 * @param responders who answered between the ends, each with its least round-trip time; an address
 *     may be there several times
 */
public record Sounding(Viewpoint viewpoint, List<Responder> responders) {
  /** Copies the list. */
  public Sounding {
    responders = List.copyOf(responders);
  }
}
