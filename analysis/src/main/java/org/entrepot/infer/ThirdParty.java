package org.entrepot.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.BgpPath;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;

/**
 * Takes {@code A X B} for {@code A B} where the two are known neighbours and {@code X}, on a single
 * hop, is known to stand on no way between them: a router of {@code A} or {@code B} answered from
 * its interface towards {@code X}. How common that is, is disputed, so the rule asks for much:
 * {@code X} is the neighbour of one of the two and not of the other; or it is paid by neither, and
 * who is paid by neither carries nothing between them; or it is there by the vote of {@link
 * BorderRouters} and not by its own address, and costs {@code A} no less than {@code B} does. One
 * that routing tables have behind {@code A} on a way to the destination stays. A sibling of {@code
 * A} or {@code B} stays: what one AS of an organisation announces, often runs on routers of
 * another, and tables of BGP show few of the links of siblings. The hop is given to the neighbour
 * of {@code X}, and of two to the one whose address it is, or else to the latter; its address
 * stays. Where no relationships are known, nothing is done.
 *
 * <p>Worked example: {@code A} buys from {@code B} and {@code X}, who are no neighbours. A packet
 * to {@code B} meets {@code A}'s border router, which answers from the address that {@code X} gave
 * it: {@code A X B} is {@code A B}, and both hops are {@code A}'s. If {@code X} and {@code B} are
 * neighbours too, {@code A X B} stays: {@code X} may well have carried it.
 */
final class ThirdParty extends Rule {
  private enum Side {
    BEFORE,
    BEHIND
  }

  ThirdParty() {
    super(
        "third-party",
        "Marchetta et al., Detecting third-party addresses in traceroute traces with IP timestamp"
            + " option, PAM 2013, doi:10.1007/978-3-642-36516-4_3; against it Luckie & claffy, A"
            + " second look at detecting third-party addresses in traceroute traces with the IP"
            + " timestamp option, PAM 2014, doi:10.1007/978-3-319-04918-2_5; METHOD.md 1, rule 7");
  }

  @Override
  void onSteps(Draft draft, AddressBook book) {
    List<Draft.Step> kept = new ArrayList<>(draft.steps);
    for (int i = 1; i + 1 < kept.size(); i++) {
      Draft.Step before = kept.get(i - 1);
      Draft.Step odd = kept.get(i);
      Draft.Step behind = kept.get(i + 1);
      if (!isOneHopBetween(before, odd, behind)) {
        continue;
      }
      Optional<Side> owner = owner(draft, before, odd, behind, book);
      if (owner.isEmpty()) {
        continue;
      }
      if (owner.get() == Side.BEFORE) {
        give(odd.hops().get(0), before.operators());
        kept.set(i - 1, before.and(odd));
      } else {
        give(odd.hops().get(0), behind.operators());
        kept.set(i + 1, odd.and(behind).as(behind));
      }
      kept.remove(i);
      draft.flags.add("third-party");
    }
    draft.steps = kept;
  }

  /** Whether the step is a hop by longest match, and networks answered right before and behind. */
  private static boolean isOneHopBetween(Draft.Step before, Draft.Step odd, Draft.Step behind) {
    if (odd.hops().size() != 1
        || !(odd.reason().equals(Reasons.LPM) || odd.reason().equals(Reasons.BORDER))
        || !before.isNetwork()
        || !odd.isNetwork()
        || !behind.isNetwork()) {
      return false;
    }
    int number = odd.hops().get(0).number;
    List<Draft.Hop> earlier = before.hops();
    int previous = earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).number;
    return number == previous + 1 && behind.hops().get(0).number == number + 1;
  }

  /** Whose router it is that answered with the address in between; empty if that may be right. */
  private static Optional<Side> owner(
      Draft draft, Draft.Step before, Draft.Step odd, Draft.Step behind, AddressBook book) {
    Asn first = before.operators().first();
    Asn third = odd.operators().first();
    Asn last = behind.operators().first();
    if (book.relationship(first, last).isEmpty()
        || isSibling(third, first, book)
        || isSibling(third, last, book)
        || isAnnounced(draft, first, third, book)) {
      return Optional.empty();
    }
    Optional<Relationship> toFirst = book.relationship(third, first);
    Optional<Relationship> toLast = book.relationship(third, last);
    if (toFirst.isPresent() && toLast.isPresent()) {
      if (mayCarry(
          odd, toFirst.get(), toLast.get(), book.relationship(last, first).orElseThrow())) {
        return Optional.empty();
      }
      return Optional.of(isNumberedBy(first, odd, book) ? Side.BEFORE : Side.BEHIND);
    }
    if (toFirst.isPresent()) {
      return Optional.of(Side.BEFORE);
    }
    return toLast.isPresent() ? Optional.of(Side.BEHIND) : Optional.empty();
  }

  /**
   * Whether the first of two neighbours may well go by a third one to the last. That one carries
   * only for those who pay it; and where it is not by its own address that it is there, the first
   * is not thought to prefer it over a way to the last that costs no more.
   */
  private static boolean mayCarry(
      Draft.Step odd, Relationship toFirst, Relationship toLast, Relationship lastToFirst) {
    boolean paid = toFirst == Relationship.PROVIDER || toLast == Relationship.PROVIDER;
    boolean byVote = odd.reason().equals(Reasons.BORDER);
    return paid && !(byVote && cost(toFirst) >= cost(lastToFirst));
  }

  /** What a neighbour costs the one whose packets it takes, in steps. */
  private static int cost(Relationship neighbour) {
    return switch (neighbour) {
      case CUSTOMER -> 0;
      case PEER -> 1;
      case PROVIDER -> 2;
    };
  }

  private static boolean isNumberedBy(Asn asn, Draft.Step step, AddressBook book) {
    return step.hops().get(0).findings.stream()
        .flatMap(finding -> book.announced(finding.address).stream())
        .anyMatch(origins -> origins.asns().contains(asn));
  }

  /** Whether a routing table has the third right behind the first on a way to the destination. */
  private static boolean isAnnounced(Draft draft, Asn first, Asn third, AddressBook book) {
    List<BgpPath> ways = draft.trace.destinationAddress().map(book::bgpPaths).orElse(List.of());
    return ways.stream()
        .map(BgpPath::asns)
        .anyMatch(way -> Collections.indexOfSubList(way, List.of(first, third)) >= 0);
  }

  private static boolean isSibling(Asn one, Asn other, AddressBook book) {
    return book.organizationOf(one).equals(book.organizationOf(other));
  }

  private static void give(Draft.Hop hop, NavigableSet<Asn> operators) {
    hop.findings.forEach(finding -> finding.found(Reasons.THIRD_PARTY, operators));
  }
}
