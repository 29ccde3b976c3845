package org.entrepot.infer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedHop.Role;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.entrepot.path.Viewpoint;
import org.entrepot.result.Hop;
import org.entrepot.result.Traceroute;

/**
 * From traceroutes to paths the way in which Internet Health Report does it for its
 * traceroute-based AS hegemony, its oddities included, so that figures can be compared with its
 * own. It is one whole and no set of corrections: there is no rule to switch off.
 *
 * <p>Worked example: from a probe of {@code AS1} to an address of {@code AS9}, hops {@code AS2},
 * {@code *}, {@code AS3}, {@code *}, {@code *} are {@code AS1 AS2 AS3 AS9}: the silent hop is
 * bridged, and both ends are put there though no hop shows them. {@link PathPolicy#strict} says
 * {@code AS1 AS2 ? AS3 ?} instead.
 *
 * <p>Stateless but for the address book. The times of hops and their addresses are kept for whoever
 * locates them, which IHR does not do.
 *
 * @see <a href="https://github.com/InternetHealthReport/traceroute-dependency">IHR's
 *     traceroute-dependency</a>, of which nothing is copied
 */
public final class IhrPaths {
  private static final Place NOT_ASKED = new Place.Unlocated("not asked");

  private final AddressBook book;
  private final IhrLookup lookup;
  private final Viewpoints viewpoints;

  private IhrPaths(AddressBook book, Viewpoints viewpoints) {
    this.book = book;
    this.viewpoints = viewpoints;
    this.lookup = new IhrLookup(book);
  }

  /** Looks addresses up in this book. */
  public static IhrPaths with(AddressBook book) {
    return with(book, new Viewpoints(book));
  }

  static IhrPaths with(AddressBook book, Viewpoints viewpoints) {
    return new IhrPaths(book, viewpoints);
  }

  /**
   * A traceroute that was read.
   *
   * @param hops as far as they were looked at
   * @param path the path; nothing on it if there is none
   */
  private record Walk(Traceroute trace, IhrEnds ends, IhrHops hops, IhrPath.Reduced path) {}

  /** The path of one traceroute; its hops are not located yet. */
  public ObservedPath path(Traceroute trace) {
    Walk walk = walk(trace);
    IpAddress.Family family = TracePaths.family(trace);
    List<ObservedHop> hops = hops(walk);
    return new ObservedPath(
        viewpoint(walk, family),
        trace.measurementId(),
        trace.timestamp(),
        family,
        trace.parisId(),
        walk.ends.destination(),
        new TreeSet<>(walk.ends.destinationAsn().stream().toList()),
        hops.stream().anyMatch(hop -> hop.role() == Role.DESTINATION),
        asPath(walk.path.steps()),
        hops,
        exchanges(walk.path.steps()),
        flags(walk),
        walk.path.discarded());
  }

  /** The route that IHR makes of a traceroute; empty if it makes none. */
  public Optional<IhrRoute> route(Traceroute trace) {
    Walk walk = walk(trace);
    if (walk.path.discarded().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new IhrRoute(
            walk.ends.peer().orElseThrow(),
            walk.ends.peerAsn().orElseThrow(),
            trace.probeId(),
            walk.ends.prefix().orElseThrow(),
            walk.path.steps().stream().map(IhrPath.Step::toString).toList(),
            flags(walk)));
  }

  private Walk walk(Traceroute trace) {
    IhrEnds ends = IhrEnds.of(trace, lookup);
    IhrHops hops = new IhrHops(lookup);
    if (ends.refused().isPresent()) {
      return new Walk(trace, ends, hops, nothing(ends.refused().get()));
    }
    for (Hop hop : trace.hops()) {
      if (!hops.add(hop)) {
        return new Walk(trace, ends, hops, nothing(IhrWords.DNF));
      }
    }
    Asn start = ends.peerAsn().orElseThrow();
    Asn end = ends.destinationAsn().orElseThrow();
    return new Walk(trace, ends, hops, hops.path.reduce(start, end));
  }

  private static IhrPath.Reduced nothing(String reason) {
    return new IhrPath.Reduced(List.of(), new TreeSet<>(), Optional.of(reason));
  }

  private static NavigableSet<String> flags(Walk walk) {
    NavigableSet<String> all = new TreeSet<>(walk.hops.flags);
    all.addAll(walk.path.flags());
    return all;
  }

  /** The viewpoint with the AS that IHR takes it to be in. */
  private Viewpoint viewpoint(Walk walk, IpAddress.Family family) {
    Viewpoint known = viewpoints.of(walk.trace, family);
    return new Viewpoint(
        known.probeId(), walk.ends.peerAsn(), known.country(), known.coordinates(), known.city());
  }

  /** The ASes; what else IHR has on a path is no operator. */
  private static AsPath asPath(List<IhrPath.Step> steps) {
    List<AsPath.Step> all = new ArrayList<>();
    for (IhrPath.Step step : steps) {
      List<IhrNode> nodes = step.nodes().stream().filter(IhrNode::isAs).toList();
      List<Integer> hops = List.copyOf(step.hops());
      if (nodes.size() == 1) {
        IhrNode node = nodes.get(0);
        all.add(new AsPath.Network(node.asn().orElseThrow(), hops, node.reason()));
      } else if (!nodes.isEmpty()) {
        TreeSet<Asn> asns = new TreeSet<>();
        nodes.forEach(node -> asns.add(node.asn().orElseThrow()));
        all.add(new AsPath.OneOf(asns, hops, Reasons.SEVERAL));
      }
    }
    return new AsPath(all);
  }

  private static List<Long> exchanges(List<IhrPath.Step> steps) {
    Set<Long> all = new LinkedHashSet<>();
    for (IhrPath.Step step : steps) {
      step.nodes().stream()
          .filter(node -> node.kind() == IhrNode.Kind.EXCHANGE)
          .forEach(node -> all.add(node.exchange()));
    }
    return List.copyOf(all);
  }

  private List<ObservedHop> hops(Walk walk) {
    List<ObservedHop> all = new ArrayList<>();
    boolean edge = true;
    int previous = 0;
    for (Map.Entry<Integer, NavigableMap<IpAddress, OptionalLong>> told :
        walk.hops.answers.entrySet()) {
      int number = told.getKey();
      Set<IpAddress> addresses = told.getValue().keySet();
      // As under strict: what is private before the first public address, no TTL left out, is the
      // viewpoint's own premises. That matters for places alone.
      edge &= all.isEmpty() || number == previous + 1;
      edge &= addresses.stream().allMatch(address -> book.special(address).isPresent());
      previous = number;
      boolean arrived = walk.ends.destination().filter(addresses::contains).isPresent();
      Role role = edge && !addresses.isEmpty() ? Role.EDGE : Role.TRANSIT;
      all.add(hop(walk, number, told.getValue(), arrived ? Role.DESTINATION : role));
    }
    return all;
  }

  private static ObservedHop hop(
      Walk walk, int number, NavigableMap<IpAddress, OptionalLong> answers, Role role) {
    List<Responder> responders = new ArrayList<>();
    NavigableSet<Asn> operators = new TreeSet<>();
    NavigableSet<String> reasons = new TreeSet<>();
    answers.forEach(
        (address, rtt) -> {
          IhrLookup.Owner owner = walk.hops.owner(address);
          responders.add(new Responder(address, rtt));
          owner.asn().ifPresent(operators::add);
          reasons.add(owner.reason());
        });
    String reason =
        reasons.isEmpty()
            ? Reasons.SILENT
            : reasons.size() == 1 ? reasons.first() : Reasons.SEVERAL;
    return new ObservedHop(number, responders, operators, reason, role, NOT_ASKED);
  }
}
