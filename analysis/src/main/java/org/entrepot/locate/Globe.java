package org.entrepot.locate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.entrepot.annotate.Cities;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * The metropolitan areas by number, cell by cell of a few degrees, as points on a sphere of radius
 * one. Of a cell that light wholly allows, or wholly rules out, its cities are not asked one by
 * one, nor of one on the slope of a disc that is so wide that the cell's middle stands for it; near
 * a rim every city is asked, and exactly.
 */
final class Globe {
  static final double EARTH_RADIUS_KM = 6371.0088;

  /** Height of a cell, and about its width. Our own choice. */
  private static final int CELL_DEGREES = 3;

  /** A cell's middle stands for it if a slope is so many times as wide as it. Our own choice. */
  private static final double SLOPE = 4;

  private final List<City> cities;
  private final Map<City, Integer> numbers = new HashMap<>();
  private final List<CountryCode> countries;
  private final int[] countryOf;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final List<Cell> cells = new ArrayList<>();
  private final int[] cellOf;
  private final ConcurrentMap<CountryCode, double[]> kmFromCountry = new ConcurrentHashMap<>();

  /** Cities that are near each other. */
  private static final class Cell {
    /** The number of the first, and the number after the last. */
    final int from;

    final int end;

    /** A point of the sphere, and the longest chord from there to a city. */
    final double[] middle;

    final double radius;

    Cell(int from, int end, double[] middle, double radius) {
      this.from = from;
      this.end = end;
      this.middle = middle;
      this.radius = radius;
    }
  }

  Globe(Cities all) {
    List<City> sorted = new ArrayList<>(all.all());
    sorted.sort(
        Comparator.comparingInt((City city) -> square(city.coordinates()))
            .thenComparing(Comparator.naturalOrder()));
    cities = List.copyOf(sorted);
    int size = cities.size();
    countries = cities.stream().map(City::country).distinct().sorted().toList();
    countryOf = new int[size];
    cellOf = new int[size];
    x = new double[size];
    y = new double[size];
    z = new double[size];
    int from = 0;
    for (int i = 0; i < size; i++) {
      Coordinates at = cities.get(i).coordinates();
      numbers.put(cities.get(i), i);
      countryOf[i] = Collections.binarySearch(countries, cities.get(i).country());
      double[] point = point(at);
      x[i] = point[0];
      y[i] = point[1];
      z[i] = point[2];
      cellOf[i] = cells.size();
      if (i + 1 == size || square(cities.get(i + 1).coordinates()) != square(at)) {
        cells.add(cell(from, i + 1));
        from = i + 1;
      }
    }
  }

  /** A number for the square of a few degrees that a point is in; narrower in degrees at a pole. */
  private static int square(Coordinates at) {
    int band = (int) Math.floor(at.latitude() / CELL_DEGREES);
    double width =
        CELL_DEGREES / Math.max(0.05, StrictMath.cos(Math.toRadians((band + 0.5) * CELL_DEGREES)));
    return (band + 100) * 1000 + (int) Math.floor((at.longitude() + 180) / width);
  }

  private Cell cell(int from, int end) {
    double[] middle = new double[3];
    for (int i = from; i < end; i++) {
      middle[0] += x[i];
      middle[1] += y[i];
      middle[2] += z[i];
    }
    double length =
        Math.sqrt(middle[0] * middle[0] + middle[1] * middle[1] + middle[2] * middle[2]);
    for (int k = 0; k < middle.length; k++) {
      middle[k] /= length;
    }
    double radius = 0;
    for (int i = from; i < end; i++) {
      radius = Math.max(radius, chord(i, middle));
    }
    return new Cell(from, end, middle, radius);
  }

  static double[] point(Coordinates at) {
    double phi = Math.toRadians(at.latitude());
    double lambda = Math.toRadians(at.longitude());
    return new double[] {
      StrictMath.cos(phi) * StrictMath.cos(lambda),
      StrictMath.cos(phi) * StrictMath.sin(lambda),
      StrictMath.sin(phi)
    };
  }

  private double chord(int city, double[] to) {
    return length(x[city] - to[0], y[city] - to[1], z[city] - to[2]);
  }

  private static double length(double dx, double dy, double dz) {
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  int size() {
    return cities.size();
  }

  City city(int number) {
    return cities.get(number);
  }

  /** How many countries have a city. */
  int countries() {
    return countries.size();
  }

  /** The number of a city's country. */
  int country(int city) {
    return countryOf[city];
  }

  CountryCode countryCode(int number) {
    return countries.get(number);
  }

  /** The number of a metropolitan area; -1 if it is none of these. */
  int number(City city) {
    return numbers.getOrDefault(city, -1);
  }

  int cells() {
    return cells.size();
  }

  int cell(int city) {
    return cellOf[city];
  }

  /** The number of the first city of a cell; cells follow each other. */
  int first(int cell) {
    return cells.get(cell).from;
  }

  /** The number after the last city of a cell. */
  int end(int cell) {
    return cells.get(cell).end;
  }

  /** Is told of the cities that light allows. */
  interface Visitor {
    /** Whether each city of a cell is to be told of for itself. */
    boolean wantsEach(int cell);

    /** One city. */
    void city(int city, double likelihood);

    /** All cities of a cell. */
    void cell(int cell, double likelihood);
  }

  /**
   * Every city that all discs allow, with the least of its likelihoods by each: discs of one
   * neighbourhood tell much the same, so that they do not count several times.
   *
   * @param all the discs, the smallest first
   * @param abroad countries of probes of which nothing more is known, the nearest first
   */
  void within(List<Disc> all, List<Abroad> abroad, Visitor visitor) {
    Ring[] rings = rings(all);
    double[][] far = new double[abroad.size()][];
    for (int i = 0; i < far.length; i++) {
      far[i] = kmFromCountry.computeIfAbsent(abroad.get(i).country(), this::kmFrom);
    }
    for (int number = 0; number < cells.size(); number++) {
      Cell cell = cells.get(number);
      double likelihood = likelihood(cell, rings);
      if (likelihood == 0) {
        continue;
      }
      if (likelihood > 0 && far.length == 0 && !visitor.wantsEach(number)) {
        visitor.cell(number, likelihood);
        continue;
      }
      for (int city = cell.from; city < cell.end; city++) {
        double its = allow(abroad, far, city) ? likelihood(city, rings) : 0;
        if (its > 0) {
          visitor.city(city, its);
        }
      }
    }
  }

  private static boolean allow(List<Abroad> abroad, double[][] far, int city) {
    for (int i = 0; i < far.length; i++) {
      if (!abroad.get(i).allows(far[i][city])) {
        return false;
      }
    }
    return true;
  }

  /** Of all its cities; -1 if they have to be asked one by one. */
  private static double likelihood(Cell cell, Ring[] rings) {
    double least = 1;
    for (Ring ring : rings) {
      double chord =
          length(cell.middle[0] - ring.x, cell.middle[1] - ring.y, cell.middle[2] - ring.z);
      if (chord - cell.radius > ring.outer) {
        return 0;
      }
      if (chord + cell.radius <= ring.inner || least < 0) {
        continue;
      }
      boolean isOnSlope =
          chord + cell.radius <= ring.rim && ring.rim - ring.inner >= SLOPE * cell.radius;
      least = isOnSlope ? Math.min(least, ring.likelihood(chord)) : -1;
    }
    return least;
  }

  private double likelihood(int city, Ring[] rings) {
    double least = 1;
    for (int i = 0; i < rings.length && least > 0; i++) {
      Ring ring = rings[i];
      double chord = length(x[city] - ring.x, y[city] - ring.y, z[city] - ring.z);
      if (chord > ring.outer) {
        return 0;
      }
      if (chord > ring.inner) {
        double its = ring.isAtRim(chord) ? exactly(city, ring.disc) : ring.likelihood(chord);
        least = its < least ? its : least;
      }
    }
    return least;
  }

  private double exactly(int city, Disc disc) {
    return disc.likelihood(cities.get(city).coordinates().distanceKm(disc.centre()));
  }

  /** Without the discs in which the smallest one lies so far from the rim that they say nothing. */
  private static Ring[] rings(List<Disc> discs) {
    List<Ring> telling = new ArrayList<>(discs.size());
    for (Disc disc : discs) {
      if (telling.isEmpty()
          || disc.centre().distanceKm(discs.get(0).centre()) + discs.get(0).reachKm()
              > disc.easyKm()) {
        telling.add(new Ring(disc));
      }
    }
    return telling.toArray(Ring[]::new);
  }

  /** How far each city is from the nearest of a country; 0 where none of that is known. */
  private double[] kmFrom(CountryCode country) {
    double[] km = new double[cities.size()];
    List<Integer> there = new ArrayList<>();
    for (int i = 0; i < cities.size(); i++) {
      if (cities.get(i).country().equals(country)) {
        there.add(i);
      }
    }
    for (int i = 0; i < km.length && !there.isEmpty(); i++) {
      double nearest = 2;
      for (int j : there) {
        nearest = Math.min(nearest, length(x[i] - x[j], y[i] - y[j], z[i] - z[j]));
      }
      km[i] = Ring.km(nearest);
    }
    return km;
  }

  /**
   * A probe of which only the country is known.
   *
   * @param micros round-trip time in microseconds
   */
  record Abroad(CountryCode country, long micros) {
    /** Whether something so far from the country's nearest city can have answered in time. */
    boolean allows(double km) {
      return LightSpeed.allows(Math.max(0, km - LightSpeed.COUNTRY_SLACK_KM), micros);
    }
  }
}
