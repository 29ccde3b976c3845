package org.entrepot.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedHop.Role;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.entrepot.path.Viewpoint;

/** True paths in the form of inferred ones: what an analysis that makes no error would infer. */
final class TruthAsPaths {
  private static final String REASON = "truth";
  private final Function<Long, Optional<City>> areas;
  private final Truth truth;

  TruthAsPaths(Function<Long, Optional<City>> areas, Truth truth) {
    this.areas = areas;
    this.truth = truth;
  }

  ObservedPath of(TruePath path) {
    List<AsPath.Step> steps = new ArrayList<>();
    int from = 0;
    List<TruePath.Hop> hops = path.hops();
    for (Asn asn : path.asPath()) {
      TreeSet<Integer> numbers = new TreeSet<>();
      while (from < hops.size() && hops.get(from).asn().equals(asn)) {
        numbers.add(hops.get(from++).number());
      }
      steps.add(new AsPath.Network(asn, List.copyOf(numbers), REASON));
    }
    return new ObservedPath(
        new Viewpoint(
            path.key().probe(),
            Optional.of(path.source()),
            truth.countryOf(path.source()),
            Optional.empty(),
            Optional.empty()),
        path.key().measurement(),
        path.key().timestamp(),
        path.family(),
        OptionalInt.empty(),
        Optional.of(path.destination()),
        new TreeSet<>(List.of(path.destinationAsn())),
        path.reached(),
        new AsPath(steps),
        hops(path),
        path.exchanges(),
        new TreeSet<>(),
        Optional.empty());
  }

  private List<ObservedHop> hops(TruePath path) {
    TreeMap<Integer, ObservedHop> hops = new TreeMap<>();
    for (TruePath.Hop hop : path.hops()) {
      List<Responder> answers =
          hop.address()
              .map(address -> List.of(new Responder(address, OptionalLong.empty())))
              .orElse(List.of());
      boolean last = hop.address().equals(Optional.of(path.destination()));
      Place place =
          areas
              .apply(hop.city())
              .<Place>map(city -> new Place.Located(city, REASON, REASON))
              .orElse(new Place.Unlocated(REASON));
      hops.putIfAbsent(
          hop.number(),
          new ObservedHop(
              hop.number(),
              answers,
              new TreeSet<>(List.of(hop.asn())),
              REASON,
              last ? Role.DESTINATION : Role.TRANSIT,
              place));
    }
    return List.copyOf(hops.values());
  }
}
