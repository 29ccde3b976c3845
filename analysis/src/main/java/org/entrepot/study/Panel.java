package org.entrepot.study;

import java.util.List;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Evidence;

/**
 * The vantage points that the study saw through.
 *
 * @param probes number of probes with a kept path
 * @param asns number of ASes that they are in
 * @param organizations number of organisations that those belong to
 * @param countries one line a country of the region, also those without any
 */
public record Panel(int probes, int asns, int organizations, List<Country> countries) {
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
