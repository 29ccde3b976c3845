package org.entrepot.detour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;

/**
 * Where one organisation hands a path over to another outside a region, as far as that is certain:
 * two routers in a row, each certainly of one organisation and not of the same, both located and
 * both outside.
 */
final class Handovers {
  private Handovers() {}

  /** The cities on both sides of each handover outside, in the order of the path; empty if none. */
  static List<City> outside(ObservedPath path, Region region, Function<Asn, Organization> whose) {
    List<City> cities = new ArrayList<>();
    for (int i = 1; i < path.hops().size(); i++) {
      ObservedHop before = path.hops().get(i - 1);
      ObservedHop after = path.hops().get(i);
      Optional<City> from = away(before, region);
      Optional<City> to = away(after, region);
      if (from.isPresent()
          && to.isPresent()
          && after.number() == before.number() + 1
          && isHandover(before, after, whose)) {
        cities.add(from.get());
        cities.add(to.get());
      }
    }
    return cities;
  }

  private static Optional<City> away(ObservedHop hop, Region region) {
    return hop.role() == ObservedHop.Role.TRANSIT
        ? hop.place().city().filter(city -> !region.contains(city.country()))
        : Optional.empty();
  }

  private static boolean isHandover(
      ObservedHop before, ObservedHop after, Function<Asn, Organization> whose) {
    Set<Organization> first = organizations(before, whose);
    Set<Organization> second = organizations(after, whose);
    return first.size() == 1 && second.size() == 1 && !first.equals(second);
  }

  private static Set<Organization> organizations(
      ObservedHop hop, Function<Asn, Organization> whose) {
    return hop.operators().stream().map(whose).collect(Collectors.toSet());
  }
}
