package org.entrepot.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.detour.Carrier;
import org.entrepot.detour.DetourFindings;
import org.entrepot.detour.DetourRow;
import org.entrepot.detour.InflationRow;
import org.entrepot.detour.Persistence;
import org.entrepot.detour.Verdict;
import org.entrepot.net.Region;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Quantiles;

/**
 * Detours and distances, as the page shows them.
 *
 * @param findings what was found
 * @param synthetic whether the data are simulated
 */
record DetourView(DetourFindings findings, boolean synthetic) {
  private static final int NAMED = 3;

  /** A territory and its detours. */
  record Row(
      String territory,
      String paths,
      String networks,
      String bounds,
      String single,
      String share,
      String expected,
      String through,
      Evidence evidence) {}

  /** A territory and its distances. */
  record Distance(String territory, String pairs, String unlocated, String ways, String times) {}

  /** Words and a number. */
  record Count(String words, String number) {}

  boolean isEmpty() {
    return findings.detours().isEmpty();
  }

  String heading() {
    return (synthetic ? "SYNTHETIC: " : "") + "Detours and distance";
  }

  /** Where destinations are, or why that is not told, most frequent first. */
  List<Count> ends() {
    long all = findings.ends().values().stream().mapToLong(Long::longValue).sum();
    return findings.ends().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(
            each ->
                new Count(
                    each.getKey(),
                    Figures.count(each.getValue())
                        + " ("
                        + Figures.part(each.getValue(), all)
                        + ")"))
        .toList();
  }

  List<Row> rows() {
    return findings.detours().stream().map(DetourView::row).toList();
  }

  private static Row row(DetourRow row) {
    Optional<Estimate> share = DetoursCsv.share(row.shares(), Verdict.DETOUR);
    Optional<Estimate> expected = DetoursCsv.share(row.expected(), Verdict.DETOUR);
    return new Row(
        name(row.territory()),
        Figures.count(row.paths()),
        Figures.count(row.shares().clusters()),
        bounds(row),
        Figures.count(row.onOneRouter()),
        DetoursCsv.isTold(row.shares()) ? share.map(DetourView::words).orElse("–") : "withheld",
        DetoursCsv.isTold(row.expected())
            ? expected.map(DetourView::words).orElse("–")
            : "withheld",
        through(row),
        row.shares().evidence());
  }

  /** Of the paths that were seen: no sample is needed to count these. */
  private static String bounds(DetourRow row) {
    long most = row.detected() + row.unresolved();
    return "%s to %s (%s to %s)"
        .formatted(
            Figures.count(row.detected()),
            Figures.count(most),
            Figures.part(row.detected(), row.paths()),
            Figures.part(most, row.paths()));
  }

  private static String words(Estimate share) {
    return Figures.percent(share.value()) + " (" + Figures.range(share.interval()) + ")";
  }

  private static String through(DetourRow row) {
    String countries =
        first(row.countries().shares(), country -> Countries.name(country, country.englishName()));
    String cities = first(row.cities().shares(), city -> Names.shown(city.name()));
    return countries.isEmpty() ? "–" : cities.isEmpty() ? countries : countries + "; " + cities;
  }

  private static <K> String first(SortedMap<K, Estimate> shares, Function<K, String> name) {
    return shares.entrySet().stream()
        .filter(each -> each.getValue().units() > 0)
        .sorted(Comparator.comparingLong((Map.Entry<K, Estimate> each) -> -each.getValue().units()))
        .limit(NAMED)
        .map(each -> name.apply(each.getKey()) + " " + Figures.count(each.getValue().units()))
        .collect(Collectors.joining(", "));
  }

  private static String name(Region territory) {
    return territory.countries().size() == 1
        ? Countries.name(territory.countries().first(), territory.countries().first().englishName())
        : "the region";
  }

  /** Who carries detours, and whether they stay; nothing where there is none. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (DetourRow row : findings.detours()) {
      if (row.detected() > 0 && isWhole(row)) {
        sentences.add(carriers(row));
        sentences.add(persistence(row));
      }
    }
    return sentences;
  }

  /** The region stands last. */
  private boolean isWhole(DetourRow row) {
    return row.equals(findings.detours().get(findings.detours().size() - 1));
  }

  private String carriers(DetourRow row) {
    SortedMap<Carrier, Estimate> shares = row.carriers().shares();
    return mark()
        + "Of the %s out of %s and back, %s went by nobody else's network than that of an end, or of one operator that carries both ways; %s by a third party's; of %s that is not known."
            .formatted(
                Figures.count(row.detected(), "path"),
                name(row.territory()),
                Figures.count(DetoursCsv.paths(shares, Carrier.OWN)),
                Figures.count(DetoursCsv.paths(shares, Carrier.THIRD_PARTY)),
                Figures.count(DetoursCsv.paths(shares, Carrier.UNKNOWN)));
  }

  private String persistence(DetourRow row) {
    Persistence pairs = row.persistence();
    String often =
        pairs.repeated() == 0
            ? "No pair with a detour was measured twice."
            : "Of %s measured more than once %s had it every time%s."
                .formatted(
                    Figures.count(pairs.repeated()),
                    Figures.count(pairs.everyTime()),
                    pairs.medianPermille().isPresent()
                        ? String.format(
                            Locale.ROOT,
                            "; the median share of their measurements with it is %.0f%%",
                            pairs.medianPermille().getAsInt() / 10.0)
                        : "");
    return mark()
        + "%s of %s of a probe and a destination had such a detour: %s over more than 72 hours, %s not longer although they were measured longer, and of %s the data span too short a period to tell. %s"
            .formatted(
                Figures.count(pairs.withDetour()),
                Figures.count(pairs.pairs(), "pair"),
                Figures.count(pairs.persistent()),
                Figures.count(pairs.passing()),
                Figures.count(pairs.tooShort()),
                often);
  }

  private String mark() {
    return synthetic ? "SYNTHETIC: " : "";
  }

  List<Distance> distances() {
    return findings.inflation().stream()
        .filter(row -> row.ways().isPresent() || row.times().isPresent())
        .map(
            row ->
                new Distance(
                    name(row.territory()),
                    Figures.count(row.ways().map(Quantiles::values).orElse(0)),
                    Figures.part(row.unlocated(), row.routers()),
                    quartiles(row.ways(), "%.2f"),
                    quartiles(row.times(), "%.2f")))
        .toList();
  }

  /** What handing over outside costs light; empty where no such path has two known ends. */
  String handovers() {
    InflationRow row =
        findings.inflation().isEmpty()
            ? null
            : findings.inflation().get(findings.inflation().size() - 1);
    if (row == null || row.besideStraight().isEmpty()) {
      return "";
    }
    return mark()
        + "Of %s in %s whose path is seen to be handed over from one operator to another outside the region, light alone needs this much longer there and back than if the handover stood in the best exchange city of the region, in milliseconds: %s; and than if it stood on the straight line: %s. That is what the places of handovers cost at the speed of light in fibre, not what a user would save: cables are no straight lines, and no claim is made of measured times."
            .formatted(
                Figures.count(row.besideStraight().get().values(), "pair"),
                Figures.count(row.besideStraight().get().clusters(), "network"),
                quartiles(row.besideExchange(), "%.1f"),
                quartiles(row.besideStraight(), "%.1f"));
  }

  private static String quartiles(Optional<Quantiles> quantiles, String format) {
    return quantiles
        .map(
            found ->
                found.evidence() == Evidence.SUPPRESSED
                    ? "withheld: " + Figures.count(found.clusters(), "network")
                    : String.format(
                        Locale.ROOT,
                        "median "
                            + format
                            + " ("
                            + format
                            + "–"
                            + format
                            + "), quartiles "
                            + format
                            + " and "
                            + format,
                        found.median().value() / 1000,
                        found.median().low() / 1000,
                        found.median().high() / 1000,
                        found.lower().value() / 1000,
                        found.upper().value() / 1000))
        .orElse("–");
  }
}
