package org.entrepot.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Interval;

/**
 * What a study says of a claim.
 *
 * @param claim the claim
 * @param verdict holds, refuted, open or cannot be told
 * @param because why, in a sentence
 * @param warnings how the data differ from those that the claim speaks of; sentences
 * @param measured the numbers; empty where none can be told
 * @param baseRates what the share is to be held against
 * @param placebo how common such a share is among others; empty where there is none to compare
 * @param rule when it would hold and when be refuted
 * @param change what would change the verdict; empty where data are missing
 * @param more how many more independent networks with a vantage point would settle it, about; empty
 *     where it is settled, or none would be enough
 * @param needs the data that it takes; empty where they are there
 */
public record Finding(
    Claim claim,
    ClaimVerdict verdict,
    String because,
    List<String> warnings,
    Optional<Measured> measured,
    List<BaseRate> baseRates,
    Optional<Placebo> placebo,
    String rule,
    String change,
    OptionalLong more,
    String needs) {
  /** Copies the lists. */
  public Finding {
    warnings = List.copyOf(warnings);
    baseRates = List.copyOf(baseRates);
  }

  /** Whether it holds or is refuted. */
  public boolean settled() {
    return verdict == ClaimVerdict.HOLDS || verdict == ClaimVerdict.REFUTED;
  }

  /**
   * The share that a claim is about.
   *
   * @param subjects whose share it is, in words
   * @param share the share
   * @param upper interval of the share if everything unresolved were theirs
   * @param estimates what it stands on
   * @param rival the share that it is compared with, if it is with one
   */
  public record Measured(
      String subjects,
      Estimate share,
      Interval upper,
      Estimates<?> estimates,
      Optional<Rival> rival) {}

  /**
   * Another's share.
   *
   * @param subject whose
   * @param share the share
   * @param probability of the claim's subject being above it: part of the bootstrap draws
   * @param p the p-value of the verdict, adjusted as the rule says
   * @param passed whether it passes together with the other claims (Holm)
   */
  public record Rival(
      String subject, Estimate share, double probability, double p, boolean passed) {}

  /**
   * A share to hold the claim's against.
   *
   * @param words what it is a share of, completes "of all paths"
   * @param share the share
   * @param interval its interval, from the same bootstrap draws as the claim's share
   */
  public record BaseRate(String words, double share, Interval interval) {}

  /**
   * The same number of every other subject, or of every other pair.
   *
   * @param what what is compared, such as "pairs"
   * @param compared how many there are besides the claim's
   * @param reached how many have at least as large a share
   * @param largest the largest share
   * @param holder who has that
   * @param median the median of the shares
   */
  public record Placebo(
      String what, long compared, long reached, double largest, String holder, double median) {}
}
