package org.entrepot.atlas;

import java.util.Arrays;
import java.util.Collection;

/**
 * Which of the latest results of one measurement to read. Immutable: every method returns another
 * query. The API's answer may be five minutes old.
 */
public final class LatestQuery {
  private static final int MOST_VERSIONS = 10;

  private final long measurementId;
  private final Parameters parameters;

  private LatestQuery(long measurementId, Parameters parameters) {
    this.measurementId = measurementId;
    this.parameters = parameters;
  }

  /** The latest result of each probe. */
  public static LatestQuery of(long measurementId) {
    return new LatestQuery(measurementId, Parameters.none("probe_ids").with("format", "txt"));
  }

  /** The latest so many results of each probe, 1 to 10, the newest first. */
  public LatestQuery withVersions(int versions) {
    if (versions < 1 || versions > MOST_VERSIONS) {
      throw new IllegalArgumentException(
          "the API looks back on 1 to " + MOST_VERSIONS + " results, not " + versions);
    }
    return new LatestQuery(measurementId, parameters.with("versions", versions));
  }

  /** Of these probes. A list too long for one request is asked for in several. */
  public LatestQuery withProbeIds(Collection<Long> ids) {
    return new LatestQuery(measurementId, parameters.withIds(ids));
  }

  /** Of these probes. */
  public LatestQuery withProbeIds(long... ids) {
    return withProbeIds(Arrays.stream(ids).boxed().toList());
  }

  /** The measurement. */
  public long measurementId() {
    return measurementId;
  }

  Parameters parameters() {
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LatestQuery that
        && measurementId == that.measurementId
        && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(measurementId) + parameters.hashCode();
  }

  @Override
  public String toString() {
    return "latest results of " + measurementId + " with " + parameters;
  }
}
