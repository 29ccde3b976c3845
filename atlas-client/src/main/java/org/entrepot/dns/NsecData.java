package org.entrepot.dns;

import java.util.List;

/**
 * Data of NSEC records (RFC 4034 section 4): there is no name between this one and the next, and no
 * other type here.
 *
 * @param next the next name of the zone
 * @param types the types that the name has, by number
 */
public record NsecData(DnsName next, List<DnsType> types) implements Rdata {
  /** Copies the list. */
  public NsecData {
    types = List.copyOf(types);
  }

  static NsecData read(WireReader in) throws Malformed {
    return new NsecData(in.name(), TypeBitmap.read(in));
  }

  @Override
  public String text() {
    return Escapes.fields(next.text(), TypeBitmap.text(types));
  }
}
