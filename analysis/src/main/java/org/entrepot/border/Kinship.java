package org.entrepot.border;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;

/** What ASes are to each other, each pair asked of the address book once. */
final class Kinship {
  /** What two ASes are to each other. */
  enum Tie {
    SAME,
    SIBLING,
    PROVIDER,
    CUSTOMER,
    PEER,
    NONE
  }

  private final AddressBook book;
  private final Map<Long, Tie> ties = new HashMap<>();
  private final Map<Long, Organization> organizations = new HashMap<>();

  Kinship(AddressBook book) {
    this.book = book;
  }

  /** What the first is to the second. */
  Tie tie(long first, long second) {
    if (first == second) {
      return Tie.SAME;
    }
    return ties.computeIfAbsent(first << 32 | second, pair -> ask(first, second));
  }

  private Tie ask(long first, long second) {
    Optional<Relationship> known = book.relationship(new Asn(first), new Asn(second));
    if (known.isPresent()) {
      return switch (known.get()) {
        case PROVIDER -> Tie.PROVIDER;
        case CUSTOMER -> Tie.CUSTOMER;
        case PEER -> Tie.PEER;
      };
    }
    return isOneOrganization(first, second) ? Tie.SIBLING : Tie.NONE;
  }

  boolean isOneOrganization(long first, long second) {
    return organization(first).equals(organization(second));
  }

  private Organization organization(long asn) {
    return organizations.computeIfAbsent(asn, key -> book.organizationOf(new Asn(key)));
  }
}
