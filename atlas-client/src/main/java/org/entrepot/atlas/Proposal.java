package org.entrepot.atlas;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measurements that have been thought through and not asked for: until {@link #submit} nothing has
 * been sent. It can be submitted once.
 */
public final class Proposal {
  private static final String LOOK = "look at myMeasurements before you ask again";

  private final AtlasClient client;
  private final Orders orders;
  private final MeasurementRequest request;
  private final CostEstimate cost;
  private final AtomicBoolean submitted = new AtomicBoolean();

  Proposal(AtlasClient client, Orders orders, MeasurementRequest request) {
    if (request.sources().isEmpty()) {
      throw new IllegalArgumentException("no probes are asked for");
    }
    this.client = client;
    this.orders = orders;
    this.request = request;
    this.cost = CostEstimate.of(request, request.runs(orders.now()));
    if (cost.runs().filter(time -> time.isNegative() || time.isZero()).isPresent()) {
      throw new IllegalArgumentException(
          "the stop " + request.stop().orElseThrow() + " is past, now that it is " + orders.now());
    }
  }

  /** What is asked for. */
  public MeasurementRequest request() {
    return request;
  }

  /** What it will cost, estimated. */
  public CostEstimate cost() {
    return cost;
  }

  /** What is asked for and what it will cost, in plain words. */
  public String summary() {
    return request + "; " + cost + " (an estimate)";
  }

  /** What will be sent, one line of JSON, with the passwords of wifi measurements. */
  public String toJson() {
    return request.node().toString();
  }

  /**
   * Whether the credits of the key's owner are enough for all of it, which is asked of the service.
   * Another user who pays cannot be asked for, and what has no end is never covered.
   *
   * @throws AtlasException if the service does not tell
   */
  public boolean isCovered() {
    return cost.isCoveredBy(client.credits().currentBalance());
  }

  /**
   * Asks for the measurements, if the estimate of what they cost in all is not more than this. It
   * is sent once and not again, whatever happens, unless no byte of it has been written; see {@link
   * AtlasException#mayHaveHappened}.
   *
   * @return the numbers of the measurements, in the order of their definitions
   * @throws IllegalArgumentException if the estimate is more, or there is none as there is no end;
   *     nothing has been sent
   * @throws IllegalStateException if this was submitted before, or the client has no key; nothing
   *     has been sent
   * @throws AtlasException if it is refused or fails
   */
  public List<Long> submit(long mostCredits) {
    OptionalLong total = cost.total();
    if (total.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was sent: it runs until it is stopped, so there is no limit to what it costs;"
              + " set a stop, or allow so much a day by submitWithoutEnd");
    }
    return send(total.getAsLong(), mostCredits, "");
  }

  /**
   * Like {@link #submit} for what may run without an end: allowed if the estimate of what a day
   * costs is not more than this.
   */
  public List<Long> submitWithoutEnd(long mostCreditsPerDay) {
    return send(cost.creditsPerDay(), mostCreditsPerDay, " a day");
  }

  private List<Long> send(long estimate, long most, String unit) {
    if (estimate > most) {
      throw new IllegalArgumentException(
          "nothing was sent: about "
              + CostEstimate.grouped(estimate)
              + " credits"
              + unit
              + ", and "
              + CostEstimate.grouped(most)
              + " are allowed");
    }
    orders.wantKey();
    if (!submitted.compareAndSet(false, true)) {
      throw new IllegalStateException("nothing was sent: this proposal was submitted before");
    }
    try {
      return orders.ids("measurements/", request.node(), "measurements", LOOK);
    } catch (AtlasException e) {
      if (!e.mayHaveHappened()) {
        submitted.set(false); // it certainly did not get through, so it may be tried again
      }
      throw e;
    }
  }

  /** The same as {@link #summary}. */
  @Override
  public String toString() {
    return summary();
  }
}
