package org.entrepot.atlas;

/** The states of a probe, by the API's numbers. */
public enum ProbeStatus {
  NEVER_CONNECTED(0),
  CONNECTED(1),
  DISCONNECTED(2),
  ABANDONED(3);

  private final int id;

  ProbeStatus(int id) {
    this.id = id;
  }

  /** The API's number. */
  public int id() {
    return id;
  }
}
