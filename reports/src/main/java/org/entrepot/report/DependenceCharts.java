package org.entrepot.report;

import java.util.List;
import java.util.Optional;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Dependence;
import org.entrepot.study.StudyResult;

/** How much the paths of a study depend on whom, as charts. */
final class DependenceCharts {
  private static final int DRAWN = 15;

  private final StudyResult study;

  DependenceCharts(StudyResult study) {
    this.study = study;
  }

  private Dependence dependence() {
    return study.rankings().dependence();
  }

  private Chart chart(String title, String lead, String subject, Ranking<?> ranking) {
    return new Chart(title, lead, subject, DRAWN, Doubt.OPERATOR, ranking)
        .marking(study.destinations().operator())
        .synthetic(study.config().synthetic());
  }

  /** What is left out at each end, such as "tenth". */
  private static String cut() {
    return Dependence.HEGEMONY.trim().percent() + "%";
  }

  Chart hegemony() {
    return chart(
            "AS hegemony of organisations",
            "Each network with a probe says what share of its paths goes through an operator, the two"
                + " ends included. The "
                + cut()
                + " of networks that say most and the "
                + cut()
                + " that say least are left out, and the others' shares averaged. So an operator that"
                + " no more than "
                + cut()
                + " of the networks meet has 0, whatever it is to those few, and is not listed; and"
                + " where all paths lead to one destination, that has nearly 100%.",
            "Operator",
            dependence().hegemony())
        .ofTrimmedMeans();
  }

  Chart hegemonyAs() {
    return chart(
            "AS hegemony of single networks",
            "As above, by autonomous system.",
            "Network",
            dependence().hegemonyAs())
        .ofTrimmedMeans();
  }

  /** Betweenness on observed paths, where it is shown and orders operators otherwise than paths. */
  Optional<Chart> betweenness() {
    return !shown() || inOrder(study.rankings().transitOrganization()).equals(inOrder(between()))
        ? Optional.empty()
        : Optional.of(
            chart(
                "The same operators, one vote for each pair of network and destination",
                "Betweenness on the paths seen: a network that was measured to many destinations counts"
                    + " for more, and a pair measured a thousand times no more than one measured"
                    + " once. Nothing is said of ways that were not seen.",
                "Operator",
                between()));
  }

  /** Why that is not shown, where it is not. */
  String asBefore() {
    return shown()
        ? "Counted with one vote for each pair of a network and a destination (betweenness on the"
            + " paths seen), the first %s operators in between stand in the same order as above."
                .formatted(Figures.count(Math.min(DRAWN, between().rows().size())))
        : "";
  }

  private boolean shown() {
    return between().estimates().evidence() != Evidence.SUPPRESSED && !between().rows().isEmpty();
  }

  String betweennessFile() {
    return "rankings/" + between().metric() + ".csv";
  }

  private Ranking<?> between() {
    return dependence().betweenness();
  }

  private static List<String> inOrder(Ranking<?> ranking) {
    return ranking.rows().stream().limit(DRAWN).map(row -> row.subject().id()).toList();
  }
}
