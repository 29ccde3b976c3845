package org.entrepot.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** Reads what came back for one packet. */
final class ReplyReader {
  private static final Set<String> NOT_A_DUPLICATE = Set.of("false", "null", "0");

  private final Values values;
  private final ReplyDraft draft = new ReplyDraft();
  private final Fields fields = draft.fields;

  ReplyReader(Values values) {
    this.values = values;
  }

  /** Whether the reply that was read has a key twice. */
  boolean twice() {
    return fields.twice();
  }

  /** Reads the object that the parser stands on, to its end. */
  Reply read(JsonParser parser) throws IOException {
    draft.clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      field(name, parser, parser.nextToken());
    }
    return draft.reply();
  }

  private void field(String name, JsonParser parser, JsonToken token) throws IOException {
    switch (name) {
      case "from" -> {
        fields.meet(ReplyDraft.FROM);
        draft.from = values.address(fields, name);
      }
      case "rtt" -> {
        fields.meet(ReplyDraft.RTT);
        draft.rtt = values.number(fields, name);
      }
      case "ttl" -> {
        fields.meet(ReplyDraft.TTL);
        draft.ttl = values.integer(fields, name);
      }
      case "size" -> {
        fields.meet(ReplyDraft.SIZE);
        draft.size = values.integer(fields, name);
      }
      case "ittl" -> {
        fields.meet(ReplyDraft.QUOTED_TTL);
        draft.quotedTtl = values.integer(fields, name);
      }
      case "x" -> {
        fields.meet(ReplyDraft.SILENT);
        timeout(parser, token);
      }
      default -> rareField(name, token);
    }
  }

  private void rareField(String name, JsonToken token) throws IOException {
    draft.rare = true;
    switch (name) {
      case "late" -> {
        fields.meet(ReplyDraft.LATE);
        draft.late = values.longInteger(fields, name);
      }
      case "err" -> {
        fields.meet(ReplyDraft.ICMP_ERROR);
        draft.icmpError = values.textOrNumber(fields, name);
      }
      case "error" -> {
        fields.meet(ReplyDraft.ERROR);
        draft.error = values.text(fields, name);
      }
      case "edst" -> {
        fields.meet(ReplyDraft.EMBEDDED);
        draft.embedded = values.address(fields, name);
      }
      case "icmpext" -> {
        fields.meet(ReplyDraft.LABELS);
        draft.labels = values.mplsLabels(fields, name);
      }
      case "dup" -> {
        fields.meet(ReplyDraft.DUPLICATE);
        draft.duplicate = token == JsonToken.VALUE_TRUE;
        if (!draft.duplicate) {
          String written = values.raw();
          draft.duplicate = !NOT_A_DUPLICATE.contains(written);
          fields.keep(name, written);
        }
      }
      default -> fields.keep(name, values.raw());
    }
  }

  private void timeout(JsonParser parser, JsonToken token) throws IOException {
    draft.silent = true;
    if (token != JsonToken.VALUE_STRING
        || parser.getTextLength() != 1
        || parser.getTextCharacters()[parser.getTextOffset()] != '*') {
      fields.keep("x", values.raw());
    }
  }
}
