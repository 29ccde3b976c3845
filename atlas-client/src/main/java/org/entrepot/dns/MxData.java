package org.entrepot.dns;

/**
 * Data of MX records (RFC 1035 section 3.3.9), and of AFSDB, RT, KX and LP, which look the same.
 *
 * @param preference the lower the sooner, 0 to 65535; of AFSDB a subtype
 * @param exchange the host
 */
public record MxData(int preference, DnsName exchange) implements Rdata {
  static MxData read(WireReader in) throws Malformed {
    return new MxData(in.u16(), in.name());
  }

  @Override
  public String text() {
    return preference + " " + exchange.text();
  }
}
