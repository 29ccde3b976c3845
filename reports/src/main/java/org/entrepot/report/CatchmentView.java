package org.entrepot.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.catchment.Catchment;
import org.entrepot.catchment.Nearness;
import org.entrepot.catchment.Optimality;
import org.entrepot.catchment.Outcome;
import org.entrepot.catchment.SiteCity;
import org.entrepot.catchment.Weighting;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;

/**
 * One service's catchment, as the page shows it.
 *
 * @param catchment what was found
 * @param synthetic whether the data are simulated
 */
record CatchmentView(Catchment catchment, boolean synthetic) {
  private static final int CITIES = 12;
  private static final int COLUMNS = 8;

  /** Words and a number. */
  record Count(String words, String number) {}

  /** A city under each weighting. */
  record CityRow(String city, List<String> shares, String without) {}

  /** A country with its cells, one for each column. */
  record CountryRow(
      String country, int probes, int networks, long answers, String grade, List<String> cells) {}

  /** The catchments of a study: K-root's first, since it is the one that is spoken of. */
  static List<CatchmentView> of(List<Catchment> catchments, boolean synthetic) {
    return catchments.stream()
        .sorted(Comparator.comparing(each -> !each.service().equals("k-root")))
        .map(each -> new CatchmentView(each, synthetic))
        .toList();
  }

  String heading() {
    return (synthetic ? "SYNTHETIC: " : "") + "Who answers for " + Names.shown(catchment.name());
  }

  /** What is estimated, in a sentence. */
  String sentence() {
    return catchment
        .byNetwork()
        .map(ranking -> (synthetic ? "SYNTHETIC: " : "") + sentence(catchment, ranking))
        .orElse("No answer counts.");
  }

  /** The same of any weighting. */
  static String sentence(Catchment catchment, Ranking<SiteCity> ranking) {
    String votes =
        " These are votes of probes, not queries of users, and no paths of traffic: which site"
            + " answers is a choice of who runs, hosts and routes to it.";
    if (ranking.estimates().evidence() == Evidence.SUPPRESSED || ranking.rows().isEmpty()) {
      return "Too few networks have a probe for a share: %s.%s"
          .formatted(Figures.count(catchment.networks(), "network"), votes);
    }
    Estimate first = ranking.rows().get(0).estimate();
    return "Weighted by %s, %s of the answers of %s came from %s, %s; %s in %s count.%s"
        .formatted(
            ranking.estimates().estimand().weighting(),
            Figures.percent(first.value()),
            Names.shown(catchment.name()),
            Names.shown(ranking.rows().get(0).subject().name()),
            Figures.level(first.interval().level()) + " " + Figures.range(first.interval()),
            Figures.count(catchment.answers(), "answer"),
            Figures.count(catchment.networks(), "network"),
            votes);
  }

  boolean suppressed() {
    return catchment.byNetwork().stream()
        .allMatch(ranking -> ranking.estimates().evidence() == Evidence.SUPPRESSED);
  }

  Optional<Evidence> evidence() {
    return catchment.byNetwork().map(ranking -> ranking.estimates().evidence());
  }

  /** What became of all questions. */
  List<Count> outcomes() {
    long all = catchment.outcomes().values().stream().mapToLong(Long::longValue).sum();
    List<Count> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long number = catchment.outcomes().getOrDefault(outcome, 0L);
      if (number > 0) {
        counts.add(
            new Count(
                outcome.words(), Figures.count(number) + " (" + Figures.part(number, all) + ")"));
      }
    }
    return counts;
  }

  /** What others called themselves, most often first. */
  List<Count> texts(List<Catchment.Text> texts) {
    return texts.stream()
        .map(text -> new Count(Names.shown(text.text()), Figures.count(text.number())))
        .toList();
  }

  List<String> weightings() {
    return catchment.rankings().keySet().stream()
        .map(
            weighting ->
                switch (weighting) {
                  case RESULTS -> "answers";
                  case PROBES -> "probes and days";
                  case AS -> "networks";
                  case USERS -> "users";
                })
        .toList();
  }

  /** The cities with most votes of networks. */
  List<CityRow> cities() {
    List<CityRow> rows = new ArrayList<>();
    for (SiteCity city : first(CITIES)) {
      rows.add(
          new CityRow(
              name(city),
              catchment.rankings().values().stream().map(ranking -> share(ranking, city)).toList(),
              without(city)));
    }
    return rows;
  }

  private List<SiteCity> first(int number) {
    return catchment.byNetwork().stream()
        .flatMap(ranking -> ranking.rows().stream())
        .limit(number)
        .map(Ranking.Row::key)
        .toList();
  }

  private static String name(SiteCity city) {
    return Names.shown(city.name())
        + city.country().map(country -> ", " + Countries.code(country)).orElse("");
  }

  private static String share(Ranking<SiteCity> ranking, SiteCity city) {
    if (ranking.estimates().evidence() == Evidence.SUPPRESSED) {
      return "withheld";
    }
    Estimate share = ranking.estimates().shares().get(city);
    return share == null
        ? "none"
        : Figures.percent(share.value()) + " (" + Figures.range(share.interval()) + ")";
  }

  private String without(SiteCity city) {
    return catchment.abroad().getOrDefault(Weighting.AS, List.of()).stream()
        .filter(each -> each.city().equals(city))
        .findFirst()
        .map(
            each ->
                each.evidence() == Evidence.SUPPRESSED
                    ? "withheld: " + Figures.count(each.networks(), "network")
                    : "%s (%s), rank %d, %s"
                        .formatted(
                            Figures.percent(each.estimate().value()),
                            Figures.range(each.estimate().interval()),
                            each.rank(),
                            Figures.count(each.networks(), "network")))
        .orElse("–");
  }

  /** The cities that the table by country has columns of. */
  List<String> columns() {
    return first(COLUMNS).stream().map(CatchmentView::name).toList();
  }

  List<CountryRow> countries() {
    return catchment.countries().stream()
        .map(
            row ->
                new CountryRow(
                    Countries.name(row.country(), row.country().englishName()),
                    row.probes(),
                    row.estimates().clusters(),
                    row.answers(),
                    row.estimates().clusters() == 0
                        ? "no vantage point"
                        : row.estimates().evidence() == Evidence.SUPPRESSED ? "too few" : "yes",
                    first(COLUMNS).stream().map(city -> cell(row, city)).toList()))
        .sorted(Comparator.comparing(CountryRow::country))
        .toList();
  }

  /** Networks with an answer from there, and their share where there are enough. */
  private static String cell(Catchment.Country row, SiteCity city) {
    Estimate share = row.estimates().shares().get(city);
    if (share == null) {
      return "0";
    }
    String networks = Figures.count(share.clusters());
    return row.estimates().evidence() == Evidence.SUPPRESSED
        ? networks
        : networks
            + ": "
            + Figures.percent(share.value())
            + " ("
            + Figures.range(share.interval())
            + ")";
  }

  /** How far the answers come from; empty where no probe has a place. */
  List<Count> distances() {
    List<Count> counts = new ArrayList<>();
    catchment
        .optimality()
        .ifPresent(
            found -> {
              counts.add(
                  new Count("median distance of the site that answered", km(found.servedKm())));
              counts.add(new Count("median distance of the nearest site", km(found.nearestKm())));
              counts.add(new Count("median of the difference", km(found.extraKm())));
              if (found.shares().evidence() != Evidence.SUPPRESSED) {
                for (Nearness kind : Nearness.values()) {
                  share(found, kind)
                      .ifPresent(
                          share ->
                              counts.add(
                                  new Count(
                                      kind.words(),
                                      Figures.percent(share.value())
                                          + " ("
                                          + Figures.range(share.interval())
                                          + ")")));
                }
              }
            });
    return counts;
  }

  /** Also of a kind that nothing is of; empty where the list does not tell. */
  static Optional<Estimate> share(Optimality optimality, Nearness kind) {
    return optimality.told().contains(kind)
        ? Optional.ofNullable(optimality.shares().shares().get(kind))
            .or(() -> optimality.shares().unseen())
        : Optional.empty();
  }

  private static String km(double km) {
    return Figures.count(Math.round(km)) + " km";
  }

  /** How much is in few cities. */
  String concentration() {
    return catchment
        .concentration()
        .filter(found -> !suppressed())
        .map(
            found ->
                String.format(
                    Locale.ROOT,
                    "By networks the catchment is as concentrated as if %.1f%s had equal parts"
                        + " (HHI %.3f%s, %s %.3f–%.3f).",
                    1 / found.high(),
                    found.high() - found.low() > 5e-4
                        ? String.format(Locale.ROOT, " to %.1f cities", 1 / found.low())
                        : " cities",
                    found.low(),
                    found.high() - found.low() > 5e-4
                        ? String.format(Locale.ROOT, " to %.3f, by what is unknown", found.high())
                        : "",
                    Figures.level(found.interval().level()),
                    found.interval().low(),
                    found.interval().high()))
        .orElse("");
  }
}
