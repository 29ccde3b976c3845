package org.entrepot.detour;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Responder;

/**
 * What one path between two ends inside a territory does (METHOD.md M14). It is a detour if some
 * router between the ends is outside with a probability of 0.6 or more and light does not force it
 * inside. A router that is not known to be inside is not inside: published tools skip it, and call
 * a path without a single located router domestic.
 *
 * @param verdict whether it goes outside
 * @param millionths the probability that it does, in millionths: that of the router most likely
 *     outside, since routers next to each other are no independent chances. What is not said of any
 *     router counts for nothing, so that it is rather too low than too high
 * @param routers number of different routers outside
 * @param isOpen whether it may go through any country besides those that are told
 * @param isCityOpen whether it may go through any city besides those that are told
 * @param countries those outside that it goes through, as far as one is told
 * @param cities the same
 * @param carrier who carries it outside; of a path that is no detour, nothing
 */
record Excursion(
    Verdict verdict,
    int millionths,
    int routers,
    boolean isOpen,
    boolean isCityOpen,
    NavigableSet<CountryCode> countries,
    NavigableSet<City> cities,
    Optional<Carrier> carrier) {
  private static final int MILLION = 1_000_000;

  /** Copies the sets. */
  Excursion {
    countries = Collections.unmodifiableNavigableSet(new TreeSet<>(countries));
    cities = Collections.unmodifiableNavigableSet(new TreeSet<>(cities));
  }

  /**
   * Follows a path.
   *
   * @param territory the countries that are inside
   * @param said the cities that some source names of an address
   * @param whose the organisation of an AS
   */
  static Excursion of(
      ObservedPath path,
      Region territory,
      Horizon horizon,
      Function<IpAddress, Set<City>> said,
      Function<Asn, Organization> whose) {
    Times times = new Times(path.hops());
    NavigableSet<CountryCode> countries = new TreeSet<>();
    NavigableSet<City> cities = new TreeSet<>();
    List<Integer> outside = new ArrayList<>();
    double most = 0;
    boolean open = Ends.destination(path).isEmpty();
    boolean placeless = false;
    int before = 0;
    for (int i = 0; i < path.hops().size(); i++) {
      ObservedHop hop = path.hops().get(i);
      if (hop.number() > before + 1) {
        open |= isUnknown(Standing.ofSilent(times.within(i), path.viewpoint(), territory, horizon));
      }
      before = hop.number();
      if (hop.role() != ObservedHop.Role.TRANSIT) {
        continue;
      }
      Standing standing =
          Standing.of(hop, said(hop, said), times.within(i), path.viewpoint(), territory, horizon);
      most = Math.max(most, standing.outside());
      open |= isUnknown(standing);
      if (standing.side() == Standing.Side.OUTSIDE) {
        outside.add(i);
        standing.country().ifPresent(countries::add);
        standing.city().ifPresent(cities::add);
        open |= standing.country().isEmpty();
        placeless |= standing.city().isEmpty();
      }
    }
    Verdict verdict =
        !outside.isEmpty() ? Verdict.DETOUR : open ? Verdict.UNRESOLVED : Verdict.INSIDE;
    return new Excursion(
        verdict,
        (int) Math.round(most * MILLION),
        (int) outside.stream().map(i -> addresses(path.hops().get(i))).distinct().count(),
        open,
        open || placeless,
        countries,
        cities,
        outside.isEmpty() ? Optional.empty() : Optional.of(carrier(path, outside, whose)));
  }

  private static Set<City> said(ObservedHop hop, Function<IpAddress, Set<City>> said) {
    return hop.responders().size() == 1 ? said.apply(hop.responders().get(0).address()) : Set.of();
  }

  private static List<IpAddress> addresses(ObservedHop hop) {
    return hop.responders().stream().map(Responder::address).toList();
  }

  private static boolean isUnknown(Standing standing) {
    return standing.side() == Standing.Side.UNKNOWN;
  }

  /** Who carries it outside: its own people, somebody else, or nobody knows. */
  private static Carrier carrier(
      ObservedPath path, List<Integer> outside, Function<Asn, Organization> whose) {
    int first = outside.get(0);
    int last = outside.get(outside.size() - 1);
    Set<Organization> home = new HashSet<>(certain(path, 0, first, whose));
    home.retainAll(certain(path, last + 1, path.hops().size(), whose));
    path.viewpoint().asn().map(whose).ifPresent(home::add);
    path.destinationAsns().forEach(asn -> home.add(whose.apply(asn)));
    boolean known = true;
    for (int i : outside) {
      Set<Organization> may =
          path.hops().get(i).operators().stream().map(whose).collect(Collectors.toSet());
      if (!may.isEmpty() && Collections.disjoint(may, home)) {
        return Carrier.THIRD_PARTY;
      }
      known &= !may.isEmpty() && home.containsAll(may);
    }
    return known ? Carrier.OWN : Carrier.UNKNOWN;
  }

  /** The organisations that certainly operate a hop in this stretch. */
  private static Set<Organization> certain(
      ObservedPath path, int from, int to, Function<Asn, Organization> whose) {
    Set<Organization> all = new HashSet<>();
    for (ObservedHop hop : path.hops().subList(from, to)) {
      Set<Organization> may = hop.operators().stream().map(whose).collect(Collectors.toSet());
      if (may.size() == 1) {
        all.addAll(may);
      }
    }
    return all;
  }
}
