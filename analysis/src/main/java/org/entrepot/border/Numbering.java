package org.entrepot.border;

import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.annotate.Origins;
import org.entrepot.net.Asn;

/** Out of whose block an interface has its address. */
final class Numbering {
  private static final long[] NOBODY = {};

  /** What kind of block it is. */
  final Kind kind;

  /** Who announces it; of a port, the member that it is assigned to. */
  final long[] asns;

  /** What kind of block an address is of. */
  enum Kind {
    /** Announced by somebody. */
    ANNOUNCED,
    /** The peering LAN of an exchange, assigned to a member. */
    PORT,
    /** The peering LAN of an exchange, it is not known whose. */
    LAN,
    /** Announced by nobody, or anybody's. */
    UNKNOWN
  }

  private Numbering(Kind kind, long[] asns) {
    this.kind = kind;
    this.asns = asns;
  }

  static Numbering of(InterfaceGraph.Node node, AddressBook book) {
    if (node.behind().isPresent()) {
      return new Numbering(Kind.UNKNOWN, NOBODY);
    }
    Optional<ExchangeAddress> lan = book.exchange(node.address());
    if (lan.isPresent()) {
      return lan.get()
          .member()
          .map(member -> new Numbering(Kind.PORT, new long[] {member.value()}))
          .orElseGet(() -> new Numbering(Kind.LAN, NOBODY));
    }
    Optional<Origins> origins = book.origins(node.address()).map(found -> found.value().value());
    return origins
        .map(
            some ->
                new Numbering(Kind.ANNOUNCED, some.asns().stream().mapToLong(Asn::value).toArray()))
        .orElseGet(() -> new Numbering(Kind.UNKNOWN, NOBODY));
  }

  boolean isOf(long asn) {
    for (long each : asns) {
      if (each == asn) {
        return true;
      }
    }
    return false;
  }

  boolean isLan() {
    return kind == Kind.PORT || kind == Kind.LAN;
  }
}
