package org.entrepot.infer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Exchange;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.annotate.Origins;
import org.entrepot.border.Borders;
import org.entrepot.border.InterfaceGraph;
import org.entrepot.border.Sighting;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedHop.Role;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.entrepot.path.Sounding;
import org.entrepot.result.Hop;
import org.entrepot.result.Reply;
import org.entrepot.result.Traceroute;

/**
 * From traceroutes to observed paths, by the rules of a {@link PathPolicy}. Stateless but for the
 * address book and what is known of routers ({@link #knowing}): one traceroute gives one path,
 * whatever came before it, and permuting the replies within a hop changes nothing.
 */
public final class TracePaths {
  private static final Place NOT_ASKED = new Place.Unlocated("not asked");

  private final AddressBook book;
  private final PathPolicy policy;
  private final Borders borders;
  private final Viewpoints viewpoints;

  private TracePaths(AddressBook book, PathPolicy policy, Borders borders, Viewpoints viewpoints) {
    this.book = book;
    this.policy = policy;
    this.borders = borders;
    this.viewpoints = viewpoints;
  }

  /** With the policy {@code strict}. */
  public static TracePaths with(AddressBook book) {
    return new TracePaths(book, PathPolicy.strict(), Borders.NONE, new Viewpoints(book));
  }

  /** The same with another policy. */
  public TracePaths under(PathPolicy other) {
    return new TracePaths(book, other, borders, viewpoints);
  }

  /**
   * The same with what all traceroutes together tell of the routers on their ways. Where no
   * relationships are known that is nothing: whose a router is rests on who meets whom.
   */
  public TracePaths knowing(InterfaceGraph seen) {
    return looksAround() ? new TracePaths(book, policy, seen.vote(book), viewpoints) : this;
  }

  /** Whether it judges the better for knowing what all traceroutes tell. */
  public boolean looksAround() {
    return policy.looksAround() && book.knowsRelationships();
  }

  /** What one traceroute tells of the interfaces on its way. */
  public Sighting sighting(Traceroute trace) {
    return sighting(glance(trace));
  }

  /**
   * What one traceroute tells of how far away its routers are: those with addresses of their own.
   */
  public Sounding sounding(Traceroute trace) {
    return sounding(glance(trace));
  }

  /** Both at once. */
  public Survey survey(Traceroute trace) {
    Draft draft = glance(trace);
    return new Survey(sighting(draft), sounding(draft));
  }

  /** What one traceroute tells of others. */
  public record Survey(Sighting sighting, Sounding sounding) {}

  /** The hops as they are before anything is looked up. */
  private Draft glance(Traceroute trace) {
    Draft draft = new Draft(trace, viewpoints.of(trace, family(trace)), Borders.NONE);
    // Another's method has no rules; what is no answer from the way is left out all the same.
    for (Rule rule : policy.isIhr() ? PathPolicy.strict().rules() : policy.rules()) {
      if (rule.looksUp()) {
        break;
      }
      rule.onHops(draft, book);
    }
    markEdge(draft);
    return draft;
  }

  private Sounding sounding(Draft draft) {
    List<Responder> responders = new ArrayList<>();
    Optional<IpAddress> destination = draft.trace.destinationAddress();
    for (Draft.Hop hop : draft.hops) {
      for (Draft.Finding finding : hop.findings) {
        boolean isEnd = destination.isPresent() && destination.get().equals(finding.address);
        if (!isEnd && book.special(finding.address).isEmpty()) {
          responders.add(new Responder(finding.address, finding.minRttMicros()));
        }
      }
    }
    return new Sounding(draft.viewpoint, responders);
  }

  private Sighting sighting(Draft draft) {
    List<Sighting.Spot> spots = new ArrayList<>();
    int previous = 0;
    for (Draft.Hop hop : draft.hops) {
      if (hop.role == Role.EDGE) {
        previous = hop.number;
        continue;
      }
      for (int i = previous + 1; i < hop.number && i < previous + 3; i++) {
        spots.add(Sighting.Spot.NONE);
      }
      previous = hop.number;
      spots.add(
          hop.findings.size() == 1
              ? new Sighting.Spot(hop.onlyAddress(), hop.reason().equals(Reasons.SPECIAL))
              : Sighting.Spot.NONE);
    }
    return new Sighting(
        draft.viewpoint.asn(), spots, destinationAsns(draft.trace), draft.isWhole());
  }

  /**
   * The paths of several traceroutes, in their order, by {@code strict}. All of them are held in
   * memory, since whose a router is, is told by all together; a study reads its files twice
   * instead.
   */
  public static Stream<ObservedPath> infer(Stream<Traceroute> traceroutes, AddressBook book) {
    List<Traceroute> all = traceroutes.toList();
    TracePaths alone = with(book);
    InterfaceGraph graph = new InterfaceGraph();
    all.forEach(trace -> graph.accept(alone.sighting(trace)));
    return all.stream().map(alone.knowing(graph)::path);
  }

  /** The path of one traceroute; its hops are not located yet. */
  public ObservedPath path(Traceroute trace) {
    if (policy.isIhr()) {
      return IhrPaths.with(book, viewpoints).path(trace);
    }
    Draft draft = begin(trace);
    policy.rules().forEach(rule -> rule.onHops(draft, book));
    assemble(draft);
    policy.rules().forEach(rule -> rule.onSteps(draft, book));
    return finish(draft);
  }

  /**
   * Why the path of one traceroute is what it is. This does all the work of {@link #path} and notes
   * what each rule does to it, and is meant to be read by people.
   *
   * @throws IllegalArgumentException if the policy has no rules
   */
  public Explanation explain(Traceroute trace) {
    if (policy.isIhr()) {
      throw new IllegalArgumentException("the policy " + policy.name() + " is not made of rules");
    }
    return Explaining.of(this, book, policy, begin(trace));
  }

  private Draft begin(Traceroute trace) {
    Draft draft = new Draft(trace, viewpoints.of(trace, family(trace)), borders);
    draft.destinationAsns = destinationAsns(trace);
    return draft;
  }

  static void assemble(Draft draft) {
    markEdge(draft);
    draft.steps = Assembly.steps(draft);
  }

  ObservedPath finish(Draft draft) {
    Traceroute trace = draft.trace;
    List<Long> exchanges = crossings(draft);
    for (Draft.Step step : draft.steps) {
      if (step.isGap()) {
        draft.flags.add("gap");
      }
    }
    if (!draft.reached) {
      draft.flags.add("unreached");
    }
    List<ObservedHop> hops = new ArrayList<>(draft.hops.size());
    for (Draft.Hop hop : draft.hops) {
      hops.add(hop(hop));
      if (hop.isLabelled()) {
        draft.flags.add("mpls");
      }
    }
    return new ObservedPath(
        draft.viewpoint,
        trace.measurementId(),
        trace.timestamp(),
        family(trace),
        trace.parisId(),
        trace.destinationAddress(),
        draft.destinationAsns,
        draft.reached,
        asPath(draft),
        hops,
        exchanges,
        draft.flags,
        discarded(trace));
  }

  static AsPath asPath(Draft draft) {
    List<AsPath.Step> steps = new ArrayList<>(draft.steps.size());
    for (Draft.Step step : draft.steps) {
      steps.add(step(step));
    }
    return new AsPath(steps);
  }

  static IpAddress.Family family(Traceroute trace) {
    int told = trace.af().orElse(0);
    boolean six =
        (told == 4 || told == 6)
            ? told == 6
            : trace
                .destinationAddress()
                .filter(address -> address.family() == IpAddress.Family.IPV6)
                .isPresent();
    return six ? IpAddress.Family.IPV6 : IpAddress.Family.IPV4;
  }

  /**
   * Special-purpose hops before the first public one belong to the viewpoint's own premises, also
   * where one between them keeps silent. Behind TTLs that were not used nobody can say that.
   */
  private static void markEdge(Draft draft) {
    int previous = draft.hops.isEmpty() ? 0 : draft.hops.get(0).number - 1;
    for (Draft.Hop hop : draft.hops) {
      boolean special = hop.reason().equals(Reasons.SPECIAL) && hop.role == Role.TRANSIT;
      if (hop.number > previous + 1 || !(special || hop.silent())) {
        return;
      }
      previous = hop.number;
      if (special) {
        hop.role = Role.EDGE;
      }
    }
  }

  private NavigableSet<Asn> destinationAsns(Traceroute trace) {
    return trace
        .destinationAddress()
        .filter(address -> book.special(address).isEmpty())
        .flatMap(book::announced)
        .map(Origins::asns)
        .orElse(Collections.emptyNavigableSet());
  }

  /**
   * The exchanges that were certainly crossed: the network before the LAN is a member, and the
   * LAN's address is assigned to the network that the path goes on in.
   */
  private List<Long> crossings(Draft draft) {
    List<Long> crossed = new ArrayList<>();
    for (int i = 1; i < draft.steps.size(); i++) {
      Draft.Step step = draft.steps.get(i);
      Draft.Step before = draft.steps.get(i - 1);
      ExchangeAddress entry = step.hops().isEmpty() ? null : step.hops().get(0).exchange();
      if (entry == null) {
        continue;
      }
      if (doubt(entry.exchange(), before, step, book).isEmpty()) {
        crossed.add(entry.exchange().id());
      } else {
        draft.flags.add("exchange-unconfirmed");
      }
      if (isContradicted(entry, draft, i)) {
        draft.flags.add("exchange-contradicted");
      }
    }
    if (crossed.size() > 1) {
      draft.flags.add("several-exchanges");
    }
    return crossed;
  }

  /** Why it is not certain that an exchange was crossed from one step to the next. */
  static Optional<String> doubt(
      Exchange exchange, Draft.Step before, Draft.Step step, AddressBook book) {
    if (!step.isNetwork()) {
      return Optional.of("it is not known which network the address is on");
    }
    if (step.hops().stream().noneMatch(TracePaths::isOwn)) {
      return Optional.of("no address of its own shows the network behind it");
    }
    if (!before.isNetwork()) {
      return Optional.of("it is not known which network is before it");
    }
    return book.isMember(exchange, before.operators().first())
        ? Optional.empty()
        : Optional.of("the network before it is no member");
  }

  /**
   * Whether the port of one member is followed, at the next TTL, by the own address of another that
   * is on the same exchange too: one of the two is not where the table of ports has it, or the
   * answer did not come from the port that the packets came in by (rules 3, 4 and 7 of traIXroute).
   */
  private boolean isContradicted(ExchangeAddress entry, Draft draft, int at) {
    Draft.Step step = draft.steps.get(at);
    if (entry.member().isEmpty() || at + 1 >= draft.steps.size()) {
      return false;
    }
    Draft.Step next = draft.steps.get(at + 1);
    return step.hops().size() == 1
        && next.isNetwork()
        && !next.hops().isEmpty()
        && next.hops().get(0).number == step.hops().get(0).number + 1
        && isOwn(next.hops().get(0))
        && !next.operators().contains(entry.member().get())
        && book.isMember(entry.exchange(), next.operators().first());
  }

  /** Whether a hop shows its operator by an address of its own, not by one on an exchange's LAN. */
  private static boolean isOwn(Draft.Hop hop) {
    return hop.exchange() == null && !hop.operators().isEmpty();
  }

  private static AsPath.Step step(Draft.Step step) {
    Integer[] numbers = new Integer[step.hops().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = step.hops().get(i).number;
    }
    List<Integer> hops = List.of(numbers);
    if (step.crossing().isPresent()) {
      return new AsPath.Crossing(step.crossing().getAsLong(), hops, step.reason());
    }
    return switch (step.operators().size()) {
      case 0 -> new AsPath.Gap(hops, step.reason());
      case 1 -> new AsPath.Network(step.operators().first(), hops, step.reason());
      default -> new AsPath.OneOf(step.operators(), hops, step.reason());
    };
  }

  private static ObservedHop hop(Draft.Hop hop) {
    Responder[] responders = new Responder[hop.findings.size()];
    for (int i = 0; i < responders.length; i++) {
      Draft.Finding finding = hop.findings.get(i);
      responders[i] = new Responder(finding.address, finding.minRttMicros());
    }
    return new ObservedHop(
        hop.number,
        List.of(responders),
        hop.operators(),
        hop.role == Role.EDGE ? Reasons.EDGE : hop.reason(),
        hop.role,
        NOT_ASKED);
  }

  /** Why the result is no observation of a path at all. */
  private static Optional<String> discarded(Traceroute trace) {
    if (trace.destinationAddress().isEmpty()) {
      return Optional.of("no destination address");
    }
    if (trace.hops().isEmpty()) {
      return Optional.of("no hop in the result");
    }
    for (Hop hop : trace.hops()) {
      for (Reply reply : hop.replies()) {
        if (!(reply instanceof Reply.Failed)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of("no packet could be sent");
  }
}
