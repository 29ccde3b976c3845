package org.entrepot.score;

import java.util.List;
import java.util.Optional;
import org.entrepot.stats.Replicates;

/**
 * The gates that simulated data have to pass by their truth, under the longest match alone: no
 * exchanges, no gap closed, no loop of ASes taken for an error.
 */
final class Gates {
  private static final String ZHANG =
      "Zhang et al., A Framework to Quantify the Pitfalls of Using Traceroute in AS-Level Topology"
          + " Measurement, IEEE JSAC 29(9), 2011, and PAM 2010, doi:10.1007/978-3-642-12334-4_10";

  /** A gate before it is measured. */
  private record Wanted(Measure measure, double low, double high, String source) {}

  private static final List<Wanted> ALL =
      List.of(
          new Wanted(falseAdjacencies(), 0.08, 0.47, ZHANG),
          new Wanted(
              PathMeasure.best(
                  "gate-border-sharing",
                  "Mismatches caused by border sharing",
                  "routers given to a wrong AS",
                  "Of the routers that the longest match gives to a wrong AS, those that answered"
                      + " from a link numbered by the neighbour.",
                  Gates::borderSharing),
              0.50,
              1,
              ZHANG + ": the main cause, of about 60% of the paths that mismatch; here of routers"),
          new Wanted(
              PathMeasure.best(
                  "gate-exchanges",
                  "Paths through an exchange",
                  "paths",
                  "Of the true paths, those that cross the LAN of an exchange.",
                  path -> Count.of(!path.truth().exchanges().isEmpty())),
              0.15,
              0.25,
              "METHOD.md 6: about 20%; the range is ours"),
          new Wanted(
              PathMeasure.best(
                  "gate-tunnels",
                  "Paths through an MPLS tunnel",
                  "paths",
                  "Of the true paths, those with a router that shows labels or hides hops.",
                  path -> Count.of(tunnelled(path.truth()))),
              0.30,
              1,
              "METHOD.md 6: 30% or more"));

  private Gates() {}

  private static Measure falseAdjacencies() {
    return Measure.named("false-adjacencies").orElseThrow();
  }

  /** What has to be counted of single paths. */
  static List<PathMeasure> counted() {
    return ALL.stream()
        .filter(gate -> gate.measure() instanceof PathMeasure)
        .map(gate -> (PathMeasure) gate.measure())
        .toList();
  }

  private static Count borderSharing(Comparison path) {
    List<TruePath.Hop> wrong =
        path.truth().answered().stream().filter(hop -> HopCounts.isMismatched(path, hop)).toList();
    return new Count(
        wrong.stream().filter(hop -> hop.artefacts().contains("border")).count(), wrong.size());
  }

  private static boolean tunnelled(TruePath path) {
    return path.hops().stream()
        .anyMatch(
            hop -> hop.artefacts().contains("labels") || hop.artefacts().contains("hides-hops"));
  }

  /** The gates over some worlds, scored under {@link Policies#PLAIN}. */
  static List<Gate> of(List<WorldScore> worlds) {
    return ALL.stream()
        .map(
            gate -> {
              List<Figure> figures =
                  worlds.stream()
                      .map(world -> world.gate(gate.measure()))
                      .filter(figure -> figure.value().isPresent())
                      .toList();
              return new Gate(
                  gate.measure().name(),
                  gate.measure().definition(),
                  gate.measure().per(),
                  figures.isEmpty()
                      ? Optional.empty()
                      : Optional.of(
                          Replicates.of(
                              figures.stream()
                                  .mapToDouble(figure -> figure.value().orElseThrow())
                                  .toArray())),
                  figures.stream().mapToLong(Figure::units).sum(),
                  gate.low(),
                  gate.high(),
                  gate.source());
            })
        .toList();
  }
}
