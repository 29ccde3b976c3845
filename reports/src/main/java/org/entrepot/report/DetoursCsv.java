package org.entrepot.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.entrepot.detour.Carrier;
import org.entrepot.detour.DetourRow;
import org.entrepot.detour.InflationRow;
import org.entrepot.detour.Persistence;
import org.entrepot.detour.Turn;
import org.entrepot.detour.Verdict;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Quantiles;
import org.entrepot.study.StudyResult;

/**
 * Detours, where they go and how long ways are, as tables for other programs. Counts are always
 * there; a share or a quartile of too little evidence is empty.
 */
final class DetoursCsv {
  static final String DETOURS = "detours.csv";
  static final String PLACES = "detour-places.csv";
  static final String INFLATION = "inflation.csv";

  private static final String NUMBERS = "networks,evidence,value,ci_low,ci_high,upper_bound";

  private DetoursCsv() {}

  /** The tables by the names of their files. */
  static Map<String, String> of(StudyResult study) {
    boolean synthetic = study.config().synthetic();
    return Map.of(
        DETOURS, detours(study.detours().detours(), synthetic),
        PLACES, places(study.detours().detours(), synthetic),
        INFLATION, inflation(study.detours().inflation(), synthetic));
  }

  /** A territory by the codes of its countries: {@code RS}, {@code AL+BA}. */
  static String territory(Region region) {
    return String.join("+", region.countries().stream().map(CountryCode::code).toList());
  }

  private static String detours(List<DetourRow> rows, boolean synthetic) {
    StringBuilder out =
        header(
            "territory,paths,detected,on_one_router,unresolved,"
                + NUMBERS
                + ",expected,expected_ci_low,expected_ci_high,expected_upper_bound,own_network,"
                + "third_party,carrier_unknown,pairs,pairs_with_detour,persistent,passing,too_short,"
                + "pairs_repeated,every_time,median_share",
            synthetic);
    for (DetourRow row : rows) {
      out.append(territory(row.territory())).append(',').append(row.paths()).append(',');
      out.append(row.detected())
          .append(',')
          .append(row.onOneRouter())
          .append(',')
          .append(row.unresolved())
          .append(',');
      numbers(out, row.shares(), share(row.shares(), Verdict.DETOUR));
      Optional<Estimate> expected =
          share(row.expected(), Verdict.DETOUR).filter(any -> isTold(row.expected()));
      out.append(',');
      shares(out, expected);
      for (Carrier carrier : Carrier.values()) {
        out.append(',').append(paths(row.carriers().shares(), carrier));
      }
      Persistence pairs = row.persistence();
      out.append(',').append(pairs.pairs()).append(',').append(pairs.withDetour());
      out.append(',').append(pairs.persistent()).append(',').append(pairs.passing());
      out.append(',').append(pairs.tooShort()).append(',').append(pairs.repeated());
      out.append(',').append(pairs.everyTime()).append(',');
      pairs
          .medianPermille()
          .ifPresent(permille -> out.append(RankingCsv.number(permille / 1000.0)));
      end(out, synthetic);
    }
    return out.toString();
  }

  private static String places(List<DetourRow> rows, boolean synthetic) {
    StringBuilder out = header("territory,kind,id,name,country,paths," + NUMBERS, synthetic);
    for (DetourRow row : rows) {
      for (Map.Entry<CountryCode, Estimate> each : row.countries().shares().entrySet()) {
        CountryCode country = each.getKey();
        out.append(territory(row.territory())).append(",country,").append(country.code());
        place(out, country.englishName(), country, row.countries(), each.getValue());
        end(out, synthetic);
      }
      for (Map.Entry<City, Estimate> each : row.cities().shares().entrySet()) {
        City city = each.getKey();
        out.append(territory(row.territory())).append(",city,").append(city.geonamesId());
        place(out, city.name(), city.country(), row.cities(), each.getValue());
        end(out, synthetic);
      }
      for (Map.Entry<Turn, Estimate> each : row.turns().shares().entrySet()) {
        City from = each.getKey().inside();
        City over = each.getKey().outside();
        out.append(territory(row.territory())).append(",turn,").append(from.geonamesId());
        out.append('>').append(over.geonamesId());
        String name = from.name() + " by way of " + over.name();
        place(out, name, over.country(), row.turns(), each.getValue());
        end(out, synthetic);
      }
    }
    return out.toString();
  }

  private static void place(
      StringBuilder out, String name, CountryCode country, Estimates<?> of, Estimate estimate) {
    out.append(',').append(RankingCsv.text(name)).append(',').append(country.code());
    out.append(',').append(estimate.units()).append(',');
    numbers(out, of, Optional.of(estimate));
  }

  private static String inflation(List<InflationRow> rows, boolean synthetic) {
    StringBuilder out =
        header(
            "territory,paths,paths_without_place,pairs_near,pairs_ruled_out,routers,"
                + "routers_unlocated,measure,pairs,networks,evidence,lower_quartile,lower_ci_low,"
                + "lower_ci_high,median,median_ci_low,median_ci_high,upper_quartile,upper_ci_low,"
                + "upper_ci_high",
            synthetic);
    for (InflationRow row : rows) {
      measure(out, row, "way-over-straight", row.ways(), synthetic);
      measure(out, row, "time-over-light", row.times(), synthetic);
      measure(out, row, "handover-beside-exchange-ms", row.besideExchange(), synthetic);
      measure(out, row, "handover-beside-straight-ms", row.besideStraight(), synthetic);
    }
    return out.toString();
  }

  private static void measure(
      StringBuilder out,
      InflationRow row,
      String name,
      Optional<Quantiles> quantiles,
      boolean synthetic) {
    out.append(territory(row.territory())).append(',').append(row.placed()).append(',');
    out.append(row.placeless()).append(',').append(row.near()).append(',');
    out.append(row.impossible()).append(',').append(row.routers()).append(',');
    out.append(row.unlocated()).append(',').append(name).append(',');
    out.append(quantiles.map(Quantiles::values).orElse(0)).append(',');
    out.append(quantiles.map(Quantiles::clusters).orElse(0)).append(',');
    out.append(word(quantiles.map(Quantiles::evidence).orElse(Evidence.SUPPRESSED)));
    Optional<Quantiles> told = quantiles.filter(found -> found.evidence() != Evidence.SUPPRESSED);
    quantile(out, told.map(Quantiles::lower));
    quantile(out, told.map(Quantiles::median));
    quantile(out, told.map(Quantiles::upper));
    end(out, synthetic);
  }

  private static void quantile(StringBuilder out, Optional<Quantiles.Quantile> quantile) {
    for (double value :
        quantile
            .map(q -> new double[] {q.value(), q.low(), q.high()})
            .orElse(new double[] {Double.NaN, Double.NaN, Double.NaN})) {
      out.append(',').append(RankingCsv.number(value / 1000));
    }
  }

  private static StringBuilder header(String columns, boolean synthetic) {
    return new StringBuilder(columns).append(synthetic ? ",synthetic\n" : "\n");
  }

  private static void end(StringBuilder out, boolean synthetic) {
    out.append(synthetic ? ",true\n" : "\n");
  }

  private static void numbers(StringBuilder out, Estimates<?> of, Optional<Estimate> estimate) {
    out.append(of.clusters()).append(',').append(word(of.evidence())).append(',');
    shares(out, estimate.filter(any -> isTold(of)));
  }

  private static void shares(StringBuilder out, Optional<Estimate> estimate) {
    out.append(estimate.map(e -> RankingCsv.number(e.value())).orElse("")).append(',');
    out.append(estimate.map(e -> RankingCsv.number(e.interval().low())).orElse("")).append(',');
    out.append(estimate.map(e -> RankingCsv.number(e.interval().high())).orElse("")).append(',');
    out.append(estimate.map(e -> RankingCsv.number(e.upper())).orElse(""));
  }

  static boolean isTold(Estimates<?> estimates) {
    return estimates.evidence() != Evidence.SUPPRESSED;
  }

  /** What is estimated of a subject, also of one without a path. */
  static <K> Optional<Estimate> share(Estimates<K> estimates, K subject) {
    return Optional.ofNullable(estimates.shares().get(subject)).or(estimates::unseen);
  }

  static <K> long paths(SortedMap<K, Estimate> shares, K subject) {
    return Optional.ofNullable(shares.get(subject)).map(Estimate::units).orElse(0L);
  }

  static String word(Evidence evidence) {
    return evidence.name().toLowerCase(Locale.ROOT);
  }
}
