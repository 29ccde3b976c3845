package org.entrepot.border;

/**
 * How likely it is that an interface has the address that it has, from a router of one AS to a
 * router of another. The figures are our own choice, rounded; they say what operators are known to
 * do, and none is fitted to a place or a network.
 *
 * <ul>
 *   <li>Most links are within a network, numbered by it, or now and then by a sibling.
 *   <li>Networks meet where they are known to; rarely elsewhere: of two that are not known as
 *       neighbours, one in fifty. That they are after all is improbable once, and not again for
 *       each of their links, so that all {@linkplain Meetings places} where they are seen to meet
 *       share it: of n places each is as likely as the n-th root of 0.02 (0.14 of two, 0.27 of
 *       three, 0.46 of five).
 *   <li>A link between provider and customer is mostly numbered by the provider (Marder et al.,
 *       bdrmapIT, IMC 2018, doi:10.1145/3278532.3278538, rest their rules on that); one between
 *       peers by either.
 *   <li>Now and then an answer comes from an interface off the path.
 * </ul>
 */
final class LinkModel {
  private static final double WITHIN = log(0.8);
  private static final double BETWEEN = log(0.2);
  private static final double NUMBERED_BY_SIBLING = log(0.2);
  private static final double NUMBERED_BY_OWN = log(0.9);
  private static final double NUMBERED_BY_PROVIDER = log(0.7);
  private static final double NUMBERED_BY_CUSTOMER = log(0.3);
  private static final double NUMBERED_BY_EITHER = log(0.5);
  private static final double OFF_PATH = log(0.05);
  private static final double UNKNOWN_NEIGHBOURS = log(0.02);
  private static final double UNKNOWN_PEERS_AT_EXCHANGE = log(0.3);
  private static final double WITHIN_OVER_EXCHANGE = log(0.02);
  private static final double PORT_IS_ASSIGNED = log(0.97);
  private static final double PORT_IS_ANOTHERS = log(0.03);
  private static final double SAME_ROUTER = log(0.8);
  private static final double OTHER_ROUTER = log(0.2);
  private static final double FIRST_IS_OWN = log(0.9);
  private static final double FIRST_IS_NEIGHBOUR = log(0.1);
  private static final double HOST_BEHIND_OWN = log(0.9);
  private static final double HOST_BEHIND_NEIGHBOUR = log(0.1);
  private static final double LAST_IS_OWN = log(0.45);
  private static final double LAST_IS_NEIGHBOUR = log(0.55);
  private static final double ADDRESS_IS_OWN = log(0.8);
  private static final double ADDRESS_IS_ANOTHERS = log(0.2);

  private final Kinship kinship;
  private final Meetings meetings;

  LinkModel(Kinship kinship, Meetings meetings) {
    this.kinship = kinship;
    this.meetings = meetings;
  }

  private static double log(double share) {
    return StrictMath.log(share);
  }

  /** Of an interface of the second AS' router, that packets come in by from the first's. */
  double link(Numbering number, long from, long to) {
    Kinship.Tie tie = kinship.tie(from, to);
    boolean within = tie == Kinship.Tie.SAME;
    if (number.isLan()) {
      double crossing =
          within ? WITHIN_OVER_EXCHANGE : tie == Kinship.Tie.NONE ? UNKNOWN_PEERS_AT_EXCHANGE : 0;
      return crossing + port(number, to);
    }
    double place = within ? WITHIN : BETWEEN + meeting(tie, from, to);
    if (number.kind == Numbering.Kind.UNKNOWN) {
      return place;
    }
    return place + (within ? numberWithin(number, to) : numberBetween(number, from, to, tie));
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

  private static double numberBetween(Numbering number, long from, long to, Kinship.Tie tie) {
    if (number.isOf(from)) {
      return switch (tie) {
        case PROVIDER -> NUMBERED_BY_PROVIDER;
        case CUSTOMER -> NUMBERED_BY_CUSTOMER;
        default -> NUMBERED_BY_EITHER;
      };
    }
    if (number.isOf(to)) {
      return switch (tie) {
        case PROVIDER -> NUMBERED_BY_CUSTOMER;
        case CUSTOMER -> NUMBERED_BY_PROVIDER;
        default -> NUMBERED_BY_EITHER;
      };
    }
    return OFF_PATH;
  }

  private double meeting(Kinship.Tie tie, long asn, long other) {
    return tie == Kinship.Tie.NONE ? UNKNOWN_NEIGHBOURS / meetings.places(asn, other) : 0;
  }

  /** Of an interface of which is not known what stands before it. */
  double alone(Numbering number, long asn) {
    return switch (number.kind) {
      case PORT, LAN -> port(number, asn);
      case ANNOUNCED -> number.isOf(asn) ? ADDRESS_IS_OWN : ADDRESS_IS_ANOTHERS;
      case UNKNOWN -> 0;
    };
  }

  private static double port(Numbering number, long asn) {
    return number.kind == Numbering.Kind.LAN
        ? 0
        : number.isOf(asn) ? PORT_IS_ASSIGNED : PORT_IS_ANOTHERS;
  }

  /** Of two interfaces that are likely on one router. */
  double sameRouter(long asn, long other) {
    return asn == other ? SAME_ROUTER : OTHER_ROUTER;
  }

  /** Of the first hop of a viewpoint. */
  double first(Numbering number, long viewpoint, long asn) {
    return end(asn, viewpoint, FIRST_IS_OWN, FIRST_IS_NEIGHBOUR) + link(number, viewpoint, asn);
  }

  /** Of the router before a destination that answers. */
  double reached(long asn, long destination) {
    return end(asn, destination, HOST_BEHIND_OWN, HOST_BEHIND_NEIGHBOUR);
  }

  /** Of the last router to answer towards a destination that does not. */
  double last(long asn, long destination) {
    return end(asn, destination, LAST_IS_OWN, LAST_IS_NEIGHBOUR);
  }

  private double end(long asn, long end, double own, double neighbour) {
    Kinship.Tie tie = kinship.tie(asn, end);
    return tie == Kinship.Tie.SAME ? own : neighbour + meeting(tie, asn, end);
  }
}
