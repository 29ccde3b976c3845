package org.entrepot.dns;

/**
 * Data of DS records (RFC 4034 section 5), and of CDS, TA and DLV, which look the same.
 *
 * @param keyTag the tag of the key, 0 to 65535
 * @param algorithm the algorithm of the key, 0 to 255
 * @param digestType how the digest is made, 0 to 255; 2 is SHA-256
 * @param digest the digest of the key
 */
public record DsData(int keyTag, int algorithm, int digestType, Bytes digest) implements Rdata {
  static DsData read(WireReader in) throws Malformed {
    return new DsData(in.u16(), in.u8(), in.u8(), in.rest());
  }

  @Override
  public String text() {
    return Escapes.fields(keyTag + " " + algorithm + " " + digestType, Escapes.words(digest.hex()));
  }
}
