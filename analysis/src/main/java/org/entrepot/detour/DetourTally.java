package org.entrepot.detour;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.aggregate.Counts;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/** The detours of one territory, in whole numbers that merge exactly. */
final class DetourTally {
  private static final int MILLION = 1_000_000;
  private static final Set<Verdict> DETOUR = Set.of(Verdict.DETOUR);

  private final Counts<Verdict> verdicts = new Counts<>();
  private final Counts<Verdict> expected = new Counts<>();
  private final Counts<CountryCode> countries = new Counts<>();
  private final Counts<City> cities = new Counts<>();
  private final Counts<Turn> turns = new Counts<>();
  private final Counts<Carrier> carriers = new Counts<>();
  private final Map<Pair, Recurrence> pairs = new TreeMap<>();
  private long paths;
  private long detours;
  private long onOneRouter;
  private long unresolved;

  /**
   * Counts a path.
   *
   * @param cluster the vantage point's network
   * @param host its organisation
   */
  void accept(ObservedPath path, String cluster, String host, Excursion excursion) {
    boolean isDetour = excursion.verdict() == Verdict.DETOUR;
    boolean isOpen = excursion.verdict() == Verdict.UNRESOLVED;
    paths++;
    detours += isDetour ? 1 : 0;
    onOneRouter += isDetour && excursion.routers() == 1 ? 1 : 0;
    unresolved += isOpen ? 1 : 0;
    Set<Verdict> possible = isOpen ? DETOUR : Set.of();
    verdicts.add(cluster, host, isDetour ? DETOUR : Set.of(), possible, false);
    int likely = excursion.millionths();
    if (likely > 0) {
      expected.add(cluster, host, DETOUR, Set.of(), false, likely);
    }
    if (likely < MILLION) {
      expected.add(cluster, host, Set.of(), possible, false, MILLION - likely);
    }
    countries.add(cluster, host, excursion.countries(), Set.of(), excursion.isOpen());
    cities.add(cluster, host, excursion.cities(), Set.of(), excursion.isCityOpen());
    Set<Turn> around = new TreeSet<>();
    path.viewpoint()
        .city()
        .ifPresent(from -> excursion.cities().forEach(city -> around.add(new Turn(from, city))));
    boolean isTurnOpen = excursion.isCityOpen() || path.viewpoint().city().isEmpty();
    turns.add(cluster, host, around, Set.of(), isTurnOpen);
    excursion
        .carrier()
        .ifPresent(
            carrier -> {
              Set<Carrier> may = EnumSet.noneOf(Carrier.class);
              if (carrier == Carrier.UNKNOWN) {
                may.add(Carrier.OWN);
                may.add(Carrier.THIRD_PARTY);
              }
              carriers.add(cluster, host, Set.of(carrier), may, false);
            });
    path.destination()
        .ifPresent(
            to ->
                pairs
                    .computeIfAbsent(
                        new Pair(path.viewpoint().probeId(), to), key -> new Recurrence())
                    .accept(path.timestamp(), isDetour));
  }

  void combine(DetourTally other) {
    verdicts.addAll(other.verdicts);
    expected.addAll(other.expected);
    countries.addAll(other.countries);
    cities.addAll(other.cities);
    turns.addAll(other.turns);
    carriers.addAll(other.carriers);
    other.pairs.forEach(
        (pair, theirs) -> pairs.computeIfAbsent(pair, key -> new Recurrence()).combine(theirs));
    paths += other.paths;
    detours += other.detours;
    onOneRouter += other.onOneRouter;
    unresolved += other.unresolved;
  }

  long paths() {
    return paths;
  }

  long detours() {
    return detours;
  }

  long onOneRouter() {
    return onOneRouter;
  }

  long unresolved() {
    return unresolved;
  }

  ClusterTable<Verdict> verdicts() {
    return verdicts.table();
  }

  /** In millionths of paths. */
  ClusterTable<Verdict> expected() {
    return expected.table();
  }

  ClusterTable<CountryCode> countries() {
    return countries.table();
  }

  ClusterTable<City> cities() {
    return cities.table();
  }

  /** The viewpoint's city with each city outside. */
  ClusterTable<Turn> turns() {
    return turns.table();
  }

  /** Of detours alone. */
  ClusterTable<Carrier> carriers() {
    return carriers.table();
  }

  Persistence persistence() {
    return Persistence.of(pairs.values());
  }
}
