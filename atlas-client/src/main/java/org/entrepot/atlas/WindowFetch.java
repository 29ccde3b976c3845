package org.entrepot.atlas;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import org.entrepot.atlas.DownloadState.Part;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one window: asks, sorts, leaves out what comes twice, and puts the rest into a file that
 * is there whole or not at all.
 *
 * <p>A second more is asked for at each end, and thrown away: whether the service counts the ends
 * of a time as in it then makes no difference.
 */
final class WindowFetch {
  /** Where the results of a query are. */
  @FunctionalInterface
  interface Place {
    List<HttpUrl> urls(int query, long start, long stop);
  }

  static final String TOO_LONG = "line too long";
  static final String OUTSIDE = "outside the time asked for";

  private final Transport transport;
  private final Disk disk;
  private final Path folder;
  private final Place place;
  private final DownloadMeter meter;
  private final long memory;
  private final boolean compressed;
  private final AtomicLong names = new AtomicLong();

  /**
   * @param memory how many bytes of results one thread holds
   * @param compressed whether the files of windows are
   * @param firstName a number that no file of the folder has, nor any above it
   */
  WindowFetch(
      Transport transport,
      Disk disk,
      Path folder,
      Place place,
      DownloadMeter meter,
      long memory,
      boolean compressed,
      long firstName) {
    this.transport = transport;
    this.disk = disk;
    this.folder = folder;
    this.place = place;
    this.meter = meter;
    this.memory = memory;
    this.compressed = compressed;
    this.names.set(firstName);
  }

  /**
   * Fetches a window.
   *
   * @param most how many bytes it may have
   * @param lastTry whether an end in the midst of a line is taken for what it is, if it comes again
   *     and again
   * @throws BrokenOff if the answer breaks
   * @throws TooMuch if it is larger than that
   * @throws IOException if the disk cannot be written
   */
  Part fetch(Span span, long most, boolean lastTry) throws IOException, TooMuch {
    String name = "window-" + names.getAndIncrement();
    long now = transport.waiting().now().getEpochSecond();
    long received = 0;
    try (LineSort sort = new LineSort(disk, folder, name, memory)) {
      Intake intake = new Intake(span, sort, most, lastTry);
      for (HttpUrl url : place.urls(span.query(), Math.max(0, span.from() - 1), span.to())) {
        try (Answer answer = new Answer(transport.stream(url), transport.shown(url))) {
          intake.take(answer);
        }
      }
      received = intake.received;
      try (DistinctLines lines = new DistinctLines(sort.sorted())) {
        return write(name, span, now, received, lines);
      }
    }
  }

  private Part write(String name, Span span, long now, long received, DistinctLines lines)
      throws IOException {
    KeyedLine line = lines.next();
    String rejected = "";
    if (line != null && line.isRejected()) { // they stand before all others
      Path fresh = folder.resolve(name + ".aside.tmp");
      LineFile.Writer aside = new LineFile.Writer(disk.create(fresh), compressed);
      try (aside) {
        for (; line != null && line.isRejected(); line = lines.next()) {
          aside.write(line);
        }
      }
      rejected = aside.sha256();
      disk.move(fresh, folder.resolve(name + ".aside"));
    }
    long earliest = line == null ? span.to() : line.timestamp();
    Path fresh = folder.resolve(name + ".part.tmp");
    LineFile.Writer part = new LineFile.Writer(disk.create(fresh), compressed);
    try (part) {
      for (; line != null; line = lines.next()) {
        part.write(line);
      }
    }
    disk.move(fresh, folder.resolve(name + ".part"));
    return new Part(
        name,
        span,
        now,
        part.sha256(),
        rejected,
        earliest,
        part.count(),
        lines.duplicates(),
        lines.conflicts(),
        received);
  }

  /** Takes what comes from the network. */
  private final class Intake {
    private final Span span;
    private final LineSort sort;
    private final long most;
    private final boolean lastTry;
    private final KeyReader keys = new KeyReader();
    private long received;

    Intake(Span span, LineSort sort, long most, boolean lastTry) {
      this.span = span;
      this.sort = sort;
      this.most = most;
      this.lastTry = lastTry;
    }

    void take(Answer answer) throws IOException, TooMuch {
      Elements elements = new Elements(answer);
      boolean first = true;
      byte[] text = next(elements, answer);
      while (text != null) {
        KeyedLine line = read(elements, text);
        byte[] following = next(elements, answer);
        boolean alone = first && following == null;
        if (line.isRejected() && following == null && !elements.isEnded() && !lastTry) {
          if (!alone || !isNothing(text)) {
            throw answer.broken(new IOException("it ends in the midst of a line"));
          }
        }
        if (!alone || !isNothing(text)) {
          sort(line);
        }
        first = false;
        text = following;
      }
    }

    private byte @Nullable [] next(Elements elements, Answer answer) throws IOException, TooMuch {
      byte[] text;
      try {
        text = elements.next();
      } catch (BrokenOff e) {
        throw e;
      } catch (IOException e) {
        throw answer.broken(e);
      }
      long more = answer.taken();
      if (more > 0) {
        received += more;
        meter.received(more);
      }
      if (received > most && span.canBeSplit()) {
        throw new TooMuch();
      }
      return text;
    }

    private KeyedLine read(Elements elements, byte[] text) {
      if (elements.isTooLong()) {
        String length = " ... (" + elements.wholeLength() + " bytes)";
        return KeyedLine.rejected(TOO_LONG, joined(text, length));
      }
      return keys.read(text, KeyedLine.Origin.NEW);
    }

    /** What is set aside is looked at by people, and whoever answers may have put the key there. */
    private KeyedLine masked(String reason, byte[] text) {
      return KeyedLine.rejected(reason, transport.secret().mask(text));
    }

    private void sort(KeyedLine line) throws IOException {
      if (line.isRejected() || span.holds(line.timestamp())) {
        sort.add(line.isRejected() ? masked(line.kind(), line.text()) : line);
      } else if (line.timestamp() < span.from() - 1 || line.timestamp() > span.to()) {
        sort.add(masked(OUTSIDE, line.text()));
      }
    }
  }

  private static byte[] joined(byte[] text, String more) {
    byte[] all = Arrays.copyOf(text, text.length + more.length());
    System.arraycopy(more.getBytes(StandardCharsets.US_ASCII), 0, all, text.length, more.length());
    return all;
  }

  /** How the API says that there are no results. */
  private static boolean isNothing(byte[] text) {
    return text.length == 2 && new String(text, StandardCharsets.ISO_8859_1).equals("{}");
  }

  /** An answer that counts its bytes, and whose failures are told from those of the disk. */
  private static final class Answer extends FilterInputStream {
    private final String url;
    private long taken;

    Answer(InputStream in, String url) {
      super(in);
      this.url = url;
    }

    BrokenOff broken(IOException e) {
      return new BrokenOff(url, e);
    }

    /** How many bytes were read since this was asked last. */
    long taken() {
      long now = taken;
      taken = 0;
      return now;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int n = super.read(bytes, offset, length);
        taken += Math.max(0, n);
        return n;
      } catch (IOException e) {
        throw broken(e);
      }
    }

    @Override
    public void close() {
      try {
        super.close();
      } catch (IOException e) {
        // What is not read any more cannot be missed.
      }
    }
  }
}
