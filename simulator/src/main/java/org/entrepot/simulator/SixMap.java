package org.entrepot.simulator;

import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * The IPv6 addresses of this Internet: each IPv4 address and block has its image in {@code
 * 3ffe::/16}, which the 6bone used and IANA took back (RFC 3701). The 32 bits of the IPv4 address
 * follow the first 16, so that a block of length n becomes one of length n + 16.
 */
final class SixMap {
  private static final long TOP = 0x3ffeL << 48;

  private SixMap() {}

  static IpAddress of(IpAddress four) {
    return IpAddress.v6(TOP | (four.low() & 0xFFFF_FFFFL) << 16, 1);
  }

  static Prefix of(Prefix four) {
    return new Prefix(
        IpAddress.v6(TOP | (four.network().low() & 0xFFFF_FFFFL) << 16, 0), four.length() + 16);
  }
}
