package org.entrepot.study;

import java.util.Optional;
import java.util.function.Function;
import org.entrepot.aggregate.CityGateway;
import org.entrepot.aggregate.CityHandover;
import org.entrepot.aggregate.ExpectedVisit;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.CountryPath;
import org.entrepot.path.ObservedPath;

/** What a study counts of cities as hubs, and of countries in two readings. One thread's own. */
final class CityCounting {
  final CityHandover handover;
  final CityGateway gateway;
  final CityGateway entry;
  final ExpectedVisit visits;

  private final Function<Asn, Optional<CountryCode>> countryOf;
  private CountryAgreement agreement = CountryAgreement.NONE;

  CityCounting(
      Region region,
      Function<Asn, Optional<CountryCode>> countryOf,
      Function<Asn, Organization> whose) {
    this.countryOf = countryOf;
    handover = CityHandover.of(whose);
    gateway = CityGateway.outOf(region, whose);
    entry = CityGateway.into(region, countryOf, whose);
    visits = ExpectedVisit.of(whose);
  }

  void keep(ObservedPath path) {
    handover.accept(path);
    gateway.accept(path);
    visits.accept(path);
    agreement = agreement.plus(CountryAgreement.of(CountryPath.of(path, countryOf)));
  }

  /** Counts a path of a vantage point outside the region. */
  void outside(ObservedPath path) {
    entry.accept(path);
  }

  void combine(CityCounting other) {
    handover.combine(other.handover);
    gateway.combine(other.gateway);
    entry.combine(other.entry);
    visits.combine(other.visits);
    agreement = agreement.plus(other.agreement);
  }

  CountryAgreement agreement() {
    return agreement;
  }
}
