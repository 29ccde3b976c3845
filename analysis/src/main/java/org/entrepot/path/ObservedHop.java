package org.entrepot.path;

import java.util.List;
import java.util.NavigableSet;
import org.entrepot.net.Asn;
import org.entrepot.net.Frozen;

/**
 * One hop of a path.
 *
 * @param number its TTL
 * @param responders who answered, by address; none if nobody did
 * @param operators the ASes that may operate it; none if that is not known
 * @param reason the word for the evidence that decided, or for why there is none
 * @param role where on the path it stands
 * @param place where in the world it is
 */
public record ObservedHop(
    int number,
    List<Responder> responders,
    NavigableSet<Asn> operators,
    String reason,
    Role role,
    Place place) {
  /** Where on a path a hop stands. */
  public enum Role {
    /** Before the first public address: the viewpoint's own premises. */
    EDGE,
    /** Between the ends. */
    TRANSIT,
    /** The address that was asked for. */
    DESTINATION
  }

  /** Copies both collections. */
  public ObservedHop {
    responders = List.copyOf(responders);
    operators = Frozen.copyOf(operators);
  }

  /** The same hop at another place. */
  public ObservedHop withPlace(Place other) {
    return new ObservedHop(number, responders, operators, reason, role, other);
  }
}
