package org.entrepot.infer;

import java.util.Collections;
import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.net.Asn;
import org.entrepot.net.Frozen;

/**
 * Gives an address on the peering LAN of an exchange to the member that it is assigned to, before
 * the longest match is asked: where the LAN is announced, that would put the exchange's own AS
 * between its members.
 *
 * <p>The address alone does not prove that the exchange was crossed. {@link TracePaths} confirms a
 * crossing where the network before it is a member too and the network behind it is the one that
 * the address is assigned to.
 */
final class ExchangeLans extends Rule {
  ExchangeLans() {
    super(
        "exchanges",
        "Nomikos & Dimitropoulos, traIXroute, PAM 2016, doi:10.1007/978-3-319-30505-9_26;"
            + " METHOD.md 1, rule 3");
  }

  @Override
  boolean looksUp() {
    return true;
  }

  @Override
  void onHops(Draft draft, AddressBook book) {
    for (Draft.Hop hop : draft.hops) {
      for (Draft.Finding finding : hop.findings) {
        Optional<ExchangeAddress> lan =
            finding.open() ? book.exchange(finding.address) : Optional.empty();
        if (lan.isPresent()) {
          finding.exchange = lan.get();
          Optional<Asn> member = lan.get().member();
          if (member.isPresent()) {
            finding.found(Reasons.MEMBER, Frozen.of(member.get()));
          } else {
            finding.found(Reasons.EXCHANGE, Collections.emptyNavigableSet());
          }
        }
      }
    }
  }
}
