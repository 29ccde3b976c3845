package org.entrepot.detour;

import java.util.List;
import java.util.OptionalLong;
import org.entrepot.locate.LightSpeed;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.Responder;

/**
 * Within which times the routers of one path were reached. Whoever answers behind a router was
 * reached by way of it, and light goes there and back: so the time of any later reply bounds the
 * place of a router too, also of one that kept silent. That holds along one way alone; where
 * several routers answered at a hop, packets may have gone several ways, and that hop is bounded by
 * its own slowest reply.
 */
final class Times {
  private final long[] micros;

  /** The bounds of all hops of a path. */
  Times(List<ObservedHop> hops) {
    micros = new long[hops.size()];
    long later = Long.MAX_VALUE;
    for (int i = hops.size() - 1; i >= 0; i--) {
      long own = of(hops.get(i)).orElse(Long.MAX_VALUE);
      boolean oneWay = hops.get(i).responders().size() < 2;
      later = Math.min(later, own);
      micros[i] = oneWay ? later : own;
    }
  }

  /** The round-trip time in microseconds within which a hop was reached; empty if not known. */
  OptionalLong within(int hop) {
    return micros[hop] == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(micros[hop]);
  }

  /** The time of a hop's own slowest router; empty if one has no credible time. */
  static OptionalLong of(ObservedHop hop) {
    long slowest = 0;
    for (Responder each : hop.responders()) {
      long micros = each.minRttMicros().orElse(0);
      if (micros < LightSpeed.LEAST_CREDIBLE_MICROS) {
        return OptionalLong.empty();
      }
      slowest = Math.max(slowest, micros);
    }
    return hop.responders().isEmpty() ? OptionalLong.empty() : OptionalLong.of(slowest);
  }
}
