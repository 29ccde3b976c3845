package org.entrepot.detour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.aggregate.Metric;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;

/**
 * Counts the detours and the lengths of paths that stay in a country of a region by their ends, or
 * in the region (METHOD.md M14 and M15). Whole numbers that merge exactly.
 *
 * <p>Worked example: a path from Sarajevo by way of a router in Frankfurt to Belgrade is 2073.0 km
 * where 198.5 would do, 10.44 times as far, and leaves the region of both; a path between the same
 * two whose one router is silent is unresolved, unless its time leaves light no city outside.
 */
public final class DetourCount implements Metric<DetourCount> {
  private final Setting setting;
  private final SortedMap<CountryCode, Tally> countries = new TreeMap<>();
  private final Tally whole;
  private final SortedMap<String, Long> ends = new TreeMap<>();

  /** What was asked already. */
  private final Map<IpAddress, Set<City>> said = new HashMap<>();

  /**
   * What is known beside the paths.
   *
   * @param ends where destinations are
   * @param horizon how far it is to the outside
   * @param exchanges the cities of the region that have an exchange
   * @param said the cities that some source names of an address
   * @param whose the organisation of an AS
   */
  public record Setting(
      Ends ends,
      Horizon horizon,
      List<City> exchanges,
      Function<IpAddress, Set<City>> said,
      Function<Asn, Organization> whose) {
    /** Copies the cities. */
    public Setting {
      exchanges = List.copyOf(exchanges);
    }

    Region region() {
      return ends.region();
    }
  }

  /** Both counts of one territory. */
  private static final class Tally {
    final Region territory;
    final DetourTally detours = new DetourTally();
    final InflationTally inflation = new InflationTally();

    Tally(Region territory) {
      this.territory = territory;
    }

    void combine(Tally other) {
      detours.combine(other.detours);
      inflation.combine(other.inflation);
    }
  }

  private DetourCount(Setting setting) {
    this.setting = setting;
    this.whole = new Tally(setting.region());
    for (CountryCode country : setting.region().countries()) {
      countries.put(country, new Tally(Region.of(List.of(country))));
    }
  }

  /** An empty count. */
  public static DetourCount of(Setting setting) {
    return new DetourCount(setting);
  }

  /** Counts a path of a viewpoint in the region; others are no business of it. */
  @Override
  public void accept(ObservedPath path) {
    Optional<CountryCode> from = path.viewpoint().country().filter(setting.region()::contains);
    if (from.isEmpty()) {
      return;
    }
    Ends.Told told = setting.ends.of(path);
    ends.merge(told.word(), 1L, Long::sum);
    Optional<End> to = told.end().filter(end -> setting.region().contains(end.country()));
    if (to.isPresent()) {
      accept(path, to.get(), whole);
      if (to.get().country().equals(from.get())) {
        accept(path, to.get(), Objects.requireNonNull(countries.get(from.get())));
      }
    }
  }

  private void accept(ObservedPath path, End to, Tally tally) {
    Optional<Asn> asn = path.viewpoint().asn();
    String cluster = asn.map(Asn::toString).orElse("unknown");
    String host = asn.map(setting.whose).map(Organization::id).orElse("unknown");
    tally.detours.accept(
        path,
        cluster,
        host,
        Excursion.of(path, tally.territory, setting.horizon, this::said, setting.whose));
    Optional<Coordinates> here = place(path.viewpoint());
    Optional<Coordinates> there = to.city().map(City::coordinates);
    if (here.isPresent() && there.isPresent() && path.destination().isPresent()) {
      tally.inflation.accept(
          new Pair(path.viewpoint().probeId(), path.destination().get()),
          cluster,
          host,
          way(path, here.get(), there.get()));
    } else {
      tally.inflation.acceptPlaceless();
    }
  }

  private Set<City> said(IpAddress address) {
    return said.computeIfAbsent(address, setting.said);
  }

  /** The centre of its city, as all other places are, or else its own point. */
  private static Optional<Coordinates> place(Viewpoint viewpoint) {
    return viewpoint.city().map(City::coordinates).or(viewpoint::coordinates);
  }

  private Way way(ObservedPath path, Coordinates here, Coordinates there) {
    long routers = 0;
    long unlocated = 0;
    for (ObservedHop hop : path.hops()) {
      if (hop.role() == ObservedHop.Role.TRANSIT) {
        routers++;
        unlocated += hop.place().city().isEmpty() ? 1 : 0;
      }
    }
    return new Way(
        here.distanceKm(there),
        Ways.throughRouters(path, here, there),
        Ends.destination(path).map(Times::of).orElse(OptionalLong.empty()),
        routers,
        unlocated,
        Ways.excess(path, here, there, setting.region(), setting.exchanges, setting.whose));
  }

  @Override
  public DetourCount combine(DetourCount other) {
    countries.forEach(
        (country, ours) -> ours.combine(Objects.requireNonNull(other.countries.get(country))));
    whole.combine(other.whole);
    other.ends.forEach((word, number) -> ends.merge(word, number, Long::sum));
    return this;
  }

  /** What that amounts to. */
  public DetourFindings findings(Frame frame) {
    DetourEstimation estimation = new DetourEstimation(frame);
    List<DetourRow> detours = new ArrayList<>();
    List<InflationRow> inflation = new ArrayList<>();
    List<Tally> all = new ArrayList<>(countries.size() > 1 ? countries.values() : List.of());
    all.add(whole);
    for (Tally tally : all) {
      if (tally.detours.paths() > 0) {
        detours.add(estimation.detours(tally.territory, tally.detours));
        inflation.add(estimation.inflation(tally.territory, tally.inflation));
      }
    }
    return new DetourFindings(ends, detours, inflation);
  }

  /** The cities of a region among these, each once. */
  public static List<City> within(Region region, Stream<City> cities) {
    return List.copyOf(
        cities
            .filter(city -> region.contains(city.country()))
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
