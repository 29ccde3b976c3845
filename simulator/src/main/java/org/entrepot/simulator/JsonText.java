package org.entrepot.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Makes JSON objects of one line, without spaces. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /** Writes the members of an object. */
  interface Members {
    void write(JsonGenerator to) throws IOException;
  }

  /** The object with these members, in the order in which they are written. */
  static String object(Members members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = FACTORY.createGenerator(text)) {
      to.writeStartObject();
      members.write(to);
      to.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail", e);
    }
    return text.toString();
  }

  /** Writes a field of a number with at most so many decimals. */
  static void decimal(JsonGenerator to, String name, double value, int places) throws IOException {
    to.writeFieldName(name);
    to.writeNumber(decimal(value, places));
  }

  /**
   * A number with at most so many decimals and at least one, as Python prints them: 20.4651, 20.0.
   */
  static String decimal(double value, int places) {
    BigDecimal rounded =
        new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return (rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString();
  }
}
