package org.entrepot.annotate;

/** What one AS is to another in business. */
public enum Relationship {
  /** It is paid to carry the other's traffic. */
  PROVIDER,
  /** It pays the other. */
  CUSTOMER,
  /** Neither pays: they carry the traffic of their own customers to each other. */
  PEER;

  /** What the other is to it. */
  public Relationship reversed() {
    return switch (this) {
      case PROVIDER -> CUSTOMER;
      case CUSTOMER -> PROVIDER;
      case PEER -> PEER;
    };
  }
}
