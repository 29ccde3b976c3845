package org.entrepot.atlas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The API key, which goes into one header and nowhere else. */
final class Secret {
  private static final String MASK = "(key)";
  private static final int SHORTEST_PART = 6;

  private final String key;

  private Secret(String key) {
    this.key = key;
  }

  static Secret none() {
    return new Secret("");
  }

  /**
   * @throws IllegalArgumentException if the text cannot be a key; the message does not hold it
   */
  static Secret of(String key) {
    if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("an API key is printable ASCII without blanks");
    }
    return new Secret(key);
  }

  boolean isPresent() {
    return !key.isEmpty();
  }

  /** The key itself, for what is derived from it and cannot be turned back. */
  char[] characters() {
    return key.toCharArray();
  }

  /** Whether a text holds the key. */
  boolean isIn(String text) {
    return isPresent() && text.contains(key);
  }

  /** What the header {@code Authorization} says. */
  Optional<String> header() {
    return isPresent() ? Optional.of("Key " + key) : Optional.empty();
  }

  /** The text without the key, which a server may well repeat. */
  String mask(String text) {
    return isPresent() ? text.replace(key, MASK) : text;
  }

  /** The same for bytes of any character set, of which a key's characters are one each. */
  byte[] mask(byte[] text) {
    if (!isPresent()) {
      return text;
    }
    String characters = new String(text, StandardCharsets.ISO_8859_1);
    return characters.contains(key) ? mask(characters).getBytes(StandardCharsets.ISO_8859_1) : text;
  }

  /** Like {@link #mask(String)}, also of a key that the end of the text has cut off. */
  String maskCut(String text) {
    String masked = mask(text);
    for (int length = key.length() - 1; length >= SHORTEST_PART; length--) {
      if (masked.endsWith(key.substring(0, length))) {
        return masked.substring(0, masked.length() - length) + MASK;
      }
    }
    return masked;
  }

  /** The failure without the key, which OkHttp quotes where a server puts it into a status line. */
  IOException mask(IOException failure) {
    for (Throwable each = failure; isPresent() && each != null; each = each.getCause()) {
      if (String.valueOf(each.getMessage()).contains(key)) {
        IOException masked = new IOException(mask(failure.toString()));
        masked.setStackTrace(failure.getStackTrace());
        return masked;
      }
    }
    return failure;
  }

  /** The URL as it may be shown: without the key and without a key of anybody else. */
  String show(HttpUrl url) {
    return mask(withoutKey(url).toString());
  }

  /** The URL without the parameter {@code key}, which older clients put there. */
  static HttpUrl withoutKey(HttpUrl url) {
    boolean bare =
        url.queryParameter("key") == null && url.username().isEmpty() && url.password().isEmpty();
    return bare
        ? url
        : url.newBuilder().removeAllQueryParameters("key").username("").password("").build();
  }

  @Override
  public String toString() {
    return isPresent() ? MASK : "(no key)";
  }
}
