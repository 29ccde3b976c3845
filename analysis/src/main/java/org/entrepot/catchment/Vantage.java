package org.entrepot.catchment;

import java.util.Comparator;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * Who asks. Equal are those of one probe, network and country: a probe's place is one.
 *
 * @param probe the probe
 * @param asn its network
 * @param country where it is, {@code XK} included
 * @param coordinates its place, if that is known
 */
public record Vantage(long probe, Asn asn, CountryCode country, Optional<Coordinates> coordinates)
    implements Comparable<Vantage> {
  private static final Comparator<Vantage> ORDER =
      Comparator.comparingLong(Vantage::probe)
          .thenComparing(Vantage::asn)
          .thenComparing(vantage -> vantage.country().code());

  @Override
  public int compareTo(Vantage other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vantage vantage && compareTo(vantage) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(probe) + 31 * asn.hashCode();
  }
}
