package org.entrepot.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is noted while the fields of one object are read: which were met, and the raw ones. */
final class Fields {
  private long met;
  private boolean twice;
  private @Nullable String onlyName;
  private String onlyJson = "";
  private @Nullable Map<String, String> others;

  void clear() {
    met = 0;
    twice = false;
    onlyName = null;
    others = null;
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
    if (onlyName == null && others == null) { // most objects keep none, and most others one
      onlyName = name;
      onlyJson = json;
      return;
    }
    Map<String, String> kept = others == null ? new LinkedHashMap<>(other()) : others;
    others = kept;
    twice |= kept.put(name, json) != null;
  }

  boolean keeps(String name) {
    return others == null ? name.equals(onlyName) : others.containsKey(name);
  }

  Map<String, String> other() {
    if (others != null) {
      return Collections.unmodifiableMap(others);
    }
    return onlyName == null ? Map.of() : Map.of(onlyName, onlyJson);
  }
}
