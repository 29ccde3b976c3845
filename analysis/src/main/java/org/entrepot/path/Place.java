package org.entrepot.path;

import java.util.Optional;
import org.entrepot.net.City;

/** Where a hop is, or why that is not known. */
public sealed interface Place {
  /** The city, if it is known. */
  Optional<City> city();

  /** The word for the evidence, or for why there is none. */
  String reason();

  /**
   * A place that no evidence contradicts.
   *
   * @param where the metropolitan area
   * @param reason the kind of evidence, such as {@code exchange}
   * @param source the file that says so
   */
  record Located(City where, String reason, String source) implements Place {
    @Override
    public Optional<City> city() {
      return Optional.of(where);
    }
  }

  /** A place that is not known. */
  record Unlocated(String reason) implements Place {
    @Override
    public Optional<City> city() {
      return Optional.empty();
    }
  }
}
