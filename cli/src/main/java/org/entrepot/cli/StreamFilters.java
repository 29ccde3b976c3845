package org.entrepot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.entrepot.atlas.MeasurementType;
import org.entrepot.atlas.StreamQuery;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is wanted of the live stream. */
final class StreamFilters {
  @Option(
      names = "--measurement",
      paramLabel = "1,2",
      split = ",",
      hideParamSyntax = true,
      description = "Results of these measurements. What is lost of them is asked for again.")
  private List<String> measurements = List.of();

  @Option(
      names = "--probe",
      paramLabel = "1,2,5-9",
      split = ",",
      hideParamSyntax = true,
      description = "Of these probes.")
  private List<String> probes = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Results of measurements of this type.")
  private @Nullable String type;

  @Option(names = "--all", description = "All results of all measurements: thousands a second.")
  private boolean all;

  @Option(names = "--probe-status", description = "Probes that connect and disconnect.")
  private boolean probeStatus;

  @Option(
      names = "--probe-details",
      description = "With --probe-status, what RIPE Atlas knows of the probe.")
  private boolean probeDetails;

  @Option(names = "--changes", description = "Measurements that are made or change.")
  private boolean changes;

  @Option(names = "--source-address", paramLabel = "IP", description = "From this address.")
  private @Nullable String sourceAddress;

  @Option(names = "--source-prefix", paramLabel = "PREFIX", description = "From this prefix.")
  private @Nullable String sourcePrefix;

  @Option(names = "--destination-address", paramLabel = "IP", description = "To this address.")
  private @Nullable String destinationAddress;

  @Option(names = "--destination-prefix", paramLabel = "PREFIX", description = "To this prefix.")
  private @Nullable String destinationPrefix;

  @Option(
      names = "--pass-through-host",
      paramLabel = "HOST",
      description = "Traceroutes with this host on their way.")
  private @Nullable String passThroughHost;

  @Option(
      names = "--pass-through-prefix",
      paramLabel = "PREFIX",
      description = "Traceroutes with this prefix on their way.")
  private @Nullable String passThroughPrefix;

  @Option(
      names = "--equal",
      paramLabel = "FIELD=VALUE",
      description = "Results whose field is this.")
  private List<String> equal = List.of();

  @Option(
      names = "--greater",
      paramLabel = "FIELD=N",
      description = "Results whose field is more than this.")
  private List<String> greater = List.of();

  @Option(
      names = "--less",
      paramLabel = "FIELD=N",
      description = "Results whose field is less than this.")
  private List<String> less = List.of();

  @Option(
      names = "--fields",
      paramLabel = "A,B",
      split = ",",
      hideParamSyntax = true,
      description = "Only these fields of a result, and those that tell it apart.")
  private List<String> fields = List.of();

  @Option(names = "--backlog", description = "First what RIPE Atlas still has of the last time.")
  private boolean backlog;

  @Option(
      names = "--buffering",
      description = "RIPE Atlas may hold results back for a moment and send several at once.")
  private boolean buffering;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = "Any other parameter of the stream.")
  private List<String> others = List.of();

  /** The subscriptions, one for each measurement and probe. */
  StreamQuery[] queries() throws Failures.UserMistake {
    Set<Long> msm = Given.ids("--measurement", measurements);
    Set<Long> prb = Given.ids("--probe", probes);
    List<StreamQuery> queries = new ArrayList<>();
    if (wantsResults()) {
      List<StreamQuery> begun = new ArrayList<>();
      msm.forEach(id -> begun.add(StreamQuery.results(id)));
      if (msm.isEmpty()) {
        begun.add(StreamQuery.results());
      }
      for (StreamQuery query : ofEach(begun, prb)) {
        queries.add(filtered(query));
      }
    }
    if (probeStatus) {
      StreamQuery query = StreamQuery.probeChanges();
      queries.addAll(ofEach(List.of(probeDetails ? query.withProbeDetails() : query), prb));
    }
    if (changes) {
      queries.add(StreamQuery.measurementChanges());
    }
    if (queries.isEmpty()) {
      throw new Failures.UserMistake(
          "a stream of what? Say --measurement, --probe, --type, --probe-status, --changes or"
              + " another filter, or --all");
    }
    return queries.toArray(StreamQuery[]::new);
  }

  private boolean wantsResults() {
    boolean isOfProbesOnly = !probes.isEmpty() && !probeStatus && !changes;
    return all
        || isOfProbesOnly
        || type != null
        || sourceAddress != null
        || sourcePrefix != null
        || destinationAddress != null
        || destinationPrefix != null
        || passThroughHost != null
        || passThroughPrefix != null
        || !(measurements.isEmpty() && equal.isEmpty() && greater.isEmpty() && less.isEmpty());
  }

  private static List<StreamQuery> ofEach(List<StreamQuery> queries, Set<Long> probes) {
    return probes.isEmpty()
        ? queries
        : queries.stream().flatMap(query -> probes.stream().map(query::withProbe)).toList();
  }

  private StreamQuery filtered(StreamQuery begun) throws Failures.UserMistake {
    StreamQuery query = begun;
    if (type != null) {
      query = query.withType(Given.named("--type", type, MeasurementType.values()));
    }
    query =
        with(
            "--source-address",
            sourceAddress,
            query,
            IpAddress::parse,
            StreamQuery::withSourceAddress);
    query =
        with("--source-prefix", sourcePrefix, query, Prefix::parse, StreamQuery::withSourcePrefix);
    query =
        with(
            "--destination-address",
            destinationAddress,
            query,
            IpAddress::parse,
            StreamQuery::withDestinationAddress);
    query =
        with(
            "--destination-prefix",
            destinationPrefix,
            query,
            Prefix::parse,
            StreamQuery::withDestinationPrefix);
    query =
        with(
            "--pass-through-host",
            passThroughHost,
            query,
            host -> host,
            StreamQuery::withPassThroughHost);
    query =
        with(
            "--pass-through-prefix",
            passThroughPrefix,
            query,
            Prefix::parse,
            StreamQuery::withPassThroughPrefix);
    query = compared(query);
    if (!fields.isEmpty()) {
      query = checked("--fields", query, q -> q.withFields(fields.toArray(String[]::new)));
    }
    query = backlog ? query.withBacklog() : query;
    return buffering ? query.withBuffering() : query;
  }

  private static <T> StreamQuery with(
      String option,
      @Nullable String text,
      StreamQuery query,
      java.util.function.Function<String, T> reader,
      BiFunction<StreamQuery, T, StreamQuery> with)
      throws Failures.UserMistake {
    return text == null
        ? query
        : Given.checked(option, () -> with.apply(query, reader.apply(text.strip())));
  }

  private StreamQuery compared(StreamQuery begun) throws Failures.UserMistake {
    StreamQuery query = begun;
    for (String text : equal) {
      String[] parts = parts("--equal", text);
      query =
          checked(
              "--equal",
              query,
              q ->
                  parts[1].matches("-?[0-9]{1,18}")
                      ? q.withEqual(parts[0], Long.parseLong(parts[1]))
                      : q.withEqual(parts[0], parts[1]));
    }
    for (String text : greater) {
      String[] parts = parts("--greater", text);
      query =
          checked(
              "--greater", query, q -> q.withGreaterThan(parts[0], Double.parseDouble(parts[1])));
    }
    for (String text : less) {
      String[] parts = parts("--less", text);
      query = checked("--less", query, q -> q.withLessThan(parts[0], Double.parseDouble(parts[1])));
    }
    for (String text : others) {
      String[] parts = parts("--parameter", text);
      query = checked("--parameter", query, q -> other(q, parts[0], parts[1]));
    }
    return query;
  }

  private static StreamQuery other(StreamQuery query, String name, String value) {
    if (value.matches("-?[0-9]{1,18}")) {
      return query.withParameter(name, Long.parseLong(value));
    }
    return value.matches("true|false")
        ? query.withParameter(name, value.equals("true"))
        : query.withParameter(name, value);
  }

  private static StreamQuery checked(
      String option, StreamQuery query, UnaryOperator<StreamQuery> with)
      throws Failures.UserMistake {
    return Given.checked(option, () -> with.apply(query));
  }

  private static String[] parts(String option, String text) throws Failures.UserMistake {
    int sign = text.indexOf('=');
    if (sign < 1) {
      throw new Failures.UserMistake(option + " has the form NAME=VALUE, not \"" + text + "\"");
    }
    return new String[] {text.substring(0, sign), text.substring(sign + 1)};
  }
}
