package org.entrepot.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/**
 * An object of JSON, put together in the order of its keys. What is absent has no key, and so has a
 * list without elements: there is never a null, nor a zero or an empty text in place of one.
 */
final class JsonFields {
  private final ObjectNode node = Row.object();

  Row row() {
    return Row.of(node);
  }

  boolean isEmpty() {
    return node.isEmpty();
  }

  JsonFields text(String key, String value) {
    node.put(key, value);
    return this;
  }

  JsonFields text(String key, Optional<String> value) {
    value.ifPresent(text -> node.put(key, text));
    return this;
  }

  JsonFields address(String key, Optional<IpAddress> value) {
    return text(key, value.map(IpAddress::toString));
  }

  JsonFields number(String key, long value) {
    node.put(key, value);
    return this;
  }

  JsonFields number(String key, OptionalInt value) {
    value.ifPresent(number -> node.put(key, number));
    return this;
  }

  JsonFields number(String key, OptionalLong value) {
    value.ifPresent(number -> node.put(key, number));
    return this;
  }

  /** A number with a point, in the fewest digits that tell it from its neighbours. */
  JsonFields number(String key, OptionalDouble value) {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      node.set(key, DecimalNode.valueOf(BigDecimal.valueOf(value.getAsDouble())));
    }
    return this;
  }

  JsonFields flag(String key, boolean value) {
    node.put(key, value);
    return this;
  }

  /** A key that is there, and true, or not there. */
  JsonFields flagIfSet(String key, boolean value) {
    return value ? flag(key, true) : this;
  }

  JsonFields texts(String key, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(key);
      values.forEach(array::add);
    }
    return this;
  }

  /** Lists of texts, of which some may be empty. */
  JsonFields textLists(String key, List<List<String>> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(key);
      for (List<String> value : values) {
        ArrayNode inner = array.addArray();
        value.forEach(inner::add);
      }
    }
    return this;
  }

  JsonFields objects(String key, List<JsonFields> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(key);
      values.forEach(value -> array.add(value.node));
    }
    return this;
  }

  JsonFields object(String key, JsonFields value) {
    if (!value.isEmpty()) {
      node.set(key, value.node);
    }
    return this;
  }

  /** JSON as it stands. */
  JsonFields raw(String key, String json) {
    node.putRawValue(key, new RawValue(json));
    return this;
  }
}
