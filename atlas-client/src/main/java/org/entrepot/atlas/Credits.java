package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The credits of the key's owner.
 *
 * @param currentBalance what there is
 * @param estimatedDailyIncome what a day brings
 * @param estimatedDailyExpenditure what a day costs
 * @param estimatedDailyBalance the difference
 * @param estimatedRunoutSeconds for how long it lasts; absent if it does not run out
 * @param pastDayCreditsSpent what the last day cost
 * @param pastDayMeasurementResults how many results the last day brought
 * @param calculationTime when this was worked out
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record Credits(
    long currentBalance,
    OptionalLong estimatedDailyIncome,
    OptionalLong estimatedDailyExpenditure,
    OptionalLong estimatedDailyBalance,
    OptionalLong estimatedRunoutSeconds,
    OptionalLong pastDayCreditsSpent,
    OptionalLong pastDayMeasurementResults,
    Optional<Instant> calculationTime,
    Map<String, String> other) {
  /** Copies the collections. */
  public Credits {
    other = Written.copy(other);
  }

  static Credits of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    Credits bare =
        new Credits(
            fields.id("current_balance"),
            fields.whole("estimated_daily_income"),
            fields.whole("estimated_daily_expenditure"),
            fields.whole("estimated_daily_balance"),
            fields.whole("estimated_runout_seconds"),
            fields.whole("past_day_credits_spent"),
            fields.whole("past_day_measurement_results"),
            fields.time("calculation_time"),
            Map.of());
    return bare.with(bare.written().other(object));
  }

  private Credits with(Map<String, String> kept) {
    return new Credits(
        currentBalance,
        estimatedDailyIncome,
        estimatedDailyExpenditure,
        estimatedDailyBalance,
        estimatedRunoutSeconds,
        pastDayCreditsSpent,
        pastDayMeasurementResults,
        calculationTime,
        kept);
  }

  private Written written() {
    return new Written()
        .number("current_balance", currentBalance)
        .whole("estimated_daily_income", estimatedDailyIncome)
        .whole("estimated_daily_expenditure", estimatedDailyExpenditure)
        .whole("estimated_daily_balance", estimatedDailyBalance)
        .whole("estimated_runout_seconds", estimatedRunoutSeconds)
        .whole("past_day_credits_spent", pastDayCreditsSpent)
        .whole("past_day_measurement_results", pastDayMeasurementResults)
        .time("calculation_time", calculationTime);
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }
}
