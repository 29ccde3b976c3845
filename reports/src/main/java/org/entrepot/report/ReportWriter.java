package org.entrepot.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.rank.Ranking;
import org.entrepot.study.Cones;
import org.entrepot.study.StudyResult;

/**
 * Writes a finished study as {@code report.html}, {@code summary.json}, {@code inputs.json}, {@code
 * operators.csv}, {@code exchanges.csv}, {@code pairs.csv}, {@code concentration.csv}, {@code
 * city-hubs.csv}, {@code country-hegemony.csv}, {@code landscape.csv}, {@code centrality.csv},
 * {@code city-handovers.csv}, {@code cones.csv} where relationships are known, {@code
 * entry-weights.csv} where paths come into the region, {@code detours.csv}, {@code
 * detour-places.csv}, {@code inflation.csv}, one {@code rankings/<metric>.csv} for each ranking,
 * and {@code ro-crate-metadata.json} with the hashes of all that stands in the folder then. Equal
 * studies give equal bytes: UTF-8, lines that end in a line feed, no clock, no locale. The formats
 * are described in {@code docs/report.md}.
 */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * Writes the files, over any that stand there.
   *
   * @param directory an existing directory
   * @throws IOException if a file cannot be written
   */
  public static void write(StudyResult study, Path directory) throws IOException {
    Path rankings = Files.createDirectories(directory.resolve("rankings"));
    List<Ranking<?>> all = new ArrayList<>(study.rankings().all());
    study.catchments().forEach(catchment -> all.addAll(catchment.all()));
    for (Ranking<?> ranking : all) {
      put(
          rankings.resolve(ranking.metric() + ".csv"),
          RankingCsv.of(ranking, study.config().synthetic()));
    }
    put(directory.resolve(OperatorsCsv.FILE), OperatorsCsv.of(study));
    put(directory.resolve(ConcentrationFile.NAME), ConcentrationFile.of(study));
    put(directory.resolve(HubsFile.NAME), HubsFile.of(study));
    put(directory.resolve(CountryHegemonyFile.NAME), CountryHegemonyFile.of(study));
    Optional<Cones> cones = study.rankings().cones();
    if (cones.isPresent()) {
      put(directory.resolve(ConesFile.NAME), ConesFile.of(cones.get(), study.config().synthetic()));
    }
    put(directory.resolve(ExchangesCsv.FILE), ExchangesCsv.of(study));
    put(directory.resolve(PairsCsv.FILE), PairsCsv.of(study));
    if (!study.entryWeights().isEmpty()) {
      put(directory.resolve(EntryWeightsCsv.FILE), EntryWeightsCsv.of(study));
    }
    for (Map.Entry<String, String> table : DetoursCsv.of(study).entrySet()) {
      put(directory.resolve(table.getKey()), table.getValue());
    }
    for (Map.Entry<String, String> file : LandscapeFiles.of(study).entrySet()) {
      put(directory.resolve(file.getKey()), file.getValue());
    }
    put(directory.resolve("inputs.json"), InputsJson.of(study));
    put(directory.resolve("summary.json"), SummaryJson.of(study));
    put(directory.resolve("report.html"), Page.of(study));
    put(directory.resolve(RoCrate.FILE), RoCrate.of(study, directory));
  }

  private static void put(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
