package org.entrepot.dns;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.dns.DnsFault.Reason;

/** A place in a message from which numbers, names and strings are read up to a limit. */
final class WireReader {
  private static final int POINTER = 0xC0;

  /** As many as a name can have labels: a chain of more is made to keep readers busy. */
  private static final int MAX_POINTERS = 127;

  private final byte[] message;
  private final int limit;
  private final Reason beyond;
  private int at;

  /** From the beginning of a message to its end. */
  WireReader(byte[] message) {
    this(message, 0, message.length, Reason.TRUNCATED);
  }

  private WireReader(byte[] message, int at, int limit, Reason beyond) {
    this.message = message;
    this.at = at;
    this.limit = limit;
    this.beyond = beyond;
  }

  /** A reader of the next so many bytes alone, but with the message for pointers to point into. */
  WireReader part(int length) throws Malformed {
    int from = take(length);
    return new WireReader(message, from, from + length, Reason.BAD_RDATA);
  }

  /** Another reader of what is left for this one. */
  WireReader copy() {
    return new WireReader(message, at, limit, beyond);
  }

  int offset() {
    return at;
  }

  int remaining() {
    return limit - at;
  }

  /** Where the next bytes begin, which are taken. */
  private int take(int length) throws Malformed {
    if (length > limit - at) {
      throw new Malformed(beyond, limit);
    }
    at += length;
    return at - length;
  }

  int u8() throws Malformed {
    return message[take(1)] & 0xFF;
  }

  int u16() throws Malformed {
    int from = take(2);
    return (message[from] & 0xFF) << 8 | (message[from + 1] & 0xFF);
  }

  long u32() throws Malformed {
    int from = take(4);
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | (message[from + i] & 0xFF);
    }
    return value;
  }

  Bytes bytes(int length) throws Malformed {
    int from = take(length);
    return Bytes.of(message, from, from + length);
  }

  /** All bytes up to the limit. */
  Bytes rest() throws Malformed {
    return bytes(remaining());
  }

  /** A character string: a length byte and as many bytes (RFC 1035 section 3.3). */
  Bytes string() throws Malformed {
    return bytes(u8());
  }

  /** Character strings up to the limit, one at least. */
  List<Bytes> strings() throws Malformed {
    List<Bytes> strings = new ArrayList<>();
    do {
      strings.add(string());
    } while (remaining() > 0);
    return List.copyOf(strings);
  }

  /** The data are not of the shape of their type, and that shows in the byte before. */
  Malformed bad() {
    return new Malformed(Reason.BAD_RDATA, at - 1);
  }

  /** A name, compressed or not (RFC 1035 section 4.1.4). */
  DnsName name() throws Malformed {
    List<Bytes> labels = new ArrayList<>();
    int length = 1;
    // Each pointer must lead to before everything that was read so far, so there is an end to it.
    int earliest = at;
    int pointers = 0;
    WireReader in = this;
    for (int octet = in.u8(); octet != 0; octet = in.u8()) {
      int start = in.at - 1;
      if (octet >= POINTER) {
        int target = (octet & ~POINTER) << 8 | in.u8();
        if (target >= earliest || ++pointers > MAX_POINTERS) {
          throw new Malformed(Reason.BAD_POINTER, start);
        }
        earliest = target;
        in = new WireReader(message, target, message.length, Reason.TRUNCATED);
      } else if (octet > DnsName.MAX_LABEL) {
        throw new Malformed(Reason.BAD_LABEL, start);
      } else {
        length += 1 + octet;
        if (length > DnsName.MAX_NAME) {
          throw new Malformed(Reason.NAME_TOO_LONG, start);
        }
        labels.add(in.bytes(octet));
      }
    }
    return labels.isEmpty() ? DnsName.ROOT : new DnsName(labels);
  }
}
