package org.entrepot.aggregate;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;

/**
 * Who carries a path between its two ends, themselves left out.
 *
 * @param seen those that certainly do
 * @param possible those that may, of a step that is one of several
 * @param open whether there is a stretch of which is not known who does
 */
record Between<K extends Comparable<? super K>>(Set<K> seen, Set<K> possible, boolean open) {
  static <K extends Comparable<? super K>> Between<K> of(
      ObservedPath path, Lens<Asn, K> lens, Home home) {
    Set<Organization> ends = new HashSet<>(home.source(path));
    ends.addAll(home.destination(path));
    Set<K> seen = new TreeSet<>();
    Set<K> possible = new TreeSet<>();
    boolean open = false;
    for (AsPath.Step step : path.asPath().steps()) {
      open |= step instanceof AsPath.Gap;
      Set<Asn> transit = new TreeSet<>(step.asns());
      transit.removeIf(asn -> ends.contains(home.whose().apply(asn)));
      Set<K> kinds = lens.seeAll(transit);
      boolean certain = kinds.size() == 1 && transit.size() == step.asns().size();
      (certain ? seen : possible).addAll(kinds);
    }
    return new Between<>(seen, possible, open);
  }
}
