package org.entrepot.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Composes the answer to a query of class CHAOS and type TXT (RFC 1035, section 4). */
final class DnsMessage {
  /** A response of the server that is asked for. */
  static final int AUTHORITATIVE = 0x8400;

  /** A response of something else that would have asked others. */
  static final int RECURSIVE = 0x8080;

  private static final int TXT = 16;
  private static final int CHAOS = 3;

  /** Where the name of the question stands: the answer points there. */
  private static final int POINTER = 0xC00C;

  private DnsMessage() {}

  /**
   * The bytes of a message with one question and one answer, which is one string.
   *
   * @param id 16 bits
   * @param flags the second 16 bits of the header
   * @param name the name asked for, without a dot at its end
   * @param text at most 255 characters of ASCII
   */
  static byte[] answer(int id, int flags, String name, String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int word : new int[] {id, flags, 1, 1, 0, 0}) {
      two(out, word);
    }
    for (String label : name.split("\\.", -1)) {
      string(out, label);
    }
    out.write(0);
    two(out, TXT);
    two(out, CHAOS);
    two(out, POINTER);
    two(out, TXT);
    two(out, CHAOS);
    // It may be kept for no second.
    two(out, 0);
    two(out, 0);
    two(out, 1 + text.length());
    string(out, text);
    return out.toByteArray();
  }

  private static void string(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static void two(ByteArrayOutputStream out, int word) {
    out.write(word >>> 8);
    out.write(word);
  }
}
