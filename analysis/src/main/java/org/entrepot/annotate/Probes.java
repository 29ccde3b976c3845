package org.entrepot.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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

  /** Reads what a record tells. */
  interface Reading<V> {
    Optional<V> read(JsonNode rec) throws Rejected;
  }

  /**
   * Reads the probes of records that name the fields as RIPE Atlas does.
   *
   * @param id the field that has the probe's number
   */
  static Map<Long, ProbeRecord> read(Content content, String id, Reading<Coordinates> coordinates)
      throws IOException {
    Probes probes = new Probes();
    content.eachJson(
        rec ->
            probes.add(
                probe(
                    JsonRecords.number(rec, id),
                    field(content, () -> JsonRecords.asn(rec, "asn_v4")),
                    field(content, () -> JsonRecords.asn(rec, "asn_v6")),
                    field(content, () -> JsonRecords.country(rec, "country_code")),
                    field(content, () -> coordinates.read(rec)),
                    content.name())));
    return probes.records();
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
