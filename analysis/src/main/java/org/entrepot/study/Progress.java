package org.entrepot.study;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.entrepot.dataset.DataFile;

/** Is told how far a study has come. Called by one thread. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (stage, done, total) -> {};

  /**
   * Something was done.
   *
   * @param stage what is being done, in words
   * @param done how much of it
   * @param total of how much, or 0 if that is not known
   */
  void at(String stage, long done, long total);

  /** Something that is to be told of every few bytes of a file that were read. */
  default IntConsumer reading(DataFile file) throws IOException {
    String stage = "reading " + file.name();
    long total = Files.isRegularFile(file.path()) ? Files.size(file.path()) : 0;
    AtomicLong done = new AtomicLong();
    return bytes -> at(stage, done.addAndGet(bytes), total);
  }
}
