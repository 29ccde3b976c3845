package org.entrepot.cli;

import org.entrepot.study.Progress;
import picocli.CommandLine.Option;

/** Options that mean the same everywhere. */
final class Common extends Loudness {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that do the work (default: one a processor). The output is the same.")
  private int threads = Runtime.getRuntime().availableProcessors();

  int threads() throws Failures.UserMistake {
    if (threads < 1 || threads > 1024) {
      throw new Failures.UserMistake("--threads is 1 to 1024, not " + threads);
    }
    return threads;
  }

  /** Shows progress until it is closed. */
  interface Bar extends Progress, AutoCloseable {
    @Override
    void close();

    /** Shows how many of something are done, where {@link #at} shows bytes. */
    void count(String stage, long done, long total);

    /** Shows nothing. */
    static Bar none() {
      return new Bar() {
        @Override
        public void at(String stage, long done, long total) {}

        @Override
        public void count(String stage, long done, long total) {}

        @Override
        public void close() {}
      };
    }

    /** Draws a bar on standard error. */
    static Bar onTerminal() {
      return new TerminalBar();
    }
  }
}
