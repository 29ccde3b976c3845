package org.entrepot.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A stream of which pieces are read ahead, and the plain traceroutes among their lines with them,
 * on other threads. It gives the same bytes as the stream beneath. {@link ElementReader} asks for
 * what stands at an offset when it comes to it and decides what it is, as if it had read it itself;
 * so nothing that comes out depends on the number of threads.
 */
final class LinesAhead extends InputStream {
  private static final int PIECE = 1 << 18;

  /** Of how many given pieces the lines are kept; no more than these are looked at together. */
  private static final int GIVEN = 4;

  /** A traceroute, and the line that it stands on, which ends with a line feed. */
  record Line(long offset, int length, Traceroute trace) {}

  /** Lines, all whole but perhaps for the last of the stream. */
  private static final class Piece {
    final byte[] bytes;
    final int length;
    final Deque<Line> lines = new ArrayDeque<>();
    @Nullable Future<List<Line>> work;

    Piece(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }
  }

  private final InputStream in;
  private final ExecutorService workers;
  private final int ahead;
  private final Queue<PlainReader> readers = new ConcurrentLinkedQueue<>();

  /** Pieces that are read and not given yet. */
  private final Deque<Piece> waiting = new ArrayDeque<>();

  /** Pieces that are given, whose lines may still be asked for. */
  private final Deque<Piece> given = new ArrayDeque<>();

  private byte[] carried = new byte[0];
  private long read;
  private int next;
  private boolean allRead;
  private @Nullable IOException unreadable;

  /**
   * @param workers who read lines
   * @param ahead how many pieces are read at most and not given
   */
  LinesAhead(InputStream in, ExecutorService workers, int ahead) {
    this.in = in;
    this.workers = workers;
    this.ahead = ahead;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!allRead && waiting.size() < ahead) {
      readPiece();
    }
    Piece piece = waiting.peek();
    if (piece == null) {
      if (unreadable != null) {
        throw unreadable;
      }
      return -1;
    }
    int n = Math.min(length, piece.length - next);
    System.arraycopy(piece.bytes, next, bytes, offset, n);
    next += n;
    if (next == piece.length) {
      given.add(waiting.remove());
      next = 0;
      if (given.size() > GIVEN) { // nobody asks, as within an array
        given.remove();
      }
    }
    return n;
  }

  /**
   * The plain traceroute that has the line at this offset for itself; null if there is none.
   * Offsets that are asked for grow, and stand in what was given.
   */
  @Nullable Line at(long offset) throws IOException {
    while (true) {
      Piece piece = given.isEmpty() ? waiting.peek() : given.element();
      if (piece == null) {
        return null;
      }
      if (piece.work != null) {
        piece.lines.addAll(finished(piece.work));
        piece.work = null;
      }
      while (!piece.lines.isEmpty() && piece.lines.element().offset < offset) {
        piece.lines.remove();
      }
      if (!piece.lines.isEmpty()) {
        return piece.lines.element().offset == offset ? piece.lines.remove() : null;
      }
      if (given.isEmpty()) {
        return null;
      }
      given.remove();
    }
  }

  /** Reads a piece to the end of its last line. */
  private void readPiece() {
    byte[] bytes = Arrays.copyOf(carried, Math.max(PIECE, 2 * carried.length));
    int length = carried.length;
    carried = new byte[0];
    while (length < bytes.length - PlainReader.PADDING && !allRead) {
      try {
        int n = in.read(bytes, length, bytes.length - PlainReader.PADDING - length);
        allRead = n < 0;
        length += Math.max(n, 0);
      } catch (IOException e) {
        unreadable = e; // when all that was read before is given
        allRead = true;
      }
    }
    int cut = length;
    while (cut > 0 && bytes[cut - 1] != '\n') {
      cut--;
    }
    if (cut > 0 && !allRead) {
      carried = Arrays.copyOfRange(bytes, cut, length);
      Arrays.fill(bytes, cut, length, (byte) 0);
      length = cut;
    }
    if (length > 0) {
      Piece piece = new Piece(bytes, length);
      long offset = read;
      piece.work = workers.submit(() -> lines(piece, offset));
      waiting.add(piece);
      read += length;
    }
  }

  private List<Line> lines(Piece piece, long offset) {
    PlainReader pooled = readers.poll();
    PlainReader reader = pooled == null ? new PlainReader() : pooled;
    List<Line> lines = new ArrayList<>();
    byte[] bytes = piece.bytes;
    int at = 0;
    while (at < piece.length) {
      Traceroute trace = bytes[at] == '{' ? reader.read(bytes, at, false) : null;
      int end = trace == null ? at : reader.end();
      while (trace != null && (bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r')) {
        end++;
      }
      if (trace != null && bytes[end] == '\n') {
        lines.add(new Line(offset + at, end - at, trace));
      }
      while (end < piece.length && bytes[end] != '\n') {
        end++;
      }
      at = end + 1;
    }
    readers.add(reader);
    return lines;
  }

  private static List<Line> finished(Future<List<Line>> work) throws IOException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
