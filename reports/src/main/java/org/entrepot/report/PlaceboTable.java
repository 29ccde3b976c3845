package org.entrepot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.entrepot.catchment.Catchment;
import org.entrepot.catchment.SiteCity;
import org.entrepot.catchment.Weighting;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Evidence;

/**
 * The cities of the region in the catchments of all services that were asked: if a city's rank
 * follows where a service has put its sites, a catchment is no evidence of a hub.
 *
 * @param columns the cities of the region that some service has a site in
 * @param rows one for each service
 */
record PlaceboTable(List<String> columns, List<Row> rows) {
  /** A service. */
  record Row(String service, String networks, String first, List<String> cells) {}

  static PlaceboTable of(List<CatchmentView> views) {
    TreeSet<SiteCity> cities = new TreeSet<>();
    views.forEach(view -> cities.addAll(view.catchment().listedIn()));
    List<Row> rows = new ArrayList<>();
    for (CatchmentView view : views) {
      Catchment catchment = view.catchment();
      rows.add(
          new Row(
              Names.shown(catchment.name()),
              Figures.count(catchment.networks()),
              first(catchment),
              cities.stream().map(city -> cell(catchment, city)).toList()));
    }
    return new PlaceboTable(
        cities.stream()
            .map(
                city ->
                    Names.shown(city.name())
                        + city.country().map(code -> ", " + Countries.code(code)).orElse(""))
            .toList(),
        rows);
  }

  private static String first(Catchment catchment) {
    return catchment
        .byNetwork()
        .filter(ranking -> ranking.estimates().evidence() != Evidence.SUPPRESSED)
        .flatMap(ranking -> ranking.rows().stream().findFirst())
        .map(
            row ->
                Names.shown(row.subject().name())
                    + " "
                    + Figures.percent(row.estimate().value())
                    + " ("
                    + Figures.range(row.estimate().interval())
                    + ")")
        .orElse("withheld");
  }

  private static String cell(Catchment catchment, SiteCity city) {
    String site = catchment.listedIn().contains(city) ? "" : "no site";
    if (catchment
        .byNetwork()
        .filter(each -> each.estimates().evidence() != Evidence.SUPPRESSED)
        .isEmpty()) {
      return site.isEmpty() ? "site; withheld" : site;
    }
    Ranking<SiteCity> ranking = catchment.byNetwork().get();
    return ranking.rows().stream()
        .filter(row -> row.key().equals(city) && row.estimate().value() > 0)
        .findFirst()
        .map(
            row ->
                "rank %d of %d, %s (%s); without its country %s"
                    .formatted(
                        row.rank(),
                        ranking.rows().size(),
                        Figures.percent(row.estimate().value()),
                        Figures.range(row.estimate().interval()),
                        without(catchment, city)))
        .orElse(site.isEmpty() ? "site; answers none" : site);
  }

  private static String without(Catchment catchment, SiteCity city) {
    return catchment.abroad().getOrDefault(Weighting.AS, List.of()).stream()
        .filter(each -> each.city().equals(city))
        .findFirst()
        .map(
            each ->
                each.evidence() == Evidence.SUPPRESSED
                    ? "too few networks"
                    : "rank "
                        + each.rank()
                        + ", "
                        + Figures.percent(each.estimate().value())
                        + " ("
                        + Figures.range(each.estimate().interval())
                        + ")")
        .orElse("–");
  }
}
