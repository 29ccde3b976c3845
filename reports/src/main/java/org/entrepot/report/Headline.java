package org.entrepot.report;

import java.util.List;
import java.util.Optional;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Rankings;
import org.entrepot.study.StudyResult;

/**
 * One answer in plain words, with the number it stands on.
 *
 * @param question what it answers
 * @param ranking where the number comes from
 * @param verdict what may be said
 * @param first the first of the ranking, unless nothing may be said of it
 * @param sentence the answer, at most two sentences
 * @param undetermined on how many paths it could not be told; empty where nothing is open or shown
 */
record Headline(
    String question,
    Ranking<?> ranking,
    Verdict verdict,
    Optional<Ranking.Row<?>> first,
    String sentence,
    String undetermined) {
  /** The verb "leads" needs this probability of being above the second (METHOD.md 5). */
  private static final double SURE = 0.95;

  /** More rivals than this are counted and not named. */
  private static final int NAMED = 4;

  /** What organisations of several networks are called with, which a sentence can do without. */
  private static final String SIBLINGS = " and siblings";

  /**
   * A question and the ways to answer it. All but the question begin or end with the paths.
   *
   * @param doubt what may be left open
   * @param none said where there is nothing to rank
   * @param unsaid completes "Too little was observed to say"
   * @param leads takes the first's name, share, the paths and the interval
   * @param tied takes the first's name, the paths, the share, the interval and the rivals
   */
  private record Wording(
      String question, Doubt doubt, String none, String unsaid, String leads, String tied) {}

  private static final Wording OPERATOR =
      new Wording(
          "Which operator carries most paths between other networks?",
          Doubt.OPERATOR,
          "No operator was seen between other networks on %s.",
          "which operator carries most %s between other networks",
          "%s leads. It carries %s of %s between other networks (%s).",
          "No operator stands out. %s carries the largest share of %s between other networks, %s"
              + " (%s), but cannot be told apart from %s.");

  private static final Wording FIRST =
      new Wording(
          "Which operator comes first outside the probe's own network?",
          Doubt.FIRST,
          "No operator was seen with certainty to come first outside the probe's own network on %s.",
          "which operator comes first on %s outside the probe's own network",
          "%s leads. It comes first outside the probe's own network on %s of %s (%s).",
          "No operator stands out. %s comes first outside the probe's own network on the largest"
              + " share of %s, %s (%s), but cannot be told apart from %s.");

  private static final Wording CITY =
      new Wording(
          "Which city do paths visit most, away from the probe's own?",
          Doubt.PLACE,
          "No city away from the probe's own was seen on %s.",
          "which city %s visit most away from the probe's own",
          "%s leads. Away from the probe's own city, %s of %s visit it (%s).",
          "No city stands out. Away from the probe's own city, %s is on the largest share of %s,"
              + " %s (%s), but cannot be told apart from %s.");

  /** The three answers of a report. */
  static List<Headline> of(StudyResult study) {
    Rankings rankings = study.rankings();
    String paths = study.destinations().only().map(only -> "paths to " + only).orElse("paths");
    return List.of(
        of(OPERATOR, paths, rankings.transitOrganization()),
        of(FIRST, paths, rankings.firstOperator().exact()),
        of(CITY, paths, rankings.cityAway()));
  }

  private static <K> Headline of(Wording words, String paths, Ranking<K> ranking) {
    Estimates<K> estimates = ranking.estimates();
    if (estimates.evidence() == Evidence.SUPPRESSED) {
      String sentence =
          "Too little was observed to say %s: %s."
              .formatted(
                  words.unsaid.formatted(paths), String.join("; ", estimates.shortcomings()));
      return new Headline(
          words.question, ranking, Verdict.SUPPRESSED, Optional.empty(), sentence, "");
    }
    String undetermined = words.doubt.sentence(estimates.unresolved());
    if (ranking.rows().isEmpty() || ranking.rows().get(0).estimate().units() == 0) {
      return new Headline(
          words.question,
          ranking,
          Verdict.NONE_OBSERVED,
          Optional.empty(),
          words.none.formatted("any of the " + paths),
          undetermined);
    }
    Ranking.Row<K> first = ranking.rows().get(0);
    List<String> rivals = rivals(ranking);
    boolean leads = rivals.isEmpty();
    Estimate estimate = first.estimate();
    String share = Figures.about(estimate.value());
    String interval = Figures.aboutRange(estimate.interval());
    String sentence =
        leads
            ? words.leads.formatted(name(first), share, paths, interval)
            : words.tied.formatted(name(first), paths, share, interval, listed(rivals));
    return new Headline(
        words.question,
        ranking,
        leads ? Verdict.LEADS : Verdict.NOT_SEPARABLE,
        Optional.of(first),
        sentence,
        undetermined);
  }

  /** All of it in one piece, fit to be quoted alone. */
  String whole() {
    String tag = indicative() ? "Indicative only. " : "";
    return (tag + sentence + " " + undetermined).strip();
  }

  /** Why no more than a hint is given; empty where it is more, or nothing. */
  String caution() {
    return indicative() ? String.join("; ", ranking.estimates().shortcomings()) : "";
  }

  private boolean indicative() {
    return ranking.estimates().evidence() == Evidence.INDICATIVE;
  }

  private static String name(Ranking.Row<?> row) {
    String name = row.subject().name();
    return Names.shown(
        name.endsWith(SIBLINGS) ? name.substring(0, name.length() - SIBLINGS.length()) : name);
  }

  /** Those that could as well be the first: the others of its tier, or a second too near. */
  private static <K> List<String> rivals(Ranking<K> ranking) {
    List<Ranking.Row<K>> rows = ranking.rows();
    List<String> tier =
        rows.stream()
            .skip(1)
            .filter(row -> row.tier() == rows.get(0).tier())
            .map(Headline::name)
            .toList();
    boolean sure = ranking.probabilityOfLead().orElse(1) >= SURE;
    return tier.isEmpty() && !sure ? List.of(name(rows.get(1))) : tier;
  }

  private static String listed(List<String> rivals) {
    return rivals.size() > NAMED ? Figures.count(rivals.size()) + " others" : Figures.and(rivals);
  }
}
