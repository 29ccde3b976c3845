package org.entrepot.annotate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * One line of a text file, and its columns once it is split. It is a window on the reader's bytes,
 * good until the next line is read: a million lines make no garbage but the values taken from them.
 */
final class Line {
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private long number;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int columns;

  void set(byte[] buffer, int start, int end, long lineNumber) {
    bytes = buffer;
    from = start;
    to = end;
    number = lineNumber;
    columns = 0;
  }

  /** Its number in the file, from 1. */
  long number() {
    return number;
  }

  /** The whole line; bytes that are no UTF-8 are replaced. */
  String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  boolean startsWithAny(String characters) {
    return from < to && characters.indexOf(bytes[from]) >= 0;
  }

  /** Splits at each delimiter. */
  Line split(char delimiter) {
    columns = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == delimiter) {
        addColumn(start, i);
        start = i + 1;
      }
    }
    addColumn(start, to);
    return this;
  }

  /** Splits at commas outside double quotes (RFC 4180, one record a line). */
  Line splitCsv() {
    columns = 0;
    int start = from;
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        quoted = !quoted;
      } else if (bytes[i] == ',' && !quoted) {
        addColumn(start, i);
        start = i + 1;
      }
    }
    addColumn(start, to);
    return this;
  }

  private void addColumn(int start, int end) {
    if (columns == starts.length) {
      starts = Arrays.copyOf(starts, columns * 2);
      ends = Arrays.copyOf(ends, columns * 2);
    }
    starts[columns] = start;
    ends[columns++] = end;
  }

  int columns() {
    return columns;
  }

  /**
   * @throws Rejected if there are fewer or more columns
   */
  Line expect(int count) throws Rejected {
    if (columns != count) {
      throw new Rejected("wrong number of columns");
    }
    return this;
  }

  /** A column's text, without the quotes that {@link #splitCsv} respects. */
  String text(int column) {
    int start = starts[column];
    int end = ends[column];
    if (end - start >= 2 && bytes[start] == '"' && bytes[end - 1] == '"') {
      String inner = new String(bytes, start + 1, end - start - 2, StandardCharsets.UTF_8);
      return inner.replace("\"\"", "\"");
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** The text from one column to another as it stands. */
  String text(int first, int last) {
    return new String(bytes, starts[first], ends[last] - starts[first], StandardCharsets.UTF_8);
  }

  /** Whether a column holds nothing, or the {@code None} that Python prints for it. */
  boolean isMissing(int column) {
    return starts[column] == ends[column] || is(column, "None");
  }

  /** Number of bytes of a column. */
  int length(int column) {
    return ends[column] - starts[column];
  }

  /** A byte of a column. */
  byte at(int column, int index) {
    return bytes[starts[column] + index];
  }

  boolean is(int column, String ascii) {
    if (ends[column] - starts[column] != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[starts[column] + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A whole number of at most 18 decimal digits, or -1. */
  long digits(int column) {
    return digits(starts[column], ends[column]);
  }

  private long digits(int start, int end) {
    if (start == end || end - start > 18) {
      return -1;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /**
   * @throws Rejected if the column is no AS number, or one that nobody can have
   */
  Asn asn(int column) throws Rejected {
    long value = digits(column);
    return value >= 0 ? AsNumbers.ofNetwork(value) : AsNumbers.ofNetwork(text(column));
  }

  /**
   * @throws Rejected if the column is no address
   */
  IpAddress address(int column) throws Rejected {
    return IpAddress.tryParse(bytes, starts[column], ends[column])
        .orElseThrow(() -> new Rejected("not an IP address"));
  }

  /**
   * @throws Rejected if the column is no {@code address/length}
   */
  Prefix prefix(int column) throws Rejected {
    int slash = starts[column];
    while (slash < ends[column] && bytes[slash] != '/') {
      slash++;
    }
    if (slash == ends[column]) {
      throw new Rejected("not a prefix");
    }
    Optional<IpAddress> network = IpAddress.tryParse(bytes, starts[column], slash);
    return prefix(network, digits(slash + 1, ends[column]));
  }

  /**
   * @throws Rejected if the columns are no address and length
   */
  Prefix prefix(int addressColumn, int lengthColumn) throws Rejected {
    Optional<IpAddress> network =
        IpAddress.tryParse(bytes, starts[addressColumn], ends[addressColumn]);
    return prefix(network, digits(lengthColumn));
  }

  private static Prefix prefix(Optional<IpAddress> network, long length) throws Rejected {
    if (network.isEmpty() || length < 0 || length > network.get().family().bits()) {
      throw new Rejected("not a prefix");
    }
    return new Prefix(network.get(), (int) length);
  }

  /**
   * @throws Rejected if the columns are no point on the Earth
   */
  Coordinates coordinates(int latitudeColumn, int longitudeColumn) throws Rejected {
    return Places.coordinates(text(latitudeColumn), text(longitudeColumn));
  }
}
