package org.entrepot.border;

/**
 * How likely it is that an interface has the address that it has, from a router of one AS to a
 * router of another. The figures are our own choice, rounded; they say what operators are known to
 * do, and none is fitted to a place or a network.
 *
 * <ul>
 *   <li>Most links are within a network, numbered by it, or now and then by a sibling.
 *   <li>Networks meet where they are known to; rarely elsewhere.
 *   <li>A link between provider and customer is mostly numbered by the provider (Marder et al.,
 *       bdrmapIT, IMC 2018, doi:10.1145/3278532.3278538, rest their rules on that); one between
 *       peers by either.
 *   <li>Now and then an answer comes from an interface off the path.
 * </ul>
 */
final class LinkModel {
  private static final double WITHIN = 0.8;
  private static final double NUMBERED_BY_SIBLING = 0.2;
  private static final double NUMBERED_BY_OWN = 0.9;
  private static final double NUMBERED_BY_PROVIDER = 0.7;
  private static final double OFF_PATH = 0.05;
  private static final double UNKNOWN_NEIGHBOURS = 0.02;
  private static final double UNKNOWN_PEERS_AT_EXCHANGE = 0.3;
  private static final double WITHIN_OVER_EXCHANGE = 0.02;
  private static final double PORT_IS_ASSIGNED = 0.97;
  private static final double SAME_ROUTER = 0.8;
  private static final double FIRST_IS_OWN = 0.9;
  private static final double HOST_BEHIND_OWN = 0.9;
  private static final double LAST_IS_OWN = 0.45;
  private static final double ADDRESS_IS_OWN = 0.8;

  private final Kinship kinship;

  LinkModel(Kinship kinship) {
    this.kinship = kinship;
  }

  private static double log(double share) {
    return StrictMath.log(share);
  }

  /** Of an interface of the second AS' router, that packets come in by from the first's. */
  double link(Numbering number, long from, long to) {
    boolean within = from == to;
    if (number.isLan()) {
      double crossing =
          within
              ? WITHIN_OVER_EXCHANGE
              : kinship.tie(from, to) == Kinship.Tie.NONE ? UNKNOWN_PEERS_AT_EXCHANGE : 1;
      return log(crossing) + port(number, to);
    }
    double place = within ? WITHIN : (1 - WITHIN) * meeting(from, to);
    if (number.kind == Numbering.Kind.UNKNOWN) {
      return log(place);
    }
    return log(place * (within ? numberWithin(number, to) : numberBetween(number, from, to)));
  }

  private double numberWithin(Numbering number, long asn) {
    if (number.isOf(asn)) {
      return NUMBERED_BY_OWN;
    }
    for (long each : number.asns) {
      if (kinship.isOneOrganization(each, asn)) {
        return NUMBERED_BY_SIBLING;
      }
    }
    return OFF_PATH;
  }

  private double numberBetween(Numbering number, long from, long to) {
    double byFrom =
        switch (kinship.tie(from, to)) {
          case PROVIDER -> NUMBERED_BY_PROVIDER;
          case CUSTOMER -> 1 - NUMBERED_BY_PROVIDER;
          default -> 0.5;
        };
    return number.isOf(from) ? byFrom : number.isOf(to) ? 1 - byFrom : OFF_PATH;
  }

  private double meeting(long one, long other) {
    return kinship.tie(one, other) == Kinship.Tie.NONE ? UNKNOWN_NEIGHBOURS : 1;
  }

  /** Of an interface of which is not known what stands before it. */
  double alone(Numbering number, long asn) {
    return switch (number.kind) {
      case PORT, LAN -> port(number, asn);
      case ANNOUNCED -> log(number.isOf(asn) ? ADDRESS_IS_OWN : 1 - ADDRESS_IS_OWN);
      case UNKNOWN -> 0;
    };
  }

  private static double port(Numbering number, long asn) {
    return number.kind == Numbering.Kind.LAN
        ? 0
        : log(number.isOf(asn) ? PORT_IS_ASSIGNED : 1 - PORT_IS_ASSIGNED);
  }

  /** Of two interfaces that are likely on one router. */
  double sameRouter(long asn, long other) {
    return log(asn == other ? SAME_ROUTER : 1 - SAME_ROUTER);
  }

  /** Of the first hop of a viewpoint. */
  double first(Numbering number, long viewpoint, long asn) {
    double own = asn == viewpoint ? FIRST_IS_OWN : (1 - FIRST_IS_OWN) * meeting(asn, viewpoint);
    return log(own) + link(number, viewpoint, asn);
  }

  /** Of the router before a destination that answers. */
  double reached(long asn, long destination) {
    return log(
        asn == destination ? HOST_BEHIND_OWN : (1 - HOST_BEHIND_OWN) * meeting(asn, destination));
  }

  /** Of the last router to answer towards a destination that does not. */
  double last(long asn, long destination) {
    return log(asn == destination ? LAST_IS_OWN : (1 - LAST_IS_OWN) * meeting(asn, destination));
  }
}
