package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.dataset.Role;

/**
 * What codes of places mean, by all tables of a study together (role {@link Role#HOSTNAMES}). A
 * code that means several places keeps them all: which of them an operator means is for its own
 * rules or for the speed of light to say ({@code ash} is Nashua to IATA, and Ashburn at he.net).
 */
final class LocationCodes {
  private record Key(LocationCode.Type type, String code) {}

  private final Map<Key, List<LocationCode>> meanings = new HashMap<>();

  /** Joins tables; a city that several of them name for a code is told by the earliest. */
  LocationCodes(List<LocationCode> all) {
    for (LocationCode each : all) {
      List<LocationCode> known =
          meanings.computeIfAbsent(new Key(each.type(), each.code()), key -> new ArrayList<>(1));
      if (known.stream().noneMatch(other -> other.city().equals(each.city()))) {
        known.add(each);
      }
    }
  }

  /** All that a code means, in the order of the tables; empty if none has it. */
  List<LocationCode> of(LocationCode.Type type, String code) {
    return meanings.getOrDefault(new Key(type, code), List.of());
  }
}
