package org.entrepot.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.entrepot.aggregate.CountryHegemony;
import org.entrepot.aggregate.Hegemony;
import org.entrepot.aggregate.Share;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Sourced;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.ScopeBootstrap;

/** Estimates how much the countries of a region depend on whom. */
final class CountryEstimation {
  /** Operators for each country and weighting. */
  private static final int LARGEST = 5;

  private final AddressBook book;
  private final Region region;
  private final long seed;
  private final Function<Organization, Subject> subjects;

  CountryEstimation(
      AddressBook book, Region region, long seed, Function<Organization, Subject> subjects) {
    this.book = book;
    this.region = region;
    this.seed = seed;
    this.subjects = subjects;
  }

  /** For each country to whose networks there are paths, by networks and, where known, by users. */
  List<CountryDependence> of(Hegemony<Organization> hegemony) {
    NavigableMap<CountryCode, Set<Asn>> scopes = new TreeMap<>();
    for (Asn asn : hegemony.scopes()) {
      country(asn).ifPresent(code -> scopes.computeIfAbsent(code, key -> new TreeSet<>()).add(asn));
    }
    Map<CountryCode, Long> networks = scopes.isEmpty() ? Map.of() : networks();
    List<CountryDependence> all = new ArrayList<>();
    scopes.forEach(
        (code, asns) -> {
          Long known = networks.get(code);
          all.add(
              of(
                  hegemony,
                  code,
                  "networks",
                  asns,
                  asn -> 1,
                  known == null
                      ? OptionalLong.empty()
                      : OptionalLong.of(Math.max(known, asns.size()))));
          long users = book.usersIn(code);
          long found = asns.stream().mapToLong(this::users).sum();
          if (users > 0 && found > 0) {
            all.add(
                of(
                    hegemony,
                    code,
                    "users",
                    asns,
                    this::users,
                    OptionalLong.of(Math.max(users, found))));
          }
        });
    return all;
  }

  private long users(Asn asn) {
    return book.usersOf(asn).orElse(0);
  }

  private Optional<CountryCode> country(Asn asn) {
    return book.countryOf(asn).map(Sourced::value).filter(region::contains);
  }

  /** How many networks of each country have a known relationship. */
  private Map<CountryCode, Long> networks() {
    Set<Asn> asns = new TreeSet<>();
    book.neighbours()
        .forEach(
            both -> {
              asns.add(both.asn());
              asns.add(both.other());
            });
    Map<CountryCode, Long> networks = new TreeMap<>();
    asns.forEach(asn -> country(asn).ifPresent(code -> networks.merge(code, 1L, Long::sum)));
    return networks;
  }

  private CountryDependence of(
      Hegemony<Organization> hegemony,
      CountryCode country,
      String weighting,
      Set<Asn> asns,
      ToLongFunction<Asn> weight,
      OptionalLong all) {
    Set<Asn> weighing = new TreeSet<>(asns);
    weighing.removeIf(asn -> weight.applyAsLong(asn) == 0);
    CountryHegemony.Result<Organization> result =
        CountryHegemony.of(hegemony, Dependence.HEGEMONY, weighing, weight)
            .transitOnly(this::isOwn)
            .over(CountryHegemony.Denominator.FOUND);
    SortedMap<String, String> hosts = new TreeMap<>();
    SortedMap<Asn, ClusterTable<Organization>> tables = new TreeMap<>();
    for (Asn asn : weighing) {
      ClusterTable<Organization> table = hegemony.table(asn);
      tables.put(asn, table);
      table.clusters().forEach(cluster -> hosts.put(cluster.id(), cluster.host()));
    }
    Evidence evidence = evidence(hosts, result.unseen());
    List<CountryDependence.Row> rows = new ArrayList<>();
    if (evidence != Evidence.SUPPRESSED) {
      List<String> clusters = List.copyOf(hosts.keySet());
      ScopeBootstrap bootstrap =
          new ScopeBootstrap(seed, clusters.size(), Dependence.HEGEMONY.trim());
      double[] weights = weighing.stream().mapToDouble(weight::applyAsLong).toArray();
      for (Map.Entry<Organization, Share> entry : largest(result)) {
        double[][] shares = shares(entry.getKey(), tables, clusters);
        rows.add(
            new CountryDependence.Row(
                subjects.apply(entry.getKey()),
                entry.getValue().seen(),
                bootstrap.interval(weights, shares),
                Math.min(1, entry.getValue().possible())));
      }
    }
    return new CountryDependence(
        country,
        weighting,
        weighing.size(),
        result.found(),
        all,
        hosts.size(),
        result.unseen(),
        evidence,
        rows);
  }

  /** That of the vantage points, and a hint at most where too much is unresolved. */
  private static Evidence evidence(SortedMap<String, String> hosts, double unresolved) {
    Evidence evidence = Evidence.of(hosts.size(), (int) hosts.values().stream().distinct().count());
    return evidence == Evidence.PUBLISHABLE && unresolved > Estimates.UNRESOLVED_ALLOWED
        ? Evidence.INDICATIVE
        : evidence;
  }

  private boolean isOwn(Organization operator, Asn asn) {
    return book.organizationOf(asn).equals(operator);
  }

  private static List<Map.Entry<Organization, Share>> largest(
      CountryHegemony.Result<Organization> result) {
    return result.shares().entrySet().stream()
        .filter(entry -> entry.getValue().seen() > 0)
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<Organization, Share> entry) -> -entry.getValue().seen())
                .thenComparing(Map.Entry::getKey))
        .limit(LARGEST)
        .toList();
  }

  /** For each network the operator's share in each cluster; 0 in the paths to its own. */
  private double[][] shares(
      Organization operator,
      SortedMap<Asn, ClusterTable<Organization>> tables,
      List<String> clusters) {
    double[][] all = new double[tables.size()][clusters.size()];
    int scope = 0;
    for (Map.Entry<Asn, ClusterTable<Organization>> entry : tables.entrySet()) {
      double[] its = all[scope++];
      Arrays.fill(its, Double.NaN);
      List<ClusterTable.Cluster> present = entry.getValue().clusters();
      present.forEach(cluster -> its[clusters.indexOf(cluster.id())] = 0);
      if (!isOwn(operator, entry.getKey())) {
        for (ClusterTable.Count count :
            entry.getValue().events().getOrDefault(operator, List.of())) {
          ClusterTable.Cluster cluster = present.get(count.cluster());
          its[clusters.indexOf(cluster.id())] = (double) count.units() / cluster.units();
        }
      }
    }
    return all;
  }
}
