package org.entrepot.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An object of a list: as JSON, and by its fields. A field of an inner object is named by the way
 * to it, such as {@code status.name}; in an array, by the place of the element from 0, such as
 * {@code geometry.coordinates.0}, or without one for all of them, such as {@code tags.slug}.
 */
final class Row {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final String json;
  private @Nullable JsonNode node;

  /**
   * @param json the object as one line
   */
  Row(String json) {
    this.json = json;
  }

  private Row(ObjectNode node) {
    this.json = node.toString();
    this.node = node;
  }

  static Row of(ObjectNode node) {
    return new Row(node);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }

  String json() {
    return json;
  }

  JsonNode node() {
    JsonNode read = node;
    if (read == null) {
      read = parse(json);
      node = read;
    }
    return read;
  }

  /** What stands there; a missing node if nothing does. */
  JsonNode get(String field) {
    JsonNode whole = node().path(field); // a name may itself have a dot
    return whole.isMissingNode() ? get(node(), field) : whole;
  }

  private static JsonNode get(JsonNode node, String field) {
    int dot = field.indexOf('.');
    String first = dot < 0 ? field : field.substring(0, dot);
    JsonNode inner = inner(node, first);
    return dot < 0 || inner.isMissingNode() ? inner : get(inner, field.substring(dot + 1));
  }

  private static JsonNode inner(JsonNode node, String name) {
    if (!node.isArray()) {
      return node.path(name);
    }
    if (name.matches("[0-9]{1,9}")) {
      return node.path(Integer.parseInt(name));
    }
    ArrayNode all = MAPPER.createArrayNode();
    node.forEach(element -> all.add(element.get(name)));
    return all.isEmpty() ? MissingNode.getInstance() : all;
  }

  /** What stands there as text: nothing where nothing does, and a list with blanks between. */
  String text(String field) {
    return text(get(field));
  }

  static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isValueNode()) {
      return value.asText();
    }
    boolean isPlain = value.isArray();
    for (JsonNode element : value) {
      isPlain &= element.isValueNode();
    }
    if (!isPlain) {
      return value.toString();
    }
    StringJoiner list = new StringJoiner(" ");
    for (JsonNode element : value) {
      if (!element.isNull()) {
        list.add(text(element));
      }
    }
    return list.toString();
  }
}
