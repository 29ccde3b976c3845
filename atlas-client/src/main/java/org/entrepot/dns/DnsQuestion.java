package org.entrepot.dns;

/**
 * What is asked (RFC 1035 section 4.1.2).
 *
 * @param name the name
 * @param type the type of records that are wanted
 * @param dnsClass their class
 */
public record DnsQuestion(DnsName name, DnsType type, DnsClass dnsClass) {
  static DnsQuestion read(WireReader in) throws Malformed {
    return new DnsQuestion(in.name(), new DnsType(in.u16()), new DnsClass(in.u16()));
  }

  /** Name, class and type, as in {@code id.server. CH TXT}. */
  public String text() {
    return name.text() + " " + dnsClass + " " + type;
  }
}
