package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.entrepot.annotate.LoadedFile;
import org.entrepot.catchment.Catchment;
import org.entrepot.claim.Finding;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Percent;
import org.entrepot.study.Accounting;
import org.entrepot.study.Panel;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/** The few lines that a study ends with on the terminal. */
final class Summary {
  private static final int SHOWN = 5;

  private Summary() {}

  static void print(PrintWriter err, StudyResult result) {
    Accounting accounting = result.accounting();
    String mark = result.config().mark();
    if (result.config().synthetic()) {
      err.println(Synthetic.ORIGIN);
    }
    err.println(
        format(
            "read %,d results: %,d rejected, %,d set aside, %,d kept",
            accounting.read(),
            sum(accounting.rejected()),
            sum(accounting.setAside()),
            accounting.kept()));
    reasons(err, "rejected", accounting.rejected());
    accounting.examples().forEach(example -> err.println("    first: " + example));
    reasons(err, "set aside", accounting.setAside());
    if (accounting.answers() > 0) {
      err.println(format("  counted as answers of a service: %,d", accounting.answers()));
    }
    if (accounting.kept() == 0) {
      err.println(
          accounting.answers() > 0
              ? "  no path was kept: operators, cities on paths and entries take traceroutes"
              : "  warning: no path was kept, so nothing could be estimated");
    }
    for (LoadedFile file : result.reference()) {
      if (!file.rejected().isEmpty()) {
        reasons(err, "in " + file.file().name(), file.rejected());
      }
    }
    Panel panel = result.panel();
    err.println(
        format(
            "from %,d %sprobes in %,d ASes of %,d organisations",
            panel.probes(), mark, panel.asns(), panel.organizations()));
    top(err, mark + "organisations in transit", result.rankings().transitOrganization());
    top(err, mark + "cities away from the vantage point", result.rankings().cityAway());
    for (Catchment catchment : result.catchments()) {
      catchment
          .byNetwork()
          .ifPresent(
              ranking ->
                  top(err, mark + "who answers for " + catchment.name(), "answers", ranking));
    }
    for (Finding finding : result.findings()) {
      err.println(
          "claim "
              + finding.claim().id()
              + ": "
              + finding.verdict().words()
              + ". "
              + finding.because());
      if (!finding.baseRates().isEmpty()) {
        err.println(
            "  base rates: "
                + finding.baseRates().stream()
                    .map(Summary::rate)
                    .collect(Collectors.joining("; ")));
      }
    }
  }

  private static String rate(Finding.BaseRate rate) {
    return Percent.of(rate.share()) + " " + rate.interval() + " " + rate.words();
  }

  private static void reasons(PrintWriter err, String what, SortedMap<String, Long> reasons) {
    if (!reasons.isEmpty()) {
      err.println(
          "  "
              + what
              + ": "
              + reasons.entrySet().stream().map(Summary::count).collect(Collectors.joining("; ")));
    }
  }

  private static String count(Map.Entry<String, Long> entry) {
    return format("%s %,d", entry.getKey(), entry.getValue());
  }

  private static <K> void top(PrintWriter err, String what, Ranking<K> ranking) {
    top(err, what, "paths", ranking);
  }

  private static <K> void top(PrintWriter err, String what, String units, Ranking<K> ranking) {
    Evidence evidence = ranking.estimates().evidence();
    err.println(
        what
            + " ("
            + evidence.name().toLowerCase(Locale.ROOT)
            + (ranking.estimates().shortcomings().isEmpty()
                ? ""
                : ": " + String.join("; ", ranking.estimates().shortcomings()))
            + "), share of "
            + units
            + ", one vote a vantage-point AS, 95% interval:");
    if (evidence == Evidence.SUPPRESSED) {
      err.println("  too little evidence to be shown");
      return;
    }
    for (Ranking.Row<K> row : ranking.rows().subList(0, Math.min(SHOWN, ranking.rows().size()))) {
      err.println(
          format(
              "  %d. %s %.1f%% [%.1f, %.1f], rank %d to %d, tier %d",
              row.rank(),
              row.subject().name(),
              100 * row.estimate().value(),
              100 * row.estimate().interval().low(),
              100 * row.estimate().interval().high(),
              row.rankLow(),
              row.rankHigh(),
              row.tier()));
    }
  }

  private static long sum(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
