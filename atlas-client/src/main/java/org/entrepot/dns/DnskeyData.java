package org.entrepot.dns;

/**
 * Data of DNSKEY records (RFC 4034 section 2), and of CDNSKEY, KEY and RKEY, which look the same.
 *
 * @param flags sixteen bits, 0 to 65535; 257 is a key that signs keys, 256 one that signs the zone
 * @param protocol 3
 * @param algorithm the algorithm, 0 to 255; 8 is RSA/SHA-256, 13 ECDSA P-256
 * @param publicKey the key
 */
public record DnskeyData(int flags, int protocol, int algorithm, Bytes publicKey) implements Rdata {
  static DnskeyData read(WireReader in) throws Malformed {
    return new DnskeyData(in.u16(), in.u8(), in.u8(), in.rest());
  }

  @Override
  public String text() {
    return Escapes.fields(
        flags + " " + protocol + " " + algorithm, Escapes.words(publicKey.base64()));
  }
}
