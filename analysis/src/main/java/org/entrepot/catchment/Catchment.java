package org.entrepot.catchment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Interval;

/**
 * Which cities answered the questions of a region's probes to one service (METHOD.md M9). Votes of
 * probes: not queries of users, and no path of theirs.
 *
 * @param id file-safe, such as {@code k-root} or {@code k-root-ipv6}
 * @param name such as {@code K-root over IPv4}
 * @param service the service's file-safe name, such as {@code k-root}
 * @param family over which it was asked
 * @param listed number of sites in its list
 * @param listedIn the cities of the region in which the list has a site
 * @param sources the files that list them
 * @param outcomes what became of all questions
 * @param probes number of probes with an answer that counts
 * @param networks number of their ASes
 * @param strangers number of probes that something else than the service answered
 * @param foreign what that called itself, most often first, at most ten
 * @param unlisted sites that the list does not have, likewise
 * @param rankings cities by their share, under each weighting that there are weights for
 * @param away the same without answers from the probe's own country, which stay in the denominator
 * @param abroad under each weighting the cities, each without the probes of its own country
 * @param countries one row for each country of the region
 * @param optimality how far the answers come from; empty where no probe has a place
 * @param concentration how much of the catchment is in few cities; empty where there is none
 */
public record Catchment(
    String id,
    String name,
    String service,
    IpAddress.Family family,
    int listed,
    List<SiteCity> listedIn,
    List<String> sources,
    SortedMap<Outcome, Long> outcomes,
    int probes,
    int networks,
    int strangers,
    List<Text> foreign,
    List<Text> unlisted,
    SortedMap<Weighting, Ranking<SiteCity>> rankings,
    SortedMap<Weighting, Ranking<SiteCity>> away,
    SortedMap<Weighting, List<Abroad>> abroad,
    List<Country> countries,
    Optional<Optimality> optimality,
    Optional<Concentrated> concentration) {
  /** A text and how often it was met. */
  public record Text(String text, long number) {}

  /**
   * A city without the probes of its own country.
   *
   * @param rank among the cities, each without its own; 1 for the largest share
   * @param networks number of networks that are left
   * @param evidence what they are good for
   */
  public record Abroad(
      SiteCity city, int rank, Estimate estimate, int networks, Evidence evidence) {}

  /**
   * The answers to one country's probes, one vote a network.
   *
   * @param probes number of its probes with an answer that counts
   * @param answers number of their answers
   */
  public record Country(
      CountryCode country, int probes, long answers, Estimates<SiteCity> estimates) {}

  /**
   * How much is in few cities, one vote a network, between what is unknown spread as evenly as can
   * be and all of it in the first city.
   *
   * @param low the least HHI
   * @param high the largest
   * @param interval of both
   */
  public record Concentrated(double low, double high, Interval interval) {}

  /** Number of answers that count. */
  public long answers() {
    return outcomes.entrySet().stream()
        .filter(entry -> entry.getKey().counts())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The estimates by networks, from which most is told. */
  public Optional<Ranking<SiteCity>> byNetwork() {
    return Optional.ofNullable(rankings.get(Weighting.AS));
  }

  /** All rankings, in the order of weightings. */
  public List<Ranking<SiteCity>> all() {
    return Stream.concat(rankings.values().stream(), away.values().stream()).toList();
  }
}
