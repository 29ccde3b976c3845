package org.entrepot.atlas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads from the text of a result what it is known by, and nothing else: whatever more stands in
 * it, of which type ever, is carried along untouched. For one thread.
 */
final class KeyReader {
  /** Why a text is no result, in few words that are the same for all of a kind. */
  static final String BROKEN = "broken JSON";

  static final String LIMIT = "nested too deep, or a number or string too long";
  static final String BAD_TEXT = "not UTF-8";
  static final String NOT_AN_OBJECT = "not a JSON object";
  static final String DUPLICATE_KEY = "duplicate key";

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final long NONE = -1;
  private static final long BAD = -2;

  /** No time of this service is later than the year 36812. */
  private static final int LONGEST_KIND = 1000;

  private static final long END_OF_TIME = 1L << 40;

  private long timestamp;
  private long probe;
  private long measurement;
  private long stored;
  private String type = "";
  private String event = "";
  private boolean twice;

  /** The result in a text, or the rejected text. */
  KeyedLine read(byte[] text, KeyedLine.Origin origin) {
    timestamp = NONE;
    probe = NONE;
    measurement = NONE;
    stored = NONE;
    type = "";
    event = "";
    twice = false;
    String problem = isText(text) ? walk(text) : BAD_TEXT;
    if (problem.isEmpty()) {
      String kind = event.isEmpty() ? type : type + "/" + event;
      if (kind.length() > LONGEST_KIND) {
        return KeyedLine.rejected("type too long", text);
      }
      return new KeyedLine(timestamp, probe, measurement, kind, stored, text, origin);
    }
    return KeyedLine.rejected(problem, text);
  }

  private static boolean isText(byte[] text) {
    for (byte b : text) {
      if (b < 0) {
        return isUtf8(text);
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** What is wrong; nothing if nothing is. */
  private String walk(byte[] text) {
    for (int i = 0; i < Math.min(4, text.length); i++) {
      if (text[i] == 0) { // the parser would take it for UTF-16
        return BROKEN;
      }
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return parser.nextToken() == null ? NOT_AN_OBJECT : BROKEN;
      }
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        field(key, parser);
      }
      return parser.nextToken() == null ? problem() : BROKEN;
    } catch (StreamConstraintsException e) {
      return LIMIT;
    } catch (IOException e) {
      return BROKEN;
    }
  }

  private void field(String key, JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    switch (key) {
      case "timestamp" -> {
        twice |= timestamp != NONE;
        timestamp = whole(token, parser);
      }
      case "prb_id" -> {
        twice |= probe != NONE;
        probe = whole(token, parser);
      }
      case "msm_id" -> {
        twice |= measurement != NONE;
        measurement = whole(token, parser);
      }
      case "stored_timestamp" -> stored = Math.max(NONE, whole(token, parser));
      case "type" -> type = token == JsonToken.VALUE_STRING ? parser.getText() : "";
      case "event" -> event = token == JsonToken.VALUE_STRING ? parser.getText() : "";
      default -> parser.skipChildren();
    }
    parser.skipChildren(); // where an object stands in place of a value
  }

  private static long whole(JsonToken token, JsonParser parser) throws IOException {
    if (token == JsonToken.VALUE_STRING) { // as some of 2014 have it
      String text = parser.getText();
      return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : BAD;
    }
    if (token != JsonToken.VALUE_NUMBER_INT
        || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return BAD;
    }
    long value = parser.getLongValue();
    return value < 0 ? BAD : value;
  }

  private String problem() {
    if (twice) {
      return DUPLICATE_KEY;
    }
    if (probe < 0) {
      return probe == NONE ? "no prb_id" : "prb_id is not an id";
    }
    if (measurement < 0) {
      return measurement == NONE ? "no msm_id" : "msm_id is not an id";
    }
    if (timestamp < 0 || timestamp >= END_OF_TIME) {
      return timestamp == NONE ? "no timestamp" : "timestamp is not a time";
    }
    return "";
  }
}
