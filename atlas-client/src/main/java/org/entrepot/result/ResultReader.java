package org.entrepot.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the text of one result into values, in one walk over its tokens. */
final class ResultReader {
  private final @Nullable PlainReader plain;
  private final Values values;
  private final HopReader hopReader;
  private final TracerouteDraft draft = new TracerouteDraft();
  private final Fields fields = draft.fields;
  private final TypedReader typed = new TypedReader();
  private @Nullable Reason problem;
  private int end;

  private Optional<String> type = Optional.empty();

  ResultReader() {
    this(true);
  }

  /**
   * @param plain whether what is plain is left to a {@link PlainReader}, which gives the same
   */
  ResultReader(boolean plain) {
    this.plain = plain ? new PlainReader() : null;
    try {
      values = new Values();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hopReader = new HopReader(values);
  }

  /** Why what was read last is no result. */
  Reason problem() {
    return problem == null ? Reason.BROKEN : problem;
  }

  /** Where the value ended that was read last. */
  int end() {
    return end;
  }

  /** Reads the one JSON value in these bytes; null if it is no result. */
  @Nullable Result read(byte[] bytes, int begin, int stop) {
    return read(bytes, begin, stop, true);
  }

  /**
   * Reads the traceroute that begins on a line, whatever follows; null if there is none or its JSON
   * is not plain. It tells where it ended, or about where it was found not to be plain.
   */
  @Nullable Traceroute readPlain(byte[] bytes, int begin) {
    Traceroute trace = plain == null ? null : plain.read(bytes, begin, false);
    end = plain == null ? begin : plain.end();
    return trace;
  }

  /**
   * Reads the JSON value that begins in these bytes, whatever follows; null if it is no result. As
   * in {@link #readPlain} bytes of 0 stand behind them.
   */
  @Nullable Result readFirst(byte[] bytes, int begin, int stop) {
    Traceroute trace = plain == null ? null : plain.read(bytes, begin, true);
    if (plain != null && trace != null) {
      end = plain.end();
      return trace;
    }
    return read(bytes, begin, stop, false);
  }

  private @Nullable Result read(byte[] bytes, int begin, int stop, boolean alone) {
    clear();
    end = stop;
    if (isWide(bytes, begin, stop)) {
      return reject(Reason.BROKEN);
    }
    try (JsonParser parser = values.begin(bytes, begin, stop)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return reject(parser.nextToken() == null ? Reason.NOT_AN_OBJECT : Reason.BROKEN);
      }
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        parser.nextToken();
        field(key, parser);
      }
      if (!alone) {
        end = values.position();
      } else if (parser.nextToken() != null) {
        return reject(Reason.BROKEN);
      }
    } catch (StreamConstraintsException e) {
      return reject(Reason.LIMIT);
    } catch (IOException e) {
      return reject(Reason.BROKEN);
    }
    if (!Utf8.isValid(bytes, begin, end)) { // the parser lets overlong forms pass, and changes them
      return reject(Reason.BAD_TEXT);
    }
    return result(bytes, begin);
  }

  /** Reads a traceroute, or says why there is none. */
  Traceroute traceroute(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Result result = read(bytes, 0, bytes.length);
    if (result instanceof Traceroute traceroute) {
      return traceroute;
    }
    throw new IllegalArgumentException(
        "not a traceroute ("
            + (result == null ? problem().text() : "another type")
            + "): "
            + Excerpt.of(bytes, 0, bytes.length));
  }

  /** Whether the parser would take the text for UTF-16 or UTF-32. */
  private static boolean isWide(byte[] bytes, int begin, int end) {
    for (int i = begin; i < Math.min(end, begin + 4); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Result reject(Reason reason) {
    problem = reason;
    return null;
  }

  private @Nullable Result result(byte[] bytes, int begin) {
    if (!fields.hasMet(TracerouteDraft.TYPE)
        && !fields.hasMet(TracerouteDraft.PROBE)
        && !fields.hasMet(TracerouteDraft.MEASUREMENT)) {
      return reject(Reason.NOT_A_RESULT);
    }
    if (fields.hasMet(TracerouteDraft.TYPE) && type.isEmpty()) {
      return reject(Reason.BAD_TYPE);
    }
    if (type.isEmpty() || !type.get().equals(ResultType.TRACEROUTE)) {
      fields.clear();
      draft.hops = List.of();
      Result result = typed.read(type, bytes, objectAt(bytes, begin), end);
      problem = typed.problem();
      return result;
    }
    if (problem == null && fields.twice()) {
      return reject(Reason.DUPLICATE_KEY);
    }
    return problem == null ? traceroute() : null;
  }

  private static int objectAt(byte[] bytes, int begin) {
    int at = begin;
    while (bytes[at] != '{') {
      at++;
    }
    return at;
  }

  private @Nullable Result traceroute() {
    problem = draft.problem();
    return problem == null ? draft.traceroute() : null;
  }

  private void field(String key, JsonParser parser) throws IOException {
    switch (key) {
      case "type" -> {
        fields.meet(TracerouteDraft.TYPE);
        type = values.text(fields, key);
      }
      case "prb_id" -> {
        fields.meet(TracerouteDraft.PROBE);
        draft.probe = values.longInteger(fields, key);
      }
      case "msm_id" -> {
        fields.meet(TracerouteDraft.MEASUREMENT);
        draft.measurement = values.longIntegerOrText(fields, key); // some of 2014 have text
      }
      case "timestamp" -> {
        fields.meet(TracerouteDraft.TIMESTAMP);
        draft.timestamp = values.longInteger(fields, key);
      }
      case "dst_addr" -> {
        fields.meet(TracerouteDraft.DESTINATION);
        draft.destination = values.address(fields, key);
      }
      case "addr" -> {
        fields.meet(TracerouteDraft.OLD_DESTINATION);
        draft.oldDestination(values.address(fields, key));
      }
      case "src_addr" -> {
        fields.meet(TracerouteDraft.SOURCE);
        draft.source = values.address(fields, key);
      }
      case "from" -> {
        fields.meet(TracerouteDraft.FROM);
        draft.from = values.address(fields, key);
      }
      case "result" -> {
        fields.meet(TracerouteDraft.RESULT);
        draft.hops = hopReader.read(parser, fields);
        problem = hopReader.problem();
      }
      default -> plainField(key);
    }
  }

  private void plainField(String key) throws IOException {
    switch (key) {
      case "fw" -> {
        fields.meet(TracerouteDraft.FIRMWARE);
        draft.firmware = values.integerOrText(fields, key); // some of 2014 have text
        if (draft.firmware.isPresent() && draft.firmware.getAsInt() == 0) {
          fields.keep(key, "0");
        }
      }
      case "af" -> {
        fields.meet(TracerouteDraft.AF);
        draft.af = values.integer(fields, key);
      }
      case "size" -> {
        fields.meet(TracerouteDraft.SIZE);
        draft.size = values.integer(fields, key);
      }
      case "paris_id" -> {
        fields.meet(TracerouteDraft.PARIS);
        draft.paris = values.integer(fields, key);
      }
      case "lts" -> {
        fields.meet(TracerouteDraft.SYNC);
        draft.sync = values.longInteger(fields, key);
      }
      case "endtime" -> {
        fields.meet(TracerouteDraft.END_TIME);
        draft.endTime = values.longInteger(fields, key);
      }
      case "stored_timestamp" -> {
        fields.meet(TracerouteDraft.STORED);
        draft.stored = values.longInteger(fields, key);
      }
      case "group_id" -> {
        fields.meet(TracerouteDraft.GROUP);
        draft.group = values.longInteger(fields, key);
      }
      case "ttr" -> {
        fields.meet(TracerouteDraft.RESOLVE_TIME);
        draft.resolveTime = values.number(fields, key);
      }
      default -> textField(key);
    }
  }

  private void textField(String key) throws IOException {
    switch (key) {
      case "mver" -> {
        fields.meet(TracerouteDraft.VERSION);
        draft.version = values.text(fields, key);
      }
      case "proto" -> {
        fields.meet(TracerouteDraft.PROTOCOL);
        draft.protocol = values.text(fields, key);
      }
      case "dst_name" -> {
        fields.meet(TracerouteDraft.DESTINATION_NAME);
        draft.destinationName = values.text(fields, key);
      }
      case "msm_name" -> {
        fields.meet(TracerouteDraft.NAME);
        draft.name = values.text(fields, key);
      }
      case "error" -> {
        fields.meet(TracerouteDraft.ERROR);
        draft.error = values.text(fields, key);
      }
      default -> fields.keep(key, values.raw());
    }
  }

  private void clear() {
    draft.clear();
    problem = null;
    type = Optional.empty();
  }
}
