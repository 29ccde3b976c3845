package org.entrepot.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;
import org.entrepot.stats.ClusterTable;

/** Paths written down step by step, and the law that every metric obeys. */
final class SmallPaths {
  private SmallPaths() {}

  /** AS 5 and AS 6 are of one organisation, every other AS is its own. */
  static Organization whose(Asn asn) {
    String id = asn.value() == 5 || asn.value() == 6 ? "SIBLINGS" : asn.toString();
    return new Organization(id, id);
  }

  /**
   * A path such as {@code 1 ? 2|3 ix7 9}: from AS 1, a gap, AS 2 or 3, a LAN of exchange 7, AS 9.
   * It goes to the last AS in the row.
   */
  static ObservedPath path(int probe, String steps) {
    return to(probe, steps.substring(steps.lastIndexOf(' ') + 1), steps);
  }

  /** The same to an address that these ASes announce, such as {@code 8|9}, or {@code -} nobody. */
  static ObservedPath to(int probe, String destination, String steps, long... exchanges) {
    List<AsPath.Step> row = Arrays.stream(steps.split(" ", -1)).map(SmallPaths::step).toList();
    return new ObservedPath(
        new Viewpoint(
            probe,
            row.get(0).asns().stream().findFirst(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        1,
        0,
        IpAddress.Family.IPV4,
        OptionalInt.empty(),
        Optional.empty(),
        destination.equals("-") ? Collections.emptyNavigableSet() : asns(destination),
        !steps.endsWith("?"),
        new AsPath(row),
        List.of(),
        Arrays.stream(exchanges).boxed().toList(),
        Collections.emptyNavigableSet(),
        Optional.empty());
  }

  private static AsPath.Step step(String text) {
    if (text.equals("?")) {
      return new AsPath.Gap(List.of(), "gap");
    }
    if (text.startsWith("ix")) {
      return new AsPath.Crossing(Long.parseLong(text.substring(2)), List.of(), "exchange");
    }
    NavigableSet<Asn> asns = asns(text);
    return asns.size() == 1
        ? new AsPath.Network(asns.first(), List.of(), "lpm")
        : new AsPath.OneOf(asns, List.of(), "lpm");
  }

  private static NavigableSet<Asn> asns(String text) {
    return Arrays.stream(text.split("\\|", -1))
        .map(Asn::parse)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Paths among AS 1 to 9 with gaps, steps that are one of several, and exchanges 1 to 3. */
  static List<ObservedPath> random(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ObservedPath> paths = new ArrayList<>();
    while (paths.size() < number) {
      int probe = random.nextInt(1, 13);
      StringBuilder steps = new StringBuilder("" + (1 + probe / 3));
      for (int i = random.nextInt(6); i > 0; i--) {
        String one = "" + random.nextInt(1, 10);
        steps.append(
            switch (random.nextInt(9)) {
              case 0 -> " ?";
              case 1 -> " " + one + "|5|6";
              case 2 -> " ix" + random.nextInt(1, 4);
              default -> " " + one;
            });
      }
      String end = "" + random.nextInt(7, 10);
      String destination = random.nextInt(5) == 0 ? end + "|7" : random.nextInt(9) > 0 ? end : "-";
      long[] exchanges = random.longs(random.nextInt(3), 1, 4).toArray();
      boolean reached = random.nextInt(4) > 0;
      paths.add(to(probe, destination, steps + (reached ? " " + end : " ?"), exchanges));
    }
    return paths;
  }

  static <M extends Metric<M>> M count(Supplier<M> empty, List<ObservedPath> paths) {
    return paths.stream().collect(Metric.into(empty));
  }

  /** Cuts paths into parts anywhere and combines these in any order: that changes no result. */
  static <M extends Metric<M>> void mergesExactly(Supplier<M> empty, Function<M, ?> result) {
    for (long seed = 1; seed <= 30; seed++) {
      List<ObservedPath> paths = random(seed, 80);
      SplittableRandom random = new SplittableRandom(seed);
      int parts = random.nextInt(1, 6);
      List<M> counts =
          IntStream.range(0, parts)
              .mapToObj(i -> empty.get())
              .collect(Collectors.toCollection(ArrayList::new));
      for (ObservedPath path : paths) {
        counts.get(random.nextInt(parts)).accept(path);
      }
      while (counts.size() > 1) {
        M taken = counts.remove(random.nextInt(counts.size()));
        counts.get(random.nextInt(counts.size())).combine(taken);
      }
      assertThat(result.apply(counts.get(0)))
          .as("seed %d, %d parts", seed, parts)
          .isEqualTo(result.apply(count(empty, paths)));
    }
  }

  /** Counts as "units of possible", by cluster and subject. */
  static <K> Map<String, String> counts(ClusterTable<K> table) {
    Map<String, String> counts = new TreeMap<>();
    table
        .events()
        .forEach(
            (subject, rows) ->
                rows.forEach(
                    row ->
                        counts.put(
                            table.clusters().get(row.cluster()).id() + " " + subject,
                            row.units() + " of " + row.possible())));
    return counts;
  }
}
