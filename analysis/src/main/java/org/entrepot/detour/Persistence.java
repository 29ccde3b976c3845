package org.entrepot.detour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whether detours stay. Of detours seen in routing tables 90% were over after 72 hours (Shah et
 * al.), so that only what is seen over a longer span is called persistent, and a pair that was
 * measured over 72 hours or less is too short to tell. That a detour was seen at both ends of a
 * span does not say that it was there all the time: {@code everyTime} does, for all times that were
 * measured.
 *
 * @param pairs number of pairs of a probe and a destination
 * @param withDetour of these, the pairs with a detour at least once
 * @param persistent of those with a detour, the pairs whose first and last are more than 72 hours
 *     apart
 * @param passing of those with a detour, the pairs that were measured over more than 72 hours and
 *     whose first and last detour are not so far apart
 * @param tooShort of those with a detour, the pairs that were measured over 72 hours or less
 * @param repeated of those with a detour, the pairs that were measured at least twice
 * @param everyTime of the repeated ones, those with a detour every time
 * @param medianPermille the median over the repeated ones of the share of measurements with a
 *     detour, in thousandths; the lower of the two in the middle. Empty where there are none
 */
public record Persistence(
    int pairs,
    int withDetour,
    int persistent,
    int passing,
    int tooShort,
    int repeated,
    int everyTime,
    OptionalInt medianPermille) {
  /** What is seen no longer than this, in seconds, is not called persistent. */
  static final long LONG_SECONDS = 72 * 3600;

  static Persistence of(Collection<Recurrence> all) {
    int with = 0;
    int persistent = 0;
    int tooShort = 0;
    int everyTime = 0;
    List<Long> shares = new ArrayList<>();
    for (Recurrence each : all) {
      if (each.detours() == 0) {
        continue;
      }
      with++;
      persistent += each.detourSpan() > LONG_SECONDS ? 1 : 0;
      tooShort += each.span() <= LONG_SECONDS ? 1 : 0;
      if (each.measured() > 1) {
        shares.add(1000 * each.detours() / each.measured());
        everyTime += each.detours() == each.measured() ? 1 : 0;
      }
    }
    shares.sort(null);
    return new Persistence(
        all.size(),
        with,
        persistent,
        with - persistent - tooShort,
        tooShort,
        shares.size(),
        everyTime,
        shares.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(shares.get((shares.size() - 1) / 2).intValue()));
  }
}
