package org.entrepot.dns;

/**
 * Data of CAA records (RFC 8659).
 *
 * @param flags eight bits, 0 to 255; 128 is "critical"
 * @param tag the property, letters and digits such as {@code issue}
 * @param value its value
 */
public record CaaData(int flags, String tag, Bytes value) implements Rdata {
  static CaaData read(WireReader in) throws Malformed {
    int flags = in.u8();
    int length = in.u8();
    StringBuilder tag = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      int octet = in.u8();
      int lower = octet | 0x20;
      if ((octet < '0' || octet > '9') && (lower < 'a' || lower > 'z')) {
        throw in.bad();
      }
      tag.append((char) octet);
    }
    if (length == 0) {
      throw in.bad();
    }
    return new CaaData(flags, tag.toString(), in.rest());
  }

  @Override
  public String text() {
    return flags + " " + tag + " " + Escapes.quoted(value);
  }
}
