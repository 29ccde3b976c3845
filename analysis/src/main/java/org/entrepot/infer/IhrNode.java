package org.entrepot.infer;

import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;

/**
 * What IHR's paths consist of. An address on the LAN of an exchange is four of them: {@code ix|7},
 * {@code ix|7;as|3}, {@code ip|192.0.2.3} and {@code as|3}; any other address is the last alone.
 *
 * @param kind which of the four
 * @param exchange the exchange; 0 for an AS
 * @param asn the AS, where it is known
 * @param address the address; none for what did not answer, or was added
 * @param reason the word for the evidence of the AS
 */
record IhrNode(
    Kind kind, long exchange, Optional<Asn> asn, Optional<IpAddress> address, String reason) {
  enum Kind {
    EXCHANGE,
    MEMBER,
    INTERFACE,
    AS
  }

  static IhrNode as(Optional<IpAddress> address, IhrLookup.Owner owner) {
    return new IhrNode(Kind.AS, 0, owner.asn(), address, owner.reason());
  }

  /** An AS that no hop shows. */
  static IhrNode added(Asn asn, String reason) {
    return as(Optional.empty(), new IhrLookup.Owner(Optional.of(asn), reason));
  }

  static IhrNode atExchange(Kind kind, long exchange, IpAddress address, IhrLookup.Owner owner) {
    return new IhrNode(kind, exchange, owner.asn(), Optional.of(address), owner.reason());
  }

  boolean isAs() {
    return kind == Kind.AS;
  }

  /** Whether it is {@code as|0}, which is left out of paths. */
  boolean isUnknown() {
    return isAs() && asn.isEmpty();
  }

  /** As IHR writes it. */
  @Override
  public String toString() {
    String as = "as|" + asn.map(Asn::value).orElse(0L);
    return switch (kind) {
      case EXCHANGE -> "ix|" + exchange;
      case MEMBER -> "ix|" + exchange + ";" + as;
      case INTERFACE -> "ip|" + address.orElseThrow();
      case AS -> as;
    };
  }
}
