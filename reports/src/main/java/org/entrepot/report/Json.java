package org.entrepot.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.SortedMap;
import org.entrepot.stats.Interval;

/** JSON in the order in which it is put together, indented, ending in a line feed. */
final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build()
          .writer(printer());

  private Json() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  /** A share as a fraction with six decimals; null where there is no number. */
  static JsonNode fraction(double value) {
    return Figures.fraction(value).<JsonNode>map(DecimalNode::valueOf).orElseGet(NODES::nullNode);
  }

  static ObjectNode interval(Interval interval) {
    ObjectNode node = object();
    node.set("low", fraction(interval.low()));
    node.set("high", fraction(interval.high()));
    node.set("level", fraction(interval.level()));
    return node;
  }

  /** The text, or null. */
  static JsonNode orNull(Optional<String> text) {
    return text.<JsonNode>map(NODES::textNode).orElseGet(NODES::nullNode);
  }

  static ObjectNode counts(SortedMap<String, Long> counts) {
    ObjectNode node = object();
    counts.forEach(node::put);
    return node;
  }

  static ArrayNode strings(Iterable<String> texts) {
    ArrayNode node = array();
    texts.forEach(node::add);
    return node;
  }

  static String print(ObjectNode node) {
    try {
      return WRITER.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }
}
