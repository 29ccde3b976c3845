package org.entrepot.dns;

/**
 * An option of an OPT record (RFC 6891 section 6.1.2).
 *
 * @param code its number in the IANA register, 0 to 65535
 * @param data its bytes
 */
public record EdnsOption(int code, Bytes data) {
  /** The number of the name server identifier (RFC 5001). */
  public static final int NSID = 3;

  static EdnsOption read(WireReader in) throws Malformed {
    int code = in.u16();
    return new EdnsOption(code, in.bytes(in.u16()));
  }

  /**
   * As dig prints it: {@code NSID: 6e 73 31 ("ns1")}, and any other option like one that it does
   * not know, {@code OPT=10: 2b ed}.
   */
  public String text() {
    StringBuilder text = new StringBuilder(code == NSID ? "NSID:" : "OPT=" + code + ":");
    String hex = data.hex();
    for (int i = 0; i < data.size(); i++) {
      text.append(' ');
      text.append(Character.toLowerCase(hex.charAt(2 * i)));
      text.append(Character.toLowerCase(hex.charAt(2 * i + 1)));
    }
    if (code == NSID && data.size() > 0) {
      text.append(" (").append(Escapes.quoted(data)).append(')');
    }
    return text.toString();
  }
}
