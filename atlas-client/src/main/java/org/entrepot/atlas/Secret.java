package org.entrepot.atlas;

import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The API key, which goes into one header and nowhere else. */
final class Secret {
  private static final String MASK = "(key)";

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
