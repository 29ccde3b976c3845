package org.entrepot.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is noted while the fields of one object are read: which were met, and the raw ones. */
final class Fields {
  private long met;
  private boolean twice;
  private @Nullable Map<String, String> other;

  void clear() {
    met = 0;
    twice = false;
    other = null;
  }

  /** Notes that a known field was met, by a number of its own below 64. */
  void meet(int field) {
    long bit = 1L << field;
    twice |= (met & bit) != 0;
    met |= bit;
  }

  boolean hasMet(int field) {
    return (met >>> field & 1) != 0;
  }

  /** Notes that the object is not to be read, as a key was met twice. */
  boolean twice() {
    return twice;
  }

  /** Keeps the JSON text of a field. */
  void keep(String name, String json) {
    Map<String, String> kept = other == null ? new LinkedHashMap<>() : other;
    other = kept;
    twice |= kept.put(name, json) != null;
  }

  boolean keeps(String name) {
    return other != null && other.containsKey(name);
  }

  Map<String, String> other() {
    return other == null ? Map.of() : Collections.unmodifiableMap(other);
  }
}
