package org.entrepot.score;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Responder;

/** What paths look like, whoever measured them. */
final class Traits {
  /** Nearer than this, a detour of the street makes more of the ratio than the route does. */
  private static final double LEAST_KM = 100;

  /** Behind a row of silent hops a probe sends one packet of this TTL, which tells no length. */
  private static final int LAST_GASP = 255;

  /** Light in fibre, there and back: kilometres of distance for each millisecond. */
  private static final double KM_PER_MS = 100;

  /** What is compared, in the order of {@link #histograms()}. */
  static final List<Trait> ALL =
      List.of(
          new Trait("hops", "TTL at which the destination answered", "reached paths", 1),
          new Trait("ases", "Distinct ASes on the path", "reached paths", 1),
          new Trait("unresolved-hops", "Hops given to no AS, of all on a path", "paths", 0.01),
          new Trait(
              "rtt-per-distance",
              "Round-trip time of a located router over that of light in fibre on the great circle",
              "routers located by other evidence than time, 100 km or more away",
              0.01));

  private final List<Histogram> histograms = ALL.stream().map(trait -> new Histogram()).toList();

  /**
   * One of them.
   *
   * @param name file-safe
   * @param words what it is
   * @param per what is counted
   * @param unit what the whole numbers are to be multiplied by
   */
  record Trait(String name, String words, String per, double unit) {}

  private void accept(ObservedPath path) {
    if (path.reached()) {
      path.hops().stream()
          .filter(hop -> hop.role() == ObservedHop.Role.DESTINATION && hop.number() < LAST_GASP)
          .findFirst()
          .ifPresent(hop -> histograms.get(0).add(hop.number()));
      Set<Asn> asns = new LinkedHashSet<>();
      path.asPath().steps().stream()
          .filter(AsPath.Network.class::isInstance)
          .forEach(step -> asns.addAll(step.asns()));
      histograms.get(1).add(asns.size());
    }
    if (!path.hops().isEmpty()) {
      long unknown = path.hops().stream().filter(hop -> hop.operators().isEmpty()).count();
      histograms.get(2).add(Math.round(100.0 * unknown / path.hops().size()));
    }
    Optional<Coordinates> from = path.viewpoint().coordinates();
    for (ObservedHop hop : from.isPresent() ? path.hops() : List.<ObservedHop>of()) {
      ratio(from.orElseThrow(), hop).ifPresent(histograms.get(3)::add);
    }
  }

  private static Optional<Long> ratio(Coordinates from, ObservedHop hop) {
    Optional<City> city = hop.place().city();
    if (city.isEmpty() || hop.responders().size() != 1) {
      return Optional.empty();
    }
    Responder responder = hop.responders().get(0);
    double km = city.get().coordinates().distanceKm(from);
    return responder.minRttMicros().isPresent() && km >= LEAST_KM
        ? Optional.of(
            Math.round(100 * responder.minRttMicros().getAsLong() / 1000.0 / (km / KM_PER_MS)))
        : Optional.empty();
  }

  /** One for each of {@link #ALL}. */
  List<Histogram> histograms() {
    return histograms;
  }

  private void combine(Traits other) {
    for (int i = 0; i < histograms.size(); i++) {
      histograms.get(i).combine(other.histograms.get(i));
    }
  }

  /** Sees the paths of a study, from many threads. */
  static final class Witness implements Consumer<ObservedPath> {
    private final Queue<Traits> idle = new ConcurrentLinkedQueue<>();

    @Override
    public void accept(ObservedPath path) {
      if (path.discarded().isEmpty()) {
        Traits traits = Optional.ofNullable(idle.poll()).orElseGet(Traits::new);
        traits.accept(path);
        idle.add(traits);
      }
    }

    /** All of them together, once the study is over. */
    Traits traits() {
      Traits all = new Traits();
      idle.forEach(all::combine);
      return all;
    }
  }
}
