package org.entrepot.annotate;

import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;

/**
 * What is known of a RIPE Atlas probe. Each field comes from the first file that has it.
 *
 * @param id the probe
 * @param asn4 the AS of its IPv4 address
 * @param asn6 the AS of its IPv6 address
 * @param country where its host says it is
 * @param coordinates where its host says it is, moved by up to a kilometre by RIPE Atlas
 */
public record ProbeRecord(
    long id,
    Optional<Sourced<Asn>> asn4,
    Optional<Sourced<Asn>> asn6,
    Optional<Sourced<CountryCode>> country,
    Optional<Sourced<Coordinates>> coordinates) {
  /** The AS of its address of this family. */
  public Optional<Sourced<Asn>> asn(IpAddress.Family family) {
    return family == IpAddress.Family.IPV4 ? asn4 : asn6;
  }
}
