package org.entrepot.dns;

/**
 * Data of NSEC3PARAM records (RFC 5155 section 4): how names are hashed.
 *
 * @param hashAlgorithm the hash, 0 to 255; 1 is SHA-1
 * @param flags eight bits, 0 to 255; 1 is "opt out"
 * @param iterations how many times more the hash is taken, 0 to 65535
 * @param salt what is put behind the name, 0 to 255 bytes
 */
public record Nsec3paramData(int hashAlgorithm, int flags, int iterations, Bytes salt)
    implements Rdata {
  static Nsec3paramData read(WireReader in) throws Malformed {
    return new Nsec3paramData(in.u8(), in.u8(), in.u16(), in.string());
  }

  @Override
  public String text() {
    String printed = salt.size() == 0 ? "-" : salt.hex();
    return hashAlgorithm + " " + flags + " " + iterations + " " + printed;
  }
}
