package org.entrepot.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * A domain name, from the most specific label to the root. Labels are 1 to 63 bytes of any value,
 * kept as they were sent, and the name is at most 255 bytes long with the length bytes (RFC 1035
 * section 3.1).
 *
 * <p>Two names are equal if their bytes are; {@link #isSameAs} is the comparison of the DNS, which
 * does not tell upper from lower case.
 *
 * @param labels the labels without the empty one of the root
 */
public record DnsName(List<Bytes> labels) {
  /** The name without a label. */
  public static final DnsName ROOT = new DnsName(List.of());

  static final int MAX_LABEL = 63;
  static final int MAX_NAME = 255;

  /** Those that mean something in a zone file, with the at and dollar signs as dig has it. */
  private static final String SPECIAL = "\"$().;@\\";

  /**
   * @throws IllegalArgumentException if a label is empty or too long, or all of them are
   */
  public DnsName {
    labels = List.copyOf(labels);
    int length = 1;
    for (Bytes label : labels) {
      if (label.size() == 0 || label.size() > MAX_LABEL) {
        throw new IllegalArgumentException("a label has 1 to 63 bytes, not " + label.size());
      }
      length += 1 + label.size();
    }
    if (length > MAX_NAME) {
      throw new IllegalArgumentException("a name has at most 255 bytes, not " + length);
    }
  }

  /**
   * Reads a name in presentation format, with its escapes ({@code \.}, {@code \046}) and with or
   * without the dot at its end.
   *
   * @throws IllegalArgumentException if the text is not a name in ASCII
   */
  public static DnsName parse(String text) {
    if (text.equals(".")) {
      return ROOT;
    }
    List<Bytes> labels = new ArrayList<>();
    NameText in = new NameText(text);
    do {
      labels.add(in.label());
    } while (in.hasNext());
    return new DnsName(labels);
  }

  /** If the names differ in the case of ASCII letters at most (RFC 4343). */
  public boolean isSameAs(DnsName other) {
    return lower(this).equals(lower(other));
  }

  private static List<Bytes> lower(DnsName name) {
    return name.labels.stream().map(DnsName::lower).toList();
  }

  private static Bytes lower(Bytes label) {
    byte[] bytes = label.toArray();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
        bytes[i] |= 0x20;
      }
    }
    return Bytes.of(bytes);
  }

  /**
   * The presentation format, as dig prints it: a dot after each label, a backslash before what
   * means something in a zone file, {@code \DDD} for a space and everything else that is not
   * printable ASCII.
   */
  public String text() {
    if (labels.isEmpty()) {
      return ".";
    }
    StringBuilder text = new StringBuilder();
    for (Bytes label : labels) {
      for (int i = 0; i < label.size(); i++) {
        int octet = label.at(i);
        if (octet == ' ') {
          Escapes.decimal(text, octet);
        } else {
          Escapes.append(text, octet, SPECIAL);
        }
      }
      text.append('.');
    }
    return text.toString();
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
