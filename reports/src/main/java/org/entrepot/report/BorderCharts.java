package org.entrepot.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entrepot.rank.Ranking;
import org.entrepot.study.RegionDoors;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/** By whom paths go through the border of a study's region, as charts. */
final class BorderCharts {
  private static final int DRAWN = 15;

  /** Operators that are named for each country. */
  private static final int FOR_COUNTRY = 3;

  private final StudyResult study;

  BorderCharts(StudyResult study) {
    this.study = study;
  }

  /** By whom paths go through the border of the region, in the words of one direction. */
  record Border(
      String id,
      String title,
      String lead,
      Chart outcomes,
      Chart transit,
      Chart doors,
      List<Chart> more,
      String byCountryHeading,
      List<OfCountry> byCountry) {}

  /** The operators that the paths of one country go by. */
  record OfCountry(String country, Chart chart) {}

  /** Those of paths out of the region and of paths into it, as far as there are any. */
  List<Border> all() {
    List<Border> all = new ArrayList<>();
    study
        .rankings()
        .exit()
        .ifPresent(
            doors ->
                all.add(
                    border(
                        "exit",
                        "Leaving the region",
                        "By whom paths from the region to networks outside of it leave. An operator"
                            + " is of the country where it is registered, wherever its routers"
                            + " stand: a carrier from elsewhere with routers in the region counts"
                            + " as outside.",
                        "out of the region",
                        doors)));
    study
        .rankings()
        .entry()
        .ifPresent(
            doors ->
                all.add(
                    border(
                        "entry",
                        "Entering the region",
                        "By whom paths from probes outside the region to networks of it come in."
                            + " No other number of this page counts these paths.",
                        "into the region",
                        doors)));
    return all;
  }

  private Border border(String id, String title, String lead, String way, RegionDoors doors) {
    String operator = "Operator";
    return new Border(
        id,
        title,
        lead,
        chart(
            "Who carries paths " + way,
            "Every path has exactly one of these outcomes, so the shares sum to 100%.",
            "Outcome",
            DRAWN,
            Doubt.BORDER,
            doors.outcomes()),
        chart(
            "Operators of the region that carry others' paths " + way,
            "A path counts for the last operator of the region before the border, looking outwards,"
                + " unless it is that of one of the path's two ends. Shares are of all these paths.",
            operator,
            DRAWN,
            Doubt.BORDER,
            doors.transit()),
        chart(
            "Doors: the operators on the two sides of the border",
            "Each path that is known there counts for one pair: the operator outside, then the one"
                + " of the region.",
            "Pair",
            DRAWN,
            Doubt.BORDER,
            doors.doors()),
        List.of(
            chart(
                "The same operators, among paths that another than the ends' operators carries",
                "As above, but of those paths only.",
                operator,
                DRAWN,
                Doubt.BORDER,
                doors.amongTransit()),
            chart(
                "Operators at the border, whoever's paths they carry",
                "The same with the operators of the ends.",
                operator,
                DRAWN,
                Doubt.BORDER,
                doors.first()),
            chart(
                "Operators at the innermost crossing",
                "Where a path leaves the region, returns and leaves again, the crossing nearest the"
                    + " end inside.",
                operator,
                DRAWN,
                Doubt.BORDER,
                doors.last()),
            chart(
                "How often paths come back",
                "A path that leaves the region and returns crosses its border more than once.",
                "Way",
                DRAWN,
                Doubt.BORDER,
                doors.returns())),
        (study.config().synthetic() ? Synthetic.WORD + ": " : "")
            + "From which countries others' paths are carried",
        doors.byCountry().entrySet().stream()
            .map(
                entry ->
                    new OfCountry(
                        Countries.name(entry.getKey(), entry.getKey().englishName()),
                        chart("", "", operator, FOR_COUNTRY, Doubt.BORDER, entry.getValue())))
            .sorted(Comparator.comparing(OfCountry::country))
            .toList());
  }

  private Chart chart(
      String title, String lead, String subject, int drawn, Doubt doubt, Ranking<?> ranking) {
    return new Chart(title, lead, subject, drawn, doubt, ranking)
        .synthetic(study.config().synthetic());
  }
}
