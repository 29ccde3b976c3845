package org.entrepot.infer;

import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.border.Borders;
import org.entrepot.net.Asn;
import org.entrepot.net.Frozen;
import org.entrepot.net.IpAddress;
import org.entrepot.path.ObservedHop.Role;

/**
 * Gives a router to the operator that everything seen around it speaks for, over all traceroutes of
 * a study: routers commonly answer with an address of their neighbour's. Where no relationships are
 * known, nothing is done.
 */
final class BorderRouters extends Rule {
  static final String NAME = "borders";

  BorderRouters() {
    super(
        NAME,
        "Marder et al., bdrmapIT, IMC 2018, doi:10.1145/3278532.3278538; METHOD.md 1, rule 6");
  }

  @Override
  boolean looksUp() {
    return true;
  }

  @Override
  void onHops(Draft draft, AddressBook book) {
    Optional<IpAddress> previous = Optional.empty();
    for (Draft.Hop hop : draft.hops) {
      Optional<IpAddress> before = previous;
      previous = hop.onlyAddress();
      if (hop.role == Role.DESTINATION) {
        continue;
      }
      for (Draft.Finding finding : hop.findings) {
        boolean special = finding.reason.equals(Reasons.SPECIAL);
        if (special && before.isEmpty()) {
          continue;
        }
        Optional<Borders.Verdict> verdict =
            draft.borders.of(finding.address, special ? before : Optional.empty());
        if (verdict.isPresent() && !isOf(finding, verdict.get().operator())) {
          finding.found(Reasons.BORDER, Frozen.of(verdict.get().operator()));
        }
      }
    }
  }

  private static boolean isOf(Draft.Finding finding, Asn operator) {
    return finding.operators.size() == 1 && finding.operators.first().equals(operator);
  }
}
