package org.entrepot.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the hops of a traceroute. */
final class HopReader {
  private final Values values;
  private final ReplyReader replyReader;
  private final Fields fields = new Fields();
  private final List<Hop> hops = new ArrayList<>();
  private final List<Reply> replies = new ArrayList<>();
  private @Nullable Reason problem;

  HopReader(Values values) {
    this.values = values;
    this.replyReader = new ReplyReader(values);
  }

  /** Why what was read last is no list of hops; null if it is one. */
  @Nullable Reason problem() {
    return problem;
  }

  /** Reads a {@code result}; one that is empty or no array is kept among the fields. */
  List<Hop> read(JsonParser parser, Fields outer) throws IOException {
    problem = null;
    hops.clear();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      outer.keep("result", values.raw());
      return List.of();
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        hops.add(hop(parser));
      } else {
        note(Reason.BAD_HOP);
        parser.skipChildren();
      }
    }
    if (hops.isEmpty()) {
      outer.keep("result", "[]");
    }
    return List.copyOf(hops);
  }

  private void note(Reason reason) {
    if (problem == null) {
      problem = reason;
    }
  }

  private Hop hop(JsonParser parser) throws IOException {
    fields.clear();
    replies.clear();
    OptionalInt number = OptionalInt.empty();
    Optional<String> error = Optional.empty();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "hop" -> {
          fields.meet(0);
          number = values.byteNumber(fields, name);
        }
        case "result" -> {
          fields.meet(1);
          replies(parser);
        }
        case "error" -> {
          fields.meet(2);
          error = values.text(fields, name);
        }
        default -> fields.keep(name, values.raw());
      }
    }
    if (fields.twice()) {
      note(Reason.DUPLICATE_KEY);
    }
    return new Hop(number, replies, error, fields.other());
  }

  private void replies(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      fields.keep("result", values.raw());
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        replies.add(replyReader.read(parser));
        if (replyReader.twice()) {
          note(Reason.DUPLICATE_KEY);
        }
      } else {
        note(Reason.BAD_REPLY);
        parser.skipChildren();
      }
    }
    if (replies.isEmpty()) {
      fields.keep("result", "[]");
    }
  }
}
