package org.entrepot.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.annotate.Hint;

/**
 * Bayes' rule over the cities of the world: how usual routers are in a city, times the likelihood
 * of what each group of sources says, times that of the round-trip times, which rule most cities
 * out (METHOD.md 2).
 *
 * <p>A source that is right with probability p says c of an address in c with p, and else says any
 * city as often as routers are there. So its likelihood ratio is (1 - p) + p / prior(c) for the
 * city that it tells and 1 - p for every other, and alone, with no time to help, it leaves exactly
 * p. Worked example: two cities with half of the routers each, a source of p = 0.8: 0.2 + 1.6
 * against 0.2, which is 0.9, for half of its wrong answers fall on the right city, too.
 */
final class Weigher {
  /** How many cities that nobody tells are named; the rest are summed up. */
  private static final int UNTOLD = 12;

  private final Globe globe;
  private final double[] prior;
  private final Trust trust;
  private final CellMass[] cells;

  /** Evidence that is correlated, and counts once. */
  enum Group {
    EXCHANGE,
    ADDRESS_TABLE,
    HOSTNAME,
    GEOFEED,
    COMMERCIAL_TABLE;

    static Group of(Hint.Kind kind) {
      return switch (kind) {
        case EXCHANGE, FACILITY -> EXCHANGE; // what is known of one peering LAN
        case ADDRESS_TABLE -> ADDRESS_TABLE;
        case HOSTNAME -> HOSTNAME;
        case GEOFEED -> GEOFEED;
        case COMMERCIAL_TABLE -> COMMERCIAL_TABLE;
      };
    }
  }

  /** What is usual in a cell of the globe. */
  private static final class CellMass {
    /** Of all its cities. */
    final double sum;

    /** Their countries, and the sum of each of these. */
    final int[] countries;

    final double[] masses;

    /** Its cities, the usual ones first. */
    final int[] cities;

    CellMass(double sum, int[] countries, double[] masses, int[] cities) {
      this.sum = sum;
      this.countries = countries;
      this.masses = masses;
      this.cities = cities;
    }
  }

  /**
   * @param prior by the number of a city how usual routers are there; sums up to one
   */
  Weigher(Globe globe, double[] prior, Trust trust) {
    this(globe, prior, trust, cells(globe, prior));
  }

  private Weigher(Globe globe, double[] prior, Trust trust, CellMass[] cells) {
    this.globe = globe;
    this.prior = prior;
    this.trust = trust;
    this.cells = cells;
  }

  private static CellMass[] cells(Globe globe, double[] prior) {
    CellMass[] cells = new CellMass[globe.cells()];
    for (int cell = 0; cell < cells.length; cell++) {
      List<Integer> cities = new ArrayList<>();
      SortedMap<Integer, Double> byCountry = new TreeMap<>();
      double sum = 0;
      for (int city = globe.first(cell); city < globe.end(cell); city++) {
        cities.add(city);
        sum += prior[city];
        byCountry.merge(globe.country(city), prior[city], Double::sum);
      }
      cities.sort(
          Comparator.comparingDouble((Integer city) -> -prior[city])
              .thenComparing(Comparator.naturalOrder()));
      cells[cell] =
          new CellMass(
              sum,
              byCountry.keySet().stream().mapToInt(Integer::intValue).toArray(),
              byCountry.values().stream().mapToDouble(Double::doubleValue).toArray(),
              cities.stream().mapToInt(Integer::intValue).toArray());
    }
    return cells;
  }

  /** How likely a hint is right before anything else is known. */
  double precision(Hint hint) {
    return trust.precision(hint);
  }

  Weigher trusting(Trust other) {
    return new Weigher(globe, prior, other, cells);
  }

  /** What each group says: a likelihood for each city that it tells, and one for all others. */
  record Say(Map<Integer, Double> told, double others) {
    double of(int city) {
      return told.getOrDefault(city, others);
    }
  }

  Map<Group, Say> says(List<Hint> hints) {
    Map<Group, List<Hint>> groups = new EnumMap<>(Group.class);
    for (Hint hint : hints) {
      if (globe.number(hint.city()) >= 0) {
        groups.computeIfAbsent(Group.of(hint.kind()), g -> new ArrayList<>(2)).add(hint);
      }
    }
    Map<Group, Say> says = new EnumMap<>(Group.class);
    groups.forEach((group, of) -> says.put(group, say(of)));
    return says;
  }

  /** Of several hints of a group any may be the one to believe. */
  private Say say(List<Hint> hints) {
    double others = 0;
    Map<Integer, Double> told = new TreeMap<>();
    for (Hint hint : hints) {
      double p = trust.precision(hint);
      int city = globe.number(hint.city());
      others += (1 - p) / hints.size();
      told.merge(city, p / prior[city] / hints.size(), Double::sum);
    }
    double rest = others;
    told.replaceAll((city, plus) -> rest + plus);
    return new Say(told, others);
  }

  /** What is likely of an address. */
  Weighed weigh(List<Hint> hints, Bounds bounds) {
    Map<Group, Say> says = says(hints);
    int[] told =
        says.values().stream()
            .flatMap(say -> say.told.keySet().stream())
            .mapToInt(Integer::intValue)
            .distinct()
            .sorted()
            .toArray();
    double[] likelihoods = new double[told.length];
    Untold untold = new Untold(told, likelihoods);
    globe.within(bounds.discs(), bounds.abroad(), untold);
    double others = 1;
    for (Say say : says.values()) {
      others *= say.others;
    }
    List<Weighed.Option> masses = new ArrayList<>();
    double sum = untold.sum * others;
    for (int i = 0; i < told.length; i++) {
      double mass = prior[told[i]] * likelihoods[i];
      for (Say say : says.values()) {
        mass *= say.of(told[i]);
      }
      if (mass > 0) {
        sum += mass;
        masses.add(new Weighed.Option(globe.city(told[i]), mass));
      }
    }
    int left = masses.size();
    untold.addTo(masses, others);
    return weighed(masses, untold, others, sum, !says.isEmpty(), left);
  }

  private Weighed weighed(
      List<Weighed.Option> masses,
      Untold untold,
      double others,
      double sum,
      boolean isHinted,
      int left) {
    double scale = sum > 0 ? 1 / sum : 0;
    List<Weighed.Option> options = new ArrayList<>(masses.size());
    for (Weighed.Option each : masses) {
      options.add(new Weighed.Option(each.city(), each.probability() * scale));
    }
    options.sort(
        Comparator.comparingDouble(Weighed.Option::probability)
            .reversed()
            .thenComparing(Weighed.Option::city));
    CountryMass rest = untold.restByCountry().times(others * scale);
    return new Weighed(options, rest, rest.sum(), isHinted, left);
  }

  /** The cities that nobody tells: all of them summed up, and the largest few. */
  private final class Untold implements Globe.Visitor {
    final int[] told;
    final double[] likelihoods;
    final int[] cities = new int[UNTOLD];
    final double[] masses = new double[UNTOLD];
    final double[] byCountry = new double[globe.countries()];
    int size;
    double sum;

    /**
     * @param told cities that somebody tells
     * @param likelihoods are filled in for those
     */
    Untold(int[] told, double[] likelihoods) {
      this.told = told;
      this.likelihoods = likelihoods;
    }

    @Override
    public boolean wantsEach(int cell) {
      for (int city : told) {
        if (globe.cell(city) == cell) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void city(int city, double likelihood) {
      for (int i = 0; i < told.length; i++) {
        if (told[i] == city) {
          likelihoods[i] = likelihood;
          return;
        }
      }
      double mass = prior[city] * likelihood;
      sum += mass;
      byCountry[globe.country(city)] += mass;
      rank(city, mass);
    }

    @Override
    public void cell(int cell, double likelihood) {
      CellMass of = cells[cell];
      sum += of.sum * likelihood;
      for (int i = 0; i < of.countries.length; i++) {
        byCountry[of.countries[i]] += of.masses[i] * likelihood;
      }
      for (int city : of.cities) {
        if (!rank(city, prior[city] * likelihood)) {
          return;
        }
      }
    }

    /** Whether a city is among the largest few so far. */
    private boolean rank(int city, double mass) {
      if (size == UNTOLD && mass <= masses[UNTOLD - 1]) {
        return false;
      }
      int at = size < UNTOLD ? size++ : UNTOLD - 1;
      while (at > 0 && masses[at - 1] < mass) {
        masses[at] = masses[at - 1];
        cities[at] = cities[at - 1];
        at--;
      }
      masses[at] = mass;
      cities[at] = city;
      return true;
    }

    void addTo(List<Weighed.Option> all, double factor) {
      for (int i = 0; i < size; i++) {
        if (masses[i] * factor > 0) {
          all.add(new Weighed.Option(globe.city(cities[i]), masses[i] * factor));
        }
      }
    }

    CountryMass restByCountry() {
      double[] rest = byCountry.clone();
      for (int i = 0; i < size; i++) {
        int country = globe.country(cities[i]);
        rest[country] = Math.max(0, rest[country] - masses[i]);
      }
      return new CountryMass(rest);
    }
  }
}
