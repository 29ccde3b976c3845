package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of something that is sent, by their names in the API and in their order. Immutable.
 */
final class Options {
  static final Options NONE = new Options(Map.of());

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.\\-]*");

  private final Map<String, JsonNode> values;

  private Options(Map<String, JsonNode> values) {
    this.values = values;
  }

  private Options put(String name, JsonNode value) {
    Map<String, JsonNode> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Options(Collections.unmodifiableMap(more));
  }

  Options with(String name, String value) {
    return put(name, Json.MAPPER.getNodeFactory().textNode(value));
  }

  Options with(String name, long value) {
    return put(name, Json.MAPPER.getNodeFactory().numberNode(value));
  }

  Options with(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is a finite number, not " + value);
    }
    return put(name, Json.MAPPER.getNodeFactory().numberNode(value));
  }

  Options with(String name, boolean value) {
    return put(name, Json.MAPPER.getNodeFactory().booleanNode(value));
  }

  /** Tags, each once. */
  Options withTags(String name, String... tags) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (String tag : tags) {
      array.add(tag(tag));
    }
    return put(name, array);
  }

  Options within(String name, long value, long least, long most) {
    return with(name, between(name, value, least, most));
  }

  Options atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + least + " or more, not " + value);
    }
    return with(name, value);
  }

  /** Text that is not blank. */
  Options withText(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is not blank");
    }
    return with(name, value);
  }

  /**
   * An option that has no method; its name is looked at and its value is the service's business.
   */
  Options other(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of an option: \"" + name + "\"");
    }
    return this;
  }

  Optional<JsonNode> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  long number(String name, long unless) {
    return get(name).map(node -> node.asLong(unless)).orElse(unless);
  }

  Optional<String> text(String name) {
    return get(name).map(JsonNode::asText);
  }

  boolean flag(String name) {
    return get(name).map(JsonNode::asBoolean).orElse(false);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** An object that the caller may change. */
  ObjectNode node() {
    ObjectNode object = Json.MAPPER.createObjectNode();
    values.forEach((name, value) -> object.set(name, value.deepCopy()));
    return object;
  }

  static long between(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /** Whole seconds, one or more. */
  static long seconds(String name, Duration time) {
    return units(name, time, Duration.ofSeconds(1), "seconds");
  }

  /** Whole milliseconds, one or more. */
  static long millis(String name, Duration time) {
    return units(name, time, Duration.ofMillis(1), "milliseconds");
  }

  private static long units(String name, Duration time, Duration unit, String units) {
    if (time.compareTo(unit) < 0 || !unit.multipliedBy(time.dividedBy(unit)).equals(time)) {
      throw new IllegalArgumentException(
          name + " is a whole number of " + units + ", 1 or more, not " + time);
    }
    return time.dividedBy(unit);
  }

  /** A tag of a probe or a measurement. */
  static String tag(String tag) {
    if (!SLUG.matcher(tag).matches()) {
      throw new IllegalArgumentException(
          "a tag is letters, digits, -, _ and ., not \"" + tag + "\"");
    }
    return tag;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Options that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The names alone: some values are passwords. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
