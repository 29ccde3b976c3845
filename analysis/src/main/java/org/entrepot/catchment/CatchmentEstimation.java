package org.entrepot.catchment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.catchment.Catchment.Abroad;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Concentration;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Interval;

/** Makes a catchment of a count. */
public final class CatchmentEstimation {
  private static final int TEXTS = 10;

  private final CatchmentCount.Part whole;
  private final SiteMap map;
  private final IpAddress.Family family;
  private final Frame frame;
  private final Ballots ballots;
  private final Tables tables;

  private CatchmentEstimation(CatchmentCount count, Frame frame) {
    this.whole = count.whole();
    this.map = count.map();
    this.family = count.family();
    this.frame = frame;
    this.ballots = new Ballots(whole.votes);
    this.tables = new Tables(ballots, frame);
  }

  /** What a count amounts to. */
  public static Catchment of(CatchmentCount count, Frame frame) {
    return new CatchmentEstimation(count, frame).catchment();
  }

  private Catchment catchment() {
    SortedMap<Weighting, Ranking<SiteCity>> rankings = new TreeMap<>();
    SortedMap<Weighting, Ranking<SiteCity>> away = new TreeMap<>();
    SortedMap<Weighting, List<Abroad>> abroad = new TreeMap<>();
    for (Weighting weighting : Weighting.values()) {
      ClusterTable<SiteCity> table = tables.of(weighting, any -> true, this::city);
      Optional<ClusterBootstrap> bootstrap = tables.bootstrap(weighting, table);
      if (bootstrap.isPresent()) {
        rankings.put(weighting, rank(weighting, "", "came from there", bootstrap.get(), table));
        away.put(
            weighting,
            rank(
                weighting,
                "-away",
                "came from there to a probe in another country",
                bootstrap.get(),
                tables.of(weighting, any -> true, this::cityAway)));
        abroad.put(weighting, abroad(weighting, table));
      }
    }
    return new Catchment(
        id(),
        map.service().name() + " over " + (family == IpAddress.Family.IPV4 ? "IPv4" : "IPv6"),
        map.service().id(),
        family,
        map.sites().size(),
        List.copyOf(
            new TreeSet<>(
                map.sites().stream()
                    .filter(site -> site.listed().open())
                    .map(Site::city)
                    .filter(city -> city.country().filter(frame.region()::contains).isPresent())
                    .toList())),
        map.service().sources(),
        outcomes(),
        probes(whole.votes.keySet()),
        (int) whole.votes.keySet().stream().map(Vantage::asn).distinct().count(),
        probes(whole.strangers.keySet()),
        texts(whole.foreign),
        texts(whole.unlisted),
        rankings,
        away,
        abroad,
        countries(),
        Optimality.of(ballots, map, frame, unit(Weighting.PROBES)),
        Optional.ofNullable(rankings.get(Weighting.AS)).flatMap(CatchmentEstimation::concentrated));
  }

  private String id() {
    return map.service().id() + (family == IpAddress.Family.IPV4 ? "" : "-ipv6");
  }

  private List<SiteCity> city(Vantage vantage, int site) {
    return List.of(map.sites().get(site).city());
  }

  private List<SiteCity> cityAway(Vantage vantage, int site) {
    SiteCity city = map.sites().get(site).city();
    return city.isIn(vantage.country()) ? List.of() : List.of(city);
  }

  private String unit(Weighting weighting) {
    String answers =
        "answers of %s%s, over %s, to who answers"
            .formatted(
                frame.mark(),
                map.service().name(),
                family == IpAddress.Family.IPV4 ? "IPv4" : "IPv6");
    if (weighting != Weighting.PROBES) {
      return answers;
    }
    return "votes by "
        + answers
        + (ballots.parts == 1
            ? ", one a probe and day"
            : ", one a probe and day, each in %,d parts".formatted(ballots.parts));
  }

  private Estimand estimand(Weighting weighting, String from, String event) {
    return new Estimand(unit(weighting), weighting.words(), from, frame.window(), event);
  }

  private Ranking<SiteCity> rank(
      Weighting weighting,
      String end,
      String event,
      ClusterBootstrap bootstrap,
      ClusterTable<SiteCity> table) {
    return Ranking.of(
        "catchment-" + id() + "-" + weighting.id() + end,
        bootstrap.estimate(estimand(weighting, frame.from(), event), table),
        SiteCity::subject);
  }

  /** Each city without the probes of its country, which say nothing of its hold on others. */
  private List<Abroad> abroad(Weighting weighting, ClusterTable<SiteCity> all) {
    Map<CountryCode, ClusterTable<SiteCity>> without = new HashMap<>();
    List<Abroad> cities = new ArrayList<>();
    for (SiteCity city : all.events().keySet()) {
      ClusterTable<SiteCity> table =
          city.country()
              .map(
                  country ->
                      without.computeIfAbsent(
                          country,
                          own ->
                              tables.of(weighting, who -> !who.country().equals(own), this::city)))
              .orElse(all);
      Optional<ClusterBootstrap> bootstrap = tables.bootstrap(weighting, table);
      if (bootstrap.isPresent()) {
        String event = "came from there";
        Estimates<SiteCity> estimates =
            bootstrap.get().estimate(estimand(weighting, frame.from(), event), table.only(city));
        Optional.ofNullable(estimates.shares().get(city))
            .or(estimates::unseen)
            .ifPresent(
                estimate ->
                    cities.add(
                        new Abroad(city, 0, estimate, estimates.clusters(), estimates.evidence())));
      }
    }
    cities.sort(
        Comparator.comparingDouble((Abroad each) -> -each.estimate().value())
            .thenComparing(Abroad::city));
    List<Abroad> ranked = new ArrayList<>();
    for (Abroad each : cities) {
      int above =
          (int)
              cities.stream()
                  .filter(other -> other.estimate().value() > each.estimate().value())
                  .count();
      ranked.add(
          new Abroad(each.city(), above + 1, each.estimate(), each.networks(), each.evidence()));
    }
    return List.copyOf(ranked);
  }

  private List<Catchment.Country> countries() {
    List<Catchment.Country> rows = new ArrayList<>();
    for (CountryCode country : frame.region().countries()) {
      ClusterTable<SiteCity> table =
          tables.of(Weighting.AS, who -> who.country().equals(country), this::city);
      List<Vantage> its =
          whole.votes.keySet().stream().filter(who -> who.country().equals(country)).toList();
      rows.add(
          new Catchment.Country(
              country,
              probes(its),
              table.clusters().stream().mapToLong(ClusterTable.Cluster::units).sum(),
              ClusterBootstrap.withSeed(frame.seed())
                  .estimate(
                      estimand(
                          Weighting.AS, "probes in " + country.englishName(), "came from there"),
                      table)));
    }
    return List.copyOf(rows);
  }

  private static int probes(Collection<Vantage> vantages) {
    return (int) vantages.stream().mapToLong(Vantage::probe).distinct().count();
  }

  private SortedMap<Outcome, Long> outcomes() {
    SortedMap<Outcome, Long> counts = new TreeMap<>();
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, whole.outcomes.getOrDefault(outcome, 0L));
    }
    return counts;
  }

  private static List<Catchment.Text> texts(SortedMap<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Catchment.Text(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(text -> -text.number()))
        .limit(TEXTS)
        .toList();
  }

  private static Optional<Catchment.Concentrated> concentrated(Ranking<SiteCity> ranking) {
    Estimates<SiteCity> estimates = ranking.estimates();
    SortedMap<SiteCity, Double> shares = new TreeMap<>();
    estimates.shares().forEach((city, share) -> shares.put(city, share.value()));
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(sum > 0)) {
      return Optional.empty();
    }
    double unknown = Math.max(0, 1 - sum);
    // Spread among ever more who were not seen, what is unknown adds nothing.
    double low = shares.values().stream().mapToDouble(share -> share * share).sum();
    double high = Concentration.allToTop(shares, unknown).hhi();
    double[] least = new double[0];
    double[] total = new double[0];
    double[] top = new double[0];
    for (SiteCity city : shares.keySet()) {
      double[] draws = estimates.draws(city);
      if (least.length == 0) {
        least = new double[draws.length];
        total = new double[draws.length];
        top = new double[draws.length];
      }
      for (int i = 0; i < draws.length; i++) {
        least[i] += draws[i] * draws[i];
        total[i] += draws[i];
        top[i] = Math.max(top[i], draws[i]);
      }
    }
    double[] most = new double[least.length];
    for (int i = 0; i < most.length; i++) {
      double open = Math.max(0, 1 - total[i]);
      most[i] = least[i] - top[i] * top[i] + (top[i] + open) * (top[i] + open);
    }
    Arrays.sort(least);
    Arrays.sort(most);
    double tail = (1 - estimates.level()) / 2;
    return Optional.of(
        new Catchment.Concentrated(
            low,
            high,
            new Interval(
                least[(int) Math.floor(tail * (least.length - 1))],
                Math.min(1, most[(int) Math.ceil((1 - tail) * (most.length - 1))]),
                estimates.level())));
  }
}
