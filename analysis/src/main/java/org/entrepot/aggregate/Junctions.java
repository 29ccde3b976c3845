package org.entrepot.aggregate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;

/**
 * Where a path passes, or may pass, from one organisation to another.
 *
 * @param all each of them, in the order of the path
 * @param open whether the path has an end that was not seen, behind which there may be more
 */
record Junctions(List<Junction> all, boolean open) {
  private static final Place NOT_SEEN = new Place.Unlocated("not seen");

  /**
   * One of them.
   *
   * @param places where the hops stand from the last of the one organisation that answered to the
   *     first of the other, TTL by TTL; of an end without any such hop that is not known
   * @param seen whether it is certain that these hops are the border: all of them answered, the two
   *     organisations are known and differ, and nothing but the LAN of an exchange is between them
   */
  record Junction(List<Place> places, boolean seen) {}

  static Junctions of(ObservedPath path, Function<Asn, Organization> whose) {
    List<ObservedHop> hops = path.hops();
    boolean whole =
        !hops.isEmpty() && hops.get(hops.size() - 1).role() == ObservedHop.Role.DESTINATION;
    Reader reader = new Reader(path, whose);
    path.asPath().steps().forEach(reader::step);
    return new Junctions(reader.found, !whole || reader.doubt || reader.last.isEmpty());
  }

  private static final class Reader {
    private final Map<Integer, ObservedHop> hops = new HashMap<>();
    private final Function<Asn, Organization> whose;
    final List<Junction> found = new ArrayList<>();
    private Optional<Organization> last = Optional.empty();
    private Optional<ObservedHop> lastHop = Optional.empty();

    /** Whether since then something was met of which is not known whose it is. */
    private boolean doubt;

    /** Whether since then the LAN of an exchange was met. */
    private boolean lan;

    Reader(ObservedPath path, Function<Asn, Organization> whose) {
      this.whose = whose;
      path.hops().forEach(hop -> hops.put(hop.number(), hop));
    }

    void step(AsPath.Step step) {
      Set<Organization> who = new HashSet<>();
      step.asns().forEach(asn -> who.add(whose.apply(asn)));
      if (who.size() != 1) {
        lan |= step instanceof AsPath.Crossing;
        doubt |= !(step instanceof AsPath.Crossing);
        return;
      }
      Organization now = who.iterator().next();
      List<ObservedHop> answered =
          step.hops().stream().map(hops::get).filter(hop -> hop != null && answered(hop)).toList();
      boolean same = last.filter(now::equals).isPresent();
      if (doubt || lan || (last.isPresent() && !same)) {
        found.add(junction(answered.stream().findFirst(), last.isPresent() && !same && !doubt));
      }
      if (!answered.isEmpty()) {
        lastHop = Optional.of(answered.get(answered.size() - 1));
      } else if (!same) {
        lastHop = Optional.empty();
      }
      last = Optional.of(now);
      doubt = false;
      lan = false;
    }

    private Junction junction(Optional<ObservedHop> next, boolean changes) {
      if (lastHop.isEmpty() || next.isEmpty() || next.get().number() <= lastHop.get().number()) {
        return new Junction(List.of(place(lastHop), place(next)), false);
      }
      List<Place> places = new ArrayList<>();
      boolean all = true;
      for (int i = lastHop.get().number(); i <= next.get().number(); i++) {
        Optional<ObservedHop> hop = Optional.ofNullable(hops.get(i));
        all &= hop.filter(Reader::answered).isPresent();
        places.add(place(hop));
      }
      // What stands between them is on the LAN, or they are neighbours.
      return new Junction(places, changes && all && (lan || places.size() == 2));
    }

    private static Place place(Optional<ObservedHop> hop) {
      return hop.map(ObservedHop::place).orElse(NOT_SEEN);
    }

    /** A path that is read from a file tells of those with a city alone. */
    private static boolean answered(ObservedHop hop) {
      return !hop.responders().isEmpty() || hop.place().city().isPresent();
    }
  }
}
