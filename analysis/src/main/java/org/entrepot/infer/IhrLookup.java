package org.entrepot.infer;

import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.ExchangeAddress;
import org.entrepot.annotate.Origins;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/**
 * Whose an address is, as Internet Health Report looks it up: the longest announced block first,
 * and only where there is none the interfaces at exchanges. So a LAN that its exchange announces is
 * the exchange's, whoever has the address.
 */
record IhrLookup(AddressBook book) {
  /**
   * What an address was found to be.
   *
   * @param asn the AS; empty for what IHR writes as {@code as|0}
   * @param reason the word for the evidence
   */
  record Owner(Optional<Asn> asn, String reason) {}

  Owner owner(IpAddress address) {
    Optional<Origins> origins = announced(address).map(PrefixMap.Entry::value);
    if (origins.isPresent()) {
      // IHR takes the first of several. Our tables keep no order; the lowest number is the first.
      return new Owner(Optional.of(origins.get().asns().first()), reason(origins.get()));
    }
    Optional<Asn> member = book.interfaceOf(address);
    if (member.isPresent()) {
      return new Owner(member, Reasons.MEMBER);
    }
    String why =
        book.special(address).isPresent()
            ? Reasons.SPECIAL
            : exchange(address).isPresent() ? Reasons.EXCHANGE : Reasons.UNANNOUNCED;
    return new Owner(Optional.empty(), why);
  }

  /** The exchange on whose LAN an address lies. */
  Optional<ExchangeAddress> exchange(IpAddress address) {
    return book.exchange(address);
  }

  /** The announced block around an address, or else the LAN that it lies on. */
  Optional<Prefix> prefix(IpAddress address) {
    return announced(address)
        .map(PrefixMap.Entry::prefix)
        .or(() -> exchange(address).map(ExchangeAddress::lan));
  }

  /** IHR's table has only blocks of globally reachable addresses. */
  private Optional<PrefixMap.Entry<Origins>> announced(IpAddress address) {
    return book.special(address).isPresent()
        ? Optional.empty()
        : book.origins(address).map(found -> found.value());
  }

  private static String reason(Origins origins) {
    return switch (origins.kind()) {
      case SINGLE -> Reasons.LPM;
      case MULTIPLE -> Reasons.MOAS;
      case AS_SET -> Reasons.AS_SET;
    };
  }
}
