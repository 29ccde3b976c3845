package org.entrepot.dns;

/**
 * Data of SRV records (RFC 2782). Numbers are 0 to 65535.
 *
 * @param priority the lower the sooner
 * @param weight the share among those of the same priority
 * @param port the port
 * @param target the host
 */
public record SrvData(int priority, int weight, int port, DnsName target) implements Rdata {
  static SrvData read(WireReader in) throws Malformed {
    return new SrvData(in.u16(), in.u16(), in.u16(), in.name());
  }

  @Override
  public String text() {
    return priority + " " + weight + " " + port + " " + target.text();
  }
}
