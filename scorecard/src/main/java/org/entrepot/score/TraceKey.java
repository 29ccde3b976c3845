package org.entrepot.score;

import java.util.Comparator;
import org.entrepot.path.ObservedPath;

/**
 * What names a traceroute: RIPE Atlas gives no two results of one probe, measurement and second.
 *
 * @param measurement the measurement
 * @param probe the probe
 * @param timestamp seconds since 1970 (UTC)
 */
public record TraceKey(long measurement, long probe, long timestamp)
    implements Comparable<TraceKey> {
  private static final Comparator<TraceKey> ORDER =
      Comparator.comparingLong(TraceKey::measurement)
          .thenComparingLong(TraceKey::probe)
          .thenComparingLong(TraceKey::timestamp);

  static TraceKey of(ObservedPath path) {
    return new TraceKey(path.measurementId(), path.viewpoint().probeId(), path.timestamp());
  }

  @Override
  public int compareTo(TraceKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "measurement " + measurement + ", probe " + probe + ", second " + timestamp;
  }
}
