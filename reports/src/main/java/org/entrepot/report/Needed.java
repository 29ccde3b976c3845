package org.entrepot.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrepot.net.CountryCode;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Rankings;

/** Whom paths meet and whom they could not do without, told apart in words. */
final class Needed {
  private static final int NAMED = 3;

  private Needed() {}

  static String sentence(Rankings rankings) {
    Optional<Ranking<CountryCode>> only = rankings.onlyRegistration();
    if (only.isEmpty()) {
      return "Whether paths could go around the operators of a country cannot be told: no table of"
          + " business relationships between networks was read.";
    }
    if (only.get().estimates().evidence() == Evidence.SUPPRESSED) {
      return "Whether paths could go around the operators of a country is not told: too few"
          + " independent vantage points stand behind it.";
    }
    List<Ranking.Row<CountryCode>> rows =
        only.get().rows().stream().filter(row -> row.estimate().units() > 0).limit(NAMED).toList();
    String met = "To be met is not to be needed. By the business relationships that are known, ";
    return rows.isEmpty()
        ? met + "every pair of networks has a way around the operators of any one country."
        : met
            + "no way around them exists for the operators registered in "
            + rows.stream().map(Needed::words).collect(Collectors.joining("; in "))
            + ". Ways over links that no table knows are not counted, so that these shares can be"
            + " too high.";
  }

  private static String words(Ranking.Row<CountryCode> row) {
    return "%s on %s of paths (%s)"
        .formatted(
            Countries.name(row.key(), row.subject().name()),
            Figures.percent(row.estimate().value()),
            Figures.range(row.estimate().interval()));
  }
}
