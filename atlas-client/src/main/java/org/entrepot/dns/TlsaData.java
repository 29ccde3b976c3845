package org.entrepot.dns;

/**
 * Data of TLSA records (RFC 6698), and of SMIMEA, which looks the same. Numbers are 0 to 255.
 *
 * @param usage what the certificate is used for
 * @param selector what of it is meant
 * @param matchingType how it is compared
 * @param association the certificate or its hash
 */
public record TlsaData(int usage, int selector, int matchingType, Bytes association)
    implements Rdata {
  static TlsaData read(WireReader in) throws Malformed {
    return new TlsaData(in.u8(), in.u8(), in.u8(), in.rest());
  }

  @Override
  public String text() {
    return Escapes.fields(
        usage + " " + selector + " " + matchingType, Escapes.words(association.hex()));
  }
}
