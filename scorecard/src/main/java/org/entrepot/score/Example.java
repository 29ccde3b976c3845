package org.entrepot.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.IpAddress;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.Responder;

/**
 * A traceroute in which a measure does badly, hop by hop.
 *
 * @param seed of the world
 * @param key which traceroute
 * @param destination the address that was asked for
 * @param truePath the operators that it really went through
 * @param inferredPath those that the analysis says
 * @param artefacts words for what was done to the whole path
 * @param lines its hops
 */
public record Example(
    long seed,
    TraceKey key,
    String destination,
    String truePath,
    String inferredPath,
    String artefacts,
    List<Line> lines) {
  /** Copies the lines. */
  public Example {
    lines = List.copyOf(lines);
  }

  /**
   * One hop, in words.
   *
   * @param ttl its number
   * @param address who answered, with the least round-trip time; {@code *} if nobody did
   * @param trueOperator whose the router really is
   * @param inferredOperator whose the analysis says it is; {@code ?} if it does not say
   * @param reason the analysis' word for why
   * @param trueCity where it really is
   * @param inferredCity where the analysis puts it; {@code ?} if it does not say
   * @param artefacts words for what was done to the answer
   * @param right whether both operators agree
   */
  public record Line(
      int ttl,
      String address,
      String trueOperator,
      String inferredOperator,
      String reason,
      String trueCity,
      String inferredCity,
      String artefacts,
      boolean right) {}

  static Example of(Comparison path) {
    TreeSet<Integer> ttls = new TreeSet<>();
    path.seen().hops().forEach(hop -> ttls.add(hop.number()));
    path.truth().hops().forEach(hop -> ttls.add(hop.number()));
    List<Line> lines = new ArrayList<>();
    for (int ttl : ttls) {
      lines.add(line(path, ttl));
    }
    return new Example(
        path.eyes().truth().seed(),
        path.truth().key(),
        path.truth().destination().toString(),
        path.truth().asPath().stream().map(Asn::toString).collect(Collectors.joining(" ")),
        path.seen().asPath().toString(),
        String.join(", ", path.truth().artefacts()),
        lines);
  }

  private static Line line(Comparison path, int ttl) {
    List<TruePath.Hop> real =
        path.truth().hops().stream().filter(hop -> hop.number() == ttl).toList();
    Optional<ObservedHop> seen = path.hop(ttl);
    List<Responder> responders = seen.map(ObservedHop::responders).orElse(List.of());
    Optional<Asn> operator = path.operator(ttl);
    return new Line(
        ttl,
        responders.isEmpty()
            ? real.stream()
                .flatMap(hop -> hop.address().map(IpAddress::toString).stream())
                .findFirst()
                .map(address -> address + " (dropped)")
                .orElse("*")
            : responders.stream().map(Example::word).collect(Collectors.joining(" ")),
        distinct(real.stream().map(hop -> name(path, hop.asn())).toList()),
        operator.map(asn -> name(path, asn)).orElse("?"),
        seen.map(ObservedHop::reason).orElse("not told of"),
        distinct(real.stream().map(hop -> cityName(path, hop.city())).toList()),
        seen.flatMap(hop -> hop.place().city()).map(City::name).orElse("?"),
        distinct(real.stream().flatMap(hop -> hop.artefacts().stream()).toList()),
        operator.isPresent()
            && real.stream().allMatch(hop -> hop.asn().equals(operator.orElseThrow())));
  }

  private static String distinct(List<String> words) {
    return words.isEmpty()
        ? ""
        : words.stream().distinct().sorted().collect(Collectors.joining(", "));
  }

  private static String word(Responder responder) {
    return responder.address()
        + (responder.minRttMicros().isPresent()
            ? String.format(Locale.ROOT, " %.1f ms", responder.minRttMicros().getAsLong() / 1000.0)
            : "");
  }

  private static String name(Comparison path, Asn asn) {
    TrueNetwork network = path.eyes().truth().networks().get(asn);
    return network == null ? asn.toString() : asn + " " + network.name();
  }

  private static String cityName(Comparison path, long id) {
    return path.eyes().areas().apply(id).map(City::name).orElse("GeoNames " + id);
  }
}
