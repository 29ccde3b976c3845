package org.entrepot.border;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.jspecify.annotations.Nullable;

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
  private long[] pairs = LongSet.filled(1 << 10);
  private @Nullable Tie[] ties = new Tie[1 << 10];
  private int size;
  private final Map<Long, Organization> organizations = new HashMap<>();

  Kinship(AddressBook book) {
    this.book = book;
  }

  /** What the first is to the second. */
  Tie tie(long first, long second) {
    if (first == second) {
      return Tie.SAME;
    }
    long pair = first << 32 | second;
    int slot = LongSet.slot(pairs, pair);
    if (pairs[slot] == pair) {
      return Objects.requireNonNull(ties[slot]);
    }
    Tie tie = ask(first, second);
    put(slot, pair, tie);
    if (++size * 2 > pairs.length) {
      grow();
    }
    return tie;
  }

  private void put(int slot, long pair, Tie tie) {
    pairs[slot] = pair;
    ties[slot] = tie;
  }

  private void grow() {
    long[] old = pairs;
    @Nullable Tie[] values = ties;
    pairs = LongSet.filled(old.length * 2);
    ties = new Tie[pairs.length];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != LongSet.FREE) {
        put(LongSet.slot(pairs, old[i]), old[i], Objects.requireNonNull(values[i]));
      }
    }
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
