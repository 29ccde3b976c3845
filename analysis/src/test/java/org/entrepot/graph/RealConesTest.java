package org.entrepot.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.entrepot.RealData;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.infer.TracePaths;
import org.entrepot.net.Asn;
import org.entrepot.result.Results;
import org.entrepot.result.Tally;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Cones by CAIDA's relationships of 2018-02-01. The paths that they are held against are older: a
 * routing table of 2014-05-30 and traceroutes of 2017-06-26. Links that have gone or changed since
 * are in no cone, so that observed cones are too small, and never too large.
 */
@Tag(RealData.TAG)
class RealConesTest {
  private static AsGraph graph;
  private static ObservedCones seen;

  @BeforeAll
  static void read() throws IOException {
    AddressBook book =
        AddressBook.load(
            new Dataset(
                List.of(),
                Map.of(
                    Role.AS_RELATIONSHIPS, files("as/caida-20180201.as-rel.txt.gz"),
                    Role.IP_TO_AS, files("ip2as/2021-04-16-routeviews-prefix-origin.tsv.gz"),
                    Role.PROBES, files("probes/2017-06-26-probes-cc-asn.tsv.gz"))));
    graph = AsGraph.known(book);
    seen = ObservedCones.by(book);
    RibPaths.read(
        file("bgp/routeviews.route-views.jinx.ribs.1401487200.bz2"), path -> seen.accept(path));
    TracePaths paths = TracePaths.with(book);
    DataFile traces = file("traceroute/2017-06-26-all-probes-to-8.8.8.8.json.gz");
    Dataset data = new Dataset(List.of(traces), Map.of());
    try (Stream<Traceroute> all = Results.traceroutes(data, new Tally())) {
      all.forEach(trace -> seen.accept(paths.path(trace)));
    }
  }

  private static List<DataFile> files(String name) {
    return List.of(file(name));
  }

  private static DataFile file(String name) {
    return new DataFile(RealData.path(name), name);
  }

  @Test
  void the_three_cones_are_nested_in_every_AS() {
    CustomerCones recursive = CustomerCones.recursive(graph);
    CustomerCones bgp = seen.bgpObserved();
    CustomerCones entered = seen.providerPeerObserved();
    SortedMap<Asn, Long> all = recursive.sizes();
    SortedMap<Asn, Long> inARow = bgp.sizes();
    SortedMap<Asn, Long> fromAbove = entered.sizes();
    assertThat(all).hasSize(60_264);
    inARow.forEach(
        (asn, size) -> {
          assertThat(size).as("%s", asn).isLessThanOrEqualTo(all.getOrDefault(asn, 1L));
          assertThat(fromAbove.getOrDefault(asn, 0L)).as("%s", asn).isBetween(1L, size);
        });
    List<Asn> large = inARow.keySet().stream().filter(a -> inARow.getOrDefault(a, 0L) > 1).toList();
    for (Asn asn : large) {
      Set<Asn> members = bgp.of(asn);
      assertThat(recursive.of(asn).containsAll(members)).as("%s", asn).isTrue();
      assertThat(members.containsAll(entered.of(asn))).as("%s", asn).isTrue();
    }
    print(
        "%,d paths, of which %,d are not valley-free by these relationships",
        seen.paths(), seen.irregular());
    print(
        "cones of more than their own AS: %,d recursive, %,d BGP-observed, %,d from above",
        larger(all), larger(inARow), larger(fromAbove));
    print("members in all: %,d, %,d, %,d", sum(all), sum(inARow), sum(fromAbove));
  }

  @Test
  void their_sizes_go_with_those_that_CAIDA_published_two_months_later() throws IOException {
    Map<Asn, Long> published = published();
    SortedMap<Asn, Long> recursive = CustomerCones.recursive(graph).sizes();
    double rho = correlated("recursive", recursive, published);
    assertThat(rho).isGreaterThan(0.9);
    assertThat(correlated("BGP-observed", seen.bgpObserved().sizes(), published)).isPositive();
    assertThat(correlated("from above", seen.providerPeerObserved().sizes(), published))
        .isPositive();
    // Five in six ASes have no customers: how much of it is that?
    Map<Asn, Long> transit = new HashMap<>(published);
    transit.values().removeIf(size -> size == 1);
    assertThat(correlated("recursive, of those with customers", recursive, transit))
        .isGreaterThan(0.7);
  }

  private static double correlated(
      String what, SortedMap<Asn, Long> sizes, Map<Asn, Long> published) {
    List<Asn> both = sizes.keySet().stream().filter(published::containsKey).toList();
    double rho =
        new SpearmansCorrelation()
            .correlation(
                both.stream().mapToDouble(asn -> sizes.getOrDefault(asn, 0L)).toArray(),
                both.stream().mapToDouble(asn -> published.getOrDefault(asn, 0L)).toArray());
    print(
        "Spearman's rho of %s sizes and ASRank 2018-04-01: %.4f, n = %,d", what, rho, both.size());
    return rho;
  }

  private static Map<Asn, Long> published() throws IOException {
    Map<Asn, Long> sizes = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                file("as/caida-asrank-20180401.csv.gz").open(), StandardCharsets.US_ASCII))) {
      lines.readLine();
      lines
          .lines()
          .map(line -> line.split(",", -1))
          .forEach(columns -> sizes.put(Asn.parse(columns[0]), Long.valueOf(columns[1])));
    }
    return sizes;
  }

  private static long larger(SortedMap<Asn, Long> sizes) {
    return sizes.values().stream().filter(size -> size > 1).count();
  }

  private static long sum(SortedMap<Asn, Long> sizes) {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void print(String format, Object... values) {
    System.out.println("cones: " + String.format(Locale.ROOT, format, values));
  }
}
