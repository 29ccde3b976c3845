package org.entrepot.catchment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each vantage point's answers are worth. A day on which one site answered a probe is a vote
 * for it. Where several did on any day, each vote is cut into equal parts, which are given out in
 * proportion to the answers; what is left over goes to the largest remainders.
 */
final class Ballots {
  /** Divides evenly by every number of answers up to ten. */
  private static final long PARTS = 5_040;

  /** By vantage point the answers of each site, and its parts of votes. */
  final SortedMap<Vantage, Ballot> ballots = new TreeMap<>();

  /** Number of parts that a vote is cut into: 1 where none has to be. */
  final long parts;

  /**
   * @param days number of days with a vote
   * @param answers by site
   * @param votes by site, in parts
   */
  record Ballot(int days, SortedMap<Integer, Long> answers, NavigableMap<Integer, Long> votes) {
    long all() {
      return answers.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  Ballots(SortedMap<Vantage, SortedMap<Integer, SortedMap<Integer, Long>>> counted) {
    boolean split =
        counted.values().stream()
            .flatMap(days -> days.values().stream())
            .anyMatch(sites -> sites.size() > 1);
    parts = split ? PARTS : 1;
    counted.forEach(
        (vantage, days) -> {
          SortedMap<Integer, Long> answers = new TreeMap<>();
          NavigableMap<Integer, Long> votes = new TreeMap<>();
          for (SortedMap<Integer, Long> sites : days.values()) {
            sites.forEach((site, number) -> answers.merge(site, number, Long::sum));
            divided(sites, parts).forEach((site, part) -> votes.merge(site, part, Long::sum));
          }
          ballots.put(vantage, new Ballot(days.size(), answers, votes));
        });
  }

  /** Whole parts in proportion to some numbers. */
  static SortedMap<Integer, Long> divided(SortedMap<Integer, Long> numbers, long parts) {
    long sum = numbers.values().stream().mapToLong(Long::longValue).sum();
    SortedMap<Integer, Long> shares = new TreeMap<>();
    List<Map.Entry<Integer, Long>> remainders = new ArrayList<>();
    long left = parts;
    for (Map.Entry<Integer, Long> entry : numbers.entrySet()) {
      long product = Math.multiplyExact(entry.getValue(), parts);
      shares.put(entry.getKey(), product / sum);
      left -= product / sum;
      remainders.add(Map.entry(entry.getKey(), product % sum));
    }
    remainders.sort(
        Comparator.comparingLong((Map.Entry<Integer, Long> e) -> -e.getValue())
            .thenComparing(Map.Entry::getKey));
    for (int i = 0; i < left; i++) {
      shares.merge(remainders.get(i).getKey(), 1L, Long::sum);
    }
    shares.values().removeIf(part -> part == 0);
    return shares;
  }
}
