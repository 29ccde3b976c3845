package org.entrepot.dns;

import java.util.List;

/**
 * Data of TXT records (RFC 1035 section 3.3.14), and of SPF and others that look the same.
 *
 * @param strings the strings, each of 0 to 255 bytes
 */
public record TxtData(List<Bytes> strings) implements Rdata {
  /** Copies the list. */
  public TxtData {
    strings = List.copyOf(strings);
  }

  static TxtData read(WireReader in) throws Malformed {
    return new TxtData(in.strings());
  }

  /** The text of all strings without anything between them, printed by {@link Bytes#text}. */
  public String joined() {
    return String.join("", strings.stream().map(Bytes::text).toList());
  }

  @Override
  public String text() {
    return Escapes.quoted(strings);
  }
}
