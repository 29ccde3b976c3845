package org.entrepot.result;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entrepot.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Values of texts that come again and again in a file of results: names, addresses, raw fields. A
 * text that is remembered costs no allocation; the memory is bounded, later texts displacing
 * earlier ones.
 */
final class TextCache {
  private static final int SLOT_BITS = 12;
  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int LONGEST_ADDRESS = 45;
  private static final int LONGEST_TEXT = 1 << 10;

  /** An address field: its text, the address if it is one, and whether that prints as the text. */
  record AddressText(String text, Optional<IpAddress> address, boolean canonical) {}

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
    if (to - from > LONGEST_TEXT) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = spread(hash);
    String known = strings[slot];
    if (known == null || !is(known, bytes, from, to)) {
      known = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      strings[slot] = known;
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

  private static boolean is(String known, byte[] bytes, int from, int to) {
    if (known.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0 || known.charAt(i - from) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
