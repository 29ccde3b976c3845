package org.entrepot.annotate;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines that <a href="https://github.com/RIPE-NCC/bgpdump">bgpdump</a> {@code -m} prints of a
 * routing table: {@code TABLE_DUMP2|time|B|peer|peer AS|prefix|AS path|origin|...}; of a table with
 * several paths a peer (RFC 8050) the path's number stands behind the prefix.
 */
final class BgpdumpLines implements Source<RoutingTable> {
  private static final Pattern LINE =
      Pattern.compile("TABLE_DUMP2?(?:_AP)?\\|[^|]*\\|B\\|[0-9a-fA-F.:]+\\|\\d+\\|.*");
  private static final Pattern TIME = Pattern.compile("(?m)^TABLE_DUMP2?(?:_AP)?\\|(\\d{1,10})\\|");
  private static final String NOT_A_PATH = "not an AS path";

  @Override
  public String format() {
    return "routing table as bgpdump -m prints it";
  }

  @Override
  public String licence() {
    return MrtTables.LICENCE;
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public Optional<String> date(Head head) {
    return head.find(TIME).flatMap(seconds -> day(Long.parseLong(seconds)));
  }

  /** The day of a time in seconds since 1970. */
  static Optional<String> day(long seconds) {
    try {
      return Optional.of(
          Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate().toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public RoutingTable read(Content content) throws IOException {
    RoutingTable.Builder table = new RoutingTable.Builder();
    walk(content, table);
    return table.build();
  }

  static void walk(Content content, RouteTaker taker) throws IOException {
    RawPath path = new RawPath();
    content.eachLine("#", line -> take(line, path, taker));
  }

  private static void take(Line line, RawPath path, RouteTaker taker) throws Rejected {
    line.split('|');
    boolean several = line.is(0, "TABLE_DUMP2_AP");
    if (!several && !line.is(0, "TABLE_DUMP2") && !line.is(0, "TABLE_DUMP")) {
      throw new Rejected("not of a routing table");
    }
    int pathColumn = several ? 7 : 6;
    if (line.columns() <= pathColumn) {
      throw new Rejected("wrong number of columns");
    }
    long peer = line.digits(4);
    if (peer < 0 || peer > 0xFFFF_FFFFL) {
      throw new Rejected(AsNumbers.MALFORMED);
    }
    read(line, pathColumn, path);
    taker.take(peer, line.prefix(5), path);
  }

  /** Reads {@code 1 2 {3,4} (5 6) [7,8] 9}. */
  private static void read(Line line, int column, RawPath path) throws Rejected {
    path.clear();
    RawPath.Segment inside = RawPath.Segment.SEQUENCE;
    int length = line.length(column);
    for (int i = 0; i < length; i++) {
      byte character = line.at(column, i);
      if (character >= '0' && character <= '9') {
        long asn = 0;
        for (; i < length && line.at(column, i) >= '0' && line.at(column, i) <= '9'; i++) {
          asn = Math.min(asn * 10 + line.at(column, i) - '0', Long.MAX_VALUE / 20);
        }
        i--;
        if (asn > 0xFFFF_FFFFL) {
          throw new Rejected(NOT_A_PATH);
        }
        path.step(asn);
      } else if (inside == RawPath.Segment.SEQUENCE) {
        inside = RawPath.Segment.openedBy(character).orElseThrow(() -> new Rejected(NOT_A_PATH));
        path.open(inside);
      } else if (inside.isClosedBy(character)) {
        path.close(inside);
        inside = RawPath.Segment.SEQUENCE;
      } else if (character != ' ' && character != ',') {
        throw new Rejected(NOT_A_PATH);
      }
    }
    if (inside != RawPath.Segment.SEQUENCE) {
      throw new Rejected(NOT_A_PATH);
    }
  }
}
