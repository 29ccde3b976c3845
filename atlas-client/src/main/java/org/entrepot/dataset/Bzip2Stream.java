package org.entrepot.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses bzip2, one stream or many one behind the other, its blocks on all processors. A
 * block begins at any bit with a mark of 48 bits and has no length; so all marks are looked for,
 * and what stands between two is decoded ahead of need. A mark can stand within a block by chance:
 * where a block does not decode it is tried again to the mark after the next. Each block is held
 * against its checksum before any byte of it is given, and each stream against its own; of a
 * damaged block nothing is given.
 *
 * <p>Whoever reads starts the work; nothing runs on by itself, and the threads end a second after
 * they have nothing to do, also where the stream is never closed. Memory is bounded by a few blocks
 * for each thread.
 */
final class Bzip2Stream extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final int MOST_THREADS = 8;
  private static final int HEADER = 4;
  private static final int CHECKSUM_BITS = 32;

  /** How many marks within one block are believed to be chance. */
  private static final int FALSE_MARKS = 2;

  /**
   * More than any block takes: its 900,000 bytes at the longest code of 20 bits, and the tables.
   */
  private static final long LONGEST_BLOCK_BITS = 900_000L * 20 + (1 << 20);

  /** Where a block begins, or where a stream ends; and the block decoded to the mark behind it. */
  private static final class Mark {
    final long bit;
    final boolean end;
    @Nullable Future<Bzip2Block> block;

    Mark(long bit, boolean end) {
      this.bit = bit;
      this.end = end;
    }
  }

  private final InputStream in;
  private final Bzip2Bits bits = new Bzip2Bits();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private final int ahead;
  private final ExecutorService workers;
  private final Queue<Bzip2Decoder> decoders = new ConcurrentLinkedQueue<>();
  private @Nullable IOException unreadable;
  private boolean allRead;

  /** The bit of the mark that comes next within a stream; of the next stream's header between. */
  private long position;

  private boolean inStream;
  private int combined;
  private byte[] decoded = new byte[0];
  private int next;
  private int stop;
  private @Nullable IOException broken;

  Bzip2Stream(InputStream in) throws IOException {
    this(in, Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS));
  }

  Bzip2Stream(InputStream in, int threads) throws IOException {
    this.in = in;
    this.ahead = threads + 1;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Bzip2Stream::thread);
    pool.allowCoreThreadTimeOut(true);
    this.workers = pool;
    if (!header()) {
      throw new EOFException();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "bzip2");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (next == stop) {
      if (broken != null) {
        throw broken;
      }
      if (!nextBlock()) {
        return -1;
      }
    }
    int n = Math.min(length, stop - next);
    System.arraycopy(decoded, next, bytes, offset, n);
    next += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    in.close();
  }

  // ---- the structure of the file

  /** Has the next block ready to be given; false at the end. */
  private boolean nextBlock() throws IOException {
    while (inStream || header()) {
      Mark mark = expectedMark();
      if (!mark.end) {
        give(mark);
        return true;
      }
      endOfStream(mark);
    }
    return false;
  }

  /** Enters the stream that begins here; false if the file ends. */
  private boolean header() throws IOException {
    require(position + HEADER * Byte.SIZE);
    if (bits.end() == position && unreadable == null && position > 0) {
      return false;
    }
    long header = bits(position, HEADER * Byte.SIZE);
    int level = (int) header & 0xFF;
    if (header >>> Byte.SIZE != 0x42_5A_68 || level < '1' || level > '9') {
      throw new IOException(
          position == 0 ? "not a bzip2 stream" : "what follows a bzip2 stream is none");
    }
    position += HEADER * Byte.SIZE;
    inStream = true;
    combined = 0;
    return true;
  }

  private Mark expectedMark() throws IOException {
    require(position + Bzip2Bits.MARK_BITS);
    while (!marks.isEmpty() && marks.element().bit < position) {
      forget(marks.remove()); // it stood within a block
    }
    Mark mark = marks.peek();
    if (mark == null || mark.bit != position) {
      bits(position, Bzip2Bits.MARK_BITS);
      throw new IOException("no block begins where one should");
    }
    return marks.remove();
  }

  private void endOfStream(Mark mark) throws IOException {
    long checksum = mark.bit + Bzip2Bits.MARK_BITS;
    require(checksum + CHECKSUM_BITS);
    if ((int) bits(checksum, CHECKSUM_BITS) != combined) {
      throw new IOException("the checksum of a bzip2 stream is wrong");
    }
    position = (checksum + CHECKSUM_BITS + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE;
    bits.forget(position);
    inStream = false;
  }

  private void give(Mark mark) throws IOException {
    require(mark.bit + Bzip2Bits.MARK_BITS + CHECKSUM_BITS);
    int checksum = (int) bits(mark.bit + Bzip2Bits.MARK_BITS, CHECKSUM_BITS);
    startAhead(mark);
    Bzip2Block block = mark.block == null ? decode(mark, 0) : await(mark.block);
    for (int more = 1; more <= FALSE_MARKS && block.failure() != null; more++) {
      Bzip2Block longer = decode(mark, more);
      block = longer.failure() == null ? longer : block;
    }
    broken = block.failure();
    decoded = block.bytes();
    next = 0;
    stop = decoded.length;
    combined = Integer.rotateLeft(combined, 1) ^ checksum;
    position = block.endBit();
    bits.forget(position);
  }

  // ---- work ahead

  /** Starts to decode this block and some of those that follow. */
  private void startAhead(Mark first) throws IOException {
    long farthest = first.bit + ahead * LONGEST_BLOCK_BITS;
    while (!allRead && marks.size() < ahead && bits.end() < farthest) {
      readMore();
    }
    Mark mark = first;
    Iterator<Mark> following = marks.iterator();
    for (int i = 0; i < ahead; i++) {
      Mark after = following.hasNext() ? following.next() : null;
      if (after == null) {
        return;
      }
      if (!mark.end && mark.block == null && after.bit - mark.bit < LONGEST_BLOCK_BITS) {
        mark.block = submit(mark, after.bit);
      }
      mark = after;
    }
  }

  private Future<Bzip2Block> submit(Mark mark, long end) {
    return workers.submit(decoding(mark.bit, end)::get);
  }

  /** Decodes a block from a copy of its bits. */
  private Supplier<Bzip2Block> decoding(long from, long end) {
    byte[] piece = bits.copy(from, end, Bzip2Decoder.PADDING);
    int start = (int) (from % Byte.SIZE);
    return () -> {
      Bzip2Decoder idle = decoders.poll();
      Bzip2Decoder decoder = idle == null ? new Bzip2Decoder() : idle;
      try {
        return new Bzip2Block(decoder.decode(piece, start, start + (int) (end - from)), end, null);
      } catch (IOException e) {
        return Bzip2Block.failed(e, end);
      } finally {
        decoders.add(decoder);
      }
    };
  }

  /** Decodes a block here and now, so many marks within it being believed to be chance. */
  private Bzip2Block decode(Mark mark, int within) throws IOException {
    while (!allRead && marks.size() <= within && bits.end() - mark.bit < LONGEST_BLOCK_BITS) {
      readMore();
    }
    Iterator<Mark> following = marks.iterator();
    Mark after = null;
    for (int i = 0; i <= within; i++) {
      after = following.hasNext() ? following.next() : null;
    }
    if (after == null) {
      return Bzip2Block.failed(unreadable == null ? new EOFException() : unreadable, bits.end());
    }
    return decoding(mark.bit, after.bit).get();
  }

  private static void forget(Mark mark) {
    if (mark.block != null) {
      mark.block.cancel(true);
    }
  }

  private static Bzip2Block await(Future<Bzip2Block> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  // ---- bits

  /** Reads on until a bit is there, or the file ends. */
  private void require(long bit) throws IOException {
    while (!allRead && bits.end() < bit) {
      readMore();
    }
  }

  /** Bits that stand in the file; fails as reading did, or as a file does that ends too early. */
  private long bits(long from, int count) throws IOException {
    if (from + count > bits.end()) {
      throw unreadable == null ? new EOFException() : unreadable;
    }
    return bits.get(from, count);
  }

  /** Reads a piece of the file; a failure waits until all that came before it is given. */
  private void readMore() {
    byte[] piece = new byte[CHUNK];
    int n;
    try {
      n = in.read(piece, 0, CHUNK);
    } catch (IOException e) {
      unreadable = e;
      n = -1;
    }
    if (n < 0) {
      allRead = true;
    } else {
      bits.append(piece, n, (bit, end) -> marks.add(new Mark(bit, end)));
    }
  }
}
