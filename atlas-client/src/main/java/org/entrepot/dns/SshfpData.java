package org.entrepot.dns;

/**
 * Data of SSHFP records (RFC 4255). Numbers are 0 to 255.
 *
 * @param algorithm the algorithm of the key
 * @param fingerprintType how the fingerprint is made
 * @param fingerprint the fingerprint
 */
public record SshfpData(int algorithm, int fingerprintType, Bytes fingerprint) implements Rdata {
  static SshfpData read(WireReader in) throws Malformed {
    return new SshfpData(in.u8(), in.u8(), in.rest());
  }

  @Override
  public String text() {
    return Escapes.fields(algorithm + " " + fingerprintType, Escapes.words(fingerprint.hex()));
  }
}
