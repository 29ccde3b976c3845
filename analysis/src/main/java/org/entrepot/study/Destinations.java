package org.entrepot.study;

import java.util.Locale;
import java.util.Optional;

/**
 * Where the kept paths were meant to go. Paths to one address say something of that address only,
 * so it is named.
 *
 * @param addresses number of distinct addresses
 * @param asns number of distinct ASes that announce them
 * @param only the address, if there is exactly one
 * @param operator the name of the AS that announces that one, if exactly one does and has a name
 */
public record Destinations(
    int addresses, int asns, Optional<String> only, Optional<String> operator) {
  /** Completes "paths to", such as "8.8.8.8" or "1,290 addresses". */
  public String words() {
    return only.orElseGet(() -> String.format(Locale.ROOT, "%,d addresses", addresses));
  }
}
