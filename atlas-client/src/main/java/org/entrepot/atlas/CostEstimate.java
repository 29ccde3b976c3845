package org.entrepot.atlas;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What measurements will cost, in credits: an estimate, by the prices that RIPE Atlas publishes
 * (Documentation, "Credits", https://atlas.ripe.net/docs/getting-started/credits). A result costs,
 * with N packets of S octets:
 *
 * <ul>
 *   <li>a ping, N * (int(S / 1500) + 1), 3 by default;
 *   <li>a traceroute, 10 * N * (int(S / 1500) + 1), 30 by default;
 *   <li>a DNS query, 10 over UDP and 20 over TCP;
 *   <li>a certificate, 10;
 *   <li>any of them twice as much if it is measured once only.
 * </ul>
 *
 * For NTP, HTTP and wifi no prices are published. They are taken to cost 10 for each packet of NTP
 * and 20 for the others, rather too much than too little; {@link Item#isPublished} tells.
 *
 * <p>The estimate is for all probes that were asked for, each of which answers each time, so it is
 * mostly a little more than what is charged. The service charges for results that were delivered.
 * Of what runs without an end only {@link #creditsPerDay} is known.
 *
 * @param items one for each definition, in the order of the request
 * @param isOnce whether it is measured once only
 * @param runs how long it runs; empty without an end, and for what is measured once
 */
public record CostEstimate(List<Item> items, boolean isOnce, Optional<Duration> runs) {
  /** The seconds of a day. */
  static final long DAY = 86_400;

  private static final BigInteger SECONDS_PER_DAY = BigInteger.valueOf(DAY);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  /** Copies the list. */
  public CostEstimate {
    items = List.copyOf(items);
  }

  /**
   * What one definition costs.
   *
   * @param definition what is measured
   * @param creditsPerResult what a result costs
   * @param isPublished whether there is a published price
   * @param probes how many probes are asked for
   */
  public record Item(
      MeasurementDefinition definition, long creditsPerResult, boolean isPublished, long probes) {}

  static CostEstimate of(MeasurementRequest request, Optional<Duration> runs) {
    List<Item> items = new ArrayList<>();
    for (MeasurementDefinition definition : request.definitions()) {
      long once = ((Definition<?>) definition).creditsPerResult();
      boolean published =
          switch (definition.type()) {
            case PING, TRACEROUTE, DNS, SSLCERT -> true;
            case HTTP, NTP, WIFI -> false;
          };
      items.add(
          new Item(definition, request.isOnce() ? 2 * once : once, published, request.probes()));
    }
    return new CostEstimate(items, request.isOnce(), runs);
  }

  /** How many probes are asked for. */
  public long probes() {
    return items.isEmpty() ? 0 : items.get(0).probes();
  }

  /** How many results come in a day, rounded up; all of them if it is measured once only. */
  public long resultsPerDay() {
    return sum(item -> BigInteger.valueOf(item.probes()), SECONDS_PER_DAY);
  }

  /** What a day costs, rounded up; or all of it if it is measured once only. */
  public long creditsPerDay() {
    return sum(CostEstimate::round, SECONDS_PER_DAY);
  }

  /**
   * What all of it costs; empty if it has no end. Each probe is taken to measure as often as the
   * interval goes into the time, rounded up.
   */
  public OptionalLong total() {
    if (isOnce) {
      return OptionalLong.of(creditsPerDay());
    }
    if (runs.isEmpty()) {
      return OptionalLong.empty();
    }
    BigInteger all = BigInteger.ZERO;
    for (Item item : items) {
      BigInteger interval = BigInteger.valueOf(item.definition().interval().toSeconds());
      BigInteger times = up(BigInteger.valueOf(runs.get().toSeconds()), interval);
      all = all.add(round(item).multiply(times));
    }
    return OptionalLong.of(all.min(MOST).longValue());
  }

  /** Whether it is known what all of it costs. */
  public boolean isBounded() {
    return total().isPresent();
  }

  /** Whether so many credits are enough for all of it; never if it has no end. */
  public boolean isCoveredBy(long credits) {
    OptionalLong total = total();
    return total.isPresent() && total.getAsLong() <= credits;
  }

  /** One round: a result of each probe. */
  private static BigInteger round(Item item) {
    return BigInteger.valueOf(item.creditsPerResult()).multiply(BigInteger.valueOf(item.probes()));
  }

  @FunctionalInterface
  private interface OfRound {
    BigInteger of(Item item);
  }

  private long sum(OfRound ofRound, BigInteger seconds) {
    BigInteger all = BigInteger.ZERO;
    for (Item item : items) {
      BigInteger one = ofRound.of(item);
      BigInteger interval = BigInteger.valueOf(item.definition().interval().toSeconds());
      all = all.add(isOnce ? one : up(one.multiply(seconds), interval));
    }
    return all.min(MOST).longValue();
  }

  private static BigInteger up(BigInteger number, BigInteger divisor) {
    return number.add(divisor).subtract(BigInteger.ONE).divide(divisor);
  }

  /** "about 54,000 credits a day, 378,000 in all". */
  @Override
  public String toString() {
    String assumed =
        items.stream().allMatch(Item::isPublished)
            ? ""
            : ", in part by prices that are not published but assumed";
    if (isOnce) {
      return "about " + grouped(creditsPerDay()) + " credits" + assumed;
    }
    OptionalLong total = total();
    return "about "
        + grouped(creditsPerDay())
        + " credits a day, "
        + (total.isPresent() ? grouped(total.getAsLong()) + " in all" : "without an end")
        + assumed;
  }

  /** What so many probes cost in a day, rounded up, if each measures once in so many seconds. */
  static long perDay(long creditsPerResult, long probes, long interval) {
    BigInteger round = BigInteger.valueOf(creditsPerResult).multiply(BigInteger.valueOf(probes));
    return up(round.multiply(SECONDS_PER_DAY), BigInteger.valueOf(interval)).min(MOST).longValue();
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
