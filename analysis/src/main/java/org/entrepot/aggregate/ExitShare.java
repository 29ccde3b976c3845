package org.entrepot.aggregate;

import java.util.Optional;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;

/**
 * By which operators paths leave a region: {@link EntryShare} read backwards. Counted are paths
 * from a viewpoint in the region to a destination none of whose ASes is; others are passed over.
 * {@link #first} is then the last operator of the region on the path, {@link #last} the one at
 * which it is outside for the first time. {@code SELF} is the viewpoint's own operator, and {@link
 * #transit} those that carry others' paths out.
 *
 * <p>A carrier registered outside that has routers in the region counts as outside, as a
 * destination does that is announced from inside by an operator of elsewhere: this is about who
 * operates, not where.
 *
 * <p>Worked example, AS4 and AS5 of the region, AS1 and AS2 outside, all of different
 * organisations, paths from AS5 to AS1: {@code AS5 AS4 AS2 AS1} leaves by AS4, another operator,
 * through the door AS2 - AS4; {@code AS5 AS1} by the viewpoint's own.
 *
 * @param <K> AS or organisation
 */
public final class ExitShare<K extends Comparable<? super K>> extends Doors<K, ExitShare<K>> {
  private final Home home;

  private ExitShare(Border border, Lens<Asn, K> lens, Home home) {
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
  public static <K extends Comparable<? super K>> ExitShare<K> outOf(
      Region region,
      Function<Asn, Optional<CountryCode>> countryOf,
      Lens<Asn, K> lens,
      Function<Asn, Organization> whose) {
    return new ExitShare<>(new Border(region, countryOf), lens, new Home(whose));
  }

  @Override
  public void accept(ObservedPath path) {
    if (path.viewpoint().country().filter(border().region()::contains).isPresent()
        && border().of(path.destinationAsns()) == Border.Side.OUTSIDE) {
      count(path, Border.backwards(Border.operators(path.asPath())), home.source(path));
    }
  }

  @Override
  public ExitShare<K> combine(ExitShare<K> other) {
    addAll(other);
    return this;
  }
}
