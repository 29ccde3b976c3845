package org.entrepot.annotate;

import java.util.Locale;
import java.util.Optional;
import org.entrepot.net.City;

/**
 * A city that goes by a name.
 *
 * @param city the city itself
 * @param area the centre of the metropolitan area that it belongs to
 * @param state the state it is in, in small letters, where GeoNames has letters for it and no
 *     number of its own
 */
record NamedCity(City city, City area, Optional<String> state) {
  /** The code of a state, where it is one of letters. */
  static Optional<String> state(String division) {
    boolean letters = !division.isEmpty() && division.chars().allMatch(Character::isLetter);
    return letters ? Optional.of(division.toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}
