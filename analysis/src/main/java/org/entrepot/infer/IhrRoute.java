package org.entrepot.infer;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * A traceroute as a route of the table that Internet Health Report computes AS hegemony from: the
 * probe is the peer that tells it.
 *
 * @param peerAddress the probe's public address
 * @param peerAsn the AS that announces it
 * @param probeId the probe
 * @param prefix the announced block around the destination, or the LAN of an exchange where there
 *     is none
 * @param asPath as IHR writes it: {@code as|3}, and before it {@code ix|7}, {@code ix|7;as|3} and
 *     {@code ip|192.0.2.3} where the address of a hop lies on the LAN of exchange 7; several that
 *     stand for each other as {@code {as|3,as|4}}
 * @param attributes the flags of the path
 */
public record IhrRoute(
    IpAddress peerAddress,
    Asn peerAsn,
    long probeId,
    Prefix prefix,
    List<String> asPath,
    NavigableSet<String> attributes) {
  /** Copies both collections. */
  public IhrRoute {
    asPath = List.copyOf(asPath);
    attributes = Collections.unmodifiableNavigableSet(new TreeSet<>(attributes));
  }
}
