package org.entrepot.report;

import java.util.List;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Estimates;
import org.entrepot.study.Panel;
import org.entrepot.study.StudyResult;

/** What a share is a share of, without which a sentence with a number cannot be quoted alone. */
final class Population {
  /** More countries than this are counted and not named. */
  private static final int NAMED = 15;

  private Population() {}

  /** Such as "Of 463 traceroute paths from 200 networks in Serbia, 26 June 2017 (UTC), ...". */
  static String words(StudyResult study, Estimates<?> estimates) {
    return "Of %s from %s in %s, %s, one vote a network"
        .formatted(
            Figures.count(estimates.units(), study.config().mark() + "traceroute path"),
            Figures.count(estimates.clusters(), "network"),
            countries(study),
            study.config().period().words());
  }

  /** Those with a probe; all of the region where none has one. */
  private static String countries(StudyResult study) {
    List<String> seen =
        study.panel().countries().stream()
            .filter(country -> country.probes() > 0)
            .map(Panel.Country::name)
            .sorted()
            .toList();
    List<String> names =
        seen.isEmpty()
            ? study.config().region().countries().stream()
                .map(CountryCode::englishName)
                .sorted()
                .toList()
            : seen;
    return names.size() > NAMED ? Figures.count(names.size()) + " countries" : Figures.and(names);
  }
}
