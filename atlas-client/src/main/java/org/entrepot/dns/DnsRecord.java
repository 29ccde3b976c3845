package org.entrepot.dns;

/**
 * A resource record (RFC 1035 section 4.1.3).
 *
 * @param name whose it is
 * @param type its type, which says what {@link #rdata} is
 * @param dnsClass its class; of an OPT record the size that {@link Edns} tells
 * @param ttl how long it may be kept, in seconds, 0 to 4294967295 as it was sent; RFC 2181 section
 *     8 takes what is over 2147483647 for 0, and an OPT record has flags here ({@link Edns})
 * @param rdata its data as values
 * @param wire its data as they were sent; names in it may be compressed, that is, point to bytes of
 *     the message that are not here
 */
public record DnsRecord(
    DnsName name, DnsType type, DnsClass dnsClass, long ttl, Rdata rdata, Bytes wire) {
  /**
   * The record in presentation format with single spaces, as in {@code www.ripe.net. 300 IN A
   * 193.0.6.139}.
   */
  public String text() {
    String front = name.text() + " " + ttl + " " + dnsClass + " " + type;
    return Escapes.fields(front, rdata.text());
  }
}
