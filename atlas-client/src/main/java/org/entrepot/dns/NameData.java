package org.entrepot.dns;

/**
 * Data that are one name: NS, CNAME, PTR and some older types (RFC 1035 section 3.3), DNAME (RFC
 * 6672).
 *
 * @param name the name
 */
public record NameData(DnsName name) implements Rdata {
  static NameData read(WireReader in) throws Malformed {
    return new NameData(in.name());
  }

  @Override
  public String text() {
    return name.text();
  }
}
