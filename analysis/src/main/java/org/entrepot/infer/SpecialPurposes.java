package org.entrepot.infer;

import java.util.Collections;
import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.SpecialPurpose;

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
      hop.findings.forEach(
          (address, finding) -> {
            Optional<SpecialPurpose> block = book.special(address);
            if (finding.open() && block.isPresent()) {
              finding.found(Reasons.SPECIAL, Collections.emptyNavigableSet());
            }
          });
    }
  }
}
