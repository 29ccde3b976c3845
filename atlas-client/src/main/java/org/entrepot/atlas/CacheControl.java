package org.entrepot.atlas;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;

/**
 * What an answer says of how it may be kept (RFC 9111). A cache of this package is its user's own:
 * {@code private} changes nothing. {@code Expires} is not looked at, since without a {@code
 * max-age} the server is asked each time, which is never wrong.
 *
 * @param mayKeep whether it may be kept at all
 * @param freshFor for how long the server need not be asked, less the time it spent in caches of
 *     others
 */
record CacheControl(boolean mayKeep, Duration freshFor) {
  /** No server means more than a year by it. */
  private static final long LONGEST_SECONDS = 366L * 86_400;

  static CacheControl of(Headers headers) {
    boolean store = headers.values("Vary").stream().noneMatch(value -> value.contains("*"));
    boolean ask = false;
    long seconds = 0;
    for (String header : headers.values("Cache-Control")) {
      for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
        String directive = part.strip();
        if (directive.equals("no-store")) {
          store = false;
        } else if (directive.startsWith("no-cache")) {
          ask = true;
        } else if (directive.startsWith("max-age=")) {
          seconds = seconds(directive.substring("max-age=".length()).replace("\"", ""));
        }
      }
    }
    seconds -= Optional.ofNullable(headers.get("Age")).map(CacheControl::seconds).orElse(0L);
    return new CacheControl(store, Duration.ofSeconds(ask ? 0 : Math.max(0, seconds)));
  }

  private static long seconds(String text) {
    String digits = text.strip();
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    return digits.length() > 9
        ? LONGEST_SECONDS
        : Math.min(LONGEST_SECONDS, Long.parseLong(digits));
  }
}
