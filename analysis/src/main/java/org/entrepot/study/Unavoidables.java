package org.entrepot.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.entrepot.aggregate.UnavoidableExposure;
import org.entrepot.aggregate.UnavoidableExposure.Found;
import org.entrepot.aggregate.UnavoidableExposure.Pair;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.CountryAttribution;
import org.entrepot.annotate.Sourced;
import org.entrepot.graph.AsGraph;
import org.entrepot.graph.WaysAround;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * Whose operators the networks at the ends of a study's paths cannot go around, pair by pair.
 *
 * @param registration by where operators are registered
 * @param control by the states that own them; empty where no list of owners is read
 */
record Unavoidables(SortedMap<Pair, Found> registration, Optional<SortedMap<Pair, Found>> control) {
  /**
   * Of all pairs that there is a path between; empty if no table of relationships is read.
   *
   * @param graph all known relationships
   */
  static Optional<Unavoidables> of(UnavoidableExposure counted, AsGraph graph, AddressBook book) {
    return graph.edges() == 0
        ? Optional.empty()
        : Optional.of(
            new Unavoidables(
                counted.pairs(
                    ways(
                        graph,
                        book,
                        asn ->
                            book.countryOf(asn, CountryAttribution.REGISTRATION)
                                .map(Sourced::value),
                        true)),
                book.knowsOwners()
                    ? Optional.of(
                        counted.pairs(
                            ways(
                                graph,
                                book,
                                asn -> book.ownerOf(asn).map(owner -> owner.value().state()),
                                false)))
                    : Optional.empty()));
  }

  /** What is surely so, of the pairs of which both ends are known. */
  List<EndPair> surely() {
    List<EndPair> all = new ArrayList<>();
    registration.forEach(
        (pair, found) -> {
          if (pair.source().isPresent() && !pair.destinations().isEmpty()) {
            all.add(
                new EndPair(
                    pair.source().get(),
                    pair.destinations(),
                    found.sure(),
                    control
                        .map(owners -> owners.getOrDefault(pair, Found.NOTHING).sure())
                        .orElseGet(Collections::emptySortedSet)));
          }
        });
    return all;
  }

  private static UnavoidableExposure.Ways ways(
      AsGraph graph,
      AddressBook book,
      Function<Asn, Optional<CountryCode>> country,
      boolean unknownIsAnywhere) {
    WaysAround around = WaysAround.of(graph, country, book::organizationOf, unknownIsAnywhere);
    return (source, destinations) -> {
      WaysAround.Unavoidable found = around.between(source, destinations);
      return new Found(found.sure(), found.possible(), found.open());
    };
  }
}
