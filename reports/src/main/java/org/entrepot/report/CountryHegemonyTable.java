package org.entrepot.report;

import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.stats.Evidence;
import org.entrepot.study.CountryDependence;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/** How much the countries of a region depend on whom, as the page shows it. */
final class CountryHegemonyTable {
  private static final int NAMED = 3;

  private final StudyResult study;

  CountryHegemonyTable(StudyResult study) {
    this.study = study;
  }

  /** A country under one weighting. */
  record Row(
      String country,
      String weighting,
      String found,
      String networks,
      Evidence evidence,
      String operators) {}

  String heading() {
    String heading = "How much countries of the region depend on whom";
    return study.config().synthetic() ? Synthetic.marked(heading) : heading;
  }

  List<Row> rows() {
    return study.rankings().dependence().countries().stream().map(this::row).toList();
  }

  private Row row(CountryDependence country) {
    String found =
        country.all().isPresent()
            ? "%s of %s (%s)"
                .formatted(
                    Figures.count(country.found()),
                    Figures.count(country.all().getAsLong()),
                    Figures.part(country.found(), country.all().getAsLong()))
            : Figures.count(country.found()) + " of an unknown number";
    return new Row(
        Countries.name(country.country(), country.country().englishName()),
        country.weighting(),
        found,
        Figures.count(country.clusters()),
        country.evidence(),
        operators(country));
  }

  private static String operators(CountryDependence country) {
    if (country.evidence() == Evidence.SUPPRESSED) {
      return "too few networks with a probe";
    }
    return country.rows().isEmpty()
        ? "none above 0"
        : country.rows().stream()
            .limit(NAMED)
            .map(
                row ->
                    "%s %s (%s, at most %s)"
                        .formatted(
                            Names.shown(row.operator().name()),
                            Figures.percent(row.value()),
                            Figures.range(row.interval()),
                            Figures.percent(row.upper())))
            .collect(Collectors.joining("; "));
  }
}
