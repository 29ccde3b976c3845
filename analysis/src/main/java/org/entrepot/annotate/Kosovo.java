package org.entrepot.annotate;

import java.util.List;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * Networks of Kosovo. No registry and no list of countries by address has the code XK: they put
 * these networks into Albania, Serbia, Montenegro or North Macedonia, and so misstate five
 * economies. IPKO (21246), Telecom of Kosovo (8661), Artmotion (33983), TelKos (206262) and Kujtesa
 * (29170), as the country transit influence tables and the press name them; read 2026-11-24.
 */
final class Kosovo {
  static final String SOURCE = "Kosovo override";

  private static final Sourced<CountryCode> COUNTRY = new Sourced<>(new CountryCode("XK"), SOURCE);
  private static final List<Asn> NETWORKS =
      List.of(new Asn(8661), new Asn(21246), new Asn(29170), new Asn(33983), new Asn(206262));

  private Kosovo() {}

  static Optional<Sourced<CountryCode>> countryOf(Asn asn) {
    return NETWORKS.contains(asn) ? Optional.of(COUNTRY) : Optional.empty();
  }
}
