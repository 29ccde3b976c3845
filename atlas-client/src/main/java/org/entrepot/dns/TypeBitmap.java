package org.entrepot.dns;

import java.util.ArrayList;
import java.util.List;

/** The sets of types of NSEC and NSEC3: RFC 4034 section 4.1.2. */
final class TypeBitmap {
  private static final int MAX_BYTES = 32;

  private TypeBitmap() {}

  /** The types up to the limit, by number. */
  static List<DnsType> read(WireReader in) throws Malformed {
    List<DnsType> types = new ArrayList<>();
    int last = -1;
    while (in.remaining() > 0) {
      int window = in.u8();
      if (window <= last) {
        throw in.bad();
      }
      last = window;
      int length = in.u8();
      if (length == 0 || length > MAX_BYTES) {
        throw in.bad();
      }
      for (int i = 0; i < length; i++) {
        int octet = in.u8();
        for (int bit = 0; bit < 8; bit++) {
          if ((octet & 0x80 >> bit) != 0) {
            types.add(new DnsType(window << 8 | i << 3 | bit));
          }
        }
      }
    }
    return List.copyOf(types);
  }

  static String text(List<DnsType> types) {
    return String.join(" ", types.stream().map(DnsType::toString).toList());
  }
}
