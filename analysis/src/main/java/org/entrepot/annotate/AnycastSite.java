package org.entrepot.annotate;

import java.util.List;
import java.util.Optional;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * Where an anycast service is answered from.
 *
 * @param town as its list calls it; empty where it only has coordinates
 * @param country where it is; likewise
 * @param coordinates its place
 * @param instances what its servers call themselves, as the list has it: whole names, or parts of
 *     them by the service's convention; {@code #} stands for digits
 * @param reach how far it is announced; empty where the list does not tell
 * @param since the day from which on the list has it, ISO 8601
 * @param open whether it is in operation
 */
public record AnycastSite(
    Optional<String> town,
    Optional<CountryCode> country,
    Coordinates coordinates,
    List<String> instances,
    Optional<Reach> reach,
    Optional<String> since,
    boolean open) {
  /** How far a site is announced. */
  public enum Reach {
    /** Everywhere. */
    GLOBAL,
    /** Not beyond its neighbours. */
    LOCAL
  }

  /** Copies the names. */
  public AnycastSite {
    instances = List.copyOf(instances);
  }
}
