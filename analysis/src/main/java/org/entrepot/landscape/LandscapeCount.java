package org.entrepot.landscape;

import java.util.Optional;
import org.entrepot.aggregate.CityArcs;
import org.entrepot.aggregate.ExchangeVisits;
import org.entrepot.aggregate.Metric;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Exchange;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedPath;

/** What is counted of paths: in which countries they cross exchanges, and between which cities. */
public final class LandscapeCount implements Metric<LandscapeCount> {
  final ExchangeVisits exchanges;
  final CityArcs arcs;

  private LandscapeCount(ExchangeVisits exchanges, CityArcs arcs) {
    this.exchanges = exchanges;
    this.arcs = arcs;
  }

  /** An empty count. */
  public static LandscapeCount by(AddressBook book) {
    return new LandscapeCount(
        ExchangeVisits.by(
            id -> book.exchange(id).flatMap(LandscapeCount::country), book::organizationOf),
        CityArcs.of(book::organizationOf));
  }

  /** The country of an exchange's city, which knows Kosovo; else what the source says. */
  static Optional<CountryCode> country(Exchange exchange) {
    return exchange.city().map(City::country).or(exchange::country);
  }

  @Override
  public void accept(ObservedPath path) {
    exchanges.accept(path);
    arcs.accept(path);
  }

  @Override
  public LandscapeCount combine(LandscapeCount other) {
    exchanges.combine(other.exchanges);
    arcs.combine(other.arcs);
    return this;
  }
}
