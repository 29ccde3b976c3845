package org.entrepot.atlas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;

/**
 * An object of the API as its typed values give it back. What they do not give back, because there
 * is no component for it or because it is not as expected, is kept beside them as JSON text: so
 * nothing is lost. A field that is null is taken for one that is absent.
 */
final class Written {
  private final ObjectNode object = Json.MAPPER.createObjectNode();

  /** Sets a field; what is absent is a null, which says that the field is known. */
  private Written set(String name, Optional<? extends JsonNode> value) {
    object.set(name, value.isPresent() ? value.get() : NullNode.getInstance());
    return this;
  }

  Written number(String name, long value) {
    object.put(name, value);
    return this;
  }

  Written flag(String name, Optional<Boolean> value) {
    return set(name, value.map(object::booleanNode));
  }

  Written integer(String name, OptionalInt value) {
    return set(
        name,
        value.isPresent() ? Optional.of(object.numberNode(value.getAsInt())) : Optional.empty());
  }

  Written whole(String name, OptionalLong value) {
    return set(
        name,
        value.isPresent() ? Optional.of(object.numberNode(value.getAsLong())) : Optional.empty());
  }

  Written decimal(String name, OptionalDouble value) {
    return set(
        name, value.isPresent() ? Optional.of(decimal(value.getAsDouble())) : Optional.empty());
  }

  private JsonNode decimal(double value) {
    return object.numberNode(BigDecimal.valueOf(value));
  }

  /** A value that is its own text. */
  Written text(String name, Optional<?> value) {
    return set(name, value.map(v -> object.textNode(v.toString())));
  }

  Written asn(String name, Optional<Asn> value) {
    return set(name, value.map(asn -> object.numberNode(asn.value())));
  }

  /** Seconds since 1970. */
  Written time(String name, Optional<Instant> value) {
    return set(name, value.map(time -> object.numberNode(time.getEpochSecond())));
  }

  /** GeoJSON, longitude first. */
  Written point(String name, Optional<Coordinates> value) {
    return set(
        name,
        value.map(
            at -> {
              ObjectNode point = Json.MAPPER.createObjectNode().put("type", "Point");
              point
                  .putArray("coordinates")
                  .add(decimal(at.longitude()))
                  .add(decimal(at.latitude()));
              return point;
            }));
  }

  <T> Written list(String name, List<T> values, Function<? super T, ? extends JsonNode> element) {
    if (values.isEmpty()) {
      return set(name, Optional.empty());
    }
    ArrayNode array = Json.MAPPER.createArrayNode();
    values.forEach(value -> array.add(element.apply(value)));
    return set(name, Optional.of(array));
  }

  Written texts(String name, List<?> values) {
    return list(name, values, value -> object.textNode(value.toString()));
  }

  Written inner(String name, Optional<Written> value) {
    return set(name, value.map(written -> written.bare(Map.of())));
  }

  /** The fields of the original that are not given back as they were, in their order. */
  Map<String, String> other(ObjectNode original) {
    Map<String, String> other = new LinkedHashMap<>();
    original
        .properties()
        .forEach(
            field -> {
              JsonNode mine = object.get(field.getKey());
              boolean same = mine != null && Json.isSame(mine, field.getValue());
              if (!same && !(mine != null && field.getValue().isNull())) {
                other.put(field.getKey(), field.getValue().toString());
              }
            });
    return other;
  }

  /** This object without what is absent, and with what was kept beside it. */
  ObjectNode bare(Map<String, String> other) {
    ObjectNode bare = Json.MAPPER.createObjectNode();
    object
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                bare.set(field.getKey(), field.getValue());
              }
            });
    other.forEach((name, json) -> bare.set(name, parse(json)));
    return bare;
  }

  /** One line of JSON. */
  String json(Map<String, String> other) {
    return bare(other).toString();
  }

  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }

  /** An unmodifiable copy in the same order. */
  static Map<String, String> copy(Map<String, String> other) {
    return other.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }
}
