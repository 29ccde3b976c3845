package org.entrepot.study;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.BgpPath;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;

/**
 * Holds paths against what the AS of their viewpoint announced to a route collector: where packets
 * go the way that their router believes in, the two are the same. After careful mapping less than
 * about 6% differ (Sun et al., LearnToCorrect, 2024); much more says that the mapping is at fault.
 *
 * <p>{@code AS1 ? AS4}, held against the announced 1 2 3 4, fits as far as it is known; so does
 * {@code AS1 AS2 ?}, whose end is not known; {@code AS1 AS4} differs.
 */
final class Announced {
  /** All steps are known, and are those of a way that was announced. */
  static final String SAME = "same";

  /** Some steps are not known; the others fit a way that was announced. */
  static final String FITS = "fits as far as known";

  /** No way that was announced fits. */
  static final String DIFFERS = "differs";

  private final AddressBook book;

  Announced(AddressBook book) {
    this.book = book;
  }

  /** How a path compares; empty if its AS is no peer of a collector or announced no way there. */
  Optional<String> compared(ObservedPath path) {
    Optional<Asn> from = path.viewpoint().asn();
    Optional<IpAddress> to = path.destination();
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    List<BgpPath> announced = book.bgpPathsFrom(from.get(), to.get());
    return announced.isEmpty() ? Optional.empty() : Optional.of(compared(path, announced));
  }

  static String compared(ObservedPath path, List<BgpPath> announced) {
    List<AsPath.Step> steps =
        path.asPath().steps().stream()
            .filter(step -> !(step instanceof AsPath.Crossing))
            .map(Announced::seen)
            .toList();
    boolean whole =
        path.reached()
            && !path.flags().contains("gap-bridged")
            && steps.stream().allMatch(step -> step instanceof AsPath.Network);
    for (BgpPath way : announced) {
      if (fits(steps, way, path.reached())) {
        return whole && way.aggregate().isEmpty() ? SAME : FITS;
      }
    }
    return DIFFERS;
  }

  /** The step as it was seen: what the tables told of it, they cannot confirm. */
  private static AsPath.Step seen(AsPath.Step step) {
    return step.reason().equals("inferred") ? new AsPath.Gap(step.hops(), step.reason()) : step;
  }

  /**
   * Whether steps fit a way.
   *
   * @param toEnd whether the last step is the end of the way
   */
  private static boolean fits(List<AsPath.Step> steps, BgpPath way, boolean toEnd) {
    int length = way.asns().size();
    BitSet ends = new BitSet(); // how much of the way the steps so far may have gone
    ends.set(0);
    for (AsPath.Step step : steps) {
      BitSet next = new BitSet();
      if (step instanceof AsPath.Gap) {
        next.set(ends.nextSetBit(0), length + 1);
      } else {
        for (int at = ends.nextSetBit(0); at >= 0 && at < length; at = ends.nextSetBit(at + 1)) {
          next.set(at + 1, step.asns().contains(way.asns().get(at)));
        }
        // Behind the sequence comes a set, in which nothing has an order.
        next.set(length, next.get(length) || (ends.get(length) && !way.aggregate().isEmpty()));
      }
      if (next.isEmpty()) {
        return false;
      }
      ends = next;
    }
    return !toEnd || ends.get(length);
  }
}
