package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.entrepot.score.Setting;
import org.entrepot.score.Worlds;
import org.entrepot.simulator.Artefact;
import org.entrepot.simulator.Levels;
import org.entrepot.simulator.Settings;
import org.entrepot.simulator.Simulation;

/** Gives the scorecard its worlds: the same as these settings but for seed and levels. */
final class SimulatedWorlds implements Worlds {
  private final Settings settings;

  SimulatedWorlds(Settings settings) {
    this.settings = settings;
  }

  @Override
  public List<String> artefacts() {
    return Arrays.stream(Artefact.values()).map(Artefact::word).toList();
  }

  @Override
  public Path simulate(Setting setting, Path folder) throws IOException {
    Levels levels = settings.levels();
    for (Map.Entry<String, Double> entry : setting.levels().entrySet()) {
      Artefact artefact = Artefact.ofWord(entry.getKey()).orElseThrow();
      levels = levels.with(artefact, levels.level(artefact) * entry.getValue());
    }
    Simulation.of(settings.withSeed(setting.seed()).with(levels)).withThreads(1).into(folder);
    return folder;
  }
}
