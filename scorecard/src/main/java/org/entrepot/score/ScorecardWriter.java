package org.entrepot.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a score card into a folder: {@code scorecard.md}, {@code score.json} and charts. */
public final class ScorecardWriter {
  private static final String CHARTS = "charts";

  private ScorecardWriter() {}

  /**
   * A chart.
   *
   * @param title what it shows
   * @param file its name, from the page's folder
   */
  record Chart(String title, String file) {}

  /**
   * Writes everything; the same card gives the same bytes. Files of these names are replaced.
   *
   * @return the files, the page first
   * @throws IOException if the folder cannot be written to
   */
  public static List<Path> write(Scorecard card, Path folder) throws IOException {
    Files.createDirectories(folder.resolve(CHARTS));
    List<Path> files = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    Path curve = folder.resolve(CHARTS).resolve("city-abstention.svg");
    Files.writeString(curve, AbstentionChart.of(card.standard()));
    files.add(curve);
    charts.add(new Chart("cities against abstention", CHARTS + "/" + curve.getFileName()));
    if (card.overall().size() > 1) {
      charts.add(chart(folder, "all-artefacts", "all artefacts together", card.overall(), files));
    }
    for (Sweep sweep : card.sweeps()) {
      charts.add(
          chart(
              folder,
              sweep.artefact(),
              "artefact \u201c" + sweep.artefact() + "\u201d",
              sweep.levels(),
              files));
    }
    Path page = folder.resolve("scorecard.md");
    Files.writeString(page, ScorecardPage.of(card, charts));
    Path json = folder.resolve("score.json");
    Files.writeString(json, ScorecardJson.of(card));
    files.addAll(0, List.of(page, json));
    return List.copyOf(files);
  }

  private static Chart chart(
      Path folder, String name, String title, List<Level> levels, List<Path> files)
      throws IOException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IOException("\"" + name + "\" is no file-safe name of an artefact");
    }
    Path file = folder.resolve(CHARTS).resolve("sweep-" + name + ".svg");
    Files.writeString(file, SweepChart.of(title, levels));
    files.add(file);
    return new Chart(title, CHARTS + "/" + file.getFileName());
  }
}
