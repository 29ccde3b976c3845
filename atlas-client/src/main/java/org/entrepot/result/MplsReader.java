package org.entrepot.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the label stacks in the text of an ICMP extension: {@code {"obj":[{"mpls":[...]}]}}. */
final class MplsReader {
  private static final int REMEMBERED = 1 << 12;
  private static final int LONGEST = 1 << 10;

  private final Map<String, List<MplsLabel>> known = new HashMap<>();

  /** The labels of an extension, in their order. An entry that lacks a field is left out. */
  List<MplsLabel> of(String extension) throws IOException {
    List<MplsLabel> labels = known.get(extension);
    if (labels == null) {
      labels = read(extension);
      if (known.size() == REMEMBERED) {
        known.clear();
      }
      if (extension.length() <= LONGEST) {
        known.put(extension, labels);
      }
    }
    return labels;
  }

  private static List<MplsLabel> read(String extension) throws IOException {
    List<MplsLabel> labels = new ArrayList<>();
    try (JsonParser parser = Values.parser(extension)) {
      for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
        if (t == JsonToken.FIELD_NAME
            && parser.currentName().equals("mpls")
            && parser.nextToken() == JsonToken.START_ARRAY) {
          stack(parser, labels);
        }
      }
    }
    return List.copyOf(labels);
  }

  private static void stack(JsonParser parser, List<MplsLabel> labels) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        entry(parser, labels);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void entry(JsonParser parser, List<MplsLabel> labels) throws IOException {
    int label = -1;
    int exp = -1;
    int bottom = -1;
    int ttl = -1;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      boolean number =
          parser.nextToken() == JsonToken.VALUE_NUMBER_INT
              && parser.getNumberType() == JsonParser.NumberType.INT;
      int value = number ? parser.getIntValue() : -1;
      parser.skipChildren();
      switch (name) {
        case "label" -> label = value;
        case "exp" -> exp = value;
        case "s" -> bottom = value;
        case "ttl" -> ttl = value;
        default -> {}
      }
    }
    if (label >= 0 && exp >= 0 && bottom >= 0 && ttl >= 0) {
      labels.add(new MplsLabel(label, exp, bottom != 0, ttl));
    }
  }
}
