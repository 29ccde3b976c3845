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
 * The metropolitan areas by number, in the order of their latitudes, as points on a sphere of
 * radius one: which of them lie within a distance is told by a scalar product, and a trigonometric
 * function is only asked for the few near a rim.
 */
final class Globe {
  private static final double EARTH_RADIUS_KM = 6371.0088;
  private static final double KM_PER_DEGREE = 111.19; // of latitude; a little less than it is

  private final List<City> cities;
  private final Map<City, Integer> numbers = new HashMap<>();
  private final List<CountryCode> countries;
  private final int[] countryOf;
  private final double[] latitude;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final ConcurrentMap<CountryCode, double[]> kmFromCountry = new ConcurrentHashMap<>();

  Globe(Cities all) {
    List<City> sorted = new ArrayList<>(all.all());
    sorted.sort(
        Comparator.comparingDouble((City city) -> city.coordinates().latitude())
            .thenComparing(Comparator.naturalOrder()));
    cities = List.copyOf(sorted);
    int size = cities.size();
    countries = cities.stream().map(City::country).distinct().sorted().toList();
    countryOf = new int[size];
    latitude = new double[size];
    x = new double[size];
    y = new double[size];
    z = new double[size];
    for (int i = 0; i < size; i++) {
      Coordinates at = cities.get(i).coordinates();
      numbers.put(cities.get(i), i);
      countryOf[i] = Collections.binarySearch(countries, cities.get(i).country());
      latitude[i] = at.latitude();
      double[] point = point(at);
      x[i] = point[0];
      y[i] = point[1];
      z[i] = point[2];
    }
  }

  private static double[] point(Coordinates at) {
    double phi = Math.toRadians(at.latitude());
    double lambda = Math.toRadians(at.longitude());
    return new double[] {
      StrictMath.cos(phi) * StrictMath.cos(lambda),
      StrictMath.cos(phi) * StrictMath.sin(lambda),
      StrictMath.sin(phi)
    };
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

  /** The cities from here on are at this latitude or north of it. */
  private int from(double degrees) {
    int low = 0;
    int high = latitude.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (latitude[middle] < degrees) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Takes a city and its likelihood. */
  @FunctionalInterface
  interface Taker {
    void take(int city, double likelihood);
  }

  /**
   * Every city that all discs allow, with the least of its likelihoods by each: discs of one
   * neighbourhood tell much the same, so that they do not count several times.
   *
   * @param all the discs, the smallest first
   * @param abroad countries of probes of which nothing more is known, the nearest first
   */
  void within(List<Disc> all, List<Abroad> abroad, Taker taker) {
    List<Disc> discs = telling(all);
    int first = 0;
    int end = latitude.length;
    double[][] centres = new double[discs.size()][];
    double[] outer = new double[discs.size()];
    double[] inner = new double[discs.size()];
    for (int i = 0; i < discs.size(); i++) {
      Disc disc = discs.get(i);
      centres[i] = point(disc.centre());
      outer[i] = cosine(disc.reachKm() + 0.001);
      inner[i] = cosine(disc.easyKm() - 0.001);
      double degrees = disc.reachKm() / KM_PER_DEGREE;
      first = Math.max(first, from(disc.centre().latitude() - degrees));
      end = Math.min(end, from(disc.centre().latitude() + degrees + 1e-9));
    }
    double[][] far = new double[abroad.size()][];
    for (int i = 0; i < far.length; i++) {
      far[i] = kmFromCountry.computeIfAbsent(abroad.get(i).country(), this::kmFrom);
    }
    for (int city = first; city < end; city++) {
      double likelihood = 1;
      for (int i = 0; i < outer.length && likelihood > 0; i++) {
        double[] c = centres[i];
        double cosine = c[0] * x[city] + c[1] * y[city] + c[2] * z[city];
        if (cosine < outer[i]) {
          likelihood = 0;
        } else if (cosine < inner[i]) {
          likelihood = Math.min(likelihood, discs.get(i).likelihood(km(city, discs.get(i))));
        }
      }
      for (int i = 0; i < far.length && likelihood > 0; i++) {
        likelihood = abroad.get(i).allows(far[i][city]) ? likelihood : 0;
      }
      if (likelihood > 0) {
        taker.take(city, likelihood);
      }
    }
  }

  /** Without the discs in which the smallest one lies so far from the rim that they say nothing. */
  private static List<Disc> telling(List<Disc> discs) {
    List<Disc> telling = new ArrayList<>(discs.size());
    for (Disc disc : discs) {
      if (telling.isEmpty()
          || disc.centre().distanceKm(discs.get(0).centre()) + discs.get(0).reachKm()
              > disc.easyKm()) {
        telling.add(disc);
      }
    }
    return telling;
  }

  private double km(int city, Disc disc) {
    return cities.get(city).coordinates().distanceKm(disc.centre());
  }

  private static double cosine(double km) {
    return km >= Math.PI * EARTH_RADIUS_KM ? -2 : StrictMath.cos(km / EARTH_RADIUS_KM);
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
      double nearest = -1;
      for (int j : there) {
        nearest = Math.max(nearest, x[i] * x[j] + y[i] * y[j] + z[i] * z[j]);
      }
      km[i] = EARTH_RADIUS_KM * StrictMath.acos(Math.min(1, nearest));
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
