package org.entrepot.detour;

import java.util.Comparator;
import org.entrepot.net.City;

/**
 * A way out of a territory and back.
 *
 * @param inside the city of the probes
 * @param outside a city that their paths go through
 */
public record Turn(City inside, City outside) implements Comparable<Turn> {
  private static final Comparator<Turn> ORDER =
      Comparator.comparing(Turn::inside).thenComparing(Turn::outside);

  @Override
  public int compareTo(Turn other) {
    return ORDER.compare(this, other);
  }
}
