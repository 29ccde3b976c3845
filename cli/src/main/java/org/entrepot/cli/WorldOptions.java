package org.entrepot.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.entrepot.simulator.Artefact;
import org.entrepot.simulator.Levels;
import org.entrepot.simulator.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that make a synthetic Internet. */
final class WorldOptions {
  @Option(
      names = "--networks",
      paramLabel = "N",
      description = "Number of networks (default: 200).")
  private @Nullable Integer networks;

  @Option(names = "--probes", paramLabel = "N", description = "Number of probes (default: 320).")
  private @Nullable Integer probes;

  @Option(
      names = "--random-probes",
      description = "Put them into networks drawn by lot, in place of volunteers' bias.")
  private boolean random;

  @Option(
      names = "--relationships",
      paramLabel = "FILE",
      description = "Take the graph from a file of AS relationships (CAIDA, serial-1).")
  private @Nullable Path relationships;

  @Option(
      names = "--level",
      paramLabel = "X",
      description = "Factor on the rate of every artefact: 0 for none (default: 1).")
  private @Nullable Double level;

  @Option(
      names = "--artefact",
      paramLabel = "NAME=X",
      description = "Factor on the rate of one artefact; can be given several times.")
  private List<String> artefacts = new ArrayList<>();

  /** Whether any of them was given. */
  boolean given() {
    return networks != null
        || probes != null
        || random
        || relationships != null
        || level != null
        || !artefacts.isEmpty();
  }

  /** The settings for a seed. */
  Settings settings(long seed) throws Failures.UserMistake {
    try {
      Settings settings = Settings.of(seed).with(levels());
      settings = networks == null ? settings : settings.withNetworks(networks);
      settings = probes == null ? settings : settings.withProbes(probes);
      settings = random ? settings.withRandomProbes() : settings;
      if (relationships != null) {
        if (!Files.isReadable(relationships)) {
          throw new Failures.UserMistake(
              "--relationships: there is no readable file " + relationships);
        }
        settings = settings.withRelationships(relationships);
      }
      return settings;
    } catch (IllegalArgumentException e) {
      throw new Failures.UserMistake(String.valueOf(e.getMessage()));
    }
  }

  private Levels levels() throws Failures.UserMistake {
    Levels levels = level == null ? Levels.defaults() : Levels.all(level);
    for (String given : artefacts) {
      int equals = given.indexOf('=');
      String word = equals < 0 ? given : given.substring(0, equals);
      Artefact artefact =
          Artefact.ofWord(word.strip().toLowerCase(Locale.ROOT))
              .orElseThrow(
                  () ->
                      new Failures.UserMistake(
                          "--artefact: there is no \""
                              + word
                              + "\"; there are "
                              + String.join(
                                  ", ",
                                  Arrays.stream(Artefact.values()).map(Artefact::word).toList())));
      try {
        levels = levels.with(artefact, Double.parseDouble(given.substring(equals + 1)));
      } catch (NumberFormatException e) {
        throw new Failures.UserMistake(
            "--artefact is a name and a factor, such as silent=2, not " + given);
      }
    }
    return levels;
  }
}
