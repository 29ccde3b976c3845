package org.entrepot.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Counts bytes by the time that the thread was on a processor, which a machine with other work
 * disturbs less than the clock on the wall. The collector's own threads are not counted.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class CpuSpeed {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private double millions;
  private long wall;
  private long cpu;
  private long wallStart;
  private long cpuStart;

  /** Begins at nothing. */
  @Setup(Level.Iteration)
  public void reset() {
    millions = 0;
    wall = 0;
    cpu = 0;
  }

  /** Begins to count. */
  void start() {
    wallStart = System.nanoTime();
    cpuStart = threads.getCurrentThreadCpuTime();
  }

  /** Ends, so many bytes on. */
  void stop(long bytes) {
    cpu += threads.getCurrentThreadCpuTime() - cpuStart;
    wall += System.nanoTime() - wallStart;
    millions += bytes / 1e6;
  }

  /** Millions of bytes; the harness divides by the wall's time, so that is taken out here. */
  public double megabytes() {
    return cpu == 0 ? 0 : millions * wall / cpu;
  }
}
