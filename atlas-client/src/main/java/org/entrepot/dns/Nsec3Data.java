package org.entrepot.dns;

import java.util.List;

/**
 * Data of NSEC3 records (RFC 5155 section 3): {@link NsecData} with names that are hashed.
 *
 * @param parameters how they are hashed
 * @param nextHash the hash of the next name, 1 to 255 bytes
 * @param types the types that the name has, by number
 */
public record Nsec3Data(Nsec3paramData parameters, Bytes nextHash, List<DnsType> types)
    implements Rdata {
  private static final String BASE32HEX = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

  /** Copies the list. */
  public Nsec3Data {
    types = List.copyOf(types);
  }

  static Nsec3Data read(WireReader in) throws Malformed {
    Nsec3paramData parameters = Nsec3paramData.read(in);
    Bytes nextHash = in.string();
    if (nextHash.size() == 0) {
      throw in.bad();
    }
    return new Nsec3Data(parameters, nextHash, TypeBitmap.read(in));
  }

  @Override
  public String text() {
    String front = parameters.text() + " " + base32hex(nextHash);
    return Escapes.fields(front, TypeBitmap.text(types));
  }

  /** Base 32 with the extended hex alphabet, without padding: RFC 4648 section 7. */
  private static String base32hex(Bytes bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (int i = 0; i < bytes.size(); i++) {
      bits = bits << 8 | bytes.at(i);
      held += 8;
      while (held >= 5) {
        held -= 5;
        text.append(BASE32HEX.charAt(bits >> held & 31));
      }
      bits &= (1 << held) - 1;
    }
    if (held > 0) {
      text.append(BASE32HEX.charAt(bits << (5 - held) & 31));
    }
    return text.toString();
  }
}
