package org.entrepot.claim;

import java.util.Optional;
import java.util.stream.Stream;

/** Which way paths go through the border of a region. */
public enum Direction {
  /** From the rest of the Internet to networks of the region. */
  INTO("into", "into the region"),
  /** From the region's vantage points to wherever. */
  OUT_OF("out-of", "out of the region");

  private final String key;
  private final String words;

  Direction(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** How a file of claims calls it. */
  public String key() {
    return key;
  }

  /** Completes "paths". */
  public String words() {
    return words;
  }

  /** The direction that a file of claims calls so. */
  public static Optional<Direction> of(String key) {
    return Stream.of(values()).filter(each -> each.key.equals(key)).findFirst();
  }
}
