package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * The fields of an object of the API as typed values. A value of another type than expected is as
 * good as absent here; {@link Written#other} keeps it.
 */
record Fields(ObjectNode object) {

  private Optional<JsonNode> value(String name, Predicate<JsonNode> isExpected) {
    return Optional.<JsonNode>ofNullable(object.get(name)).filter(isExpected);
  }

  /** A value that the text is read as; empty if it cannot be. */
  private <T> Optional<T> read(String name, Function<String, T> reader) {
    try {
      return text(name).map(reader);
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** An id, without which an object is none. */
  long id(String name) throws UnexpectedBody {
    OptionalLong id = whole(name);
    if (id.isEmpty()) {
      throw new UnexpectedBody("an object has no whole number " + name);
    }
    return id.getAsLong();
  }

  boolean has(String name) {
    return object.has(name);
  }

  Optional<String> text(String name) {
    return value(name, JsonNode::isTextual).map(JsonNode::textValue);
  }

  Optional<Boolean> flag(String name) {
    return value(name, JsonNode::isBoolean).map(JsonNode::booleanValue);
  }

  OptionalInt integer(String name) {
    Optional<JsonNode> node = value(name, n -> n.isIntegralNumber() && n.canConvertToInt());
    return node.isPresent() ? OptionalInt.of(node.get().intValue()) : OptionalInt.empty();
  }

  OptionalLong whole(String name) {
    Optional<JsonNode> node = value(name, n -> n.isIntegralNumber() && n.canConvertToLong());
    return node.isPresent() ? OptionalLong.of(node.get().longValue()) : OptionalLong.empty();
  }

  OptionalDouble decimal(String name) {
    Optional<JsonNode> node = value(name, JsonNode::isNumber);
    return node.isPresent() ? OptionalDouble.of(node.get().doubleValue()) : OptionalDouble.empty();
  }

  Optional<IpAddress> address(String name) {
    return text(name).flatMap(IpAddress::tryParse);
  }

  Optional<Prefix> prefix(String name) {
    return read(name, Prefix::parse);
  }

  Optional<CountryCode> country(String name) {
    return read(name, CountryCode::parse);
  }

  Optional<Asn> asn(String name) {
    OptionalLong number = whole(name);
    return number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= 0xFFFF_FFFFL
        ? Optional.of(new Asn(number.getAsLong()))
        : Optional.empty();
  }

  /** Seconds since 1970, or a date of ISO 8601, in UTC if it names no zone. */
  Optional<Instant> time(String name) {
    OptionalLong seconds = whole(name);
    try {
      return seconds.isPresent()
          ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
          : text(name).map(Fields::instant);
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text) {
    int time = text.indexOf('T');
    boolean zone = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
    return zone
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  Optional<Duration> seconds(String name) {
    OptionalLong seconds = whole(name);
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
        : Optional.empty();
  }

  /** A point of GeoJSON, longitude first; in the archive of probes, two fields. */
  Optional<Coordinates> point() {
    JsonNode at = object.path("geometry").path("coordinates");
    return at.isArray()
        ? coordinates(at.path(1), at.path(0))
        : coordinates(object.path("latitude"), object.path("longitude"));
  }

  private static Optional<Coordinates> coordinates(JsonNode latitude, JsonNode longitude) {
    if (!latitude.isNumber() || !longitude.isNumber()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Coordinates(latitude.doubleValue(), longitude.doubleValue()));
    } catch (IllegalArgumentException notOnEarth) {
      return Optional.empty();
    }
  }

  /** The elements of an array that are what they should be. */
  <T> List<T> list(String name, Function<JsonNode, Optional<T>> element) {
    List<T> list = new ArrayList<>();
    if (object.get(name) instanceof ArrayNode array) {
      array.forEach(node -> element.apply(node).ifPresent(list::add));
    }
    return list;
  }

  List<String> texts(String name) {
    return list(name, node -> node.isTextual() ? Optional.of(node.textValue()) : Optional.empty());
  }

  Optional<Fields> inner(String name) {
    return object.get(name) instanceof ObjectNode inner
        ? Optional.of(new Fields(inner))
        : Optional.empty();
  }
}
