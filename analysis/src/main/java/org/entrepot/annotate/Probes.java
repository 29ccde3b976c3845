package org.entrepot.annotate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/** Collects what files say of probes; for each field, whoever says it first is believed. */
final class Probes {
  private final Map<Long, ProbeRecord> records = new HashMap<>();

  void add(ProbeRecord probe) {
    records.merge(probe.id(), probe, Probes::filled);
  }

  void addAll(Map<Long, ProbeRecord> others) {
    others.values().forEach(this::add);
  }

  Map<Long, ProbeRecord> records() {
    return Map.copyOf(records);
  }

  private static ProbeRecord filled(ProbeRecord first, ProbeRecord second) {
    return new ProbeRecord(
        first.id(),
        first.asn4().or(second::asn4),
        first.asn6().or(second::asn6),
        first.country().or(second::country),
        first.coordinates().or(second::coordinates));
  }

  /** Makes a record all of whose fields are of one file. */
  static ProbeRecord probe(
      long id,
      Optional<Asn> asn4,
      Optional<Asn> asn6,
      Optional<CountryCode> country,
      Optional<Coordinates> coordinates,
      String source) {
    return new ProbeRecord(
        id,
        asn4.map(value -> new Sourced<>(value, source)),
        asn6.map(value -> new Sourced<>(value, source)),
        country.map(value -> new Sourced<>(value, source)),
        coordinates.map(value -> new Sourced<>(value, source)));
  }

  /** Reads one field of a record whose other fields do not depend on it. */
  interface Field<V> {
    Optional<V> read() throws Rejected;
  }

  /** The field, or none and a fault counted if it is there and wrong. */
  static <V> Optional<V> field(Content content, Field<V> field) {
    try {
      return field.read();
    } catch (Rejected e) {
      content.fault(e.reason() + " (rest of the probe kept)");
      return Optional.empty();
    }
  }
}
