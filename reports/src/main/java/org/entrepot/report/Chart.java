package org.entrepot.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.study.Synthetic;

/**
 * A ranking as a figure and a table.
 *
 * @param title its heading
 * @param lead what is counted, in plain words
 * @param subject what is ranked, in the singular, such as "Operator"
 * @param drawn at most so many are drawn
 * @param doubt what is left open on paths that are unresolved
 * @param ranking the ranking
 * @param caution why it is a hint at most, however much it stands on; empty where it is not
 * @param destination the operator of the only destination, to be marked where it is ranked
 * @param trimmed whether shares are trimmed means, so that one who was met may have none
 * @param synthetic whether it is marked as one of simulated data
 */
record Chart(
    String title,
    String lead,
    String subject,
    int drawn,
    Doubt doubt,
    Ranking<?> ranking,
    String caution,
    Optional<String> destination,
    boolean trimmed,
    boolean synthetic) {
  /** At most so many stand in the table; the file has all. */
  static final int TABLED = 50;

  private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.25};
  private static final int TICKS = 6;

  /**
   * Where more than this is unresolved, an upper bound says of anyone that it may be nearly all.
   */
  private static final double OPEN = 0.5;

  /** The scale is longer than the longest interval, so that this does not touch its end. */
  private static final double REACH = 0.95;

  Chart(String title, String lead, String subject, int drawn, Doubt doubt, Ranking<?> ranking) {
    this(title, lead, subject, drawn, doubt, ranking, "", Optional.empty(), false, false);
  }

  /** The same as a hint at most. */
  Chart hint(String why) {
    return new Chart(
        title, lead, subject, drawn, doubt, ranking, why, destination, trimmed, synthetic);
  }

  /** The same with the operator of the only destination marked. */
  Chart marking(Optional<String> operator) {
    return new Chart(
        title, lead, subject, drawn, doubt, ranking, caution, operator, trimmed, synthetic);
  }

  /** The same as one of trimmed means. */
  Chart ofTrimmedMeans() {
    return new Chart(
        title, lead, subject, drawn, doubt, ranking, caution, destination, true, synthetic);
  }

  /** The same as one of simulated data, or not. */
  Chart synthetic(boolean simulated) {
    return new Chart(
        title, lead, subject, drawn, doubt, ranking, caution, destination, trimmed, simulated);
  }

  /** The title, with the mark of simulated data before it where it is of those. */
  String heading() {
    return synthetic ? Synthetic.marked(title) : title;
  }

  /** Entities among which the order is not certain. */
  record Tier(int number, List<? extends Ranking.Row<?>> rows) {}

  /** A line of the scale: where it stands, 0 to 100, and what it says. */
  record Tick(String position, String label) {}

  boolean suppressed() {
    return ranking.estimates().evidence() == Evidence.SUPPRESSED;
  }

  boolean empty() {
    return suppressed() || ranking.rows().isEmpty();
  }

  List<? extends Ranking.Row<?>> top() {
    return first(drawn);
  }

  List<? extends Ranking.Row<?>> tabled() {
    return first(TABLED);
  }

  private List<? extends Ranking.Row<?>> first(int count) {
    return suppressed()
        ? List.of()
        : ranking.rows().subList(0, Math.min(count, ranking.rows().size()));
  }

  /** What is drawn, by tier. */
  List<Tier> tiers() {
    List<Tier> tiers = new ArrayList<>();
    List<? extends Ranking.Row<?>> rows = top();
    int from = 0;
    for (int i = 1; i <= rows.size(); i++) {
      if (i == rows.size() || rows.get(i).tier() != rows.get(from).tier()) {
        tiers.add(new Tier(rows.get(from).tier(), rows.subList(from, i)));
        from = i;
      }
    }
    return tiers;
  }

  /** Whether upper bounds are told beside the bars; the table has them in any case. */
  boolean bounded() {
    return ranking.estimates().unresolved() <= OPEN;
  }

  /** The share at the right end of the scale, which fits the intervals; bounds may lie beyond. */
  double full() {
    double largest = 0;
    for (Ranking.Row<?> row : top()) {
      largest = Math.max(largest, finite(row.estimate().value()));
      largest = Math.max(largest, finite(row.estimate().interval().high()));
    }
    double reached = Math.min(1, largest / REACH);
    double step = step(reached);
    return Math.max(step, Math.min(1, Math.ceil(reached / step - 1e-9) * step));
  }

  /** The distance between two lines of the scale, as a part of it in percent. */
  String grid() {
    return Svg.at(100 * step(full()) / full());
  }

  List<Tick> ticks() {
    double full = full();
    double step = step(full);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i * step <= full + 1e-9; i++) {
      ticks.add(new Tick(Svg.at(100 * i * step / full), wholePercent(i * step)));
    }
    return ticks;
  }

  /** The sentence without which the numbers mean nothing (METHOD.md 0). */
  String estimand() {
    return Countries.marked(ranking.estimates().estimand() + ".");
  }

  /** What a row is called. */
  String name(Ranking.Row<?> row) {
    String name = row.subject().name();
    return row.key() instanceof CountryCode country
        ? Countries.name(country, name)
        : Names.shown(name);
  }

  /** What tells a row from others of its name: its AS number and its country. */
  String tag(Ranking.Row<?> row) {
    String number = row.key() instanceof Asn ? row.key() + " " : "";
    boolean country = !(row.key() instanceof CountryCode);
    return number + (country ? row.subject().country().map(Countries::code).orElse("") : "");
  }

  /** Whether a row is the operator of the only destination. */
  boolean isDestination(Ranking.Row<?> row) {
    String name = row.subject().name();
    return destination.filter(operator -> name.equals(operator + Headline.SIBLINGS)).isPresent()
        || destination.filter(name::equals).isPresent();
  }

  /** Whether what is ranked belongs to countries and is none. */
  boolean ofCountries() {
    return ranking.rows().stream().noneMatch(row -> row.key() instanceof CountryCode);
  }

  /** What the identifiers are. */
  String identifier() {
    Object key = ranking.rows().isEmpty() ? "" : ranking.rows().get(0).key();
    return key instanceof Organization
        ? "Organisation (by its lowest AS number)"
        : key instanceof Asn
            ? "AS number"
            : key instanceof City
                ? "GeoNames id"
                : key instanceof CountryCode ? "Code" : "Identifier";
  }

  /** On how many paths something could not be told; empty where nothing is open or shown. */
  String open() {
    double unresolved = ranking.estimates().unresolved();
    return unresolved > 0 && !suppressed()
        ? "on %s of them (weighted) %s%s"
            .formatted(
                Figures.percent(unresolved),
                doubt.words(),
                tooOpen() ? ", and " + Doubt.limit() : "")
        : "";
  }

  /**
   * What may be said of whoever is not ranked: those were met by none of the networks that were
   * asked, which is not to be met by none. Empty where nothing is shown.
   */
  String unlisted() {
    return suppressed() ? "" : ranking.estimates().unseen().map(this::unlisted).orElse("");
  }

  /**
   * How often the first stays the first if networks are drawn again; empty where nothing is ranked
   * or shown.
   */
  String steady() {
    return empty() || ranking.rows().size() < 2
        ? ""
        : "In %s of 100 resampled panels the first of the list is first."
            .formatted(Figures.ofHundred(ranking.probabilityOfFirst().orElseThrow()));
  }

  private String unlisted(Estimate anyOther) {
    // Fewer are drawn and tabled than are ranked: without their number one of the others seems
    // meant.
    int ranked = ranking.rows().size();
    if (trimmed) {
      return cutAway(ranked);
    }
    return "Any %s%s had no share of the paths seen, but may have up to %s of all (%s, rule of three)%s."
        .formatted(
            subject.toLowerCase(Locale.ROOT),
            ranked == 0 ? "" : " besides the " + Figures.count(ranked) + " in this ranking",
            Figures.about(anyOther.interval().high()),
            level(),
            anyOther.upper() > 0
                ? ", or more, since on %s of those seen %s"
                    .formatted(Figures.about(anyOther.upper()), doubt.words())
                : "");
  }

  /** Of trimmed means: who is not ranked was met by too few, or by nobody. */
  private String cutAway(int ranked) {
    long met =
        ranking.estimates().shares().values().stream()
            .filter(share -> share.value() == 0 && share.units() > 0)
            .count();
    double most =
        Stream.concat(
                ranking.estimates().shares().values().stream().filter(share -> share.value() == 0),
                ranking.estimates().unseen().stream())
            .mapToDouble(share -> share.interval().high())
            .max()
            .orElse(0);
    return "%s %s were met too, by so few networks that they have 0 once the highest are left out; among all networks any of them may have up to %s (%s)."
        .formatted(
            Figures.count(met), ranked == 0 ? "operators" : "others", Figures.about(most), level());
  }

  /** Whether that is why it is no more than a hint. */
  boolean tooOpen() {
    return ranking.estimates().tooUnresolved() && !suppressed();
  }

  /** What it is worth. */
  Evidence evidence() {
    Evidence evidence = ranking.estimates().evidence();
    return evidence == Evidence.PUBLISHABLE && !caution.isEmpty() ? Evidence.INDICATIVE : evidence;
  }

  /** On how much it stands. */
  String basis() {
    Estimates<?> e = ranking.estimates();
    return Figures.count(e.units(), "path")
        + " from "
        + Figures.count(e.clusters(), "network")
        + " of "
        + Figures.count(e.hosts(), "organisation");
  }

  /** The level of the intervals, such as "95% interval". */
  String level() {
    return Figures.level(ranking.estimates().level());
  }

  /** Why the evidence is less than publishable, other than {@link #open()}. */
  String shortcomings() {
    List<String> all = new ArrayList<>(ranking.estimates().fewVantagePoints());
    if (!caution.isEmpty() && !suppressed()) {
      all.add(caution);
    }
    return String.join("; ", all);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private static String wholePercent(double share) {
    return Math.round(share * 100) + "%";
  }

  private static double step(double largest) {
    for (double step : STEPS) {
      if (largest <= step * TICKS + 1e-9) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }
}
