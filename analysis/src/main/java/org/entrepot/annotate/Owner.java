package org.entrepot.annotate;

import java.util.Optional;
import org.entrepot.net.CountryCode;

/**
 * Who owns the operator of an AS, as a dated list says. Ownership changes: what is said holds of
 * the day of the list and of no other.
 *
 * @param state the country whose state owns it
 * @param group a word for the group that the operator belongs to, the same for all of its ASes
 * @param operator the operator's name
 * @param subsidiaryIn the country in which it is a subsidiary abroad; empty at home
 * @param evidence where the list has it from; empty if it does not say
 * @param date the day of the list, ISO 8601, as far as it is known
 */
public record Owner(
    CountryCode state,
    String group,
    String operator,
    Optional<CountryCode> subsidiaryIn,
    String evidence,
    Optional<String> date) {
  /** The same, as a list of a known day says it. */
  Owner on(Optional<String> day) {
    return new Owner(state, group, operator, subsidiaryIn, evidence, day);
  }
}
