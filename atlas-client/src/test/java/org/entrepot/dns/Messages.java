package org.entrepot.dns;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Messages made by hand, for tests. */
final class Messages {
  /** An answer to {@code hostname.bind. CH TXT}, with EDNS and a name server identifier. */
  static final String CHAOS =
      "123485000001000100000001"
          + "08686f73746e616d650462696e640000100003" // hostname.bind. CH TXT
          + "c00c0010000300000000000504646e7331" // hostname.bind. 0 CH TXT "dns1"
          + "00002904d0000080000007000300036e7331"; // OPT: 1232 bytes, DO, NSID ns1

  /** A referral with many compressed names, as those of the roots. */
  static final String REFERRAL =
      "000184000001000100020002"
          + "02666900" // fi.
          + "00060001"
          + "c00c0006000100015180001c0161c00c0162c00c000000010000000200000003"
          + "0000000400000005"
          + "c00c0002000100015180000401"
          + "61c00c"
          + "c00c000200010001518000040162c00c"
          + "c02000010001000151800004c0000201"
          + "c020001c0001000151800010" // and an address of the other family
          + "20010db8000000000000000000000053";

  private Messages() {}

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static DnsMessage parse(String hex) {
    return DnsMessage.parse(bytes(hex));
  }

  /** A header with an id of 1, the flags of an answer and these counts. */
  static String header(int questions, int answers, int authority, int additional) {
    return "00018000" + u16(questions) + u16(answers) + u16(authority) + u16(additional);
  }

  static String u16(int value) {
    return HexFormat.of().toHexDigits((short) value);
  }

  /** A record of the root with these data. */
  static String record(int type, int dnsClass, String data) {
    return "00" + u16(type) + u16(dnsClass) + "0000012c" + u16(data.length() / 2) + data;
  }

  /** An answer with one record. */
  static DnsMessage answer(int type, int dnsClass, String data) {
    return parse(header(0, 1, 0, 0) + record(type, dnsClass, data));
  }

  /** So many bytes of the same value. */
  static String repeat(int octet, int times) {
    return HexFormat.of().toHexDigits((byte) octet).repeat(times);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
