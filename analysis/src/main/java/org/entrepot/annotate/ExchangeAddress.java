package org.entrepot.annotate;

import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.Prefix;

/**
 * An address on the peering LAN of an exchange.
 *
 * @param exchange whose LAN it is
 * @param lan the LAN
 * @param member the network that the address is assigned to, where the source knows it
 * @param source the file that says so
 */
public record ExchangeAddress(Exchange exchange, Prefix lan, Optional<Asn> member, String source) {}
