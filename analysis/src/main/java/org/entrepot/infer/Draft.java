package org.entrepot.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;
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
    TreeMap<Integer, Hop> byNumber = new TreeMap<>();
    for (org.entrepot.result.Hop told : trace.hops()) {
      if (told.number().isEmpty()) {
        flags.add("hop-without-number");
        continue;
      }
      Hop hop = byNumber.computeIfAbsent(told.number().getAsInt(), Hop::new);
      for (Reply reply : told.replies()) {
        if (reply instanceof Reply.Answer answer && answer.from().isPresent()) {
          hop.findings
              .computeIfAbsent(answer.from().get(), from -> new Finding())
              .answers
              .add(answer);
        }
      }
    }
    hops = new ArrayList<>(byNumber.values());
  }

  /** Whether the hops lead up to the destination, and the rest of the way is not unknown. */
  boolean isWhole() {
    return !hops.isEmpty() && hops.get(hops.size() - 1).role == ObservedHop.Role.DESTINATION;
  }

  /** One TTL: its addresses and what each was found to be. */
  static final class Hop {
    final int number;
    final NavigableMap<IpAddress, Finding> findings = new TreeMap<>();
    ObservedHop.Role role = ObservedHop.Role.TRANSIT;

    Hop(int number) {
      this.number = number;
    }

    boolean silent() {
      return findings.isEmpty();
    }

    /** Whether an answer tells that packets came in a tunnel of MPLS. */
    boolean isLabelled() {
      return findings.values().stream()
          .flatMap(finding -> finding.answers.stream())
          .anyMatch(answer -> !answer.mplsLabels().isEmpty());
    }

    /** The operators that it may have; none if that of any of its addresses is not known. */
    NavigableSet<Asn> operators() {
      NavigableSet<Asn> all = new TreeSet<>();
      for (Finding finding : findings.values()) {
        if (finding.operators.isEmpty()) {
          return Collections.emptyNavigableSet();
        }
        all.addAll(finding.operators);
      }
      return all;
    }

    /** The reason that all its addresses have in common. */
    String reason() {
      NavigableSet<String> reasons = new TreeSet<>();
      findings.values().forEach(finding -> reasons.add(finding.reason));
      return reasons.isEmpty()
          ? Reasons.SILENT
          : reasons.size() == 1 ? reasons.first() : Reasons.SEVERAL;
    }

    /** The exchange on whose LAN all its addresses lie. */
    @Nullable ExchangeAddress exchange() {
      ExchangeAddress common = null;
      for (Finding finding : findings.values()) {
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
    final List<Reply.Answer> answers = new ArrayList<>();
    String reason = Reasons.UNANNOUNCED;
    NavigableSet<Asn> operators = Collections.emptyNavigableSet();
    @Nullable ExchangeAddress exchange;

    /** Whether no rule has said yet what it is. */
    boolean open() {
      return reason.equals(Reasons.UNANNOUNCED);
    }

    void found(String why, NavigableSet<Asn> who) {
      reason = why;
      operators = who;
    }

    OptionalLong minRttMicros() {
      return answers.stream()
          .filter(answer -> answer.rttMs().isPresent())
          .mapToLong(answer -> Math.round(answer.rttMs().getAsDouble() * 1000))
          .min();
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
      List<Hop> both = new ArrayList<>(hops);
      both.addAll(other.hops);
      return new Step(operators, crossing, List.copyOf(both), reason);
    }
  }
}
