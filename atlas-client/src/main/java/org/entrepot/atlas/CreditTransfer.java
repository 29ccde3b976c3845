package org.entrepot.atlas;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Credits that may go to another user: until {@link #submit} nothing has been sent. It can be
 * submitted once.
 */
public final class CreditTransfer {
  private static final String LOOK = "look at creditTransfers before you ask again";

  private final Orders orders;
  private final String recipient;
  private final long amount;
  private final AtomicBoolean submitted = new AtomicBoolean();

  CreditTransfer(Orders orders, String recipient, long amount) {
    if (!recipient.contains("@") || recipient.isBlank()) {
      throw new IllegalArgumentException(
          "a recipient is an e-mail address, not \"" + recipient + "\"");
    }
    Options.between("an amount", amount, 1, Long.MAX_VALUE);
    this.orders = orders;
    this.recipient = recipient;
    this.amount = amount;
  }

  /** What would be done, in plain words. */
  public String summary() {
    return CostEstimate.grouped(amount) + " credits to " + recipient;
  }

  /**
   * Sends the credits, if the amount is not more than this. It is sent once and not again, whatever
   * happens, unless no byte of it has been written; see {@link AtlasException#mayHaveHappened}.
   *
   * @throws IllegalArgumentException if the amount is more; nothing has been sent
   * @throws IllegalStateException if this was submitted before, or the client has no key; nothing
   *     has been sent
   * @throws AtlasException if it is refused or fails
   */
  public void submit(long mostCredits) {
    if (amount > mostCredits) {
      throw new IllegalArgumentException(
          "nothing was sent: "
              + summary()
              + ", and "
              + CostEstimate.grouped(mostCredits)
              + " are allowed");
    }
    orders.wantKey();
    if (!submitted.compareAndSet(false, true)) {
      throw new IllegalStateException("nothing was sent: this transfer was submitted before");
    }
    try {
      orders.post(
          "credits/transfers/",
          Json.MAPPER.createObjectNode().put("recipient", recipient).put("amount", amount),
          LOOK);
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
