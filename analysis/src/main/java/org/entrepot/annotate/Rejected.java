package org.entrepot.annotate;

/** Why a record of a reference file is not taken; the same few words for all records alike. */
final class Rejected extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  /** The reason names no value, so that equal faults are counted together. */
  Rejected(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
