package org.entrepot.dns;

/**
 * Data of HINFO records (RFC 1035 section 3.3.2).
 *
 * @param cpu the machine; {@code RFC8482} in the answer of a server that refuses ANY
 * @param os the system
 */
public record HinfoData(Bytes cpu, Bytes os) implements Rdata {
  static HinfoData read(WireReader in) throws Malformed {
    return new HinfoData(in.string(), in.string());
  }

  @Override
  public String text() {
    return Escapes.quoted(cpu) + " " + Escapes.quoted(os);
  }
}
