package org.entrepot.dns;

/** Thrown by {@link WireReader} and caught by {@link MessageReader}; nobody else sees it. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  private final DnsFault.Reason reason;
  private final int offset;

  Malformed(DnsFault.Reason reason, int offset) {
    // Without a stack trace, which would be most of the cost of a broken message.
    super(reason.text(), null, false, false);
    this.reason = reason;
    this.offset = offset;
  }

  DnsFault fault(boolean stopped) {
    return new DnsFault(reason, offset, stopped);
  }
}
