package org.entrepot.atlas;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/**
 * Which results of one measurement to read. Immutable: every method returns another query.
 *
 * <p>Without a start, the API gives results of the last days only, or of all time for a measurement
 * that is over; name the times to know what you get.
 */
public final class ResultQuery {
  private final long measurementId;
  private final Parameters parameters;

  private ResultQuery(long measurementId, Parameters parameters) {
    this.measurementId = measurementId;
    this.parameters = parameters;
  }

  /** All results of a measurement that the API gives. */
  public static ResultQuery of(long measurementId) {
    return new ResultQuery(measurementId, Parameters.none("probe_ids").with("format", "txt"));
  }

  /** From this time on. */
  public ResultQuery withStart(Instant time) {
    return new ResultQuery(measurementId, parameters.with("start", time));
  }

  /** Up to this time. */
  public ResultQuery withStop(Instant time) {
    return new ResultQuery(measurementId, parameters.with("stop", time));
  }

  /** Of these probes. A list too long for one request is asked for in several. */
  public ResultQuery withProbeIds(Collection<Long> ids) {
    return new ResultQuery(measurementId, parameters.withIds(ids));
  }

  /** Of these probes. */
  public ResultQuery withProbeIds(long... ids) {
    return withProbeIds(Arrays.stream(ids).boxed().toList());
  }

  /** Of anchors only. */
  public ResultQuery withAnchorsOnly() {
    return new ResultQuery(measurementId, parameters.with("anchors-only", "true"));
  }

  /** Of public probes only. */
  public ResultQuery withPublicOnly() {
    return new ResultQuery(measurementId, parameters.with("public-only", "true"));
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
    return other instanceof ResultQuery that
        && measurementId == that.measurementId
        && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(measurementId) + parameters.hashCode();
  }

  @Override
  public String toString() {
    return "results of " + measurementId + " with " + parameters;
  }
}
