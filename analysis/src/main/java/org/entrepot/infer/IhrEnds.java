package org.entrepot.infer;

import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.result.Traceroute;

/**
 * The two ends of a traceroute: who asked, by the probe's public address and not by what its record
 * says, and who was asked.
 *
 * @param destination the address that was asked
 * @param destinationAsn whose it is
 * @param prefix the block around it
 * @param peer the probe's public address
 * @param peerAsn whose it is
 * @param refused why IHR looks no further
 */
record IhrEnds(
    Optional<IpAddress> destination,
    Optional<Asn> destinationAsn,
    Optional<Prefix> prefix,
    Optional<IpAddress> peer,
    Optional<Asn> peerAsn,
    Optional<String> refused) {
  private static final int FIRST_FIRMWARE = 4400;
  private static final int FIRST_WITH_DST_ADDR = 4460;

  static IhrEnds of(Traceroute trace, IhrLookup lookup) {
    Optional<String> told = told(trace);
    Optional<IpAddress> destination = told.flatMap(IpAddress::tryParse);
    Optional<Asn> destinationAsn = destination.flatMap(to -> lookup.owner(to).asn());
    Optional<Prefix> prefix = destination.flatMap(lookup::prefix);
    Optional<IpAddress> peer = trace.from();
    Optional<Asn> peerAsn = peer.flatMap(from -> lookup.owner(from).asn());
    boolean from = peer.isPresent() || text(trace, "from").isPresent();
    return new IhrEnds(
        destination,
        destinationAsn,
        prefix,
        peer,
        peerAsn,
        refused(told, destinationAsn, prefix, from, peerAsn));
  }

  /** In the order in which IHR asks. */
  private static Optional<String> refused(
      Optional<String> told,
      Optional<Asn> destinationAsn,
      Optional<Prefix> prefix,
      boolean from,
      Optional<Asn> peerAsn) {
    if (told.isEmpty()) {
      return Optional.of(IhrWords.NO_DST_ADDR);
    }
    if (destinationAsn.isEmpty()) {
      return Optional.of(IhrWords.NO_DST_ASN);
    }
    if (prefix.isEmpty()) {
      return Optional.of(IhrWords.NO_PREFIX);
    }
    if (!from) {
      return Optional.of(IhrWords.NO_FROM);
    }
    return peerAsn.isEmpty() ? Optional.of(IhrWords.NO_PEER_ASN) : Optional.empty();
  }

  /** The text of the field that IHR reads the destination from, by the firmware. */
  private static Optional<String> told(Traceroute trace) {
    int firmware = trace.firmware();
    if (firmware < FIRST_FIRMWARE) {
      return Optional.empty();
    }
    if (firmware < FIRST_WITH_DST_ADDR) {
      return text(trace, "addr");
    }
    // Where the old field alone was there, the address is that of the old one.
    Optional<IpAddress> address =
        trace.destinationAddress().filter(to -> !trace.other().containsKey("addr"));
    return text(trace, "dst_addr").or(() -> address.map(IpAddress::toString));
  }

  /** The text of a field that was kept as JSON; empty if there is none in it. */
  private static Optional<String> text(Traceroute trace, String field) {
    return Optional.ofNullable(trace.other().get(field))
        .filter(json -> json.length() > 2 && json.startsWith("\""))
        .map(json -> json.substring(1, json.length() - 1));
  }
}
