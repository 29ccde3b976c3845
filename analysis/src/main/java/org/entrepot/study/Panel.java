package org.entrepot.study;

import java.util.List;
import java.util.Optional;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Evidence;

/**
 * The vantage points that the study saw through.
 *
 * @param probes number of probes with a kept path
 * @param asns number of ASes that they are in
 * @param organizations number of organisations that those belong to
 * @param countries one line a country of the region, also those without any
 * @param coverage how many of the region's users they stand for; empty where no users are known, or
 *     there is no vantage point
 */
public record Panel(
    int probes, int asns, int organizations, List<Country> countries, Optional<Coverage> coverage) {
  /** The vantage points of one country. */
  public record Country(
      CountryCode country,
      String name,
      int probes,
      int asns,
      int organizations,
      long paths,
      Evidence evidence) {}
}
