package org.entrepot.result;

import static java.util.Comparator.naturalOrder;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entrepot.result.Parsed.Kept;
import org.entrepot.result.Parsed.Rejected;

/**
 * What became of what was read: {@code read = kept + rejected}, the kept by type and the rejected
 * by reason, with the first example of each reason. Tallies of parts combine, in any order and
 * however the whole was split, to the tally of the whole.
 */
public final class Tally {
  /** The type under which traceroutes are counted. */
  public static final String TRACEROUTE = ResultType.TRACEROUTE;

  /** The type under which results are counted that have none. */
  public static final String NO_TYPE = "";

  /** The type under which the others are counted where there are very many types. */
  public static final String OTHER_TYPES = "(many others)";

  private static final int TYPES = 100;
  private static final TypeOf TYPE_OF = new TypeOf();

  private static final Comparator<Rejected> FIRST =
      Comparator.comparing(Rejected::file)
          .thenComparingLong(Rejected::line)
          .thenComparing(Rejected::excerpt);

  private final SortedMap<String, Long> kept = new TreeMap<>();
  private final SortedMap<String, Long> rejected = new TreeMap<>();
  private final SortedMap<String, Rejected> examples = new TreeMap<>();

  /** Counts one more. */
  public void accept(Parsed parsed) {
    if (parsed instanceof Kept one) {
      String type = one.result().match(TYPE_OF);
      keep(type, 1);
    } else if (parsed instanceof Rejected one) {
      rejected.merge(one.reason(), 1L, Long::sum);
      examples.merge(one.reason(), one, Tally::earlier);
    }
  }

  /** Adds what another one counted, and returns this one. */
  public Tally combine(Tally other) {
    other.kept.forEach(this::keep);
    other.rejected.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    other.examples.forEach((reason, example) -> examples.merge(reason, example, Tally::earlier));
    return this;
  }

  /**
   * Counts results of a type. Of very many types those that come first in the alphabet are kept
   * apart, which are the same ones however the whole was split.
   */
  private void keep(String type, long count) {
    kept.merge(type, count, Long::sum);
    if (kept.size() > TYPES) {
      String last =
          kept.keySet().stream().filter(Tally::isAnyType).max(naturalOrder()).orElseThrow();
      kept.merge(OTHER_TYPES, kept.getOrDefault(last, 0L), Long::sum);
      kept.remove(last);
    }
  }

  private static boolean isAnyType(String type) {
    return !TypeOf.isKnown(type) && !type.equals(NO_TYPE) && !type.equals(OTHER_TYPES);
  }

  private static Rejected earlier(Rejected a, Rejected b) {
    return FIRST.compare(a, b) <= 0 ? a : b;
  }

  /** Number of elements met, whole or broken. */
  public long read() {
    return sum(kept) + sum(rejected);
  }

  private static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Number of results by their {@code type}. */
  public SortedMap<String, Long> kept() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(kept));
  }

  /** Number of rejected elements by reason. */
  public SortedMap<String, Long> rejected() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
  }

  /** For each reason the rejected element that comes first, by name of file and then by line. */
  public SortedMap<String, Rejected> examples() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(examples));
  }
}
