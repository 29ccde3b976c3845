package org.entrepot.catchment;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.annotate.RootLetter;
import org.entrepot.locate.LightSpeed;
import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;

/**
 * Counts which sites of one service answered whom over one address family (METHOD.md M9). Whole
 * numbers by probe, day and site, that merge exactly. Takes some 200 bytes for each probe and day.
 *
 * <p>Whether a measurement asks for identities, those of its responses tell that were answered; the
 * silence of one of which no response tells is not counted ({@link #results}).
 *
 * <p>Not safe for several threads.
 */
public final class CatchmentCount {
  /** Texts of others are cut to so many characters. */
  private static final int SHOWN = 64;

  private final SiteMap map;
  private final IpAddress.Family family;
  private final SortedMap<Long, Part> measurements = new TreeMap<>();

  /** One measurement. */
  static final class Part {
    boolean identity;
    long results;
    final SortedMap<Outcome, Long> outcomes = new TreeMap<>();
    final SortedMap<Vantage, SortedMap<Integer, SortedMap<Integer, Long>>> votes = new TreeMap<>();
    final SortedMap<String, Long> unlisted = new TreeMap<>();
    final SortedMap<String, Long> foreign = new TreeMap<>();
    final SortedMap<Vantage, Long> strangers = new TreeMap<>();
  }

  /** Stands for a site that no list has. */
  static final int UNLISTED = -1;

  /** An empty count. */
  public CatchmentCount(SiteMap map, IpAddress.Family family) {
    this.map = map;
    this.family = family;
  }

  SiteMap map() {
    return map;
  }

  IpAddress.Family family() {
    return family;
  }

  /** Counts that a result of a measurement, be it of several responses, was met. */
  public void result(long measurement) {
    part(measurement).results++;
  }

  /**
   * Counts a response.
   *
   * @param day of the period, from 0
   * @param rttMs after how many milliseconds it came
   */
  public void accept(
      Vantage vantage, long measurement, int day, Reading response, OptionalDouble rttMs) {
    Reading reading =
        RootLetter.ofMeasurement(OptionalLong.of(measurement)).isPresent()
            ? response.ofIdentity()
            : response;
    Part part = part(measurement);
    if (reading.asked() == Reading.Asked.OTHER) {
      return;
    }
    part.identity |= reading.asked() == Reading.Asked.IDENTITY;
    switch (reading.kind()) {
      case SILENT -> part.outcomes.merge(Outcome.SILENT, 1L, Long::sum);
      case MALFORMED -> part.outcomes.merge(Outcome.MALFORMED, 1L, Long::sum);
      case UNNAMED -> part.outcomes.merge(Outcome.UNNAMED, 1L, Long::sum);
      case NAMED -> named(part, vantage, day, map.instance(reading.text()), rttMs);
    }
  }

  private void named(Part part, Vantage vantage, int day, Instance instance, OptionalDouble rttMs) {
    Outcome outcome;
    if (instance instanceof Instance.AtSite at) {
      boolean possible = isPossible(vantage, at.site().listed().coordinates(), rttMs);
      outcome = possible ? Outcome.SITE : Outcome.IMPOSSIBLE;
      if (possible) {
        vote(part, vantage, day, at.site().number());
      }
    } else if (instance instanceof Instance.Unlisted unlisted) {
      outcome = Outcome.UNLISTED;
      part.unlisted.merge(cut(unlisted.label()), 1L, Long::sum);
      vote(part, vantage, day, UNLISTED);
    } else {
      outcome = Outcome.FOREIGN;
      part.foreign.merge(cut(((Instance.Foreign) instance).text()), 1L, Long::sum);
      part.strangers.merge(vantage, 1L, Long::sum);
    }
    part.outcomes.merge(outcome, 1L, Long::sum);
  }

  private static void vote(Part part, Vantage vantage, int day, int site) {
    part.votes
        .computeIfAbsent(vantage, key -> new TreeMap<>())
        .computeIfAbsent(day, key -> new TreeMap<>())
        .merge(site, 1L, Long::sum);
  }

  /** What is answered at once is a slip of a clock and proves nothing (METHOD.md 2). */
  private boolean isPossible(Vantage vantage, Coordinates site, OptionalDouble rttMs) {
    long micros = Math.round(rttMs.orElse(0) * 1_000);
    return micros < LightSpeed.LEAST_CREDIBLE_MICROS
        || LightSpeed.allows(leastKm(vantage, site), micros);
  }

  private double leastKm(Vantage vantage, Coordinates site) {
    Optional<Coordinates> from = vantage.coordinates();
    if (from.isPresent()) {
      return from.get().distanceKm(site);
    }
    double km = map.cities().kmFromCountry(site, vantage.country()).orElse(0);
    return Math.max(0, km - LightSpeed.COUNTRY_SLACK_KM);
  }

  private static String cut(String text) {
    int end = Math.min(SHOWN, text.length());
    return end < text.length() ? text.substring(0, end) + "..." : text;
  }

  private Part part(long measurement) {
    return measurements.computeIfAbsent(measurement, key -> new Part());
  }

  /**
   * Adds what another has counted of the same service.
   *
   * @throws IllegalArgumentException if it is of another
   */
  public CatchmentCount combine(CatchmentCount other) {
    if (!other.map.service().id().equals(map.service().id()) || other.family != family) {
      throw new IllegalArgumentException("the counts of two services do not add up");
    }
    other.measurements.forEach((id, theirs) -> add(part(id), theirs));
    return this;
  }

  private static void add(Part ours, Part theirs) {
    ours.identity |= theirs.identity;
    ours.results += theirs.results;
    addAll(ours.outcomes, theirs.outcomes);
    theirs.votes.forEach(
        (vantage, days) ->
            days.forEach(
                (day, sites) ->
                    sites.forEach(
                        (site, number) ->
                            ours.votes
                                .computeIfAbsent(vantage, key -> new TreeMap<>())
                                .computeIfAbsent(day, key -> new TreeMap<>())
                                .merge(site, number, Long::sum))));
    addAll(ours.unlisted, theirs.unlisted);
    addAll(ours.foreign, theirs.foreign);
    addAll(ours.strangers, theirs.strangers);
  }

  private static <K> void addAll(SortedMap<K, Long> to, SortedMap<K, Long> from) {
    from.forEach((key, number) -> to.merge(key, number, Long::sum));
  }

  /** The measurements that ask for identities, together. */
  Part whole() {
    Part whole = new Part();
    measurements.values().stream().filter(part -> part.identity).forEach(part -> add(whole, part));
    return whole;
  }

  /** Number of results of measurements that ask for identities. */
  public long results() {
    return whole().results;
  }

  /** Number of results of measurements that ask for something else, or of which nothing tells. */
  public long others() {
    return measurements.values().stream()
        .filter(part -> !part.identity)
        .mapToLong(part -> part.results)
        .sum();
  }
}
