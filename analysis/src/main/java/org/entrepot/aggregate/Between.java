package org.entrepot.aggregate;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;

/**
 * Who carries a path: between its two ends, themselves left out, or all along it.
 *
 * @param seen those that certainly do
 * @param possible those that may, of a step that is one of several
 * @param open whether there is a stretch of which is not known who does
 */
record Between<K extends Comparable<? super K>>(Set<K> seen, Set<K> possible, boolean open) {
  /** Without the organisations of the two ends. */
  static <K extends Comparable<? super K>> Between<K> of(
      ObservedPath path, Lens<Asn, K> lens, Home home) {
    Set<Organization> ends = new HashSet<>(home.source(path));
    ends.addAll(home.destination(path));
    return of(path, lens, asn -> !ends.contains(home.whose().apply(asn)));
  }

  /** All on the path, the ends included. */
  static <K extends Comparable<? super K>> Between<K> all(ObservedPath path, Lens<Asn, K> lens) {
    return of(path, lens, asn -> true);
  }

  private static <K extends Comparable<? super K>> Between<K> of(
      ObservedPath path, Lens<Asn, K> lens, Predicate<Asn> counted) {
    Set<K> seen = new TreeSet<>();
    Set<K> possible = new TreeSet<>();
    boolean open = false;
    for (AsPath.Step step : path.asPath().steps()) {
      open |= step instanceof AsPath.Gap;
      Set<Asn> asns = new TreeSet<>(step.asns());
      asns.removeIf(counted.negate());
      Set<K> kinds = lens.seeAll(asns);
      boolean certain = kinds.size() == 1 && asns.size() == step.asns().size();
      (certain ? seen : possible).addAll(kinds);
    }
    return new Between<>(seen, possible, open);
  }
}
