package org.entrepot.infer;

import java.util.Collections;
import org.entrepot.annotate.AddressBook;

/**
 * Marks addresses that anybody may use, such as those of RFC 1918: no table can say whose they are,
 * even if one of them was announced.
 */
final class SpecialPurposes extends Rule {
  SpecialPurposes() {
    super("special-purpose", "RFC 6890 and the IANA registries; METHOD.md 1, rule 2");
  }

  @Override
  void onHops(Draft draft, AddressBook book) {
    for (Draft.Hop hop : draft.hops) {
      for (Draft.Finding finding : hop.findings) {
        if (finding.open() && book.special(finding.address).isPresent()) {
          finding.found(Reasons.SPECIAL, Collections.emptyNavigableSet());
        }
      }
    }
  }
}
