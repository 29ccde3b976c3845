package org.entrepot.net;

import org.entrepot.net.IpAddress.Family;
import org.jspecify.annotations.Nullable;

/** Reads and prints the text form of addresses: RFC 4291 section 2.2 and RFC 5952. */
final class AddressText {
  /** Of {@code ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255}. */
  private static final int MAX_LENGTH = 45;

  private AddressText() {}

  static String print(IpAddress address) {
    StringBuilder text = new StringBuilder(39);
    if (address.family() == Family.IPV4) {
      appendDotted(text, address.low());
    } else {
      printV6(address, text);
    }
    return text.toString();
  }

  private static void appendDotted(StringBuilder text, long bits) {
    text.append(bits >> 24 & 0xFF).append('.').append(bits >> 16 & 0xFF);
    text.append('.').append(bits >> 8 & 0xFF).append('.').append(bits & 0xFF);
  }

  private static int group(IpAddress address, int index) {
    long half = index < 4 ? address.high() : address.low();
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xFFFF;
  }

  private static void printV6(IpAddress address, StringBuilder text) {
    long low = address.low();
    // RFC 5952 section 5: an IPv4-mapped address is written with its dotted part.
    boolean mapped = address.high() == 0 && low >>> 32 == 0xFFFF;
    int groups = mapped ? 6 : 8;
    int runStart = -1;
    int runLength = 1; // section 4.2.2: a single zero group is not shortened
    for (int i = 0; i < groups; i++) {
      int end = i;
      while (end < groups && group(address, end) == 0) {
        end++;
      }
      if (end - i > runLength) { // section 4.2.3: the first of the longest runs
        runStart = i;
        runLength = end - i;
      }
      i = Math.max(i, end - 1);
    }
    for (int i = 0; i < groups; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
      } else {
        if (i > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(address, i)));
      }
    }
    if (mapped) {
      text.append(':');
      appendDotted(text, low & 0xFFFF_FFFFL);
    }
  }

  /** The address that the bytes spell, or null. */
  static @Nullable IpAddress read(byte[] ascii, int from, int to) {
    if (from < 0 || to > ascii.length || to - from < 2 || to - from > MAX_LENGTH) {
      return null;
    }
    for (int i = from; i < to; i++) {
      if (ascii[i] == ':') {
        return readV6(ascii, from, to);
      }
    }
    long bits = readDotted(ascii, from, to);
    return bits < 0 ? null : IpAddress.v4((int) bits);
  }

  /** The 32 bits of a dotted address, or -1. */
  private static long readDotted(byte[] ascii, int from, int to) {
    long bits = 0;
    int at = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && (at >= to || ascii[at++] != '.')) {
        return -1;
      }
      int start = at;
      int value = 0;
      while (at < to && ascii[at] >= '0' && ascii[at] <= '9' && at - start < 3) {
        value = value * 10 + ascii[at++] - '0';
      }
      boolean leadingZero = at - start > 1 && ascii[start] == '0';
      if (at == start || leadingZero || value > 255) {
        return -1;
      }
      bits = bits << 8 | value;
    }
    return at == to ? bits : -1;
  }

  private static @Nullable IpAddress readV6(byte[] ascii, int from, int to) {
    // Groups are shifted into the pair (high, low); at "::" the ones before it are set aside.
    long high = 0;
    long low = 0;
    int groups = 0;
    int gapAt = -1;
    int at = from;
    if (ascii[at] == ':') {
      if (ascii[at + 1] != ':') {
        return null;
      }
      gapAt = 0;
      at += 2;
    }
    while (at < to) {
      int start = at;
      int value = 0;
      int digit;
      while (at < to && at - start < 4 && (digit = hex(ascii[at])) >= 0) {
        value = value << 4 | digit;
        at++;
      }
      if (at < to && ascii[at] == '.') {
        long dotted = readDotted(ascii, start, to);
        if (dotted < 0 || groups > 6) {
          return null;
        }
        high = high << 32 | low >>> 32;
        low = low << 32 | dotted;
        groups += 2;
        at = to;
        break;
      }
      if (at == start || ++groups > 8) {
        return null;
      }
      high = high << 16 | low >>> 48;
      low = low << 16 | value;
      if (at == to) {
        break;
      }
      if (ascii[at++] != ':' || at == to) {
        return null;
      }
      if (ascii[at] == ':') {
        if (gapAt >= 0) {
          return null;
        }
        gapAt = groups;
        at++;
      }
    }
    if (gapAt < 0) {
      return groups == 8 ? IpAddress.v6(high, low) : null;
    }
    // "::" stands for at least one group (RFC 5952 section 4.2.2 asks writers for two or more).
    return groups > 7 ? null : spread(high, low, groups, gapAt);
  }

  /** Moves the first {@code gapAt} of {@code groups} groups to the front. */
  private static IpAddress spread(long high, long low, int groups, int gapAt) {
    int[] group = new int[8];
    for (int i = groups - 1; i >= 0; i--) {
      group[i < gapAt ? i : i + 8 - groups] = (int) low & 0xFFFF;
      low = low >>> 16 | high << 48;
      high >>>= 16;
    }
    long upper = 0;
    long lower = 0;
    for (int i = 0; i < 4; i++) {
      upper = upper << 16 | group[i];
      lower = lower << 16 | group[i + 4];
    }
    return IpAddress.v6(upper, lower);
  }

  private static int hex(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
