package org.entrepot.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.ConcentrationIndex;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Cones;
import org.entrepot.study.Dependence;
import org.entrepot.study.Partition;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

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
    return Dependence.trimPercent() + "%";
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

  CountryHegemonyTable countries() {
    return new CountryHegemonyTable(study);
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

  String handsHeading() {
    String heading = "In how few hands the paths are";
    return study.config().synthetic() ? Synthetic.marked(heading) : heading;
  }

  /** A row of the table of how few hands paths are in: an index of a partition. */
  record Hands(String index, String value, String interval, String asSeen, String bounds) {}

  /** What is divided, its caption with the mark of simulated data, and the table's rows. */
  record Divided(Partition partition, String title, String basis, List<Hands> rows) {}

  List<Divided> divided() {
    return study.rankings().partitions().stream()
        .map(
            partition ->
                new Divided(
                    partition,
                    (study.config().synthetic() ? Synthetic.WORD + ": " : "") + partition.title(),
                    basis(partition),
                    partition.indices().stream().map(DependenceCharts::hands).toList()))
        .toList();
  }

  private static String basis(Partition partition) {
    return "%s from %s; of %s is not known whose they are"
        .formatted(
            Figures.count(partition.shares().units(), "path"),
            Figures.count(partition.shares().clusters(), "network"),
            Figures.percent(partition.unknown()));
  }

  private static Hands hands(ConcentrationIndex index) {
    DoubleFunction<String> words = of -> figure(index.kind(), of);
    return new Hands(
        index.kind().words(),
        index.interval().isPresent() ? words.apply(index.value()) : "–",
        index
            .interval()
            .map(i -> words.apply(i.low()) + " to " + words.apply(i.high()))
            .orElse("not to be told"),
        words.apply(index.asSeen()),
        index
            .lower()
            .flatMap(
                low -> index.upper().map(high -> words.apply(low) + " to " + words.apply(high)))
            .orElse("not to be told"));
  }

  private static String figure(ConcentrationIndex.Kind kind, double value) {
    return switch (kind) {
      case CR1, CR3 -> Figures.percent(value);
      case EFFECTIVE_NUMBER ->
          Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "any number";
      case HHI, GINI -> String.format(Locale.ROOT, "%.3f", value);
    };
  }

  /** The cone of an operator, beside its place among operators in between. */
  record Paid(
      int rank, String name, String country, String customers, String inRegion, String users) {}

  String paidHeading() {
    String heading = "Networks that pay an operator, directly or indirectly";
    return study.config().synthetic() ? Synthetic.marked(heading) : heading;
  }

  /** Of the first operators in between; of none where there are too few networks to name them. */
  List<Paid> paid() {
    Ranking<Organization> ranking = study.rankings().transitOrganization();
    Optional<Cones> cones = study.rankings().cones();
    if (cones.isEmpty() || ranking.estimates().evidence() == Evidence.SUPPRESSED) {
      return List.of();
    }
    Map<String, Cones.Cone> byId = new HashMap<>();
    cones.get().cones().forEach(cone -> byId.put(cone.operator().id(), cone));
    List<Paid> paid = new ArrayList<>();
    for (Ranking.Row<Organization> row :
        ranking.rows().subList(0, Math.min(DRAWN, ranking.rows().size()))) {
      Cones.Cone cone = byId.get(row.subject().id());
      if (cone != null) {
        paid.add(
            new Paid(
                row.rank(),
                Names.shown(row.subject().name()),
                row.subject().country().map(Countries::code).orElse("–"),
                cone.networks() == 0 ? "not known" : Figures.count(cone.customers()),
                cone.networks() == 0 ? "not known" : Figures.count(cone.inRegion()),
                users(cone, cones.get().regionUsers())));
      }
    }
    return paid;
  }

  private static String users(Cones.Cone cone, OptionalLong region) {
    return region.isPresent() && cone.networks() > 0
        ? Figures.part(Math.min(cone.usersInRegion(), region.getAsLong()), region.getAsLong())
        : "not known";
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
