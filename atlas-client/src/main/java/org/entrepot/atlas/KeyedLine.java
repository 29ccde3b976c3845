package org.entrepot.atlas;

import java.util.Arrays;

/**
 * The text of a result under what it is known by: measurement, probe and time. Its kind is a part
 * of that too, since a probe that connects and disconnects in one second has two results of one
 * time. Lines stand in the order of time, then probe, measurement, kind, and last of their bytes.
 */
final class KeyedLine implements Comparable<KeyedLine> {
  /** Where a line comes from, as far as it matters whether it is new. */
  enum Origin {
    /** The file of an earlier run. */
    FILE,
    /** A time that was not asked for before. */
    NEW,
    /** A time that was asked for before. */
    AGAIN
  }

  private final long timestamp;
  private final long probe;
  private final long measurement;
  private final String kind;
  private final long stored;
  private final byte[] text;
  private final Origin origin;

  /**
   * @param timestamp seconds since 1970
   * @param kind the type of the result and, of an event, which; for what is rejected, why
   * @param stored when the service stored it, in seconds since 1970; -1 if it does not say
   * @param text the line without its end; not copied
   */
  KeyedLine(
      long timestamp,
      long probe,
      long measurement,
      String kind,
      long stored,
      byte[] text,
      Origin origin) {
    this.timestamp = timestamp;
    this.probe = probe;
    this.measurement = measurement;
    this.kind = kind;
    this.stored = stored;
    this.text = text;
    this.origin = origin;
  }

  /** A line that is no result. */
  static KeyedLine rejected(String reason, byte[] text) {
    return new KeyedLine(-1, -1, -1, reason, -1, text, Origin.NEW);
  }

  boolean isRejected() {
    return timestamp < 0;
  }

  KeyedLine from(Origin another) {
    return new KeyedLine(timestamp, probe, measurement, kind, stored, text, another);
  }

  long timestamp() {
    return timestamp;
  }

  long probe() {
    return probe;
  }

  long measurement() {
    return measurement;
  }

  String kind() {
    return kind;
  }

  long stored() {
    return stored;
  }

  byte[] text() {
    return text;
  }

  Origin origin() {
    return origin;
  }

  /** Roughly what it takes in memory, in bytes. */
  int weight() {
    return text.length + 120;
  }

  boolean isSameResult(KeyedLine other) {
    return compareKeys(other) == 0;
  }

  boolean isSameText(KeyedLine other) {
    return Arrays.equals(text, other.text);
  }

  private int compareKeys(KeyedLine other) {
    int order = Long.compare(timestamp, other.timestamp);
    if (order == 0) {
      order = Long.compare(probe, other.probe);
    }
    if (order == 0) {
      order = Long.compare(measurement, other.measurement);
    }
    return order == 0 ? kind.compareTo(other.kind) : order;
  }

  @Override
  public int compareTo(KeyedLine other) {
    int order = compareKeys(other);
    return order == 0 ? Arrays.compareUnsigned(text, other.text) : order;
  }

  /** Of two texts of one result the one that was stored later, and of equals the greater. */
  static KeyedLine later(KeyedLine one, KeyedLine other) {
    int order = Long.compare(one.stored, other.stored);
    if (order == 0) {
      order = Arrays.compareUnsigned(one.text, other.text);
    }
    return order >= 0 ? one : other;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyedLine that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(text);
  }

  @Override
  public String toString() {
    return measurement + "/" + probe + "/" + timestamp + " " + kind;
  }
}
