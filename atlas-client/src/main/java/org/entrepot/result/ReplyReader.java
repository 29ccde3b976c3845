package org.entrepot.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.entrepot.net.IpAddress;

/** Reads what came back for one packet. */
final class ReplyReader {
  private static final Set<String> NOT_A_DUPLICATE = Set.of("false", "null", "0");

  private static final Reply.Timeout TIMEOUT = new Reply.Timeout(Map.of());

  private final Values values;
  private final Fields fields = new Fields();
  private Optional<IpAddress> from = Optional.empty();
  private Optional<IpAddress> embedded = Optional.empty();
  private OptionalDouble rtt = OptionalDouble.empty();
  private OptionalInt ttl = OptionalInt.empty();
  private OptionalInt size = OptionalInt.empty();
  private OptionalInt quotedTtl = OptionalInt.empty();
  private OptionalLong late = OptionalLong.empty();
  private Optional<String> icmpError = Optional.empty();
  private Optional<String> error = Optional.empty();
  private List<MplsLabel> labels = List.of();
  private boolean duplicate;
  private boolean silent;
  private boolean rare;

  ReplyReader(Values values) {
    this.values = values;
  }

  /** Whether the reply that was read has a key twice. */
  boolean twice() {
    return fields.twice();
  }

  /** Reads the object that the parser stands on, to its end. */
  Reply read(JsonParser parser) throws IOException {
    clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      field(name, parser, parser.nextToken());
    }
    return reply();
  }

  private void field(String name, JsonParser parser, JsonToken token) throws IOException {
    switch (name) {
      case "from" -> {
        fields.meet(0);
        from = values.address(fields, name);
      }
      case "rtt" -> {
        fields.meet(1);
        rtt = values.number(fields, name);
      }
      case "ttl" -> {
        fields.meet(2);
        ttl = values.integer(fields, name);
      }
      case "size" -> {
        fields.meet(3);
        size = values.integer(fields, name);
      }
      case "ittl" -> {
        fields.meet(4);
        quotedTtl = values.integer(fields, name);
      }
      case "x" -> {
        fields.meet(5);
        timeout(parser, token);
      }
      default -> rareField(name, token);
    }
  }

  private void rareField(String name, JsonToken token) throws IOException {
    rare = true;
    switch (name) {
      case "late" -> {
        fields.meet(6);
        late = values.longInteger(fields, name);
      }
      case "err" -> {
        fields.meet(7);
        icmpError = values.textOrNumber(fields, name);
      }
      case "error" -> {
        fields.meet(8);
        error = values.text(fields, name);
      }
      case "edst" -> {
        fields.meet(9);
        embedded = values.address(fields, name);
      }
      case "icmpext" -> {
        fields.meet(10);
        labels = values.mplsLabels(fields, name);
      }
      case "dup" -> {
        fields.meet(11);
        duplicate = token == JsonToken.VALUE_TRUE;
        if (!duplicate) {
          String written = values.raw();
          duplicate = !NOT_A_DUPLICATE.contains(written);
          fields.keep(name, written);
        }
      }
      default -> fields.keep(name, values.raw());
    }
  }

  private void timeout(JsonParser parser, JsonToken token) throws IOException {
    silent = true;
    if (token != JsonToken.VALUE_STRING
        || parser.getTextLength() != 1
        || parser.getTextCharacters()[parser.getTextOffset()] != '*') {
      fields.keep("x", values.raw());
    }
  }

  private Reply reply() {
    if (fields.hasMet(6)) {
      keepAllButFrom();
      error.ifPresent(text -> keep("error", JsonText.quote(text)));
      keepSilence();
      return new Reply.Late(late, from, fields.other());
    }
    if (error.isPresent()) {
      from.ifPresent(address -> keep("from", JsonText.quote(address.toString())));
      keepAllButFrom();
      keepSilence();
      return new Reply.Failed(error.get(), fields.other());
    }
    if (silent && from.isEmpty() && rtt.isEmpty()) {
      keepAllButFrom();
      Map<String, String> other = fields.other();
      return other.isEmpty() ? TIMEOUT : new Reply.Timeout(other);
    }
    keepSilence();
    return new Reply.Answer(
        from, rtt, ttl, size, quotedTtl, icmpError, embedded, duplicate, labels, fields.other());
  }

  private void keepSilence() {
    if (silent) {
      keep("x", "\"*\"");
    }
  }

  /** Keeps raw what only an answer has components for. */
  private void keepAllButFrom() {
    ttl.ifPresent(n -> keep("ttl", Integer.toString(n)));
    size.ifPresent(n -> keep("size", Integer.toString(n)));
    rtt.ifPresent(n -> keep("rtt", Double.toString(n)));
    quotedTtl.ifPresent(n -> keep("ittl", Integer.toString(n)));
    icmpError.ifPresent(text -> keep("err", JsonText.quote(text)));
    embedded.ifPresent(address -> keep("edst", JsonText.quote(address.toString())));
    if (duplicate) {
      keep("dup", "true");
    }
  }

  private void keep(String name, String json) {
    if (!fields.keeps(name)) {
      fields.keep(name, json);
    }
  }

  private void clear() {
    fields.clear();
    from = Optional.empty();
    rtt = OptionalDouble.empty();
    ttl = OptionalInt.empty();
    size = OptionalInt.empty();
    quotedTtl = OptionalInt.empty();
    silent = false;
    if (rare) {
      clearRare();
    }
  }

  private void clearRare() {
    rare = false;
    embedded = Optional.empty();
    late = OptionalLong.empty();
    icmpError = Optional.empty();
    error = Optional.empty();
    labels = List.of();
    duplicate = false;
  }
}
