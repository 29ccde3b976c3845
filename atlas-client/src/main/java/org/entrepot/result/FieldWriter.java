package org.entrepot.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;

/**
 * Writes JSON objects field by field. What stands in an object's {@code other} goes before a value
 * of the same name, and is written when the object is closed.
 */
final class FieldWriter {
  /** Writes something. */
  interface Part<T> {
    /** Writes one. */
    void write(T value, FieldWriter out) throws IOException;
  }

  private final Appendable out;
  private final Deque<Map<String, String>> others = new ArrayDeque<>();
  private boolean first = true;

  FieldWriter(Appendable out) {
    this.out = out;
  }

  /** The JSON text of a value. */
  static <T> String text(T value, Part<? super T> part) {
    StringBuilder text = new StringBuilder(1024);
    try {
      part.write(value, new FieldWriter(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does not fail", e);
    }
    return text.toString();
  }

  /** Opens an object that has these fields besides its values. */
  void open(Map<String, String> other) throws IOException {
    out.append('{');
    others.push(other);
    first = true;
  }

  /** Closes it. */
  void close() throws IOException {
    for (Map.Entry<String, String> field : others.pop().entrySet()) {
      key(field.getKey());
      out.append(field.getValue());
    }
    out.append('}');
    first = false;
  }

  /** If the object's other fields have one of this name. */
  boolean has(String name) {
    return others.getFirst().containsKey(name);
  }

  private void key(String name) throws IOException {
    if (!first) {
      out.append(',');
    }
    first = false;
    JsonText.quote(out, name);
    out.append(':');
  }

  void raw(String name, String json) throws IOException {
    if (!has(name)) {
      key(name);
      out.append(json);
    }
  }

  void text(String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      raw(name, JsonText.quote(value.get()));
    }
  }

  void address(String name, Optional<IpAddress> value) throws IOException {
    if (value.isPresent()) {
      raw(name, '"' + value.get().toString() + '"');
    }
  }

  void number(String name, OptionalInt value) throws IOException {
    if (value.isPresent()) {
      raw(name, Integer.toString(value.getAsInt()));
    }
  }

  void number(String name, OptionalLong value) throws IOException {
    if (value.isPresent()) {
      raw(name, Long.toString(value.getAsLong()));
    }
  }

  void number(String name, OptionalDouble value) throws IOException {
    if (value.isPresent()) {
      raw(name, Double.toString(value.getAsDouble()));
    }
  }

  /** Writes a field that is an object or a text; the part writes the value alone. */
  <T> void value(String name, Optional<T> value, Part<? super T> part) throws IOException {
    if (value.isPresent() && !has(name)) {
      key(name);
      part.write(value.get(), this);
      first = false;
    }
  }

  /** Writes an array, unless it is empty. */
  <T> void list(String name, List<? extends T> values, Part<T> part) throws IOException {
    if (values.isEmpty() || has(name)) {
      return;
    }
    key(name);
    out.append('[');
    String separator = "";
    for (T value : values) {
      out.append(separator);
      part.write(value, this);
      separator = ",";
    }
    out.append(']');
    first = false;
  }

  /** Writes a text as a value. */
  void quote(String text) throws IOException {
    JsonText.quote(out, text);
  }
}
