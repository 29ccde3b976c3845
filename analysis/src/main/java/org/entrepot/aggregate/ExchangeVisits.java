package org.entrepot.aggregate;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * Of a viewpoint's paths, those that certainly cross an exchange of a country ({@link
 * ObservedPath#exchanges}). A path through exchanges of two countries counts for both. A gap, a LAN
 * that is not confirmed and an exchange of no known country may be of any: such paths count as
 * possible for every country. An exchange whose LAN does not answer leaves no trace, so that shares
 * are rather too low.
 *
 * <p>Worked example: of the paths over Belgrade's exchange, over Belgrade's and Frankfurt's, over
 * none, and {@code AS1 ? AS2}, half cross one in Serbia and at most three quarters; a quarter and
 * at most half one in Germany; and at most a quarter one in any other country.
 */
public final class ExchangeVisits implements Metric<ExchangeVisits> {
  private static final String UNCONFIRMED = "exchange-unconfirmed";

  private final LongFunction<Optional<CountryCode>> country;
  private final Home home;
  private final Counts<CountryCode> counts = new Counts<>();

  private ExchangeVisits(LongFunction<Optional<CountryCode>> country, Home home) {
    this.country = country;
    this.home = home;
  }

  /**
   * An empty count.
   *
   * @param country the country of an exchange, by its id
   * @param whose the organisation of an AS
   */
  public static ExchangeVisits by(
      LongFunction<Optional<CountryCode>> country, Function<Asn, Organization> whose) {
    return new ExchangeVisits(country, new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    Set<CountryCode> seen = new TreeSet<>();
    boolean open = path.flags().contains(UNCONFIRMED);
    for (long id : path.exchanges()) {
      Optional<CountryCode> where = country.apply(id);
      where.ifPresent(seen::add);
      open |= where.isEmpty();
    }
    for (AsPath.Step step : path.asPath().steps()) {
      open |= step instanceof AsPath.Gap || step instanceof AsPath.Crossing;
    }
    counts.add(Home.cluster(path), home.host(path), seen, Set.of(), open);
  }

  @Override
  public ExchangeVisits combine(ExchangeVisits other) {
    counts.addAll(other.counts);
    return this;
  }

  /** The countries by cluster. */
  public ClusterTable<CountryCode> table() {
    return counts.table();
  }
}
