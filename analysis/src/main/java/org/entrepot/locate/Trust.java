package org.entrepot.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.annotate.Hint;
import org.entrepot.net.City;

/**
 * How far each source is believed: its published share of right answers, brought up to date by how
 * often it is right in this study where light alone tells the city (METHOD.md 2). Counts, which
 * merge.
 */
final class Trust {
  /** What a published share counts for, in addresses. Our own choice. */
  private static final double PRIOR = 20;

  private final Map<Key, long[]> counts = new TreeMap<>();

  /** One file in one role. */
  record Key(Hint.Kind kind, String source) implements Comparable<Key> {
    static Key of(Hint hint) {
      return new Key(hint.kind(), hint.source());
    }

    @Override
    public int compareTo(Key other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : source.compareTo(other.source);
    }
  }

  /**
   * The share that is published of a kind, where the source says nothing of itself: exchange data
   * right in 92 to 93% (traIXroute, PAM 2016), IPmap in 79.5% (Du et al., CCR 2020). Of hostnames,
   * geofeeds and facilities nothing general is published; databases are "not reliable" for routers
   * (Gharaibeh et al., IMC 2017). Those are our own choice.
   */
  static double published(Hint.Kind kind) {
    return switch (kind) {
      case EXCHANGE -> 0.925;
      case FACILITY -> 0.8;
      case ADDRESS_TABLE -> 0.795;
      case HOSTNAME -> 0.85;
      case GEOFEED -> 0.7;
      case COMMERCIAL_TABLE -> 0.4;
    };
  }

  /** Takes in what is said of an address whose city is known. */
  void learn(List<Hint> hints, City city) {
    Map<Key, Boolean> right = new TreeMap<>();
    hints.forEach(hint -> right.merge(Key.of(hint), hint.city().equals(city), Boolean::logicalOr));
    right.forEach(
        (key, isRight) -> {
          long[] count = counts.computeIfAbsent(key, k -> new long[2]);
          count[0]++;
          count[1] += isRight ? 1 : 0;
        });
  }

  Trust combine(Trust other) {
    other.counts.forEach(
        (key, more) -> {
          long[] count = counts.computeIfAbsent(key, k -> new long[2]);
          count[0] += more[0];
          count[1] += more[1];
        });
    return this;
  }

  /**
   * How likely a hint is right. Where a source states that of each of its answers, as learned
   * names' rules do, the study's own counts of the whole file weigh no more than that.
   */
  double precision(Hint hint) {
    long[] count = counts.getOrDefault(Key.of(hint), new long[2]);
    double most = hint.precision().isPresent() ? Math.min(1, PRIOR / Math.max(1, count[0])) : 1;
    double published = hint.precision().orElse(published(hint.kind()));
    // Never quite certain: a share of 1 would be beyond any evidence to the contrary.
    double stated = Math.min(0.99, Math.max(0.01, published));
    return (PRIOR * stated + most * count[1]) / (PRIOR + most * count[0]);
  }

  List<Locating.Quality> qualities() {
    List<Locating.Quality> all = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          double published = published(key.kind);
          all.add(
              new Locating.Quality(
                  key.kind,
                  key.source,
                  published,
                  count[0],
                  count[1],
                  (PRIOR * published + count[1]) / (PRIOR + count[0])));
        });
    return all;
  }
}
