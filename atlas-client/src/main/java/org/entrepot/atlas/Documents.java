package org.entrepot.atlas;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the bodies of the API: single objects, and pages of them. */
final class Documents {
  /** Makes a value of an object. */
  @FunctionalInterface
  interface Factory<T> {
    T of(ObjectNode object) throws UnexpectedBody;
  }

  /**
   * One page of a list.
   *
   * @param next where the next one is
   */
  record Page<T>(List<T> items, Optional<String> next) {
    Page {
      items = List.copyOf(items);
    }
  }

  /** Moves over a body token by token. */
  @FunctionalInterface
  private interface Body<T> {
    T read(JsonParser parser) throws IOException, UnexpectedBody;
  }

  private Documents() {}

  static <T> T object(InputStream in, Factory<T> factory) throws IOException, UnexpectedBody {
    return read(in, parser -> factory.of(objectAt(parser)));
  }

  /** A page, {@code {"next":...,"results":[...]}}, or a bare array, which is the only page. */
  static <T> Page<T> page(InputStream in, Factory<T> factory) throws IOException, UnexpectedBody {
    return read(in, parser -> page(parser, factory));
  }

  /** How many objects a list has, {@code {"count":...}}, of which this is the first page. */
  static long count(InputStream in) throws IOException, UnexpectedBody {
    return object(
        in,
        page -> {
          if (!page.path("count").canConvertToLong()) {
            throw new UnexpectedBody("a page of a list was expected, with its count");
          }
          return page.path("count").longValue();
        });
  }

  private static <T> Page<T> page(JsonParser parser, Factory<T> factory)
      throws IOException, UnexpectedBody {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      return new Page<>(items(parser, factory), Optional.empty());
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new UnexpectedBody("a list was expected");
    }
    List<T> items = null;
    Optional<String> next = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("results") && value == JsonToken.START_ARRAY) {
        items = items(parser, factory);
      } else if (name.equals("next") && value == JsonToken.VALUE_STRING) {
        next = Optional.of(parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    if (items == null) {
      throw new UnexpectedBody("a page of a list was expected, with its results");
    }
    return new Page<>(items, next);
  }

  private static <T> List<T> items(JsonParser parser, Factory<T> factory)
      throws IOException, UnexpectedBody {
    List<T> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(factory.of(objectAt(parser)));
    }
    return items;
  }

  private static ObjectNode objectAt(JsonParser parser) throws IOException, UnexpectedBody {
    JsonNode node = parser.readValueAsTree();
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new UnexpectedBody("an object was expected");
  }

  /** Reads to the end of the body, and nothing may stand behind the value. */
  private static <T> T read(InputStream in, Body<T> body) throws IOException, UnexpectedBody {
    try (JsonParser parser = Json.parser(in)) {
      if (parser.nextToken() == null) {
        throw new EOFException("an empty body");
      }
      T value = body.read(parser);
      if (parser.nextToken() != null) {
        throw new UnexpectedBody("something stands behind the JSON");
      }
      return value;
    } catch (JsonEOFException e) {
      // Without a length in the header, this is how a broken connection looks.
      throw new EOFException("the JSON ends before it is complete");
    } catch (JsonProcessingException e) {
      throw new UnexpectedBody("it is not JSON: " + e.getOriginalMessage() + place(e));
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " in line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }
}
