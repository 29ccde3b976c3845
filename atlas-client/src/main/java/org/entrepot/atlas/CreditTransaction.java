package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry in the account of credits.
 *
 * @param id its number
 * @param type {@code measurement}, {@code probe}, or {@code admin}, as which transfers are listed
 * @param date when
 * @param amount how many credits came; negative if they went
 * @param balanceBefore what there was before
 * @param balanceAfter what there was after
 * @param reason why, in the API's words
 * @param description more of it
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record CreditTransaction(
    long id,
    Optional<String> type,
    Optional<Instant> date,
    OptionalLong amount,
    OptionalLong balanceBefore,
    OptionalLong balanceAfter,
    Optional<String> reason,
    Optional<String> description,
    Map<String, String> other) {
  /** Copies the collections. */
  public CreditTransaction {
    other = Written.copy(other);
  }

  static CreditTransaction of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    CreditTransaction bare =
        new CreditTransaction(
            fields.id("id"),
            fields.text("type"),
            fields.time("date"),
            fields.whole("amount"),
            fields.whole("balance_before"),
            fields.whole("balance_after"),
            fields.text("reason"),
            fields.text("description"),
            Map.of());
    return bare.with(bare.written().other(object));
  }

  private CreditTransaction with(Map<String, String> kept) {
    return new CreditTransaction(
        id, type, date, amount, balanceBefore, balanceAfter, reason, description, kept);
  }

  private Written written() {
    return new Written()
        .number("id", id)
        .text("type", type)
        .time("date", date)
        .whole("amount", amount)
        .whole("balance_before", balanceBefore)
        .whole("balance_after", balanceAfter)
        .text("reason", reason)
        .text("description", description);
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }
}
