package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nearest city within 40 km: the globe is cut into cells of half a degree, and only the
 * few around a point are searched.
 */
final class CityGrid {
  static final double REACH_KM = 40;

  private static final int CELLS_PER_DEGREE = 2;
  private static final int COLUMNS = 360 * CELLS_PER_DEGREE;
  private static final double KM_PER_DEGREE = 111; // of latitude; a little less than it is

  private final Map<Integer, List<City>> cells = new HashMap<>();

  void put(City city) {
    Coordinates at = city.coordinates();
    int cell = cell(row(at.latitude()), column(at.longitude()));
    cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(city);
  }

  /** The nearest city that is wanted; of two at one distance always the same one. */
  Optional<City> nearest(Coordinates point, Predicate<City> wanted) {
    double reach = REACH_KM / KM_PER_DEGREE;
    int lastRow = row(point.latitude() + reach);
    City nearest = null;
    double distance = REACH_KM;
    for (int row = row(point.latitude() - reach); row <= lastRow; row++) {
      for (int column : columns(point)) {
        for (City city : cells.getOrDefault(cell(row, column), List.of())) {
          if (wanted.test(city)) {
            double km = city.coordinates().distanceKm(point);
            if (km < distance || (km == distance && nearest == null)) {
              nearest = city;
              distance = km;
            }
          }
        }
      }
    }
    return found(nearest);
  }

  private static Optional<City> found(@Nullable City city) {
    return Optional.ofNullable(city);
  }

  /** The columns within reach, across the date line and, near a pole, all of them. */
  private static int[] columns(Coordinates point) {
    double farthest = Math.min(90, Math.abs(point.latitude()) + REACH_KM / KM_PER_DEGREE);
    double reach = REACH_KM / KM_PER_DEGREE / Math.cos(Math.toRadians(farthest));
    if (!(reach < 180)) {
      reach = 180;
    }
    int first = (int) Math.floor((point.longitude() + 180 - reach) * CELLS_PER_DEGREE);
    int last = (int) Math.floor((point.longitude() + 180 + reach) * CELLS_PER_DEGREE);
    int count = Math.min(COLUMNS, last - first + 1);
    int[] columns = new int[count];
    for (int i = 0; i < count; i++) {
      columns[i] = Math.floorMod(first + i, COLUMNS);
    }
    return columns;
  }

  private static int row(double latitude) {
    return (int) Math.floor((latitude + 90) * CELLS_PER_DEGREE);
  }

  private static int column(double longitude) {
    return Math.floorMod((int) Math.floor((longitude + 180) * CELLS_PER_DEGREE), COLUMNS);
  }

  private static int cell(int row, int column) {
    return row * COLUMNS + column;
  }
}
