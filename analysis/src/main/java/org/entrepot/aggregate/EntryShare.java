package org.entrepot.aggregate;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;

/**
 * By which operators paths from outside come into a region (METHOD.md 3). Counted are paths from a
 * viewpoint that is not in the region, and whose AS is known and is none of the region's, to a
 * destination whose ASes all are; others are passed over. Every counted path has one {@link
 * Doors.Outcome}. An operator that is itself the destination's is {@code SELF}: to be reached first
 * because one was the destination is not to be a gateway.
 *
 * <p>Worked example, AS1 and AS2 outside, AS3, AS4 and AS5 of the region, all of different
 * organisations, paths from AS1 to AS5: {@code AS1 AS2 AS3 AS5} comes in by AS3, another operator,
 * through the door AS2 - AS3; {@code AS1 AS5} by the destination's own; {@code AS1 AS3 AS2 AS4 AS5}
 * by AS3 first and by AS4 last; {@code AS1 ? AS3 AS5} cannot be told.
 *
 * @param <K> AS or organisation
 */
public final class EntryShare<K extends Comparable<? super K>> extends Doors<K, EntryShare<K>> {
  private final Home home;

  private EntryShare(Border border, Lens<Asn, K> lens, Home home) {
    super(border, lens, home);
    this.home = home;
  }

  /**
   * An empty count.
   *
   * @param countryOf the country that an AS is taken to be of, in one attribution
   * @param lens what an AS is counted as
   * @param whose the organisation of an AS
   */
  public static <K extends Comparable<? super K>> EntryShare<K> into(
      Region region,
      Function<Asn, Optional<CountryCode>> countryOf,
      Lens<Asn, K> lens,
      Function<Asn, Organization> whose) {
    return new EntryShare<>(new Border(region, countryOf), lens, new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    if (isOutside(path.viewpoint()) && border().of(path.destinationAsns()) == Border.Side.INSIDE) {
      count(path, Border.operators(path.asPath()), home.destination(path));
    }
  }

  /** A network of the region with a probe abroad is no stranger to it. */
  private boolean isOutside(Viewpoint viewpoint) {
    return viewpoint.country().filter(c -> !border().region().contains(c)).isPresent()
        && viewpoint.asn().filter(a -> border().of(Set.of(a)) != Border.Side.INSIDE).isPresent();
  }

  @Override
  public EntryShare<K> combine(EntryShare<K> other) {
    addAll(other);
    return this;
  }
}
