package org.entrepot.result;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Values of texts that come again and again in a file of results: names, addresses, raw fields. A
 * text that is remembered costs no allocation; the memory is bounded, later texts displacing
 * earlier ones.
 */
final class TextCache {
  static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SLOT_BITS = 12;
  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int LONGEST_ADDRESS = 45;
  private static final int LONGEST_TEXT = 1 << 10;

  /** A text that may be read as an address. */
  static final class Text {
    final String string;
    private final byte[] bytes;
    private @Nullable AddressText address;

    private Text(byte[] bytes) {
      this.bytes = bytes;
      this.string = new String(bytes, StandardCharsets.UTF_8);
    }

    private boolean is(byte[] other, int from, int to) {
      return Arrays.equals(bytes, 0, bytes.length, other, from, to);
    }

    AddressText address() {
      AddressText known = address;
      if (known == null) {
        known = addressText(string);
        address = known;
      }
      return known;
    }
  }

  /** An address field: its text, the address if it is one, and whether that prints as the text. */
  record AddressText(String text, Optional<IpAddress> address, boolean canonical) {}

  private final @Nullable Text[] texts = new @Nullable Text[SLOTS];
  private final @Nullable String[] strings = new @Nullable String[SLOTS];
  private final @Nullable AddressText[] addresses = new @Nullable AddressText[SLOTS];

  /** The string of these characters. */
  String string(char[] chars, int from, int length) {
    if (length > LONGEST_TEXT) {
      return new String(chars, from, length);
    }
    int slot = slot(chars, from, length);
    String known = strings[slot];
    if (known == null || !is(known, chars, from, length)) {
      known = new String(chars, from, length);
      strings[slot] = known;
    }
    return known;
  }

  /** The string of these bytes of UTF-8. */
  String string(byte[] bytes, int from, int to) {
    return text(bytes, from, to, hash(bytes, from, to)).string;
  }

  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mix(hash, (long) WORDS.get(bytes, at));
    }
    long rest = 0;
    for (int i = at; i < to; i++) {
      rest |= (bytes[i] & 0xFFL) << ((i - at) * Byte.SIZE);
    }
    return mix(hash, rest);
  }

  /** Goes on with a hash by eight bytes more, the first of them lowest. */
  static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0x9E37_79B9_7F4A_7C15L;
    return mixed ^ mixed >>> 32;
  }

  /**
   * The text of these bytes of UTF-8.
   *
   * @param hash of all whole groups of eight bytes, and of the rest with zeros behind
   */
  Text text(byte[] bytes, int from, int to, long hash) {
    int slot = (int) hash & (SLOTS - 1);
    Text known = texts[slot];
    if (known == null || !known.is(bytes, from, to)) {
      known = new Text(Arrays.copyOfRange(bytes, from, to));
      if (to - from <= LONGEST_TEXT) {
        texts[slot] = known;
      }
    }
    return known;
  }

  /** What these characters are as an address. */
  AddressText address(char[] chars, int from, int length) {
    if (length > LONGEST_ADDRESS) {
      return new AddressText(new String(chars, from, length), Optional.empty(), false);
    }
    int slot = slot(chars, from, length);
    AddressText known = addresses[slot];
    if (known == null || !is(known.text, chars, from, length)) {
      known = addressText(new String(chars, from, length));
      addresses[slot] = known;
    }
    return known;
  }

  private static AddressText addressText(String text) {
    // Characters beyond ASCII become question marks, which no address has.
    Optional<IpAddress> address = IpAddress.tryParse(text);
    return new AddressText(
        text, address, address.isPresent() && address.get().toString().equals(text));
  }

  private static int slot(char[] chars, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + chars[i];
    }
    return spread(hash);
  }

  private static int spread(int hash) {
    return (hash * 0x9E3779B9) >>> (32 - SLOT_BITS);
  }

  private static boolean is(String known, char[] chars, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }
}
