package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Finds cities by their codes and their countries. */
final class Gazetteer {
  private final Map<String, Metro> byCode = new HashMap<>();
  private final Map<String, List<Metro>> byCountry = new HashMap<>();

  Gazetteer(List<Metro> metros) {
    for (Metro metro : metros) {
      byCode.putIfAbsent(metro.code(), metro);
      byCountry.computeIfAbsent(metro.country().code(), code -> new ArrayList<>()).add(metro);
    }
    byCountry
        .values()
        .forEach(
            cities ->
                cities.sort(
                    Comparator.comparingLong((Metro metro) -> -metro.city().population())
                        .thenComparingInt(Metro::index)));
  }

  /** The city of this code; only for one that there is. */
  Metro metro(String code) {
    Metro metro = byCode.get(code);
    if (metro == null) {
      throw new NoSuchElementException("no city is called " + code);
    }
    return metro;
  }

  /** The largest city of a country. */
  Metro capital(String country) {
    return domestic(country, 1).get(0);
  }

  /** The largest cities of a country, the largest first. */
  List<Metro> domestic(String country, int most) {
    List<Metro> cities = byCountry.getOrDefault(country, List.of());
    return cities.subList(0, Math.min(most, cities.size()));
  }

  /** How many people live in the largest cities of a country. */
  long people(String country) {
    return domestic(country, 20).stream().mapToLong(metro -> metro.city().population()).sum();
  }
}
