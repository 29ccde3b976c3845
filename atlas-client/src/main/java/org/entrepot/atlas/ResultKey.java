package org.entrepot.atlas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.entrepot.result.Parsed;
import org.entrepot.result.Result;

/**
 * What a result is known by: its measurement, its probe, its time and its kind, since a probe that
 * connects and disconnects in one second has two results of one time. Of what has not all of these,
 * the first bytes of a hash of the text.
 *
 * @param measurement -1 where the others are of a hash
 * @param timestamp in seconds since 1970
 * @param kind the type of the result and, of an event, which; empty where the others are of a hash
 */
record ResultKey(long measurement, long probe, long timestamp, String kind) {
  private static final ResultKind KIND = new ResultKind();
  private static final long NONE = -1;

  static ResultKey of(Parsed parsed) {
    return parsed.match(
        kept -> of(kept.result()), rejected -> ofText(rejected.reason() + rejected.excerpt()));
  }

  private static ResultKey of(Result result) {
    return result
        .findHeader()
        .map(
            head ->
                new ResultKey(
                    head.measurementId(), head.probeId(), head.timestamp(), result.match(KIND)))
        .orElseGet(() -> ofText(result.toJson()));
  }

  /** Whether it is the key of a result, and not that of a text. */
  boolean isNamed() {
    return measurement != NONE;
  }

  private static ResultKey ofText(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      ByteBuffer numbers = ByteBuffer.wrap(hash);
      return new ResultKey(NONE, numbers.getLong(), numbers.getLong(), "");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
