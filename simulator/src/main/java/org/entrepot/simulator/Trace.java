package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** A traceroute as it went: each TTL with what answered, and what is true of it. */
final class Trace {
  final Probe probe;
  final Target target;
  final Trip trip;
  final List<Ttl> ttls = new ArrayList<>();
  final Set<Mark> marks = EnumSet.noneOf(Mark.class);

  /** The routers that the packets really passed, in order. */
  List<Forwarding.Step> way = List.of();

  boolean reached;

  /** Addresses of the source as the probe and as others see it. */
  IpAddress inside = IpAddress.v4(0);

  /**
   * When and how it was made.
   *
   * @param round which of the rounds
   * @param timestamp seconds since 1970
   * @param flow the Paris flow
   */
  record Trip(int round, long timestamp, int flow) {}

  /** What befell the whole. */
  enum Mark {
    PATH_CHANGE("path-change"),
    LOOP("loop"),
    UNREACHED("unreached"),
    ECMP("ecmp"),
    HIDES_HOPS("hides-hops");

    final String word;

    Mark(String word) {
      this.word = word;
    }
  }

  Trace(Probe probe, Target target, Trip trip) {
    this.probe = probe;
    this.target = target;
    this.trip = trip;
  }

  /** A TTL: the router that it really reached, and what came back. */
  static final class Ttl {
    final int number;

    /** Null for what is no router: a gateway at home, the destination itself, or nothing. */
    final @Nullable Router router;

    final List<Packet> packets = new ArrayList<>();
    final List<String> artefacts = new ArrayList<>();
    @Nullable IpAddress address;

    Ttl(int number, @Nullable Router router) {
      this.number = number;
      this.router = router;
    }
  }

  /**
   * A packet, and what came back.
   *
   * @param from null if nothing did
   * @param ttl of the reply
   * @param size of the reply, in bytes
   * @param millis round-trip time
   * @param kind what is odd about it
   * @param label of the MPLS tunnel; -1 for none
   * @param error the letter of an error of ICMP; 0 for none
   */
  record Packet(
      @Nullable IpAddress from,
      int ttl,
      int size,
      double millis,
      Oddity kind,
      int label,
      char error) {
    static final Packet LOST = new Packet(null, 0, 0, 0, Oddity.NONE, -1, (char) 0);
  }

  /** What is odd about a reply. */
  enum Oddity {
    NONE,
    DUPLICATE,
    LATE
  }
}
