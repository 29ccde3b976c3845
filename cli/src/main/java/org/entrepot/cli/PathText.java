package org.entrepot.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.annotate.Exchange;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.report.FinishedRanking;
import org.entrepot.study.Operator;
import org.entrepot.study.PathFacts;

/** A path in a few lines, with what is explained between asterisks. */
final class PathText {
  private final String metric;
  private final Set<String> subjects;
  private final PathFacts facts;
  private final Map<String, String> cities = new HashMap<>();

  /**
   * @param ids of the subjects that are explained, as in the ranking
   */
  PathText(String metric, Set<String> ids, Finished finished, PathFacts facts) {
    this.metric = metric;
    this.facts = facts;
    this.subjects =
        ids.stream()
            .flatMap(id -> Stream.concat(Stream.of(id), Stream.of(id.split("-", -1)))) // a door
            .collect(Collectors.toSet());
    for (FinishedRanking ranking : finished.rankings()) {
      if (ranking.metric().startsWith("city-")) {
        ranking
            .rows()
            .forEach(row -> cities.put(RankCommand.cell(row, "id"), RankCommand.cell(row, "name")));
      }
    }
  }

  String of(ObservedPath path) {
    TextLines lines = new TextLines();
    lines.line(
        "probe %d, measurement %d, %s, to %s",
        path.viewpoint().probeId(),
        path.measurementId(),
        TextLines.time(path.timestamp()),
        path.destination().map(Object::toString).orElse("?"));
    Set<String> ends = ends(path);
    List<String> steps = path.asPath().steps().stream().map(step -> step(step, ends)).toList();
    lines.line("  " + String.join(" ", steps));
    StringJoiner reasons = new StringJoiner(" ");
    path.asPath().steps().forEach(step -> reasons.add(step.reason()));
    lines.line("  reasons: " + reasons);
    if (!path.flags().isEmpty()) {
      lines.line("  flags: " + String.join(" ", path.flags()));
    }
    if (metric.startsWith("c") && !path.hops().isEmpty()) {
      List<String> places = new ArrayList<>();
      for (ObservedHop hop : path.hops()) {
        hop.place()
            .city()
            .map(this::place)
            .filter(place -> places.isEmpty() || !place.equals(places.get(places.size() - 1)))
            .ifPresent(places::add);
      }
      lines.line("  by way of: " + String.join(", ", places));
    }
    if (metric.equals("local-exchange") && !path.exchanges().isEmpty()) {
      lines.line(
          "  exchanges: "
              + path.exchanges().stream().map(this::exchange).collect(Collectors.joining(", ")));
    }
    if (metric.startsWith("exposure-")) {
      exposed(path, ends).ifPresent(words -> lines.line("  " + words));
    }
    return lines.toString();
  }

  /** The organisations of the two ends, which are no exposure of their own path. */
  private Set<String> ends(ObservedPath path) {
    return Stream.concat(path.viewpoint().asn().stream(), path.destinationAsns().stream())
        .flatMap(asn -> operator(asn).stream())
        .map(Operator::organization)
        .collect(Collectors.toSet());
  }

  private String step(AsPath.Step step, Set<String> ends) {
    String text =
        step.match(
            network -> network.asn().toString(),
            oneOf -> oneOf.asns().stream().map(Asn::toString).toList().toString(),
            crossing -> "(exchange)",
            gap -> "?");
    return marked(text, step.asns().stream().anyMatch(asn -> isSubject(asn, ends)));
  }

  private boolean isSubject(Asn asn, Set<String> ends) {
    if (metric.endsWith("-as")) {
      return subjects.contains(Long.toString(asn.value()));
    }
    Optional<Operator> operator = operator(asn);
    return metric.startsWith("exposure-")
        ? operator
            .filter(one -> !ends.contains(one.organization()))
            .flatMap(lens())
            .map(CountryCode::code)
            .filter(subjects::contains)
            .isPresent()
        : metric.contains("-organisation")
            && operator.map(Operator::organization).filter(subjects::contains).isPresent();
  }

  private Optional<Operator> operator(Asn asn) {
    return Optional.ofNullable(facts.operators().get(asn));
  }

  /** Which country of an operator an exposure is told by. */
  private Function<Operator, Optional<CountryCode>> lens() {
    return metric.endsWith("-owner") ? Operator::owner : Operator::registration;
  }

  /** The operators that are marked, by their names. */
  private Optional<String> exposed(ObservedPath path, Set<String> ends) {
    Map<Asn, String> names = new TreeMap<>();
    for (AsPath.Step step : path.asPath().steps()) {
      step.asns().stream()
          .filter(asn -> isSubject(asn, ends))
          .forEach(asn -> operator(asn).ifPresent(one -> names.put(asn, one.name())));
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (metric.endsWith("-owner") ? "owned by it: " : "registered there: ")
                + names.entrySet().stream()
                    .map(one -> one.getKey() + " " + one.getValue())
                    .collect(Collectors.joining(", ")));
  }

  private String exchange(long id) {
    Optional<Exchange> exchange = Optional.ofNullable(facts.exchanges().get(id));
    return exchange.map(Exchange::name).orElse(Long.toString(id))
        + " ("
        + exchange.flatMap(Exchange::country).map(CountryCode::code).orElse("?")
        + ")";
  }

  private String place(City city) {
    String id = Long.toString(city.geonamesId());
    String country = city.country().code();
    return marked(
        cities.getOrDefault(id, id) + " (" + country + ")",
        subjects.contains(metric.startsWith("city-") ? id : country));
  }

  private static String marked(String text, boolean isSubject) {
    return isSubject ? "*" + text + "*" : text;
  }
}
