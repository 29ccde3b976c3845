package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measurements that are to be made together: the same probes, and the same start and end. It runs
 * again and again from now on, and without end, unless something else is said. Immutable: every
 * method returns another request.
 */
public final class MeasurementRequest {
  private final List<MeasurementDefinition> definitions;
  private final List<ProbeSource> sources;
  private final boolean oneOff;
  private final @Nullable Instant start;
  private final @Nullable Instant stop;
  private final Options options;

  private MeasurementRequest(
      List<MeasurementDefinition> definitions,
      List<ProbeSource> sources,
      boolean oneOff,
      @Nullable Instant start,
      @Nullable Instant stop,
      Options options) {
    if (oneOff && stop != null) {
      throw new IllegalArgumentException("what is measured once has no stop");
    }
    if (start != null && stop != null && !stop.isAfter(start)) {
      throw new IllegalArgumentException("the stop " + stop + " is not after the start " + start);
    }
    this.definitions = List.copyOf(definitions);
    this.sources = List.copyOf(sources);
    this.oneOff = oneOff;
    this.start = start;
    this.stop = stop;
    this.options = options;
  }

  /** Of these definitions, one or more. */
  public static MeasurementRequest of(MeasurementDefinition... definitions) {
    if (definitions.length == 0) {
      throw new IllegalArgumentException("at least 1 definition");
    }
    return new MeasurementRequest(
        Arrays.asList(definitions), List.of(), false, null, null, Options.NONE);
  }

  /** From these probes as well as from those said before. */
  public MeasurementRequest from(ProbeSource... more) {
    List<ProbeSource> all = new ArrayList<>(sources);
    all.addAll(Arrays.asList(more));
    return new MeasurementRequest(definitions, all, oneOff, start, stop, options);
  }

  /** Once, and not again and again. */
  public MeasurementRequest once() {
    return new MeasurementRequest(definitions, sources, true, start, stop, options);
  }

  /** From this time on, to the second; otherwise as soon as possible. */
  public MeasurementRequest withStart(Instant time) {
    return new MeasurementRequest(definitions, sources, oneOff, seconds(time), stop, options);
  }

  /** Until this time, to the second; otherwise until it is stopped. */
  public MeasurementRequest withStop(Instant time) {
    return new MeasurementRequest(definitions, sources, oneOff, start, seconds(time), options);
  }

  private static Instant seconds(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond());
  }

  /** Paid by another user, by the e-mail address, who has allowed that. */
  public MeasurementRequest withBillTo(String email) {
    Options more = options.withText("bill_to", email);
    return new MeasurementRequest(definitions, sources, oneOff, start, stop, more);
  }

  /** The service does not try to look up the targets when the measurements are made. */
  public MeasurementRequest withoutDnsCheck() {
    Options more = options.with("skip_dns_check", true);
    return new MeasurementRequest(definitions, sources, oneOff, start, stop, more);
  }

  /** What is measured. */
  public List<MeasurementDefinition> definitions() {
    return definitions;
  }

  /** From where. */
  public List<ProbeSource> sources() {
    return sources;
  }

  /** Whether it is measured once only. */
  public boolean isOnce() {
    return oneOff;
  }

  /** When it starts; empty for as soon as possible. */
  public Optional<Instant> start() {
    return Optional.ofNullable(start);
  }

  /** When it stops; empty for when somebody stops it, and for what is measured once. */
  public Optional<Instant> stop() {
    return Optional.ofNullable(stop);
  }

  /** How many probes are asked for. */
  public long probes() {
    return sources.stream().mapToLong(ProbeSource::requested).sum();
  }

  /** How long it runs if it is asked for at this time; empty without an end. */
  Optional<Duration> runs(Instant now) {
    Instant from = start().filter(now::isBefore).orElse(now);
    return stop().map(until -> Duration.between(from, until));
  }

  /** As it is sent. Times are seconds since 1970. */
  ObjectNode node() {
    ObjectNode node = Json.MAPPER.createObjectNode();
    var array = node.putArray("definitions");
    definitions.forEach(one -> array.add(((Definition<?>) one).node(oneOff)));
    var probes = node.putArray("probes");
    sources.forEach(source -> probes.add(source.node()));
    node.put("is_oneoff", oneOff);
    start().ifPresent(time -> node.put("start_time", time.getEpochSecond()));
    stop().ifPresent(time -> node.put("stop_time", time.getEpochSecond()));
    options.node().properties().forEach(field -> node.set(field.getKey(), field.getValue()));
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MeasurementRequest that
        && definitions.equals(that.definitions)
        && sources.equals(that.sources)
        && oneOff == that.oneOff
        && Objects.equals(start, that.start)
        && Objects.equals(stop, that.stop)
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return Objects.hash(definitions, sources, oneOff, start, stop, options);
  }

  /** In plain words, without passwords. */
  @Override
  public String toString() {
    return RequestWords.of(this);
  }
}
