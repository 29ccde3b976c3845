package org.entrepot.study;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.entrepot.annotate.Exchange;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;

/**
 * What a study knows of those on its paths, as it stands in its folder.
 *
 * @param operators each AS on a counted path or at one of its ends
 * @param exchanges each exchange that such a path crosses, by its id
 * @param pairs the ends of such paths, with whom they have no known way around
 */
public record PathFacts(
    SortedMap<Asn, Operator> operators, SortedMap<Long, Exchange> exchanges, List<EndPair> pairs) {
  /** Copies all. */
  public PathFacts {
    operators = Collections.unmodifiableSortedMap(new TreeMap<>(operators));
    exchanges = Collections.unmodifiableSortedMap(new TreeMap<>(exchanges));
    pairs = List.copyOf(pairs);
  }

  /** Those of a study that has just been run. */
  public static PathFacts of(StudyResult study) {
    SortedMap<Asn, Operator> operators = new TreeMap<>();
    study.operators().forEach(operator -> operators.put(operator.asn(), operator));
    SortedMap<Long, Exchange> exchanges = new TreeMap<>();
    study.exchanges().forEach(exchange -> exchanges.put(exchange.id(), exchange));
    return new PathFacts(operators, exchanges, study.pairs());
  }

  /** The organisation of an AS; one of its own where nothing is known of it. */
  Organization whose(Asn asn) {
    return new Organization(of(asn).map(Operator::organization).orElse(asn.toString()), "");
  }

  /** What is known of the country of an AS. */
  Function<Asn, Optional<CountryCode>> country(Function<Operator, Optional<CountryCode>> which) {
    return asn -> of(asn).flatMap(which);
  }

  Optional<CountryCode> countryOfExchange(long id) {
    return Optional.ofNullable(exchanges.get(id)).flatMap(Exchange::country);
  }

  /**
   * Whom two ends surely have no known way around, by their names; nobody where that is not told.
   */
  Map<String, EndPair> pairsByName() {
    Map<String, EndPair> all = new HashMap<>();
    pairs.forEach(pair -> all.put(pair.name(), pair));
    return all;
  }

  private Optional<Operator> of(Asn asn) {
    return Optional.ofNullable(operators.get(asn));
  }
}
