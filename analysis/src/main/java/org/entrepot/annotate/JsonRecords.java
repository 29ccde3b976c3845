package org.entrepot.annotate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/** Reads the fields of small JSON objects. A field that is null is a field that is not there. */
final class JsonRecords {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().enable(JsonReadFeature.ALLOW_YAML_COMMENTS).build())
          .build();

  /** Skips lines that begin with {@code #}, as CAIDA writes them above its records. */
  static final JsonFactory FACTORY = MAPPER.getFactory();

  /** Reads a record out of an array. */
  static final ObjectReader ELEMENT = MAPPER.readerFor(JsonNode.class);

  /** Reads a line, which must be a record and nothing else. */
  static final ObjectReader LINE = ELEMENT.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonRecords() {}

  static Optional<String> text(JsonNode record, String key) {
    JsonNode value = record.path(key);
    return value.isTextual() && !value.textValue().isBlank()
        ? Optional.of(value.textValue().trim())
        : Optional.empty();
  }

  /** A whole number, written as one or as text. */
  static OptionalLong integer(JsonNode record, String key) throws Rejected {
    JsonNode value = record.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalLong.empty();
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return OptionalLong.of(value.longValue());
    }
    try {
      return OptionalLong.of(Long.parseLong(value.textValue()));
    } catch (NumberFormatException e) {
      throw new Rejected("not a whole number");
    }
  }

  /** A whole number that must be there. */
  static long number(JsonNode record, String key) throws Rejected {
    OptionalLong value = integer(record, key);
    if (value.isEmpty()) {
      throw new Rejected("without " + key);
    }
    return value.getAsLong();
  }

  static Optional<Asn> asn(JsonNode record, String key) throws Rejected {
    OptionalLong value = integer(record, key);
    return value.isEmpty() ? Optional.empty() : Optional.of(AsNumbers.ofNetwork(value.getAsLong()));
  }

  static Optional<CountryCode> country(JsonNode record, String key) throws Rejected {
    Optional<String> value = text(record, key);
    return value.isEmpty() ? Optional.empty() : Optional.of(Places.country(value.get()));
  }
}
