package org.entrepot.atlas;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.entrepot.result.Parsed;
import org.entrepot.result.Result;

/**
 * What a result is known by: its measurement, its probe and its time. Of what has not all of these,
 * the first bytes of a hash of the text.
 *
 * @param measurement -1 where the others are of a hash
 * @param timestamp in seconds since 1970
 */
record ResultKey(long measurement, long probe, long timestamp) {
  private static final long NONE = -1;

  static ResultKey of(Parsed parsed) {
    return parsed.match(
        kept -> of(kept.result()), rejected -> ofText(rejected.reason() + rejected.excerpt()));
  }

  private static ResultKey of(Result result) {
    return result.match(
        trace -> new ResultKey(trace.measurementId(), trace.probeId(), trace.timestamp()),
        unknown -> ofJson(unknown.json()));
  }

  /** Whether it is the key of a result, and not that of a text. */
  boolean isNamed() {
    return measurement != NONE;
  }

  private static ResultKey ofJson(String json) {
    long measurement = NONE;
    long probe = NONE;
    long timestamp = NONE;
    try (JsonParser parser =
        Json.parser(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        long number = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : NONE;
        switch (name) {
          case "msm_id" -> measurement = number;
          case "prb_id" -> probe = number;
          case "timestamp" -> timestamp = number;
          default -> parser.skipChildren();
        }
      }
    } catch (IOException e) { // as a number too large for an id
      return ofText(json);
    }
    return measurement < 0 || probe < 0 || timestamp < 0
        ? ofText(json)
        : new ResultKey(measurement, probe, timestamp);
  }

  private static ResultKey ofText(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      ByteBuffer numbers = ByteBuffer.wrap(hash);
      return new ResultKey(NONE, numbers.getLong(), numbers.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
