package org.entrepot.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines that are sent on at once. Whoever interrupts the process between two of them finds whole
 * lines only: its end waits for the line that is being written, for a while.
 */
final class WholeLines implements AutoCloseable {
  private static final long PATIENCE_S = 5;

  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock();
  private final Thread ending = new Thread(this::waitForLine);

  WholeLines(OutputStream out) {
    this.out = out;
    Runtime.getRuntime().addShutdownHook(ending);
  }

  void write(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    writing.lock();
    try {
      out.write(bytes);
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  /** From then on nothing is written, since the lock is kept. */
  private void waitForLine() {
    try {
      if (!writing.tryLock(PATIENCE_S, TimeUnit.SECONDS)) {
        return; // nobody reads what is written
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      // The process is ending.
    }
  }
}
