package org.entrepot.annotate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the beginning of a JSON file tells of its records.
 *
 * @param container whether the records are elements of an array: of the top one, or of one under a
 *     key of the top object; otherwise each line is a record
 * @param records the keys of the first record of each array, or of the first line
 */
record JsonShape(boolean container, List<NavigableSet<String>> records) {
  /** The keys under which API answers and dumps keep their records. */
  static final List<String> CONTAINERS =
      List.of(
          "results",
          "objects",
          "data",
          "ix",
          "ixlan",
          "ixpfx",
          "netixlan",
          "fac",
          "ixfac",
          "Sites");

  /** The one key of the one record of a dump of PeeringDB that puts each list into an object. */
  static final String DUMP = "a dump of PeeringDB";

  /**
   * The lists of a whole dump of PeeringDB, {@code {"ix":{"data":[...]},...}}, as CAIDA keeps them;
   * any may come first.
   */
  static final List<String> NESTING =
      List.of(
          "as_set",
          "campus",
          "carrier",
          "carrierfac",
          "fac",
          "ix",
          "ixfac",
          "ixlan",
          "ixpfx",
          "net",
          "netfac",
          "netixlan",
          "org",
          "poc");

  /** Reads as much as there is; empty if the text does not start as an array or object. */
  static Optional<JsonShape> of(String head) {
    try (JsonParser parser = JsonRecords.FACTORY.createParser(head)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        boolean objects = parser.nextToken() == JsonToken.START_OBJECT;
        return objects ? Optional.of(new JsonShape(true, List.of(keys(parser)))) : Optional.empty();
      }
      return first == JsonToken.START_OBJECT ? Optional.of(ofObject(parser)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not JSON: some other format may know it
    }
  }

  private static JsonShape ofObject(JsonParser parser) {
    Map<String, NavigableSet<String>> arrays = new LinkedHashMap<>();
    TreeSet<String> own = new TreeSet<>();
    boolean nested = false;
    try {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        own.add(key);
        boolean array = parser.nextToken() == JsonToken.START_ARRAY;
        if (parser.currentToken() == JsonToken.START_OBJECT && NESTING.contains(key)) {
          nested = true; // its records may begin far behind the head
          break;
        }
        if (array && CONTAINERS.contains(key) && parser.nextToken() == JsonToken.START_OBJECT) {
          arrays.put(key, keys(parser));
          skipToEndOfArray(parser);
        } else if (parser.currentToken() != JsonToken.END_ARRAY) {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      // The head ends within the object: what was seen before must do.
    }
    if (nested) {
      return new JsonShape(true, List.of(new TreeSet<>(List.of(DUMP))));
    }
    return arrays.isEmpty()
        ? new JsonShape(false, List.of(own))
        : new JsonShape(true, new ArrayList<>(arrays.values()));
  }

  /** The keys of the object that the parser stands in, up to its end or that of the text. */
  private static NavigableSet<String> keys(JsonParser parser) {
    TreeSet<String> keys = new TreeSet<>();
    try {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException e) {
      // As above.
    }
    return keys;
  }

  private static void skipToEndOfArray(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      parser.skipChildren();
    }
  }
}
