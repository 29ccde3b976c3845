package org.entrepot.infer;

import java.util.HashSet;
import java.util.Set;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.IpAddress;

/**
 * Drops answers that do not tell which router stands at a hop: those to a packet for another
 * destination ({@code edst}), and errors that repeat an address of an earlier hop. Late replies are
 * no answers to begin with ({@link org.entrepot.result.Reply.Late}).
 *
 * <p>Worked example: hops 1 {@code A}, 2 {@code *}, 3 {@code A !H}: the third is silent, since the
 * first router only reported once more.
 */
final class Artefacts extends Rule {
  Artefacts() {
    super(
        "artefacts",
        "RIPE Atlas result format, https://atlas.ripe.net/docs/apis/result-format/;"
            + " METHOD.md 1, rule 1");
  }

  @Override
  void onHops(Draft draft, AddressBook book) {
    Set<IpAddress> earlier = new HashSet<>();
    for (Draft.Hop hop : draft.hops) {
      hop.findings.forEach(
          (address, finding) -> {
            if (finding.answers.removeIf(answer -> answer.embeddedDestination().isPresent())) {
              draft.flags.add("edst");
            }
            if (earlier.contains(address)) {
              finding.answers.removeIf(answer -> answer.icmpError().isPresent());
            }
          });
      hop.findings.values().removeIf(finding -> finding.answers.isEmpty());
      earlier.addAll(hop.findings.keySet());
    }
  }
}
