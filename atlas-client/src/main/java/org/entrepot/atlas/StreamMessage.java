package org.entrepot.atlas;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.entrepot.result.Parsed;
import org.entrepot.result.ResultParser;

/** Reads the messages of the service, {@code [type, payload]}. Whatever they are, none is lost. */
final class StreamMessage {
  private static final String NOT_A_MESSAGE = "not a message of the stream";
  private static final int EXCERPT = 200;

  private final String file;
  private final Secret secret;
  private final ResultParser results = new ResultParser();

  /**
   * Makes a reader for one connection.
   *
   * @param file what the messages come in
   */
  StreamMessage(String file, Secret secret) {
    this.file = file;
    this.secret = secret;
  }

  /** The event that a message tells. */
  StreamEvent read(String message, long number) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = Json.MAPPER.getFactory().createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_ARRAY
          || parser.nextToken() != JsonToken.VALUE_STRING) {
        return rejected(NOT_A_MESSAGE, message, number);
      }
      String type = parser.getText();
      JsonToken first = parser.nextToken();
      if (first == JsonToken.END_ARRAY) {
        return parser.nextToken() == null
            ? read(type, new byte[0], message, number)
            : rejected(NOT_A_MESSAGE, message, number);
      }
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken(); // or a text's end is not known
      int to = (int) parser.currentLocation().getByteOffset();
      if (parser.nextToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
        return rejected(NOT_A_MESSAGE, message, number);
      }
      return read(type, Arrays.copyOfRange(bytes, from, to), message, number);
    } catch (IOException e) {
      return rejected("broken JSON", message, number);
    }
  }

  private StreamEvent read(String type, byte[] payload, String message, long number)
      throws IOException {
    String text = new String(payload, StandardCharsets.UTF_8).strip();
    return switch (type) {
      case "atlas_result" -> new StreamEvent.Received(shown(results.parse(payload, file, number)));
      case "atlas_probestatus" ->
          Json.MAPPER.readTree(text) instanceof ObjectNode object
              ? ProbeChange.of(object)
              : rejected("not a JSON object", message, number);
      case "atlas_metadata" ->
          Json.MAPPER.readTree(text) instanceof ObjectNode object
              ? MeasurementChange.of(object)
              : rejected("not a JSON object", message, number);
      case "atlas_subscribed" -> new StreamEvent.Confirmed(secret.mask(text));
      case "atlas_error" -> new StreamEvent.ServerError(secret.mask(complaint(text)));
      default -> new StreamEvent.OtherMessage(secret.mask(type), secret.mask(text));
    };
  }

  /** A text is what it says; of an object nothing is left out. */
  private static String complaint(String payload) throws IOException {
    JsonNode node = Json.MAPPER.readTree(payload);
    return node != null && node.isTextual() ? node.textValue() : payload;
  }

  private Parsed shown(Parsed parsed) {
    return parsed instanceof Parsed.Rejected rejected
        ? new Parsed.Rejected(
            file, rejected.line(), rejected.reason(), secret.mask(rejected.excerpt()))
        : parsed;
  }

  /** A message that is not one. */
  StreamEvent.Received rejected(String reason, String message, long number) {
    StringBuilder excerpt = new StringBuilder(EXCERPT);
    secret
        .mask(message.substring(0, Math.min(message.length(), 4 * EXCERPT)))
        .strip()
        .codePoints()
        .limit(EXCERPT)
        .map(c -> Character.isWhitespace(c) ? ' ' : Character.isISOControl(c) ? 0xFFFD : c)
        .forEach(excerpt::appendCodePoint);
    return new StreamEvent.Received(new Parsed.Rejected(file, number, reason, excerpt.toString()));
  }
}
