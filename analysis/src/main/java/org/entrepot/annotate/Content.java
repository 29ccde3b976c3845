package org.entrepot.annotate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The content of one reference file on its way through. It walks the records, counts those taken
 * and those not, and knows where it stands when a record is at fault.
 */
final class Content {
  private static final String BROKEN_JSON = "broken JSON";

  private final String name;
  private final Head head;
  private final InputStream in;
  private final FileTally tally;
  private long position;
  private Supplier<String> excerpt = () -> "";

  Content(String name, Head head, InputStream in, FileTally tally) {
    this.name = name;
    this.head = head;
    this.in = in;
    this.tally = tally;
  }

  /** Takes one record, or says why not. */
  interface Taker<R> {
    void take(R rec) throws Rejected;
  }

  /** The file, as the study names it. */
  String name() {
    return name;
  }

  Head head() {
    return head;
  }

  FileTally tally() {
    return tally;
  }

  /**
   * The bytes of a file that has no lines. Whoever reads them says where each record begins ({@link
   * #nextRecord}), what was taken of it ({@link #taken}) and what was not ({@link #fault}).
   *
   * @param current prints the current record
   */
  InputStream bytes(Supplier<String> current) {
    excerpt = current;
    return in;
  }

  /** Goes to the next record of a file without lines; messages tell its number, from 1. */
  void nextRecord() {
    position++;
  }

  /** Counts what a record of a file without lines gave. */
  void taken() {
    tally.accept();
  }

  /** The line that the current record stands at, or its number if the file has no lines. */
  long position() {
    return position;
  }

  /** Counts a fault of the current record that does not cost the whole of it. */
  void fault(String reason) {
    tally.reject(reason, position, tally.isFirst(reason) ? excerpt.get() : "");
  }

  /**
   * Walks the lines that are neither blank nor comments.
   *
   * @param comments the characters that start a comment
   */
  void eachLine(String comments, Taker<Line> taker) throws IOException {
    LineReader reader = new LineReader(in);
    Line line = reader.line();
    excerpt = line::text;
    while (reader.next()) {
      position = line.number();
      if (reader.isCut()) {
        fault("line longer than " + LineReader.LONGEST_LINE + " bytes");
      } else if (!line.isBlank() && !line.startsWithAny(comments)) {
        offer(taker, line);
      }
    }
  }

  /** Walks the JSON records, whether each stands on a line or all of them in arrays. */
  void eachJson(Taker<JsonNode> taker) throws IOException {
    if (head.json().map(JsonShape::container).orElse(false)) {
      eachElement(taker);
    } else {
      eachLine("#", line -> taker.take(parse(line)));
    }
  }

  private static JsonNode parse(Line line) throws Rejected {
    try {
      return record(JsonRecords.LINE.readTree(line.text()));
    } catch (JsonProcessingException e) {
      throw new Rejected(BROKEN_JSON);
    }
  }

  private static JsonNode record(JsonNode node) throws Rejected {
    if (!node.isObject()) {
      throw new Rejected("not a JSON object");
    }
    return node;
  }

  private void eachElement(Taker<JsonNode> taker) throws IOException {
    // A Reader replaces bytes that are no UTF-8, where Jackson itself would stop.
    try (JsonParser parser =
        JsonRecords.FACTORY.createParser(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      walk(parser, taker);
    } catch (JsonProcessingException e) {
      position = e.getLocation() == null ? position : e.getLocation().getLineNr();
      excerpt = e::getOriginalMessage;
      fault(BROKEN_JSON + ", nothing behind it is read");
    }
  }

  private void walk(JsonParser parser, Taker<JsonNode> taker) throws IOException {
    while (parser.nextToken() != null) {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        elements(parser, taker);
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean known = JsonShape.CONTAINERS.contains(parser.currentName());
          boolean nesting = known && JsonShape.NESTING.contains(parser.currentName());
          if (parser.nextToken() == JsonToken.START_ARRAY && known) {
            elements(parser, taker);
          } else if (nesting && parser.currentToken() == JsonToken.START_OBJECT) {
            nested(parser, taker);
          } else {
            parser.skipChildren();
          }
        }
      }
    }
  }

  /** The list under {@code data} of an object. */
  private void nested(JsonParser parser, Taker<JsonNode> taker) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean data = parser.currentName().equals("data");
      if (parser.nextToken() == JsonToken.START_ARRAY && data) {
        elements(parser, taker);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void elements(JsonParser parser, Taker<JsonNode> taker) throws IOException {
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      position = parser.currentTokenLocation().getLineNr();
      JsonNode node = JsonRecords.ELEMENT.readTree(parser);
      excerpt = node::toString;
      offer(rec -> taker.take(record(rec)), node);
    }
  }

  private <R> void offer(Taker<R> taker, R rec) {
    try {
      taker.take(rec);
      tally.accept();
    } catch (Rejected e) {
      fault(e.reason());
    }
  }
}
