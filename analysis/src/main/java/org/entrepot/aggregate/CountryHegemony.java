package org.entrepot.aggregate;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import org.entrepot.net.Asn;

/**
 * How much a country, or any other set of ASes, depends on an operator: the mean of the operator's
 * {@link Hegemony} in the paths to each AS of the country, weighted by 1 or by the AS's users
 * (METHOD.md M3; Fontugne et al., country-as-hegemony). An AS to which there is no path has no
 * hegemony; how much weight is missing for that is told, and it is in the denominator: the operator
 * may have all of it or none.
 *
 * <p>Immutable. Weights are whole numbers; an AS that weighs 0 is not counted.
 *
 * <p>Worked example: in the country are AS8 with 300 users, AS9 with 100 and AS7 with 100. There
 * are paths {@code AS1 AS2 AS8}, {@code AS3 AS2 AS8}, {@code AS1 AS2 AS9} and {@code AS3 AS4 AS9},
 * so that AS2 has a hegemony of 1 to AS8 and 0.5 to AS9. By users it has (300 * 1 + 100 * 0.5) /
 * 500 = 0.7, at most 0.9, and 0.875 of the weight found; by ASes (1 + 0.5) / 3 = 0.5.
 *
 * @param <K> AS or organisation
 */
public final class CountryHegemony<K extends Comparable<? super K>> {
  /** What the weights are divided by. */
  public enum Denominator {
    /** The weight of all ASes. */
    ALL,
    /** That of the ASes to which there is a path, which is what IHR's code does. */
    FOUND
  }

  /**
   * On whom a country depends.
   *
   * @param shares the hegemony of each operator that has or may have one above 0
   * @param unseen the most that an operator may have that is not among them
   * @param found weight of the ASes to which there is a path
   * @param missing weight of the others
   */
  public record Result<K>(SortedMap<K, Share> shares, double unseen, long found, long missing) {
    /** Copies the shares. */
    public Result {
      shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }
  }

  /** An AS of the country. */
  private record Origin<K>(Asn asn, long weight, Optional<Hegemony.Result<K>> hegemony) {
    double unseen() {
      return hegemony.map(Hegemony.Result::unseen).orElse(1.0);
    }

    Share share(K operator) {
      return hegemony
          .map(found -> found.shares().get(operator))
          .orElseGet(() -> new Share(0, unseen()));
    }
  }

  private final Collection<Origin<K>> origins;
  private final BiPredicate<K, Asn> own;

  private CountryHegemony(Collection<Origin<K>> origins, BiPredicate<K, Asn> own) {
    this.origins = origins;
    this.own = own;
  }

  /**
   * The hegemony in a country, its own operators included.
   *
   * @param ases those in the country
   * @param weight of each: 1, or its users
   * @throws IllegalArgumentException if a weight is negative
   */
  public static <K extends Comparable<? super K>> CountryHegemony<K> of(
      Hegemony<K> hegemony, Hegemony.Options options, Set<Asn> ases, ToLongFunction<Asn> weight) {
    SortedMap<Asn, Origin<K>> origins = new TreeMap<>();
    for (Asn asn : ases) {
      long its = weight.applyAsLong(asn);
      if (its < 0) {
        throw new IllegalArgumentException(asn + " weighs " + its);
      }
      if (its > 0) {
        origins.put(asn, new Origin<>(asn, its, hegemony.scope(asn, options)));
      }
    }
    return new CountryHegemony<>(origins.values(), (operator, asn) -> false);
  }

  /**
   * The same with the hegemony that an operator has in the paths to its own ASes counted as 0; the
   * denominator stays.
   *
   * @param own whether an AS is the operator's. IHR takes the AS alone; to take its organisation
   *     leaves out siblings too
   */
  public CountryHegemony<K> transitOnly(BiPredicate<K, Asn> own) {
    return new CountryHegemony<>(origins, own);
  }

  /** The weighted means. */
  public Result<K> over(Denominator denominator) {
    long found = weight(true);
    long missing = weight(false);
    long all = denominator == Denominator.ALL ? found + missing : found;
    Collection<Origin<K>> counted =
        origins.stream()
            .filter(o -> denominator == Denominator.ALL || o.hegemony.isPresent())
            .toList();
    Set<K> operators = new TreeSet<>();
    counted.forEach(o -> o.hegemony.ifPresent(h -> operators.addAll(h.shares().keySet())));
    SortedMap<K, Share> shares = new TreeMap<>();
    for (K operator : operators) {
      double seen = 0;
      double possible = 0;
      for (Origin<K> origin : counted) {
        if (!own.test(operator, origin.asn)) {
          Share share = origin.share(operator);
          seen += origin.weight * share.seen();
          possible += origin.weight * share.possible();
        }
      }
      if (possible > 0) {
        shares.put(operator, new Share(seen / all, possible / all));
      }
    }
    double unseen = counted.stream().mapToDouble(o -> o.weight * o.unseen()).sum() / all;
    return new Result<>(shares, all == 0 ? 1 : unseen, found, missing);
  }

  private long weight(boolean found) {
    return origins.stream()
        .filter(origin -> origin.hegemony.isPresent() == found)
        .mapToLong(Origin::weight)
        .sum();
  }
}
