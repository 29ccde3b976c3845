package org.entrepot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Rankings;
import org.entrepot.study.StudyResult;

/**
 * One answer in plain words, with the number it stands on.
 *
 * @param question what it answers
 * @param population what its shares are shares of
 * @param ranking where the number comes from
 * @param verdict what may be said
 * @param first the first of the ranking, unless nothing may be said of it
 * @param sentence the answer, at most two sentences
 * @param caution why it is no more than a hint; empty where it is more, or nothing
 * @param undetermined on how many paths it could not be told; empty where nothing is open or shown,
 *     or where that is the caution
 */
record Headline(
    String question,
    String population,
    Ranking<?> ranking,
    Verdict verdict,
    Optional<Ranking.Row<?>> first,
    String sentence,
    String caution,
    String undetermined) {
  /** The verb "leads" needs this probability of being above the second (METHOD.md 5). */
  private static final double SURE = 0.95;

  /** The verb "leads" is not for paths of which more than this are unresolved. */
  private static final double OPEN = 0.5;

  /** More rivals than this are counted and not named. */
  private static final int NAMED = 4;

  /** What organisations of several networks are called with, which a sentence can do without. */
  static final String SIBLINGS = " and siblings";

  /**
   * A question and the ways to answer it. All but the question begin or end with the paths.
   *
   * @param doubt what may be left open
   * @param none said where there is nothing to rank
   * @param unsaid completes "Too little was observed to say"
   * @param leads follows "X leads", takes the paths, the share and the interval
   * @param tied takes the paths, the share and the interval, the first's name, its rivals, and how
   *     its share compares
   */
  private record Wording(
      String question, Doubt doubt, String none, String unsaid, String leads, String tied) {}

  private static final Wording OPERATOR =
      new Wording(
          "Which operator is seen most often in between, neither at the start nor at the end?",
          Doubt.OPERATOR,
          "No operator was seen in between on %s.",
          "which operator is seen most often in between on %s",
          "It was seen in between on %2$s of all %1$s (%3$s).",
          "No operator stands out. %4$s was seen in between on %6$s other, %2$s of all %1$s"
              + " (%3$s), but cannot be told apart from %5$s.");

  private static final Wording FIRST =
      new Wording(
          "Which operator comes first outside the probe's own network?",
          Doubt.FIRST,
          "No operator was seen with certainty to come first outside the probe's own network on %s.",
          "which operator comes first on %s outside the probe's own network",
          "It comes first outside the probe's own network on %2$s of all %1$s (%3$s).",
          "No operator stands out. %4$s comes first outside the probe's own network on %6$s other,"
              + " %2$s of all %1$s (%3$s), but cannot be told apart from %5$s.");

  private static final Wording EXIT =
      new Wording(
          "Which operator of the region carries the paths of others out of it?",
          Doubt.BORDER,
          "No operator of the region was seen to carry others' paths out of it on %s.",
          "which operator of the region carries others' paths out of it on %s",
          "It carries %2$s of all %1$s out of the region for others (%3$s).",
          "No operator stands out. %4$s carries out for others %6$s other, %2$s of all %1$s (%3$s),"
              + " but cannot be told apart from %5$s.");

  private static final Wording CITY =
      new Wording(
          "Which city do paths visit most, away from the probe's own?",
          Doubt.PLACE,
          "No city away from the probe's own was seen on %s.",
          "which city %s visit most away from the probe's own",
          "Away from the probe's own city, %2$s of all %1$s visit it (%3$s).",
          "No city stands out. Away from the probe's own city, %4$s is on %6$s other, %2$s of all"
              + " %1$s (%3$s), but cannot be told apart from %5$s.");

  /** The answers of a report: three, and a fourth where paths leave the region. */
  static List<Headline> of(StudyResult study) {
    Rankings rankings = study.rankings();
    List<Headline> all = new ArrayList<>();
    all.add(of(OPERATOR, study, rankings.transitOrganization()));
    all.add(of(FIRST, study, rankings.firstOperator().exact()));
    rankings.exit().ifPresent(exit -> all.add(of(EXIT, study, exit.transit())));
    all.add(of(CITY, study, rankings.cityAway()));
    return all;
  }

  private static Headline of(Wording words, StudyResult study, Ranking<?> ranking) {
    String paths = study.destinations().only().map(only -> "paths to " + only).orElse("paths");
    Estimates<?> estimates = ranking.estimates();
    Verdict verdict = verdict(ranking);
    boolean withheld = verdict == Verdict.SUPPRESSED;
    boolean none = withheld || verdict == Verdict.NONE_OBSERVED;
    String sentence =
        switch (verdict) {
          case SUPPRESSED ->
              "Too little was observed to say %s: %s."
                  .formatted(
                      words.unsaid.formatted(paths), String.join("; ", estimates.shortcomings()));
          case NONE_OBSERVED -> words.none.formatted("any of the " + paths);
          case LEADS, NOT_SEPARABLE -> said(words, paths, ranking);
        };
    return new Headline(
        words.question,
        Population.words(study, estimates),
        ranking,
        verdict,
        none ? Optional.empty() : Optional.of(ranking.rows().get(0)),
        sentence,
        caution(words.doubt, estimates),
        withheld || estimates.tooUnresolved() ? "" : words.doubt.sentence(estimates.unresolved()));
  }

  private static Verdict verdict(Ranking<?> ranking) {
    if (ranking.estimates().evidence() == Evidence.SUPPRESSED) {
      return Verdict.SUPPRESSED;
    }
    if (ranking.rows().isEmpty() || ranking.rows().get(0).estimate().units() == 0) {
      return Verdict.NONE_OBSERVED;
    }
    return rivals(ranking).isEmpty() ? Verdict.LEADS : Verdict.NOT_SEPARABLE;
  }

  /** What is said of the first, alone or together with those that could as well be it. */
  private static String said(Wording words, String paths, Ranking<?> ranking) {
    Ranking.Row<?> first = ranking.rows().get(0);
    String share = Figures.about(first.estimate());
    String interval = Figures.aboutRange(first.estimate());
    List<String> rivals = rivals(ranking);
    if (rivals.isEmpty()) {
      boolean open = ranking.estimates().unresolved() > OPEN;
      return name(first)
          + (open ? " was seen most often. " : " leads. ")
          + words.leads.formatted(paths, share, interval);
    }
    boolean alone = first.estimate().value() > ranking.rows().get(1).estimate().value();
    String most = alone ? "a larger share of paths than any" : "as large a share of paths as any";
    return words.tied.formatted(paths, share, interval, name(first), listed(rivals), most);
  }

  private static String caution(Doubt doubt, Estimates<?> estimates) {
    if (estimates.evidence() != Evidence.INDICATIVE) {
      return "";
    }
    List<String> reasons = new ArrayList<>(estimates.fewVantagePoints());
    if (estimates.tooUnresolved()) {
      reasons.add(doubt.tooMuch(estimates.unresolved()));
    }
    return "Only a hint: " + String.join("; ", reasons) + ".";
  }

  /** All of it in one piece, fit to be quoted alone. */
  String whole() {
    boolean hint = ranking.estimates().evidence() == Evidence.INDICATIVE;
    return Stream.of(
            population + (hint ? ", indicative only:" : ":"), sentence, caution, undetermined)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** How much it stands on. */
  String basis() {
    return Figures.count(ranking.estimates().units(), "path")
        + " from "
        + Figures.count(ranking.estimates().clusters(), "network");
  }

  private static String name(Ranking.Row<?> row) {
    String name = row.subject().name();
    return Names.shown(
        name.endsWith(SIBLINGS) ? name.substring(0, name.length() - SIBLINGS.length()) : name);
  }

  /** Those that could as well be the first: all not below it, or a second too near. */
  static List<String> rivals(Ranking<?> ranking) {
    List<String> rivals = ranking.rivals().stream().map(Headline::name).toList();
    boolean sure = ranking.probabilityOfLead().orElse(1) >= SURE;
    return rivals.isEmpty() && !sure ? List.of(name(ranking.rows().get(1))) : rivals;
  }

  static String listed(List<String> rivals) {
    return rivals.size() > NAMED ? Figures.count(rivals.size()) + " others" : Figures.and(rivals);
  }
}
