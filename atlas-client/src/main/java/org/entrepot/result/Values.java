package org.entrepot.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/**
 * Reads the value that a parser stands on. A value of another type than is asked for, or whose text
 * the typed value would not give back, is kept raw among the fields.
 */
final class Values {
  // Nesting: what JsonScanner allows. Strings and names: certificates and page bodies are thousands
  // of characters long, never a million. Numbers: a result has none of more than 20 digits.
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonScanner.MAX_DEPTH)
                  .maxStringLength(1 << 20)
                  .maxNameLength(1 << 12)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private static final int SMALLEST = -1;
  private static final OptionalInt[] SMALL = new OptionalInt[2_050];
  static final int EXACT_DIGITS = 15;
  static final double[] POWERS_OF_TEN = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };
  private static final String EMPTY = "\"\"";

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = OptionalInt.of(i + SMALLEST);
    }
  }

  private final TextCache texts = new TextCache();
  private final MplsReader labels = new MplsReader();
  private JsonParser parser;
  private byte[] bytes = new byte[0];
  private int start;

  Values() throws IOException {
    parser = FACTORY.createParser(bytes);
  }

  /** Begins to read the JSON that stands in these bytes. */
  JsonParser begin(byte[] text, int from, int to) throws IOException {
    bytes = text;
    start = from;
    parser = FACTORY.createParser(text, from, to - from);
    return parser;
  }

  static JsonParser parser(String json) throws IOException {
    return FACTORY.createParser(json);
  }

  /** The JSON text of the value, without white space between its parts. */
  String raw() throws IOException {
    int from = start + (int) parser.currentTokenLocation().getByteOffset();
    parser.finishToken();
    parser.skipChildren();
    int to = position();
    return isBracket(from) && JsonText.hasBlanks(bytes, from, to)
        ? JsonText.compact(bytes, from, to)
        : texts.string(bytes, from, to);
  }

  private boolean isBracket(int at) {
    return bytes[at] == '{' || bytes[at] == '[';
  }

  /** Where in the bytes the parser stands: behind the value, once that was read. */
  int position() {
    return start + (int) parser.currentLocation().getByteOffset();
  }

  Optional<String> text(Fields fields, String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return Optional.of(string());
    }
    fields.keep(name, raw());
    return Optional.empty();
  }

  private String string() throws IOException {
    char[] chars = parser.getTextCharacters();
    return texts.string(chars, parser.getTextOffset(), parser.getTextLength());
  }

  /** Text, or a number as text, which is then kept too. */
  Optional<String> textOrNumber(Fields fields, String name) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      return text(fields, name);
    }
    String number = raw();
    fields.keep(name, number);
    return Optional.of(number);
  }

  /** A number in a box that is made once if it is small. */
  static OptionalInt some(int value) {
    int index = value - SMALLEST;
    return index >= 0 && index < SMALL.length ? SMALL[index] : OptionalInt.of(value);
  }

  OptionalInt integer(Fields fields, String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == NumberType.INT) {
      return some(parser.getIntValue());
    }
    fields.keep(name, raw());
    return OptionalInt.empty();
  }

  /** A whole number from 0 to 255, as a TTL is; another one is kept raw. */
  OptionalInt byteNumber(Fields fields, String name) throws IOException {
    OptionalInt number = integer(fields, name);
    if (number.isPresent() && (number.getAsInt() & ~0xFF) != 0) {
      fields.keep(name, Integer.toString(number.getAsInt()));
      return OptionalInt.empty();
    }
    return number;
  }

  /** A whole number, or one written as text, which is then kept too. */
  OptionalInt integerOrText(Fields fields, String name) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return integer(fields, name);
    }
    String text = string();
    fields.keep(name, JsonText.quote(text));
    return text.matches("[1-9][0-9]{0,8}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** A whole number, or one of 0 or more that is written as text, which is then kept too. */
  OptionalLong longIntegerOrText(Fields fields, String name) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return longInteger(fields, name);
    }
    String text = string();
    fields.keep(name, JsonText.quote(text));
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  OptionalLong longInteger(Fields fields, String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != NumberType.BIG_INTEGER) {
      return OptionalLong.of(parser.getLongValue());
    }
    fields.keep(name, raw());
    return OptionalLong.empty();
  }

  OptionalDouble number(Fields fields, String name) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = decimal();
      if (Double.isFinite(value)) {
        return OptionalDouble.of(value);
      }
    }
    boolean whole =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && parser.getNumberType() != NumberType.BIG_INTEGER;
    String raw = raw();
    fields.keep(name, raw); // 7 is not 7.0
    return whole ? OptionalDouble.of(Double.parseDouble(raw)) : OptionalDouble.empty();
  }

  /** The number that the parser stands on, which has a point or an exponent. */
  private double decimal() throws IOException {
    char[] chars = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int length = parser.getTextLength();
    if (length > EXACT_DIGITS + 1) {
      return parser.getDoubleValue();
    }
    // Digits below 2^53 divided by a power of ten below 10^23 are both exact, so that the quotient
    // is the nearest double: W. D. Clinger, How to read floating point numbers accurately, 1990.
    long digits = 0;
    int point = from + length - 1;
    for (int i = from; i < from + length; i++) {
      char c = chars[i];
      if (c == '.') {
        point = i;
      } else if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
      } else {
        return parser.getDoubleValue();
      }
    }
    return digits / POWERS_OF_TEN[from + length - 1 - point];
  }

  Optional<IpAddress> address(Fields fields, String name) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      fields.keep(name, raw());
      return Optional.empty();
    }
    char[] chars = parser.getTextCharacters();
    return address(
        texts.address(chars, parser.getTextOffset(), parser.getTextLength()), fields, name);
  }

  /** The address, if it is one; a text is kept that the address would not give back. */
  static Optional<IpAddress> address(TextCache.AddressText address, Fields fields, String name) {
    if (!address.canonical()) {
      fields.keep(name, address.text().isEmpty() ? EMPTY : JsonText.quote(address.text()));
    }
    return address.address();
  }

  /** The label stacks of an ICMP extension, which is kept. */
  List<MplsLabel> mplsLabels(Fields fields, String name) throws IOException {
    String raw = raw();
    fields.keep(name, raw);
    return labels.of(raw);
  }
}
