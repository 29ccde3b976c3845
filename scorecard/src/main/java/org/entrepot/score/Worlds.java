package org.entrepot.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes simulated worlds. May be asked by many threads at a time. */
public interface Worlds {
  /** The names of the artefacts that have a level, in the order of a report. */
  List<String> artefacts();

  /**
   * Simulates a world. The same setting gives the same files.
   *
   * @param folder an empty folder of its own
   * @return the folder that {@code dataset} and {@code truth} are in
   */
  Path simulate(Setting setting, Path folder) throws IOException;
}
