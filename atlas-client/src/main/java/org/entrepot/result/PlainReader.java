package org.entrepot.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Reads traceroutes whose JSON is plain: ASCII without escapes, numbers without exponents, each
 * known field of the type that it should have and none twice. That is what probes write. Keys may
 * come in any order, unknown fields and white space among them. All that it takes it has checked;
 * what it does not take may be a result all the same, and {@link ResultReader} says so. Of what it
 * takes that one would make the same value.
 *
 * <p>It stops at any byte of 0, so that nothing else bounds it: whoever has it read sees to it that
 * eight of them stand behind the text.
 */
final class PlainReader {
  /** How many bytes of 0 stand behind a text. */
  static final int PADDING = Long.BYTES;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_TEXT = 1 << 12;
  private static final int MAX_DIGITS = 18;

  // Keys with their quotes and colons, as the bytes stand in a little-endian word.
  private static final long SIX = -1L >>> 16;
  private static final long SEVEN = -1L >>> 8;
  private static final long HOP = word("\"hop\":");
  private static final long RESULT = word("\"result\"");
  private static final long FROM = word("\"from\":");
  private static final long RTT = word("\"rtt\":");
  private static final long SIZE = word("\"size\":");
  private static final long TTL = word("\"ttl\":");
  private static final long SILENCE = word("\"x\":\"*\"}");

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = ONES << 7;

  private final Unusual unusual = new Unusual();
  private final TextCache texts = new TextCache();
  private final MplsReader labels = new MplsReader();
  private final TracerouteDraft trace = new TracerouteDraft();
  private final ReplyDraft draft = new ReplyDraft();
  private final Fields hopFields = new Fields();
  private final List<Hop> hops = new ArrayList<>();
  private Reply[] replies = new Reply[16];
  private int replyCount;
  private byte[] bytes = new byte[0];
  private int at;
  private boolean manyLines;

  /** The text is not plain. */
  private static final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusual() {
      super("", null, false, false);
    }
  }

  private static long word(String text) {
    long word = 0;
    for (int i = 0; i < text.length(); i++) {
      word |= (long) text.charAt(i) << (i * Byte.SIZE);
    }
    return word;
  }

  /**
   * Reads the traceroute that begins here, whatever follows it; null if it is not plain.
   *
   * @param overLines whether it may go over more than one line
   */
  @Nullable Traceroute read(byte[] text, int begin, boolean overLines) {
    bytes = text;
    at = begin;
    manyLines = overLines;
    try {
      return traceroute();
    } catch (Unusual e) {
      return null;
    }
  }

  /** Behind what was read last, or about where it was found not to be plain. */
  int end() {
    return at;
  }

  // ---- the parts of a traceroute

  private Traceroute traceroute() {
    trace.clear();
    open('{');
    do {
      field(key());
    } while (goesOn('}'));
    if (!trace.fields.hasMet(TracerouteDraft.TYPE)
        || trace.fields.twice()
        || trace.problem() != null) {
      throw unusual;
    }
    return trace.traceroute();
  }

  private void field(String key) {
    Fields fields = trace.fields;
    switch (key) {
      case "type" -> {
        fields.meet(TracerouteDraft.TYPE);
        if (!text().string.equals(ResultType.TRACEROUTE)) {
          throw unusual;
        }
      }
      case "prb_id" -> trace.probe = whole(fields, TracerouteDraft.PROBE);
      case "msm_id" -> trace.measurement = whole(fields, TracerouteDraft.MEASUREMENT);
      case "timestamp" -> trace.timestamp = whole(fields, TracerouteDraft.TIMESTAMP);
      case "endtime" -> trace.endTime = whole(fields, TracerouteDraft.END_TIME);
      case "stored_timestamp" -> trace.stored = whole(fields, TracerouteDraft.STORED);
      case "lts" -> trace.sync = whole(fields, TracerouteDraft.SYNC);
      case "group_id" -> trace.group = whole(fields, TracerouteDraft.GROUP);
      case "fw" -> {
        trace.firmware = integer(fields, TracerouteDraft.FIRMWARE);
        if (trace.firmware.orElse(0) == 0) {
          throw unusual;
        }
      }
      case "af" -> trace.af = integer(fields, TracerouteDraft.AF);
      case "size" -> trace.size = integer(fields, TracerouteDraft.SIZE);
      case "paris_id" -> trace.paris = integer(fields, TracerouteDraft.PARIS);
      case "ttr" -> trace.resolveTime = number(fields, TracerouteDraft.RESOLVE_TIME, key);
      case "dst_addr" -> trace.destination = address(fields, TracerouteDraft.DESTINATION, key);
      case "addr" -> trace.oldDestination(address(fields, TracerouteDraft.OLD_DESTINATION, key));
      case "src_addr" -> trace.source = address(fields, TracerouteDraft.SOURCE, key);
      case "from" -> trace.from = address(fields, TracerouteDraft.FROM, key);
      case "mver" -> trace.version = text(fields, TracerouteDraft.VERSION);
      case "proto" -> trace.protocol = text(fields, TracerouteDraft.PROTOCOL);
      case "dst_name" -> trace.destinationName = text(fields, TracerouteDraft.DESTINATION_NAME);
      case "msm_name" -> trace.name = text(fields, TracerouteDraft.NAME);
      case "error" -> trace.error = text(fields, TracerouteDraft.ERROR);
      case "result" -> {
        fields.meet(TracerouteDraft.RESULT);
        trace.hops = hops();
      }
      default -> fields.keep(key, raw());
    }
  }

  private List<Hop> hops() {
    hops.clear();
    open('[');
    do {
      hops.add(hop());
    } while (goesOn(']'));
    return List.copyOf(hops);
  }

  private Hop hop() {
    hopFields.clear();
    replyCount = 0;
    OptionalInt number = OptionalInt.empty();
    Optional<String> error = Optional.empty();
    open('{');
    do {
      next();
      long word = (long) TextCache.WORDS.get(bytes, at);
      if ((word & SIX) == HOP) {
        at += 6;
        number = integer(hopFields, 0);
        if ((number.orElse(0) & ~0xFF) != 0) {
          throw unusual;
        }
      } else if (word == RESULT) {
        key();
        hopFields.meet(1);
        replies();
      } else {
        String key = key();
        switch (key) {
          case "error" -> error = text(hopFields, 2);
          case "hop", "result" -> throw unusual;
          default -> hopFields.keep(key, raw());
        }
      }
    } while (goesOn('}'));
    if (hopFields.twice()) {
      throw unusual;
    }
    return new Hop(number, listOfReplies(), error, hopFields.other());
  }

  private void replies() {
    open('[');
    do {
      if (replyCount == replies.length) {
        replies = Arrays.copyOf(replies, 2 * replyCount);
      }
      replies[replyCount++] = reply();
    } while (goesOn(']'));
  }

  private List<Reply> listOfReplies() {
    return replyCount == 3 // what a probe sends unless it is told otherwise
        ? List.of(replies[0], replies[1], replies[2])
        : List.of(Arrays.copyOf(replies, replyCount));
  }

  private Reply reply() {
    draft.clear();
    Fields fields = draft.fields;
    open('{');
    do {
      next();
      long word = (long) TextCache.WORDS.get(bytes, at);
      if ((word & SIX) == RTT) {
        at += 6;
        draft.rtt = number(fields, ReplyDraft.RTT, "rtt");
      } else if ((word & SEVEN) == SIZE) {
        at += 7;
        draft.size = integer(fields, ReplyDraft.SIZE);
      } else if ((word & SIX) == TTL) {
        at += 6;
        draft.ttl = integer(fields, ReplyDraft.TTL);
      } else if ((word & SEVEN) == FROM) {
        at += 7;
        draft.from = address(fields, ReplyDraft.FROM, "from");
      } else if (word == SILENCE) {
        at += 7;
        fields.meet(ReplyDraft.SILENT);
        draft.silent = true;
      } else {
        rareField(key(), fields);
      }
    } while (goesOn('}'));
    if (fields.twice()) {
      throw unusual;
    }
    return draft.reply();
  }

  private void rareField(String key, Fields fields) {
    draft.rare = true;
    switch (key) {
      case "ittl" -> draft.quotedTtl = integer(fields, ReplyDraft.QUOTED_TTL);
      case "icmpext" -> {
        fields.meet(ReplyDraft.LABELS);
        draft.labels = labels(fields, key);
      }
      case "late" -> draft.late = whole(fields, ReplyDraft.LATE);
      case "err" -> draft.icmpError = text(fields, ReplyDraft.ICMP_ERROR);
      case "error" -> draft.error = text(fields, ReplyDraft.ERROR);
      case "edst" -> draft.embedded = address(fields, ReplyDraft.EMBEDDED, key);
      case "dup" -> {
        fields.meet(ReplyDraft.DUPLICATE);
        literal("true");
        draft.duplicate = true;
      }
      case "x" -> {
        fields.meet(ReplyDraft.SILENT);
        draft.silent = text().string.equals("*");
        if (!draft.silent) {
          throw unusual;
        }
      }
      case "from", "rtt", "size", "ttl" -> throw unusual; // with white space before its colon
      default -> fields.keep(key, raw());
    }
  }

  private List<MplsLabel> labels(Fields fields, String key) {
    String raw = raw();
    fields.keep(key, raw);
    try {
      return labels.of(raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- values

  private OptionalLong whole(Fields fields, int field) {
    fields.meet(field);
    return OptionalLong.of(whole());
  }

  private OptionalInt integer(Fields fields, int field) {
    fields.meet(field);
    long value = whole();
    if (value != (int) value) {
      throw unusual;
    }
    return Values.some((int) value);
  }

  private long whole() {
    boolean minus = next() == '-';
    if (minus) {
      at++;
    }
    int from = at;
    long value = digits(0);
    byte first = bytes[from];
    if (at - from > MAX_DIGITS
        || isNumber(bytes[at])
        || (first == '0' && (minus || at > from + 1))) {
      throw unusual;
    }
    return minus ? -value : value;
  }

  /** Goes on with a number by the digits that stand here, of which there must be one. */
  private long digits(long before) {
    long value = before;
    int from = at;
    for (int digit = bytes[at] - '0'; digit >= 0 && digit <= 9; digit = bytes[at] - '0') {
      value = value * 10 + digit;
      at++;
    }
    if (at == from) {
      throw unusual;
    }
    return value;
  }

  /** Whether a number goes on with a fraction or an exponent. */
  private static boolean isNumber(byte c) {
    return c == '.' || c == 'e' || c == 'E';
  }

  private OptionalDouble number(Fields fields, int field, String key) {
    fields.meet(field);
    next();
    int from = at;
    long digits = digits(0);
    int point = at;
    if (bytes[from] == '0' && point > from + 1) {
      throw unusual;
    }
    if (bytes[point] == '.') {
      at++;
      digits = digits(digits);
    }
    if (at - from > Values.EXACT_DIGITS || isNumber(bytes[at])) {
      throw unusual;
    }
    if (at == point) {
      fields.keep(key, texts.string(bytes, from, at)); // 7 is not 7.0
      return OptionalDouble.of((double) digits);
    }
    return OptionalDouble.of(digits / Values.POWERS_OF_TEN[at - point - 1]); // as Values does it
  }

  private Optional<IpAddress> address(Fields fields, int field, String key) {
    fields.meet(field);
    return Values.address(text().address(), fields, key);
  }

  private Optional<String> text(Fields fields, int field) {
    fields.meet(field);
    return Optional.of(text().string);
  }

  /** The JSON text of a value of any type, without white space between its parts. */
  private String raw() {
    next();
    int from = at;
    skipValue(0);
    boolean bracket = bytes[from] == '{' || bytes[from] == '[';
    return bracket && JsonText.hasBlanks(bytes, from, at)
        ? JsonText.compact(bytes, from, at)
        : texts.string(bytes, from, at);
  }

  private void skipValue(int depth) {
    if (depth > MAX_DEPTH) {
      throw unusual;
    }
    switch (next()) {
      case '"' -> text();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      case '{' -> {
        open('{');
        do {
          key();
          skipValue(depth + 1);
        } while (goesOn('}'));
      }
      case '[' -> {
        open('[');
        do {
          skipValue(depth + 1);
        } while (goesOn(']'));
      }
      default -> skipNumber();
    }
  }

  private void skipNumber() {
    at += next() == '-' ? 1 : 0;
    int from = at;
    digits(0);
    boolean zeros = bytes[from] == '0' && at > from + 1;
    if (bytes[at] == '.') {
      at++;
      digits(0);
    }
    if (zeros || isNumber(bytes[at]) || at - from > MAX_DIGITS) {
      throw unusual;
    }
  }

  // ---- the grammar

  /** Steps over white space to what is next. */
  private byte next() {
    byte c = bytes[at];
    return c > ' ' ? c : behindBlanks(c);
  }

  private byte behindBlanks(byte first) {
    byte c = first;
    while (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && manyLines)) {
      c = bytes[++at];
    }
    return c;
  }

  private void open(char bracket) {
    if (next() != bracket) {
      throw unusual;
    }
    at++;
  }

  /** Steps over a comma, or over the closing bracket behind which nothing goes on. */
  private boolean goesOn(char bracket) {
    byte c = next();
    if (c != ',' && c != bracket) {
      throw unusual;
    }
    at++;
    return c == ',';
  }

  private String key() {
    String key = text().string;
    open(':');
    return key;
  }

  private void literal(String text) {
    next();
    for (int i = 0; i < text.length(); i++, at++) {
      if (bytes[at] != text.charAt(i)) {
        throw unusual;
      }
    }
  }

  /** The text between quotes, taken eight bytes at a time to the first that is no plain letter. */
  private TextCache.Text text() {
    open('"');
    int from = at;
    long hash = 0;
    long word = (long) TextCache.WORDS.get(bytes, at);
    long odd = odd(word);
    while (odd == 0) {
      hash = TextCache.mix(hash, word);
      at += Long.BYTES;
      word = (long) TextCache.WORDS.get(bytes, at);
      odd = odd(word);
    }
    int letters = Long.numberOfTrailingZeros(odd) / Byte.SIZE;
    at += letters;
    if (bytes[at] != '"' || at - from > MAX_TEXT) {
      throw unusual;
    }
    hash = TextCache.mix(hash, word & ((1L << (letters * Byte.SIZE)) - 1));
    return texts.text(bytes, from, at++, hash);
  }

  /**
   * Has the highest bit of a byte set where a quote, a backslash, a control character or one beyond
   * ASCII is. Behind the first of them, which is the lowest, other bits may be set too.
   */
  private static long odd(long word) {
    long quote = word ^ '"' * ONES;
    long backslash = word ^ '\\' * ONES;
    long zero = (quote - ONES & ~quote) | (backslash - ONES & ~backslash);
    return (zero | (word - ' ' * ONES & ~word) | word) & HIGH_BITS;
  }
}
