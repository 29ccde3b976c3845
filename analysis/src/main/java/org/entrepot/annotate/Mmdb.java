package org.entrepot.annotate;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Network;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB</a> format: a search tree, records
 * of no fixed shape, and behind a marker near the end what kind of database it is. Networks that
 * are mapped into others, such as 6to4, are left out. A database that is damaged anywhere is
 * refused as a whole: what a wrong pointer leads to looks like data.
 */
final class Mmdb {
  private static final String MARKER = "\u00ab\u00cd\u00efMaxMind.com";
  private static final String EPOCH = "build_epoch";
  private static final int CACHED_RECORDS = 1 << 16;

  private Mmdb() {}

  /** What is made of a record. */
  interface Taker {
    void take(Prefix block, Map<?, ?> rec) throws Rejected;
  }

  /** Whether a file is such a database. */
  static boolean isIn(Head head) {
    return head.isBinary() && latin(head.tail()).contains(MARKER);
  }

  /** The day that the database was built. */
  static Optional<String> date(Head head) {
    String tail = latin(head.tail());
    int at = tail.indexOf(EPOCH, Math.max(0, tail.lastIndexOf(MARKER)));
    int data = at + EPOCH.length() + 2; // a number's size and its type stand before it
    if (at < 0 || data > tail.length() || data + tail.charAt(data - 2) > tail.length()) {
      return Optional.empty();
    }
    long seconds = 0;
    for (int i = 0; i < Math.min(5, tail.charAt(data - 2)); i++) {
      seconds = (seconds << 8) + tail.charAt(data + i);
    }
    return Optional.of(
        Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate().toString());
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * Walks all networks.
   *
   * @param what it is read for, for the message if no record has it
   * @throws IOException if the database is broken; the message names the file
   */
  static void each(Content content, String what, Taker taker) throws IOException {
    Current current = new Current();
    byte[] bytes = content.bytes(current).readAllBytes();
    try (Reader reader =
        new Reader(new ByteArrayInputStream(bytes), new CHMCache(CACHED_RECORDS))) {
      Networks<?> networks = reader.networks(Map.class);
      while (networks.hasNext()) {
        DatabaseRecord<?> rec = networks.next();
        current.rec = rec;
        content.nextRecord();
        offer(rec, content, taker);
      }
      if (content.tally().records() == 0) {
        throw new UnknownFormatException(
            content.name()
                + " is a MaxMind database of type "
                + reader.getMetadata().databaseType()
                + ", which has no "
                + what
                + ".");
      }
    } catch (UnknownFormatException e) {
      throw e;
    } catch (IOException | InvalidNetworkException | RuntimeException | StackOverflowError e) {
      // A damaged pointer can lead the reader anywhere, even in a circle.
      throw new IOException(content.name() + " is a broken MaxMind database: " + e.getMessage(), e);
    }
  }

  private static void offer(DatabaseRecord<?> rec, Content content, Taker taker) {
    try {
      if (!(rec.data() instanceof Map<?, ?> fields)) {
        throw new Rejected("not a record");
      }
      taker.take(block(rec.network()), fields);
      content.taken();
    } catch (Rejected e) {
      content.fault(e.reason());
    }
  }

  private static Prefix block(Network network) {
    IpAddress address = IpAddress.parse(network.networkAddress().getHostAddress());
    return new Prefix(address, network.prefixLength());
  }

  /** A field's text, in English where it has several, or the number it holds. */
  static Optional<String> text(Map<?, ?> rec, String key) {
    Object value = rec.get(key);
    return value instanceof String || value instanceof Number
        ? Optional.of(value.toString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  /** A record within a record. */
  static Map<?, ?> within(Map<?, ?> rec, String key) {
    return rec.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  /** A field of the record, or of one within it. */
  static Function<Map<?, ?>, Optional<String>> either(String key, String outer, String inner) {
    return rec -> text(rec, key).or(() -> text(within(rec, outer), inner));
  }

  /** Prints the record that is at fault. */
  private static final class Current implements Supplier<String> {
    private @Nullable DatabaseRecord<?> rec;

    @Override
    public String get() {
      return rec == null ? "" : rec.network() + " " + rec.data();
    }
  }
}
