package org.entrepot.result;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object. Each getter takes away the member that it understood; a member of
 * another type, or whose text the typed value would not give back, stays, and so does what nobody
 * asked for. {@link #other} is what stayed.
 *
 * <p>The text must be known to be JSON. No tree is built: a member is the place where its text
 * stands, and is looked into when it is asked for.
 */
final class Members {
  private record Span(int from, int to) {}

  private final byte[] json;
  private final JsonCursor cursor;
  private final Map<String, Span> members = new LinkedHashMap<>();
  private final Set<String> sticky = new HashSet<>();
  private final Set<String> twice;

  /** The members of the object that stands in these bytes. */
  Members(byte[] json, int from, int to) {
    this(json, from, to, new HashSet<>());
  }

  private Members(byte[] json, int from, int to, Set<String> twice) {
    this.json = json;
    this.cursor = new JsonCursor(json, to);
    this.twice = twice;
    cursor.enter(from);
    while (cursor.next()) {
      int nameFrom = cursor.from();
      int nameTo = cursor.to();
      cursor.next();
      String name = string(nameFrom, nameTo);
      if (members.put(name, new Span(cursor.from(), cursor.to())) != null) {
        twice.add(name);
      }
    }
  }

  /** If this object, or one of those that were taken from it, has a key twice. */
  boolean hasTwice() {
    return !twice.isEmpty();
  }

  /** If the object has a member of this name that was not taken. */
  boolean has(String name) {
    return members.containsKey(name);
  }

  /** Has these members stay although their values may be understood. */
  void stick(String... names) {
    Collections.addAll(sticky, names);
  }

  private void take(String name) {
    if (!sticky.contains(name)) {
      members.remove(name);
    }
  }

  Optional<String> text(String name) {
    Optional<String> text = peekText(name);
    if (text.isPresent()) {
      take(name);
    }
    return text;
  }

  /** The text of a member, which stays. */
  Optional<String> peekText(String name) {
    Span span = members.get(name);
    return span == null || json[span.from] != '"'
        ? Optional.empty()
        : Optional.of(string(span.from, span.to));
  }

  /** Text, or a number as text, which then stays. */
  Optional<String> textOrNumber(String name) {
    return numeral(name).or(() -> text(name));
  }

  /** Takes the member if it is this text. */
  boolean is(String name, String text) {
    boolean same = peekText(name).filter(text::equals).isPresent();
    if (same) {
      take(name);
    }
    return same;
  }

  /** If the member is there and says neither no nor nothing; taken if it is this JSON. */
  boolean flag(String name, String yes) {
    Span span = members.get(name);
    if (span == null) {
      return false;
    }
    String raw = raw(span);
    if (raw.equals(yes)) {
      take(name);
    }
    return !raw.equals("false") && !raw.equals("null") && !raw.equals("0");
  }

  /** The JSON of a number; the member stays. */
  private Optional<String> numeral(String name) {
    Span span = members.get(name);
    boolean number =
        span != null
            && (json[span.from] == '-' || (json[span.from] >= '0' && json[span.from] <= '9'));
    return span != null && number
        ? Optional.of(new String(json, span.from, span.to - span.from, StandardCharsets.US_ASCII))
        : Optional.empty();
  }

  OptionalLong longInteger(String name) {
    String text = numeral(name).orElse("");
    OptionalLong number = Numerals.whole(text);
    if (number.isPresent() && Long.toString(number.getAsLong()).equals(text)) {
      take(name);
    }
    return number;
  }

  OptionalInt integer(String name) {
    OptionalLong number = Numerals.whole(numeral(name).orElse(""));
    if (number.isEmpty() || number.getAsLong() != (int) number.getAsLong()) {
      return OptionalInt.empty();
    }
    longInteger(name);
    return OptionalInt.of((int) number.getAsLong());
  }

  /** A whole number of 0 or more. */
  OptionalLong id(String name) {
    return numeral(name).isPresent() ? count(name) : OptionalLong.empty();
  }

  /** A whole number of 0 or more; or one that is written as text, which then stays. */
  OptionalLong count(String name) {
    return count(name, Long.MAX_VALUE);
  }

  /** The same, up to a greatest number. */
  OptionalLong count(String name, long most) {
    OptionalLong number = Numerals.whole(numeral(name).or(() -> peekText(name)).orElse(""));
    if (number.isEmpty() || number.getAsLong() < 0 || number.getAsLong() > most) {
      return OptionalLong.empty();
    }
    longInteger(name);
    return number;
  }

  /** The same, as far as it fits. */
  OptionalInt smallCount(String name) {
    OptionalLong number = count(name, Integer.MAX_VALUE);
    return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
  }

  /** A number; one without a point or an exponent stays, since 7 is not 7.0. */
  OptionalDouble number(String name) {
    OptionalDouble number = Numerals.decimal(numeral(name).orElse(""));
    if (number.isPresent() && !Numerals.hasNoPoint(numeral(name).orElseThrow())) {
      take(name);
    }
    return number;
  }

  /** A number of 0 or more; or one that is written as text, which then stays. */
  OptionalDouble time(String name) {
    OptionalDouble number = Numerals.decimal(numeral(name).or(() -> peekText(name)).orElse(""));
    if (number.isEmpty() || number.getAsDouble() < 0) {
      return OptionalDouble.empty();
    }
    number(name);
    return number;
  }

  Optional<IpAddress> address(String name) {
    Optional<String> text = peekText(name);
    Optional<IpAddress> address = text.flatMap(IpAddress::tryParse);
    if (address.isPresent() && address.get().toString().equals(text.orElseThrow())) {
      take(name);
    }
    return address;
  }

  /** The members of a member that is an object. */
  Optional<Members> object(String name) {
    Span span = members.get(name);
    if (span == null || json[span.from] != '{') {
      return Optional.empty();
    }
    take(name);
    return Optional.of(new Members(json, span.from, span.to, twice));
  }

  /** The objects of an array that holds nothing else; an empty one stays. */
  List<Members> objects(String name) {
    List<Span> spans = elements(name, '{');
    List<Members> objects = new ArrayList<>(spans.size());
    for (Span span : spans) {
      objects.add(new Members(json, span.from, span.to, twice));
    }
    return objects;
  }

  /** The texts of an array that holds nothing else; an empty one stays. */
  List<String> texts(String name) {
    return elements(name, '"').stream().map(span -> string(span.from, span.to)).toList();
  }

  private List<Span> elements(String name, char first) {
    Span span = members.get(name);
    if (span == null || json[span.from] != '[') {
      return List.of();
    }
    List<Span> elements = new ArrayList<>();
    cursor.enter(span.from);
    while (cursor.next()) {
      if (json[cursor.from()] != first) {
        return List.of();
      }
      elements.add(new Span(cursor.from(), cursor.to()));
    }
    if (!elements.isEmpty()) {
      take(name);
    }
    return elements;
  }

  /** The names of the members that were not taken. */
  List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** What was not taken, as JSON text without white space, by name. */
  Map<String, String> other() {
    Map<String, String> other = new LinkedHashMap<>();
    members.forEach((name, span) -> other.put(name, raw(span)));
    return other;
  }

  private String raw(Span span) {
    boolean bracket = json[span.from] == '{' || json[span.from] == '[';
    return bracket && JsonText.hasBlanks(json, span.from, span.to)
        ? JsonText.compact(json, span.from, span.to)
        : new String(json, span.from, span.to - span.from, StandardCharsets.UTF_8);
  }

  private String string(int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] == '\\') {
        return unquoted(new String(json, from, to - from, StandardCharsets.UTF_8));
      }
    }
    return new String(json, from + 1, to - from - 2, StandardCharsets.UTF_8);
  }

  /** The text of a JSON string. */
  static String unquoted(String quoted) {
    try (JsonParser parser = Values.parser(quoted)) {
      parser.nextToken();
      @Nullable String text = parser.getText();
      return text == null ? "" : text;
    } catch (IOException e) {
      throw new IllegalStateException("was read before", e);
    }
  }
}
