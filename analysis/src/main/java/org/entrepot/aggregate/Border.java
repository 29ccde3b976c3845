package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.path.AsPath;
import org.entrepot.path.AsPath.Step;

/**
 * The border of a region, told by the country that each AS is given. Which attribution that is
 * (registration, addresses, users) is the caller's choice, and changes the answer.
 */
record Border(Region region, Function<Asn, Optional<CountryCode>> countryOf) {
  /** Where something stands; a step that may be on either side is not known. */
  enum Side {
    INSIDE,
    OUTSIDE,
    UNKNOWN
  }

  /**
   * Where steps cross the border inwards.
   *
   * @param outside the ASes before it; empty if the steps begin inside, or what is before is
   *     unknown
   * @param inside the ASes behind it
   * @param certain whether it is certain that this is the crossing that was asked for
   */
  record Crossing(Set<Asn> outside, Set<Asn> inside, boolean certain) {}

  /** Of something that one of these ASes is. */
  Side of(Set<Asn> asns) {
    Set<Side> sides = new HashSet<>();
    for (Asn asn : asns) {
      sides.add(
          countryOf
              .apply(asn)
              .map(country -> region.contains(country) ? Side.INSIDE : Side.OUTSIDE)
              .orElse(Side.UNKNOWN));
    }
    return sides.size() == 1 ? sides.iterator().next() : Side.UNKNOWN;
  }

  /** A LAN of an exchange stands on no side: what is before and behind it are neighbours. */
  static List<Step> operators(AsPath path) {
    return path.steps().stream().filter(step -> !(step instanceof AsPath.Crossing)).toList();
  }

  static List<Step> backwards(List<Step> steps) {
    List<Step> other = new ArrayList<>(steps);
    Collections.reverse(other);
    return other;
  }

  /**
   * Where the steps are inside for the first time (E-first); empty if they are never seen there.
   */
  Optional<Crossing> first(List<Step> steps) {
    boolean certain = true;
    for (int i = 0; i < steps.size(); i++) {
      Side side = of(steps.get(i).asns());
      if (side == Side.INSIDE) {
        return Optional.of(crossing(steps, i, certain));
      }
      certain &= side == Side.OUTSIDE;
    }
    return Optional.empty();
  }

  /** Where they are inside from then on (E-final); empty if they are not seen to end there. */
  Optional<Crossing> last(List<Step> steps) {
    boolean certain = true;
    int begin = -1;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Side side = of(steps.get(i).asns());
      if (side == Side.INSIDE) {
        begin = i;
      } else if (side == Side.OUTSIDE) {
        break;
      } else {
        certain = false;
      }
    }
    return begin < 0 ? Optional.empty() : Optional.of(crossing(steps, begin, certain));
  }

  private Crossing crossing(List<Step> steps, int inside, boolean certain) {
    Set<Asn> before = inside == 0 ? Set.of() : steps.get(inside - 1).asns();
    return new Crossing(
        of(before) == Side.OUTSIDE ? before : Set.of(), steps.get(inside).asns(), certain);
  }
}
