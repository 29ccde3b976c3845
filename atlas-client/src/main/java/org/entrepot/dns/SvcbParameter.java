package org.entrepot.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A parameter of an SVCB or HTTPS record (RFC 9460 section 2.1).
 *
 * @param key its number, 0 to 65535
 * @param value its value as it was sent
 */
public record SvcbParameter(int key, Bytes value) {
  private static final Codes KEYS =
      new Codes(
          "key",
          0xFFFF,
          """
          0 mandatory 1 alpn 2 no-default-alpn 3 port 4 ipv4hint 5 ech 6 ipv6hint 7 dohpath 8 ohttp
          """);

  /**
   * @throws IllegalArgumentException if the number does not fit into 16 bits
   */
  public SvcbParameter {
    KEYS.check(key);
  }

  /** The name of the key, or {@code key667}. */
  public String name() {
    return KEYS.name(key);
  }

  /**
   * As dig prints it, {@code alpn="h2,h3"}. A value that is not of the shape that its key asks for
   * is printed like one of a key without a name.
   */
  public String text() {
    if (value.size() == 0) {
      return name();
    }
    try {
      WireReader in = new WireReader(value.toArray());
      return name() + "=" + value(in);
    } catch (Malformed e) {
      return String.format(Locale.ROOT, "key%d=%s", key, Escapes.quoted(value));
    }
  }

  private String value(WireReader in) throws Malformed {
    return switch (key) {
      case 0 -> list(in, i -> KEYS.name(i.u16()));
      case 1 -> "\"" + list(in, i -> alpn(i.string())) + "\"";
      case 3 -> list(in.part(2), i -> String.valueOf(i.u16())) + end(in);
      case 4 -> list(in, i -> AddressData.readV4(i).text());
      case 5 -> value.base64();
      case 6 -> list(in, i -> AddressData.readV6(i).text());
      default -> Escapes.quoted(value);
    };
  }

  private interface Item {
    String read(WireReader in) throws Malformed;
  }

  private static String list(WireReader in, Item item) throws Malformed {
    List<String> items = new ArrayList<>();
    while (in.remaining() > 0) {
      items.add(item.read(in));
    }
    return String.join(",", items);
  }

  private static String end(WireReader in) throws Malformed {
    if (in.remaining() > 0) {
      throw in.bad();
    }
    return "";
  }

  /** Escaped as an item of a list and again as a character string (appendix A.1). */
  private static String alpn(Bytes id) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < id.size(); i++) {
      int octet = id.at(i);
      text.append(octet == ',' || octet == '\\' ? "\\\\" : "");
      Escapes.append(text, octet, "\"\\");
    }
    return text.toString();
  }
}
