package org.entrepot.annotate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;

/**
 * The thirteen services of the DNS root. Their AS numbers are those of the lists at
 * root-servers.org; the RIPE Atlas measurements, by which each probe asks each of them {@code
 * hostname.bind} of class CHAOS, those that SIDN's rootviz uses (root_measurement_ids.json), over
 * IPv6 a thousand more.
 */
public enum RootLetter {
  A(7342, 10309),
  B(394353, 10310),
  C(2149, 10311),
  D(10886, 10312),
  E(21556, 10313),
  F(3557, 10304),
  G(5927, 10314),
  H(1508, 10315),
  I(29216, 10305),
  J(26415, 10316),
  K(25152, 10301),
  L(20144, 10308),
  M(7500, 10306);

  private static final long IPV6 = 1_000;

  private final long asn;
  private final long hostnameBind;

  RootLetter(long asn, long hostnameBind) {
    this.asn = asn;
    this.hostnameBind = hostnameBind;
  }

  /** The one that this network announces. */
  public static Optional<RootLetter> of(Asn asn) {
    return Arrays.stream(values()).filter(letter -> letter.asn == asn.value()).findFirst();
  }

  /** The one of this file-safe name. */
  public static Optional<RootLetter> ofId(String id) {
    return Arrays.stream(values()).filter(letter -> letter.id().equals(id)).findFirst();
  }

  /** The one that this built-in measurement asks for the name of its server. */
  public static Optional<RootLetter> ofMeasurement(OptionalLong measurement) {
    return Arrays.stream(values())
        .filter(
            letter ->
                measurement.isPresent()
                    && (measurement.getAsLong() == letter.hostnameBind
                        || measurement.getAsLong() == letter.hostnameBind + IPV6))
        .findFirst();
  }

  /** A file-safe name, such as {@code k-root}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT) + "-root";
  }

  /** Its name, such as {@code K-root}. */
  public String words() {
    return name() + "-root";
  }

  /** The built-in measurement that asks it for {@code hostname.bind}. */
  public long measurement(IpAddress.Family family) {
    return family == IpAddress.Family.IPV4 ? hostnameBind : hostnameBind + IPV6;
  }
}
