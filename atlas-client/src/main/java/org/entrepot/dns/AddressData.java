package org.entrepot.dns;

import org.entrepot.net.IpAddress;

/**
 * Data of A and AAAA records (RFC 1035 section 3.4.1, RFC 3596).
 *
 * @param address an IPv4 address for A, an IPv6 address for AAAA
 */
public record AddressData(IpAddress address) implements Rdata {
  static AddressData readV4(WireReader in) throws Malformed {
    return new AddressData(IpAddress.v4((int) in.u32()));
  }

  static AddressData readV6(WireReader in) throws Malformed {
    long high = in.u32() << 32 | in.u32();
    return new AddressData(IpAddress.v6(high, in.u32() << 32 | in.u32()));
  }

  @Override
  public String text() {
    return address.toString();
  }
}
