package org.entrepot.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Sourced;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterTable;

/** How operators are shown. */
final class OperatorSubjects {
  private final AddressBook book;
  private final Map<Organization, Asn> mostMet;
  private final Map<Organization, Set<Asn>> seen = new HashMap<>();

  OperatorSubjects(AddressBook book, Counting counting) {
    this.book = book;
    ClusterTable<Asn> transit = counting.transitAs.table();
    this.mostMet = mostMet(transit);
    for (ClusterTable<Asn> table :
        List.of(transit, counting.firstAs.exact(), counting.firstAs.gapped())) {
      table.events().keySet().forEach(this::see);
    }
  }

  Subject as(Asn asn) {
    return new Subject(
        Long.toString(asn.value()), book.nameOf(asn).orElse(asn.toString()), countryOf(asn));
  }

  private void see(Asn asn) {
    seen.computeIfAbsent(book.organizationOf(asn), key -> new TreeSet<>()).add(asn);
  }

  /**
   * An organisation, called by its AS that was met most often: the lists of siblings call a group
   * by any one of its members. Siblings are told of where several of its ASes were seen as
   * operators.
   */
  Subject organization(Organization organization) {
    Asn met = mostMet.getOrDefault(organization, Asn.parse(organization.id()));
    String name = as(met).name();
    return new Subject(
        organization.id(),
        seen.getOrDefault(organization, Set.of()).size() > 1 ? name + " and siblings" : name,
        countryOf(met));
  }

  /** For each organisation its AS on the most paths; of equal ones the lowest. */
  private Map<Organization, Asn> mostMet(ClusterTable<Asn> table) {
    Map<Organization, Asn> most = new HashMap<>();
    Map<Organization, Long> paths = new HashMap<>();
    table
        .events()
        .forEach(
            (asn, counts) -> {
              long units = counts.stream().mapToLong(ClusterTable.Count::units).sum();
              Organization organization = book.organizationOf(asn);
              if (units > paths.getOrDefault(organization, 0L)) {
                paths.put(organization, units);
                most.put(organization, asn);
              }
            });
    return most;
  }

  private Optional<CountryCode> countryOf(Asn asn) {
    return book.countryOf(asn).map(Sourced::value);
  }
}
