package org.entrepot.atlas;

/** The states of a measurement, by the API's numbers. */
public enum MeasurementStatus {
  SPECIFIED(0),
  SCHEDULED(1),
  ONGOING(2),
  STOPPED(4),
  FORCED_TO_STOP(5),
  NO_SUITABLE_PROBES(6),
  FAILED(7),
  DENIED(8),
  CANCELLED(9);

  private final int id;

  MeasurementStatus(int id) {
    this.id = id;
  }

  /** The API's number. */
  public int id() {
    return id;
  }
}
