package org.entrepot.cli;

import picocli.CommandLine.Option;

/** How much a command says beside its data. */
class Loudness {
  @Option(names = "--quiet", description = "Show no progress and no summary.")
  private boolean quiet;

  @Option(names = "--no-color", description = "Write no colours.")
  @SuppressWarnings("unused") // read from the arguments before anything is parsed
  private boolean plain;

  boolean quiet() {
    return quiet;
  }

  /** A bar on the terminal, or nothing. */
  Common.Bar bar() {
    return quiet || !Boolean.getBoolean("entrepot.terminal")
        ? Common.Bar.none()
        : Common.Bar.onTerminal();
  }
}
