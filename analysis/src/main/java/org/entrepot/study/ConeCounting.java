package org.entrepot.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Sourced;
import org.entrepot.graph.AsGraph;
import org.entrepot.graph.CustomerCones;
import org.entrepot.graph.ObservedCones;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.rank.Subject;

/** Counts the customer cones of operators. */
final class ConeCounting {
  private final AddressBook book;
  private final AsGraph graph;
  private final Region region;

  /**
   * @param graph all known relationships
   */
  ConeCounting(AddressBook book, AsGraph graph, Region region) {
    this.book = book;
    this.graph = graph;
    this.region = region;
  }

  /**
   * The cones of some operators.
   *
   * @param observed those that the study's paths show
   */
  Cones of(
      Collection<Organization> operators,
      Function<Organization, Subject> subjects,
      ObservedCones observed) {
    CustomerCones recursive = CustomerCones.recursive(graph);
    CustomerCones seen = observed.bgpObserved();
    SortedMap<Organization, List<Asn>> networks = new TreeMap<>();
    operators.forEach(operator -> networks.put(operator, new ArrayList<>()));
    for (Asn asn : graph.asns()) {
      List<Asn> its = networks.get(book.organizationOf(asn));
      if (its != null) {
        its.add(asn);
      }
    }
    List<Cones.Cone> cones = new ArrayList<>();
    networks.forEach(
        (operator, its) -> {
          Set<Asn> cone = without(its, recursive);
          List<Asn> inside = cone.stream().filter(this::isInside).toList();
          cones.add(
              new Cones.Cone(
                  subjects.apply(operator),
                  its.size(),
                  cone.size(),
                  inside.size(),
                  inside.stream().mapToLong(asn -> book.usersOf(asn).orElse(0)).sum(),
                  without(its, seen).size()));
        });
    cones.sort(
        Comparator.comparingInt((Cones.Cone cone) -> -cone.inRegion())
            .thenComparingInt(cone -> -cone.customers())
            .thenComparing(cone -> cone.operator().id()));
    long users = region.countries().stream().mapToLong(book::usersIn).sum();
    return new Cones(cones, users > 0 ? OptionalLong.of(users) : OptionalLong.empty());
  }

  private static Set<Asn> without(List<Asn> own, CustomerCones cones) {
    Set<Asn> all = new HashSet<>();
    own.forEach(asn -> all.addAll(cones.of(asn)));
    own.forEach(all::remove);
    return all;
  }

  private boolean isInside(Asn asn) {
    return book.countryOf(asn)
        .map(Sourced<CountryCode>::value)
        .filter(region::contains)
        .isPresent();
  }
}
