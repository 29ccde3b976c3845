package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The error that a body tells in the API's form, {@code
 * {"error":{"status":400,"code":102,"title":"Bad Request","detail":"...","errors":[...]}}}; of a
 * body in any other form, the reason phrase of HTTP.
 *
 * @param ofTheApi whether the body was in the API's form
 */
record ApiError(
    boolean ofTheApi,
    @Nullable Integer code,
    String title,
    String detail,
    List<AtlasException.FieldError> errors)
    implements Serializable {

  ApiError {
    errors = List.copyOf(errors);
  }

  /**
   * Reads a body, of whatever form.
   *
   * @param mask takes secrets out of what the server wrote
   */
  static ApiError of(byte[] body, String reasonPhrase, UnaryOperator<String> mask) {
    JsonNode error;
    try {
      error = Json.MAPPER.readTree(body).path("error");
    } catch (IOException notJson) {
      // A proxy's page, or nothing. The status says all that is known.
      return new ApiError(false, null, mask.apply(reasonPhrase), "", List.of());
    }
    String title = error.path("title").asText("");
    JsonNode code = error.path("code");
    return new ApiError(
        error.isObject(),
        code.isIntegralNumber() && code.canConvertToInt() ? code.intValue() : null,
        mask.apply(title.isEmpty() ? reasonPhrase : title),
        mask.apply(error.path("detail").asText("")),
        fieldErrors(error.path("errors"), mask));
  }

  private static List<AtlasException.FieldError> fieldErrors(
      JsonNode errors, UnaryOperator<String> mask) {
    List<AtlasException.FieldError> found = new ArrayList<>();
    for (JsonNode one : errors) {
      JsonNode source = one.path("source");
      String field = source.path("pointer").asText(source.path("parameter").asText(""));
      found.add(
          new AtlasException.FieldError(
              mask.apply(field), mask.apply(one.path("detail").asText(""))));
    }
    return found;
  }

  /** For the end of a sentence: title, detail, code and fields, as far as they are known. */
  String describe() {
    String fields =
        errors.stream()
            .map(one -> one.field().isEmpty() ? one.detail() : one.field() + ": " + one.detail())
            .collect(Collectors.joining("; "));
    return (title.isEmpty() ? "" : ", " + title)
        + (detail.isEmpty() ? "" : ": " + detail)
        + (code == null ? "" : ", code " + code)
        + (fields.isEmpty() ? "" : "; " + fields);
  }
}
