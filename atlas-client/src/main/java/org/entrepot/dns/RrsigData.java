package org.entrepot.dns;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Data of RRSIG records (RFC 4034 section 3), and of SIG, which looks the same. Numbers of 32 bits
 * are 0 to 4294967295.
 *
 * @param covered the type of the records that are signed
 * @param algorithm the algorithm, 0 to 255
 * @param labelCount how many labels the signed name has, without an asterisk, 0 to 255
 * @param originalTtl the TTL at the source, in seconds
 * @param expiration the end of its validity, in seconds since 1970 modulo 2^32
 * @param inception the beginning of its validity, in seconds since 1970 modulo 2^32
 * @param keyTag the tag of the key, 0 to 65535
 * @param signer the zone of the key
 * @param signature the signature
 */
public record RrsigData(
    DnsType covered,
    int algorithm,
    int labelCount,
    long originalTtl,
    long expiration,
    long inception,
    int keyTag,
    DnsName signer,
    Bytes signature)
    implements Rdata {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  static RrsigData read(WireReader in) throws Malformed {
    return new RrsigData(
        new DnsType(in.u16()),
        in.u8(),
        in.u8(),
        in.u32(),
        in.u32(),
        in.u32(),
        in.u16(),
        in.name(),
        in.rest());
  }

  /**
   * The presentation format. Times are printed as those of 1970 to 2106, where dig takes the
   * nearest to today: the same bytes have the same text on any day.
   */
  @Override
  public String text() {
    String front = covered + " " + algorithm + " " + labelCount + " " + originalTtl + " ";
    String times = time(expiration) + " " + time(inception) + " ";
    return Escapes.fields(
        front + times + keyTag + " " + signer.text(), Escapes.words(signature.base64()));
  }

  private static String time(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(TIME);
  }
}
