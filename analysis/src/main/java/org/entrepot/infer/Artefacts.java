package org.entrepot.infer;

import java.util.List;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.IpAddress;
import org.entrepot.result.Reply;

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
    for (int i = 0; i < draft.hops.size(); i++) {
      List<Draft.Finding> findings = draft.hops.get(i).findings;
      for (int k = findings.size() - 1; k >= 0; k--) {
        List<Reply.Answer> answers = findings.get(k).answers;
        for (int n = answers.size() - 1; n >= 0; n--) {
          if (answers.get(n).embeddedDestination().isPresent()) {
            draft.flags.add("edst");
            answers.remove(n);
          } else if (answers.get(n).icmpError().isPresent()
              && hasAnswered(findings.get(k).address, draft.hops.subList(0, i))) {
            answers.remove(n);
          }
        }
        if (answers.isEmpty()) {
          findings.remove(k);
        }
      }
    }
  }

  private static boolean hasAnswered(IpAddress address, List<Draft.Hop> earlier) {
    for (Draft.Hop hop : earlier) {
      if (hop.has(address)) {
        return true;
      }
    }
    return false;
  }
}
