package org.entrepot.claim;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.net.CountryCode;

/**
 * What a claim can be about: the rankings of a study by their names, and what no study of this
 * version measures, so that a claim about it can be written down and what it needs be said.
 */
public enum Measure {
  /** Paths through an AS of neither end's organisation. */
  TRANSIT_AS("transit-path-share-as", Kind.AS, Direction.OUT_OF, false),
  /** Paths through an organisation of neither end. */
  TRANSIT("transit-path-share-organisation", Kind.ORGANISATION, Direction.OUT_OF, false),
  /** First operator outside the vantage point's own, certainly. */
  FIRST_EXACT("first-operator-exact-organisation", Kind.ORGANISATION, Direction.OUT_OF, true),
  /** First operator seen, behind a gap. */
  FIRST_GAPPED("first-operator-gapped-organisation", Kind.ORGANISATION, Direction.OUT_OF, true),
  /** First AS outside the vantage point's own organisation, certainly. */
  FIRST_EXACT_AS("first-operator-exact-as", Kind.AS, Direction.OUT_OF, true),
  /** By whom paths leave the region, carried for others; also {@code -cc} for one country's. */
  EXIT_TRANSIT("exit-transit-organisation", Kind.ORGANISATION, Direction.OUT_OF, true),
  /** The same, of those carried for others only. */
  EXIT_AMONG("exit-among-transit-organisation", Kind.ORGANISATION, Direction.OUT_OF, true),
  /** By whom paths leave the region, whoever it is. */
  EXIT_SHARE("exit-share-organisation", Kind.ORGANISATION, Direction.OUT_OF, true),
  /** The same, at the crossing nearest the end inside. */
  EXIT_INNER("exit-share-inner-organisation", Kind.ORGANISATION, Direction.OUT_OF, true),
  /** By whom paths come into the region, carried for others. */
  ENTRY_TRANSIT("entry-transit-organisation", Kind.ORGANISATION, Direction.INTO, true),
  /** The same, of those carried for others only. */
  ENTRY_AMONG("entry-among-transit-organisation", Kind.ORGANISATION, Direction.INTO, true),
  /** By whom paths come into the region, whoever it is. */
  ENTRY_SHARE("entry-share-organisation", Kind.ORGANISATION, Direction.INTO, true),
  /** The same, at the crossing nearest the end inside. */
  ENTRY_INNER("entry-share-inner-organisation", Kind.ORGANISATION, Direction.INTO, true),
  /** Paths with a router in the city. */
  CITY_VISIT("city-visit-share", Kind.CITY, Direction.OUT_OF, false),
  /** The same, without the vantage point's own city. */
  CITY_AWAY("city-visit-share-away", Kind.CITY, Direction.OUT_OF, false),
  /** Paths that are handed from one operator to another in the city. */
  CITY_HANDOVER("city-handover", Kind.CITY, Direction.OUT_OF, false),
  /** Paths that leave the region by the city. */
  CITY_GATEWAY("city-gateway", Kind.CITY, Direction.OUT_OF, true),
  /** The same two, and paths with a router in the city, by the probabilities of places. */
  CITY_HANDOVER_EXPECTED("city-handover-expected", Kind.CITY, Direction.OUT_OF, false),
  /** See above. */
  CITY_GATEWAY_EXPECTED("city-gateway-expected", Kind.CITY, Direction.OUT_OF, true),
  /** See above. */
  CITY_VISIT_EXPECTED("city-visit-expected", Kind.CITY, Direction.OUT_OF, false),
  /** Paths that come into the region by the city. */
  CITY_ENTRY("city-gateway-entry", Kind.CITY, Direction.INTO, true),
  /** The same by the probabilities of places. */
  CITY_ENTRY_EXPECTED("city-gateway-entry-expected", Kind.CITY, Direction.INTO, true),
  /** Paths with a router in the country. */
  COUNTRY_VISIT("country-visit-share", Kind.COUNTRY, Direction.OUT_OF, false),
  /** The same, without the vantage point's own country. */
  COUNTRY_AWAY("country-visit-share-away", Kind.COUNTRY, Direction.OUT_OF, false),
  /** Paths through an operator that is registered in the country. */
  REGISTRATION("exposure-registration", Kind.COUNTRY, Direction.OUT_OF, false),
  /** Paths through an operator that the country's state owns. */
  OWNER("exposure-owner", Kind.COUNTRY, Direction.OUT_OF, false),
  /** Paths between networks that have no way around the operators registered in the country. */
  ONLY_REGISTRATION("exposure-only-registration", Kind.COUNTRY, Direction.OUT_OF, false),
  /** The same of operators that the country's state owns. */
  ONLY_OWNER("exposure-only-owner", Kind.COUNTRY, Direction.OUT_OF, false),
  /** Questions to K-root that a site in the city answers, where the results have such answers. */
  CATCHMENT_CITY(
      "catchment-share-city",
      Kind.CITY,
      "which site of a DNS service answers, which is no path and no traffic",
      "answers of the service by site, for K-root those of RIPE Atlas probes to hostname.bind (CHAOS"
          + " TXT): measurement 10301, over IPv6 11301. As a placebo it needs those of the other root"
          + " letters from the same probes and months: A to J 10309, 10310, 10311, 10312, 10313,"
          + " 10304, 10314, 10315, 10305 and 10316, L 10308, M 10306, over IPv6 each 1000 more. Their"
          + " sites stand elsewhere: if a city's rank follows the sites, a catchment is no evidence of"
          + " a hub"),
  /** Traffic through a city: not computed. */
  TRAFFIC_CITY(
      "traffic-share-city", Kind.CITY, "traffic", "volumes of traffic, which nobody publishes"),
  /** Traffic through an operator: not computed. */
  TRAFFIC(
      "traffic-share-organisation",
      Kind.ORGANISATION,
      "traffic",
      "volumes of traffic, which nobody publishes");

  /** What is named by a metric's subjects. */
  public enum Kind {
    /** An autonomous system, by its number. */
    AS("an AS number such as 8400"),
    /** The organisation of an autonomous system, by its number. */
    ORGANISATION("an AS number such as 8400"),
    /** A city, by its name or its GeoNames id. */
    CITY("a city such as Belgrade, \"Vienna, AT\" or its GeoNames id"),
    /** A country, by its code. */
    COUNTRY("a country code of ISO 3166 or XK");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What a file of claims has to say, with an example. */
    public String words() {
      return words;
    }
  }

  private final String id;
  private final Kind kind;
  private final Optional<Direction> direction;
  private final boolean partition;
  private final String means;
  private final String needs;

  Measure(String id, Kind kind, Direction direction, boolean partition) {
    this.id = id;
    this.kind = kind;
    this.direction = Optional.of(direction);
    this.partition = partition;
    this.means =
        (id.contains("-visit-") || id.startsWith("city-")
                ? "where paths go"
                : "on whom paths depend")
            + ", whether they carry much or little";
    this.needs =
        id.startsWith("exposure-only-")
            ? "a table of business relationships between networks"
                + (id.endsWith("-owner") ? ", and one of the operators that states own" : "")
            : id.equals("exposure-owner")
                ? "a table of the operators that states own"
                : direction == Direction.INTO
                    ? "traceroutes from outside the region to addresses in it, or routing tables as seen from"
                        + " outside (RIPE RIS, RouteViews)"
                    : "traceroutes from probes in the region to addresses outside of it";
  }

  Measure(String id, Kind kind, String means, String needs) {
    this.id = id;
    this.kind = kind;
    this.direction = Optional.empty();
    this.partition = false;
    this.means = means;
    this.needs = needs;
  }

  /** The measure of a metric by its name, also that of one country. */
  public static Optional<Measure> of(String metric) {
    return Stream.of(values())
        .filter(each -> each.id.equals(metric) || (each.equals(EXIT_TRANSIT) && ofCountry(metric)))
        .findFirst();
  }

  private static boolean ofCountry(String metric) {
    String prefix = EXIT_TRANSIT.id + "-";
    return metric.startsWith(prefix)
        && metric.equals(metric.toLowerCase(Locale.ROOT))
        && CountryCode.isKnown(metric.substring(prefix.length()).toUpperCase(Locale.ROOT));
  }

  /** All names. */
  public static String choices() {
    return Stream.of(values()).map(Measure::id).collect(Collectors.joining(", "));
  }

  /** The name of its metric. */
  public String id() {
    return id;
  }

  /** What its subjects are. */
  public Kind kind() {
    return kind;
  }

  /** Which way its paths go; empty where it is not of paths. */
  public Optional<Direction> direction() {
    return direction;
  }

  /** Whether studies compute it. */
  public boolean computed() {
    return direction.isPresent() || ofAnswers();
  }

  /** Whether it is counted of answers; of paths otherwise. */
  public boolean ofAnswers() {
    return this == CATCHMENT_CITY;
  }

  /** Whether a path counts for one subject at most, so that shares add up. */
  public boolean partition() {
    return partition || ofAnswers();
  }

  /** What it is a measure of. */
  public String means() {
    return means;
  }

  /** The data that it takes. */
  public String needs() {
    return needs;
  }
}
