package org.entrepot.atlas;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A disk that ends the program in the midst of a write: so many bytes are written, and then none.
 * What moves, shortens or deletes a file counts as a byte before it is done and one behind it.
 */
final class KillableDisk extends Disk {
  private final AtomicLong left;
  private final long allowed;
  private final Runnable end;

  /**
   * @param allowed how many bytes may be written
   * @param end what happens then; it does not return
   */
  KillableDisk(long allowed, Runnable end) {
    this.allowed = allowed;
    this.left = new AtomicLong(allowed);
    this.end = end;
  }

  /** How many bytes were written. */
  long written() {
    return allowed - left.get();
  }

  @Override
  OutputStream open(Path file, OpenOption... options) throws IOException {
    return new FilterOutputStream(super.open(file, options)) {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        long before = left.getAndAdd(-length);
        if (before < length) {
          out.write(bytes, from, (int) Math.max(0, before));
          out.flush();
          end.run();
        }
        out.write(bytes, from, length);
      }
    };
  }

  private void step() {
    if (left.getAndDecrement() < 1) {
      end.run();
    }
  }

  @Override
  void move(Path from, Path to) throws IOException {
    step();
    super.move(from, to);
    step();
  }

  @Override
  void delete(Path file) throws IOException {
    step();
    super.delete(file);
    step();
  }

  @Override
  void truncate(Path file, long size) throws IOException {
    step();
    super.truncate(file, size);
    step();
  }
}
