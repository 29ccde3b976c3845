package org.entrepot.atlas;

/**
 * What a status check of one ping measurement is to raise an alert for. Immutable: every method
 * returns another query.
 *
 * @see <a href="https://atlas.ripe.net/docs/apis/rest-api-manual/measurements/status-checks/">The
 *     API's manual</a>
 */
public final class StatusCheckQuery {
  private final long measurementId;
  private final Parameters parameters;

  private StatusCheckQuery(long measurementId, Parameters parameters) {
    this.measurementId = measurementId;
    this.parameters = parameters;
  }

  /** With the API's defaults: an alert for a probe that loses more than 75% of its packets. */
  public static StatusCheckQuery of(long measurementId) {
    return new StatusCheckQuery(measurementId, Parameters.none("probe_ids"));
  }

  /** The loss of packets, in percent as the API counts it, above which a probe is an alert. */
  public StatusCheckQuery withMaxPacketLoss(int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a loss is 0 to 100 percent, not " + percent);
    }
    return with(parameters.with("max_packet_loss", percent));
  }

  /** How many probes may be an alert before the whole is one. */
  public StatusCheckQuery withPermittedAlerts(int probes) {
    return with(parameters.with("permitted_total_alerts", probes));
  }

  /** How many results of a probe make its median RTT. */
  public StatusCheckQuery withLookback(int results) {
    return with(parameters.with("lookback", results));
  }

  /**
   * How far the latest RTT may be from the median before the probe is an alert, as the API says.
   */
  public StatusCheckQuery withMedianRttThreshold(double threshold) {
    return with(parameters.with("median_rtt_threshold", threshold));
  }

  /** All RTTs of every probe, not only of those that are an alert. */
  public StatusCheckQuery withAllRtts() {
    return with(parameters.with("show_all", "true"));
  }

  private StatusCheckQuery with(Parameters more) {
    return new StatusCheckQuery(measurementId, more);
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
    return other instanceof StatusCheckQuery that
        && measurementId == that.measurementId
        && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(measurementId) + parameters.hashCode();
  }

  @Override
  public String toString() {
    return "status check of " + measurementId + " with " + parameters;
  }
}
