package org.entrepot.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Pipe;
import okio.Sink;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream. One thread moves bytes from the socket into a small buffer and
 * stops where it is full, so nothing is read from the network faster than it is used; another reads
 * from the buffer, and can be interrupted while it waits, as it could not on the socket.
 */
final class PumpedBody extends InputStream {
  private static final long BUFFER = 1 << 18;
  private static final long CHUNK = 1 << 16;

  private final Pipe pipe = new Pipe(BUFFER);
  private final InputStream in = Okio.buffer(pipe.source()).inputStream();
  private final Call call;
  private final Runnable whenClosed;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable IOException failure;
  private volatile boolean complete;

  PumpedBody(Call call, Runnable whenClosed) {
    this.call = call;
    this.whenClosed = whenClosed;
  }

  /** Moves all bytes, at the pace of their reader. Nothing is thrown: the reader gets it. */
  void pump(BufferedSource source) {
    try (Sink sink = pipe.sink()) {
      move(source, sink);
    } catch (IOException e) {
      // The reader has closed its end.
      failure = e;
    }
  }

  private void move(BufferedSource source, Sink sink) throws IOException {
    Buffer chunk = new Buffer();
    while (true) {
      long moved;
      try {
        moved = source.read(chunk, CHUNK);
      } catch (IOException e) {
        failure = e;
        return;
      }
      if (moved < 0) {
        complete = true;
        return;
      }
      sink.write(chunk, moved);
    }
  }

  @Override
  public int read() throws IOException {
    return checked(in.read());
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return checked(in.read(into, from, length));
  }

  private int checked(int read) throws IOException {
    if (read < 0 && !complete) { // what ends without having come to its end has broken off
      IOException broken = failure;
      throw broken == null ? new IOException("the body broke off") : broken;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      try {
        call.cancel();
        in.close();
      } finally {
        whenClosed.run();
      }
    }
  }
}
