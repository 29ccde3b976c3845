package org.entrepot.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** Reads the text of one result into values, in one walk over its tokens. */
final class ResultReader {
  private static final int TYPE = 0;
  private static final int PROBE = 1;
  private static final int MEASUREMENT = 2;
  private static final int TIMESTAMP = 3;
  private static final int DESTINATION = 4;
  private static final int OLD_DESTINATION = 5;

  private final Values values;
  private final HopReader hopReader;
  private final Fields fields = new Fields();
  private final TypedReader typed = new TypedReader();
  private @Nullable Reason problem;
  private int end;

  private Optional<String> type = Optional.empty();
  private OptionalLong probe = OptionalLong.empty();
  private OptionalLong measurement = OptionalLong.empty();
  private OptionalLong timestamp = OptionalLong.empty();
  private OptionalInt firmware = OptionalInt.empty();
  private Optional<String> version = Optional.empty();
  private OptionalLong group = OptionalLong.empty();
  private OptionalLong endTime = OptionalLong.empty();
  private OptionalLong stored = OptionalLong.empty();
  private OptionalLong sync = OptionalLong.empty();
  private OptionalInt af = OptionalInt.empty();
  private Optional<String> protocol = Optional.empty();
  private Optional<IpAddress> from = Optional.empty();
  private Optional<IpAddress> source = Optional.empty();
  private Optional<IpAddress> destination = Optional.empty();
  private Optional<IpAddress> oldDestination = Optional.empty();
  private Optional<String> destinationName = Optional.empty();
  private OptionalDouble resolveTime = OptionalDouble.empty();
  private OptionalInt size = OptionalInt.empty();
  private OptionalInt paris = OptionalInt.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> error = Optional.empty();
  private List<Hop> hops = List.of();

  ResultReader() {
    try {
      values = new Values();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hopReader = new HopReader(values);
  }

  /** Why what was read last is no result. */
  Reason problem() {
    return problem == null ? Reason.BROKEN : problem;
  }

  /** Where the value ended that was read last. */
  int end() {
    return end;
  }

  /** Reads the one JSON value in these bytes; null if it is no result. */
  @Nullable Result read(byte[] bytes, int begin, int stop) {
    return read(bytes, begin, stop, true);
  }

  /** Reads the JSON value that begins in these bytes, whatever follows; null if it is no result. */
  @Nullable Result readFirst(byte[] bytes, int begin, int stop) {
    return read(bytes, begin, stop, false);
  }

  private @Nullable Result read(byte[] bytes, int begin, int stop, boolean alone) {
    clear();
    end = stop;
    if (isWide(bytes, begin, stop)) {
      return reject(Reason.BROKEN);
    }
    try (JsonParser parser = values.begin(bytes, begin, stop)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return reject(parser.nextToken() == null ? Reason.NOT_AN_OBJECT : Reason.BROKEN);
      }
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        parser.nextToken();
        field(key, parser);
      }
      if (!alone) {
        end = values.position();
      } else if (parser.nextToken() != null) {
        return reject(Reason.BROKEN);
      }
    } catch (StreamConstraintsException e) {
      return reject(Reason.LIMIT);
    } catch (IOException e) {
      return reject(Reason.BROKEN);
    }
    if (!Utf8.isValid(bytes, begin, end)) { // the parser lets overlong forms pass, and changes them
      return reject(Reason.BAD_TEXT);
    }
    return result(bytes, begin);
  }

  /** Reads a traceroute, or says why there is none. */
  Traceroute traceroute(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Result result = read(bytes, 0, bytes.length);
    if (result instanceof Traceroute traceroute) {
      return traceroute;
    }
    throw new IllegalArgumentException(
        "not a traceroute ("
            + (result == null ? problem().text() : "another type")
            + "): "
            + Excerpt.of(bytes, 0, bytes.length));
  }

  /** Whether the parser would take the text for UTF-16 or UTF-32. */
  private static boolean isWide(byte[] bytes, int begin, int end) {
    for (int i = begin; i < Math.min(end, begin + 4); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Result reject(Reason reason) {
    problem = reason;
    return null;
  }

  private @Nullable Result result(byte[] bytes, int begin) {
    if (!fields.hasMet(TYPE) && !fields.hasMet(PROBE) && !fields.hasMet(MEASUREMENT)) {
      return reject(Reason.NOT_A_RESULT);
    }
    if (fields.hasMet(TYPE) && type.isEmpty()) {
      return reject(Reason.BAD_TYPE);
    }
    if (type.isEmpty() || !type.get().equals(ResultType.TRACEROUTE)) {
      fields.clear();
      hops = List.of();
      Result result = typed.read(type, bytes, objectAt(bytes, begin), end);
      problem = typed.problem();
      return result;
    }
    if (problem == null && fields.twice()) {
      return reject(Reason.DUPLICATE_KEY);
    }
    return problem == null ? traceroute() : null;
  }

  private static int objectAt(byte[] bytes, int begin) {
    int at = begin;
    while (bytes[at] != '{') {
      at++;
    }
    return at;
  }

  private @Nullable Result traceroute() {
    if (probe.isEmpty() || probe.getAsLong() < 0) {
      return reject(fields.hasMet(PROBE) ? Reason.BAD_PROBE : Reason.NO_PROBE);
    }
    if (measurement.isEmpty() || measurement.getAsLong() < 0) {
      return reject(fields.hasMet(MEASUREMENT) ? Reason.BAD_MEASUREMENT : Reason.NO_MEASUREMENT);
    }
    if (timestamp.isEmpty() || timestamp.getAsLong() < 0) {
      return reject(fields.hasMet(TIMESTAMP) ? Reason.BAD_TIMESTAMP : Reason.NO_TIMESTAMP);
    }
    if (fields.hasMet(OLD_DESTINATION)) { // then a writer leaves out the new name of the field
      keepAlso("dst_addr", destination);
    }
    return new Traceroute(
        firmware.orElse(0),
        version,
        measurement.getAsLong(),
        group,
        probe.getAsLong(),
        timestamp.getAsLong(),
        endTime,
        stored,
        sync,
        af,
        protocol,
        from,
        source,
        fields.hasMet(DESTINATION) ? destination : oldDestination,
        destinationName,
        resolveTime,
        size,
        paris,
        name,
        error,
        hops,
        fields.other());
  }

  private void field(String key, JsonParser parser) throws IOException {
    switch (key) {
      case "type" -> {
        fields.meet(TYPE);
        type = values.text(fields, key);
      }
      case "prb_id" -> {
        fields.meet(PROBE);
        probe = values.longInteger(fields, key);
      }
      case "msm_id" -> {
        fields.meet(MEASUREMENT);
        measurement = values.longIntegerOrText(fields, key); // some of 2014 have text
      }
      case "timestamp" -> {
        fields.meet(TIMESTAMP);
        timestamp = values.longInteger(fields, key);
      }
      case "dst_addr" -> {
        fields.meet(DESTINATION);
        destination = values.address(fields, key);
      }
      case "addr" -> {
        fields.meet(OLD_DESTINATION);
        oldDestination = values.address(fields, key);
        keepAlso(key, oldDestination);
      }
      case "src_addr" -> {
        fields.meet(6);
        source = values.address(fields, key);
      }
      case "from" -> {
        fields.meet(7);
        from = values.address(fields, key);
      }
      case "result" -> {
        fields.meet(8);
        hops = hopReader.read(parser, fields);
        problem = hopReader.problem();
      }
      default -> plainField(key);
    }
  }

  private void keepAlso(String key, Optional<IpAddress> address) {
    if (address.isPresent() && !fields.keeps(key)) {
      fields.keep(key, JsonText.quote(address.get().toString()));
    }
  }

  private void plainField(String key) throws IOException {
    switch (key) {
      case "fw" -> {
        fields.meet(10);
        firmware = values.integerOrText(fields, key); // some of 2014 have text
        if (firmware.isPresent() && firmware.getAsInt() == 0) {
          fields.keep(key, "0");
        }
      }
      case "af" -> {
        fields.meet(11);
        af = values.integer(fields, key);
      }
      case "size" -> {
        fields.meet(12);
        size = values.integer(fields, key);
      }
      case "paris_id" -> {
        fields.meet(13);
        paris = values.integer(fields, key);
      }
      case "lts" -> {
        fields.meet(14);
        sync = values.longInteger(fields, key);
      }
      case "endtime" -> {
        fields.meet(15);
        endTime = values.longInteger(fields, key);
      }
      case "stored_timestamp" -> {
        fields.meet(16);
        stored = values.longInteger(fields, key);
      }
      case "group_id" -> {
        fields.meet(17);
        group = values.longInteger(fields, key);
      }
      case "ttr" -> {
        fields.meet(18);
        resolveTime = values.number(fields, key);
      }
      default -> textField(key);
    }
  }

  private void textField(String key) throws IOException {
    switch (key) {
      case "mver" -> {
        fields.meet(20);
        version = values.text(fields, key);
      }
      case "proto" -> {
        fields.meet(21);
        protocol = values.text(fields, key);
      }
      case "dst_name" -> {
        fields.meet(22);
        destinationName = values.text(fields, key);
      }
      case "msm_name" -> {
        fields.meet(23);
        name = values.text(fields, key);
      }
      case "error" -> {
        fields.meet(24);
        error = values.text(fields, key);
      }
      default -> fields.keep(key, values.raw());
    }
  }

  private void clear() {
    fields.clear();
    problem = null;
    type = Optional.empty();
    probe = OptionalLong.empty();
    measurement = OptionalLong.empty();
    timestamp = OptionalLong.empty();
    firmware = OptionalInt.empty();
    version = Optional.empty();
    group = OptionalLong.empty();
    endTime = OptionalLong.empty();
    stored = OptionalLong.empty();
    sync = OptionalLong.empty();
    af = OptionalInt.empty();
    protocol = Optional.empty();
    from = Optional.empty();
    source = Optional.empty();
    destination = Optional.empty();
    oldDestination = Optional.empty();
    destinationName = Optional.empty();
    resolveTime = OptionalDouble.empty();
    size = OptionalInt.empty();
    paris = OptionalInt.empty();
    name = Optional.empty();
    error = Optional.empty();
    hops = List.of();
  }
}
