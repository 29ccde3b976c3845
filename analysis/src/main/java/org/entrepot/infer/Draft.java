package org.entrepot.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.border.Borders;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.Viewpoint;
import org.entrepot.result.Reply;
import org.entrepot.result.Traceroute;
import org.jspecify.annotations.Nullable;

/** A traceroute on its way to a path: what the rules work on. Used once, by one thread. */
final class Draft {

  final Traceroute trace;
  final Viewpoint viewpoint;
  final NavigableSet<String> flags = new TreeSet<>();
  final List<Hop> hops;

  /** The operators in a row, once the hops are settled. */
  List<Step> steps = List.of();

  /** What all traceroutes together tell of routers. */
  final Borders borders;

  /** The ASes that announce the destination. */
  NavigableSet<Asn> destinationAsns = Collections.emptyNavigableSet();

  /** Whether the destination answered. */
  boolean reached;

  Draft(Traceroute trace, Viewpoint viewpoint, Borders borders) {
    this.borders = borders;
    this.trace = trace;
    this.viewpoint = viewpoint;
    hops = new ArrayList<>(trace.hops().size());
    for (org.entrepot.result.Hop told : trace.hops()) {
      if (told.number().isEmpty()) {
        flags.add("hop-without-number");
        continue;
      }
      Hop hop = hop(told.number().getAsInt());
      for (Reply reply : told.replies()) {
        if (reply instanceof Reply.Answer answer && answer.from().isPresent()) {
          hop.finding(answer.from().get()).answers.add(answer);
        }
      }
    }
  }

  /** The hop of a number, at its place. Results tell hops in order, so that it is the end. */
  private Hop hop(int number) {
    int at = hops.size();
    while (at > 0 && hops.get(at - 1).number > number) {
      at--;
    }
    if (at == 0 || hops.get(at - 1).number < number) {
      hops.add(at++, new Hop(number));
    }
    return hops.get(at - 1);
  }

  /** Whether the hops lead up to the destination, and the rest of the way is not unknown. */
  boolean isWhole() {
    return !hops.isEmpty() && hops.get(hops.size() - 1).role == ObservedHop.Role.DESTINATION;
  }

  /** One TTL: its addresses and what each was found to be. */
  static final class Hop {
    final int number;

    /**
     * In the order of the addresses. There is one of nearly every hop, and seldom are there three.
     */
    final List<Finding> findings = new ArrayList<>(1);

    ObservedHop.Role role = ObservedHop.Role.TRANSIT;

    Hop(int number) {
      this.number = number;
    }

    /** What is found of an address, at its place. */
    private Finding finding(IpAddress address) {
      int at = findings.size();
      while (at > 0 && findings.get(at - 1).address.compareTo(address) > 0) {
        at--;
      }
      if (at == 0 || !findings.get(at - 1).address.equals(address)) {
        findings.add(at++, new Finding(address));
      }
      return findings.get(at - 1);
    }

    boolean silent() {
      return findings.isEmpty();
    }

    boolean has(IpAddress address) {
      for (Finding finding : findings) {
        if (finding.address.equals(address)) {
          return true;
        }
      }
      return false;
    }

    /** The address that answered; empty if none did, or several. */
    Optional<IpAddress> onlyAddress() {
      return findings.size() == 1 ? Optional.of(findings.get(0).address) : Optional.empty();
    }

    /** Whether an answer tells that packets came in a tunnel of MPLS. */
    boolean isLabelled() {
      for (Finding finding : findings) {
        for (Reply.Answer answer : finding.answers) {
          if (!answer.mplsLabels().isEmpty()) {
            return true;
          }
        }
      }
      return false;
    }

    /** The operators that it may have; none if that of any of its addresses is not known. */
    NavigableSet<Asn> operators() {
      if (findings.size() == 1) {
        return findings.get(0).operators;
      }
      NavigableSet<Asn> all = new TreeSet<>();
      for (Finding finding : findings) {
        if (finding.operators.isEmpty()) {
          return Collections.emptyNavigableSet();
        }
        all.addAll(finding.operators);
      }
      return all;
    }

    /** The reason that all its addresses have in common. */
    String reason() {
      String common = findings.isEmpty() ? Reasons.SILENT : findings.get(0).reason;
      for (Finding finding : findings) {
        if (!finding.reason.equals(common)) {
          return Reasons.SEVERAL;
        }
      }
      return common;
    }

    /** The exchange on whose LAN all its addresses lie. */
    @Nullable ExchangeAddress exchange() {
      ExchangeAddress common = null;
      for (Finding finding : findings) {
        ExchangeAddress here = finding.exchange;
        if (here == null || (common != null && common.exchange().id() != here.exchange().id())) {
          return null;
        }
        common = here;
      }
      return common;
    }
  }

  /** What an address was found to be. */
  static final class Finding {
    final IpAddress address;
    final List<Reply.Answer> answers = new ArrayList<>(3);
    String reason = Reasons.UNANNOUNCED;
    NavigableSet<Asn> operators = Collections.emptyNavigableSet();
    @Nullable ExchangeAddress exchange;

    Finding(IpAddress address) {
      this.address = address;
    }

    /** Whether no rule has said yet what it is. */
    boolean open() {
      return reason.equals(Reasons.UNANNOUNCED);
    }

    void found(String why, NavigableSet<Asn> who) {
      reason = why;
      operators = who;
    }

    OptionalLong minRttMicros() {
      long least = Long.MAX_VALUE;
      boolean measured = false;
      for (Reply.Answer answer : answers) {
        if (answer.rttMs().isPresent()) {
          least = Math.min(least, Math.round(answer.rttMs().getAsDouble() * 1000));
          measured = true;
        }
      }
      return measured ? OptionalLong.of(least) : OptionalLong.empty();
    }
  }

  /**
   * Neighbouring hops of one operator, of several that cannot be told apart, or of none known.
   *
   * @param operators none for a gap or a crossing
   * @param crossing the exchange on whose LAN the addresses lie, if it is not known whose they are
   */
  record Step(NavigableSet<Asn> operators, OptionalLong crossing, List<Hop> hops, String reason) {
    static Step of(NavigableSet<Asn> operators, List<Hop> hops, String reason) {
      return new Step(operators, OptionalLong.empty(), hops, reason);
    }

    static Step gap(List<Hop> hops) {
      return of(Collections.emptyNavigableSet(), hops, Reasons.GAP);
    }

    boolean isGap() {
      return operators.isEmpty() && crossing.isEmpty();
    }

    boolean isSameAs(Step other) {
      return operators.equals(other.operators) && crossing.equals(other.crossing);
    }

    boolean isNetwork() {
      return operators.size() == 1;
    }

    /** The hops of this step, and all else of another. */
    Step as(Step other) {
      return new Step(other.operators, other.crossing, hops, other.reason);
    }

    /** This step and another as one, with the operators of this. */
    Step and(Step other) {
      return and(other, reason);
    }

    /** The same for another reason. */
    Step and(Step other, String why) {
      List<Hop> both = new ArrayList<>(hops.size() + other.hops.size());
      both.addAll(hops);
      both.addAll(other.hops);
      return new Step(operators, crossing, both, why);
    }
  }
}
