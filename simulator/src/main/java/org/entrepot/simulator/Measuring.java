package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.net.IpAddress;
import org.entrepot.simulator.Trace.Mark;
import org.entrepot.simulator.Trace.Oddity;
import org.entrepot.simulator.Trace.Packet;
import org.entrepot.simulator.Trace.Ttl;
import org.jspecify.annotations.Nullable;

/**
 * Makes traceroutes as a RIPE Atlas probe does: three packets a TTL in one Paris flow, five silent
 * TTLs in a row are the end but for a last packet with TTL 255, and nothing goes further than TTL
 * 32. Thread-safe.
 */
final class Measuring {
  private static final int PACKETS = 3;
  private static final int MOST_HOPS = 32;
  private static final int GAP = 5;
  private static final int LAST_GASP = 255;
  private static final int REQUEST_SIZE = 48;
  private static final int LABELS_SIZE = 140;

  /** Light in fibre goes two thirds of its way in vacuum: kilometres in a millisecond. */
  static final double KM_A_MILLISECOND = 299.792458 * 2 / 3;

  private static final double QUEUE_MILLIS = 0.06;
  private static final double SLOW_RATE = 0.03;
  private static final double SLOW_MILLIS = 18;

  private final World world;
  private final Forwarding forwarding;
  private final Forwarding changed;
  private final Behaviour behaviour;
  private final Draws packets;
  private final Draws traces;

  Measuring(World world, Forwarding forwarding, Forwarding changed) {
    this.world = world;
    this.forwarding = forwarding;
    this.changed = changed;
    this.behaviour = new Behaviour(world);
    this.packets = world.draws.of("packets");
    this.traces = world.draws.of("traces");
  }

  /** The traceroute of a probe to a target. */
  Trace trace(Probe probe, Target target, Trace.Trip trip) {
    return new Making(new Trace(probe, target, trip)).made();
  }

  /** The address that a probe has itself: a private one where a gateway stands before it. */
  static IpAddress inside(World world, Probe probe) {
    if (probe.home() == Probe.Home.DIRECT) {
      return probe.address();
    }
    int third = world.draws.of("traces").below(4, probe.id()) * 50;
    return IpAddress.v4(192 << 24 | 168 << 16 | third << 8 | 100);
  }

  /** One traceroute while it is made. */
  private final class Making {
    private final Trace trace;
    private final long key;
    private int silent;

    Making(Trace trace) {
      this.trace = trace;
      this.key = traces.bits(2L * trace.target.measurement(), trace.probe.id(), trace.trip.round());
    }

    Trace made() {
      long flow = traces.bits(trace.probe.id(), trace.target.network(), trace.trip.flow());
      trace.way = forwarding.way(trace.probe.pop(), trace.target, flow);
      List<Forwarding.Step> visible = behaviour.visible(trace);
      boolean unreached = trace.way.isEmpty() || world.befalls(Artefact.UNREACHED, key);
      home();
      if (world.befalls(Artefact.LOOP, key) && visible.size() > 3) {
        loop(visible);
        return trace;
      }
      if (world.befalls(Artefact.PATH_CHANGE, key) && visible.size() > 3) {
        visible = change(visible, flow);
      }
      boolean error = unreached && world.befalls(Artefact.ICMP_ERROR, key);
      for (int i = 0; i < visible.size() && goesOn(); i++) {
        boolean last = error && i == visible.size() - 1;
        router(visible, i, last ? "HNAP".charAt(traces.below(4, key)) : (char) 0);
      }
      if (error && silent == 0) {
        trace.marks.add(Mark.UNREACHED);
        return trace;
      }
      if (goesOn()) {
        destination(unreached);
      }
      while (!trace.reached && goesOn()) {
        nothing(number());
      }
      if (!trace.reached) {
        gasp(unreached);
      }
      return trace;
    }

    private boolean goesOn() {
      return silent < GAP && trace.ttls.size() < MOST_HOPS;
    }

    private int number() {
      return trace.ttls.size() + 1;
    }

    /** What stands before the first router of the network. */
    private void home() {
      trace.inside = inside(world, trace.probe);
      if (trace.probe.home() != Probe.Home.DIRECT) {
        simple(IpAddress.v4((int) trace.inside.low() - 100 + 1), 64, 0.4, 76);
      }
      if (trace.probe.home() == Probe.Home.SHARED) {
        int low = (int) (traces.bits(trace.probe.network()) & 0x3F_FFFF);
        simple(IpAddress.v4(100 << 24 | 64 << 16 | low), 254, 1 + trace.probe.accessMillis(), 28);
      }
    }

    private void simple(IpAddress from, int ttl, double millis, int size) {
      Ttl hop = new Ttl(number(), null);
      hop.address = from;
      for (int i = 0; i < PACKETS; i++) {
        double jitter = 0.4 * packets.unit(key, hop.number, i);
        hop.packets.add(new Packet(from, ttl, size, millis + jitter, Oddity.NONE, -1, (char) 0));
      }
      trace.ttls.add(hop);
    }

    private List<Forwarding.Step> change(List<Forwarding.Step> visible, long flow) {
      List<Forwarding.Step> other = changed.way(trace.probe.pop(), trace.target, flow + 1);
      int at = 1 + traces.below(visible.size() - 2, key, 5);
      if (other.size() <= at
          || other.subList(at, other.size()).equals(visible.subList(at, visible.size()))) {
        return visible;
      }
      trace.marks.add(Mark.PATH_CHANGE);
      List<Forwarding.Step> mixed = new ArrayList<>(visible.subList(0, at));
      mixed.addAll(other.subList(at, other.size()));
      return mixed;
    }

    private void loop(List<Forwarding.Step> visible) {
      trace.marks.add(Mark.LOOP);
      trace.marks.add(Mark.UNREACHED);
      int at = 1 + traces.below(visible.size() - 2, key, 6);
      for (int i = 0; goesOn(); i++) {
        int where = i <= at ? i : at + (i - at) % 2;
        router(visible, where, (char) 0);
        if (i > at + 1) {
          trace.ttls.get(trace.ttls.size() - 1).artefacts.add("loop");
        }
      }
    }

    private void router(List<Forwarding.Step> way, int at, char error) {
      Forwarding.Step step = way.get(at);
      Router router = step.router();
      Ttl hop = new Ttl(number(), router);
      @Nullable IpAddress from = behaviour.answering(way, at, hop.artefacts);
      int label = behaviour.label(way, at);
      if (label >= 0) {
        hop.artefacts.add("labels");
      }
      if (error != 0) {
        hop.artefacts.add("icmp-error");
      }
      double least = leastMillis(step);
      int ttl = 255 - Math.min(200, number());
      int size = label >= 0 ? LABELS_SIZE : 28 + 40 * (int) (packets.bits(router.id()) & 1);
      for (int i = 0; i < PACKETS; i++) {
        if (from != null && behaviour.answers(router, key, hop.number, i)) {
          reply(
              hop,
              new Packet(from, ttl, size, millis(least, hop, i), Oddity.NONE, label, error),
              i);
        } else {
          hop.packets.add(Packet.LOST);
        }
      }
      settle(hop, from);
    }

    /** A reply, which may come late or twice. */
    private void reply(Ttl hop, Packet reply, int number) {
      long packet = packets.bits(key, hop.number, number);
      if (world.befalls(Artefact.LATE, packet)) {
        hop.packets.add(Packet.LOST);
        hop.packets.add(with(reply, Oddity.LATE));
        hop.artefacts.add("late");
        return;
      }
      hop.packets.add(reply);
      if (world.befalls(Artefact.DUPLICATE, packet)) {
        hop.packets.add(with(reply, Oddity.DUPLICATE));
        hop.artefacts.add("duplicate");
      }
    }

    private static Packet with(Packet of, Oddity kind) {
      double millis = of.millis() + 0.1;
      return new Packet(of.from(), of.ttl(), of.size(), millis, kind, of.label(), of.error());
    }

    private void settle(Ttl hop, @Nullable IpAddress from) {
      boolean heard =
          hop.packets.stream()
              .anyMatch(packet -> packet.from() != null && packet.kind() == Oddity.NONE);
      hop.address = heard ? from : null;
      silent = heard ? 0 : silent + 1;
      trace.ttls.add(hop);
    }

    private void destination(boolean unreached) {
      if (unreached) {
        trace.marks.add(Mark.UNREACHED);
        nothing(number());
        return;
      }
      Ttl hop = new Ttl(number(), null);
      echo(hop);
      if (trace.reached) {
        hop.address = trace.target.address();
        silent = 0;
      } else {
        silent++;
      }
      trace.ttls.add(hop);
    }

    private void echo(Ttl hop) {
      double least = leastMillis(trace.way.get(trace.way.size() - 1)) + 0.1;
      for (int i = 0; i < PACKETS; i++) {
        if (packets.unit(key, hop.number, i) < world.rate(Artefact.LOSS)) {
          hop.packets.add(Packet.LOST);
        } else {
          int ttl = 64 - Math.min(60, trace.ttls.size());
          hop.packets.add(
              new Packet(
                  trace.target.address(),
                  ttl,
                  REQUEST_SIZE,
                  millis(least, hop, i),
                  Oddity.NONE,
                  -1,
                  (char) 0));
          trace.reached = true;
        }
      }
    }

    private void nothing(int number) {
      Ttl hop = new Ttl(number, null);
      for (int i = 0; i < PACKETS; i++) {
        hop.packets.add(Packet.LOST);
      }
      silent++;
      trace.ttls.add(hop);
    }

    /** After a gap the probe tries once more, as far as a packet can go. */
    private void gasp(boolean unreached) {
      Ttl hop = new Ttl(LAST_GASP, null);
      if (unreached) {
        trace.marks.add(Mark.UNREACHED);
        for (int i = 0; i < PACKETS; i++) {
          hop.packets.add(Packet.LOST);
        }
      } else {
        echo(hop);
        hop.address = trace.reached ? trace.target.address() : null;
      }
      hop.artefacts.add("gasp");
      trace.ttls.add(hop);
    }

    /** What light and the access line need at least, there and back. */
    private double leastMillis(Forwarding.Step step) {
      double back = forwarding.returnKm(step.router().pop(), trace.probe.pop());
      return 2 * trace.probe.accessMillis() + (step.km() + back) / KM_A_MILLISECOND;
    }

    private double millis(double least, Ttl hop, int packet) {
      double queues = 0;
      for (int half = 0; half < 2; half++) {
        queues += Draws.exponential(packets.unit(key, 64L * hop.number + half, packet + 10));
      }
      double slow =
          packets.unit(key, hop.number, packet + 20) < SLOW_RATE
              ? SLOW_MILLIS * Draws.exponential(packets.unit(key, hop.number, packet + 30))
              : 0;
      return least + queues * QUEUE_MILLIS * Math.sqrt(hop.number % LAST_GASP + 1.0) + slow;
    }
  }
}
