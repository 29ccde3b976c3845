package org.entrepot.aggregate;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * Of the paths within a region, the share that is handed over at an exchange in the region, at one
 * outside, or at none that was seen (METHOD.md M17). A path is within the region if its viewpoint's
 * AS and all the ASes that announce its destination are of the region's countries; others are not
 * counted, nor are those of which that is not known. Every path that is counted has one {@link
 * Outcome}, so that the outcomes' shares sum to one.
 *
 * <p>An exchange counts where it was certainly crossed ({@link ObservedPath#exchanges}). A path
 * that crosses one in the region and another outside went outside to be handed over. Where
 * something may have been crossed and was not seen, behind a gap or on a LAN that is not confirmed,
 * the outcome is unknown, unless an exchange outside was seen; what it may be counts as possible.
 * An exchange whose LAN does not answer leaves no trace: to have seen none is no proof of a private
 * interconnection.
 *
 * <p>Worked example: of the paths {@code AS1 AS2} over Belgrade's exchange, {@code AS1 AS3 AS2}
 * over Frankfurt's, {@code AS1 AS2} over none and {@code AS1 ? AS2}, in Serbia, each outcome but
 * {@link Outcome#WITHIN} has a quarter, and of the first three each at most a half.
 */
public final class LocalExchange implements Metric<LocalExchange> {
  /** Where a path was handed over from one operator to another. */
  public enum Outcome {
    /** At exchanges in the region alone. */
    INSIDE("at an exchange in the region"),
    /** At an exchange outside the region, whatever else it crossed. */
    OUTSIDE("at an exchange outside the region"),
    /** No exchange was seen, and nothing is hidden that may be one. */
    NONE("at no exchange that was seen"),
    /** Nowhere: all of the path is one organisation's. */
    WITHIN("nowhere: within one organisation"),
    /** There are gaps, a LAN that is not confirmed, or an exchange of no known country. */
    UNKNOWN("cannot be told");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** The outcome in words. */
    @Override
    public String toString() {
      return words;
    }
  }

  private static final String UNCONFIRMED = "exchange-unconfirmed";

  private final Region region;
  private final Function<Asn, Optional<CountryCode>> country;
  private final LongFunction<Optional<CountryCode>> exchange;
  private final Home home;
  private final Counts<Outcome> counts = new Counts<>();

  private LocalExchange(
      Region region,
      Function<Asn, Optional<CountryCode>> country,
      LongFunction<Optional<CountryCode>> exchange,
      Home home) {
    this.region = region;
    this.country = country;
    this.exchange = exchange;
    this.home = home;
  }

  /**
   * An empty count.
   *
   * @param country the country of an AS
   * @param exchange the country of an exchange, by its id
   * @param whose the organisation of an AS, by which a handover is told
   */
  public static LocalExchange in(
      Region region,
      Function<Asn, Optional<CountryCode>> country,
      LongFunction<Optional<CountryCode>> exchange,
      Function<Asn, Organization> whose) {
    return new LocalExchange(region, country, exchange, new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    if (!isWithin(path)) {
      return;
    }
    Set<Outcome> may = EnumSet.noneOf(Outcome.class);
    Outcome outcome = outcome(path, may);
    counts.add(Home.cluster(path), home.host(path), Set.of(outcome), may, false);
  }

  private boolean isWithin(ObservedPath path) {
    return !path.destinationAsns().isEmpty()
        && path.viewpoint().asn().filter(this::isInRegion).isPresent()
        && path.destinationAsns().stream().allMatch(this::isInRegion);
  }

  private boolean isInRegion(Asn asn) {
    return country.apply(asn).filter(region::contains).isPresent();
  }

  /** The outcome; where that is unknown, what it may be. */
  private Outcome outcome(ObservedPath path, Set<Outcome> may) {
    boolean inside = false;
    boolean unknown = path.flags().contains(UNCONFIRMED);
    for (long id : path.exchanges()) {
      Optional<CountryCode> where = exchange.apply(id);
      if (where.isPresent() && !region.contains(where.get())) {
        return Outcome.OUTSIDE;
      }
      inside |= where.isPresent();
      unknown |= where.isEmpty();
    }
    Set<Organization> organizations = new HashSet<>(home.destination(path));
    boolean gap = false;
    for (AsPath.Step step : path.asPath().steps()) {
      gap |= step instanceof AsPath.Gap;
      unknown |= step instanceof AsPath.Crossing;
      step.asns().forEach(asn -> organizations.add(home.whose().apply(asn)));
    }
    if (!gap && !unknown) {
      return inside ? Outcome.INSIDE : organizations.size() == 1 ? Outcome.WITHIN : Outcome.NONE;
    }
    may.add(Outcome.OUTSIDE);
    may.add(Outcome.INSIDE);
    if (path.exchanges().isEmpty()) {
      may.add(Outcome.NONE);
      if (organizations.size() == 1) {
        may.add(Outcome.WITHIN);
      }
    }
    return Outcome.UNKNOWN;
  }

  @Override
  public LocalExchange combine(LocalExchange other) {
    counts.addAll(other.counts);
    return this;
  }

  /** The outcomes by cluster: of each, the paths with it and those that may have it. */
  public ClusterTable<Outcome> table() {
    return counts.table();
  }
}
