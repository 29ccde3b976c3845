package org.entrepot.simulator;

import java.io.IOException;
import java.util.List;

/** Plans a world after a file of AS relationships. */
final class Relationships {
  private Relationships() {}

  static Blueprint plan(Settings settings, List<Metro> metros) throws IOException {
    if (metros.size() > 1) {
      throw new IOException("not yet: " + settings.relationships());
    }
    return Balkans.plan(settings.seed(), settings.networks(), metros);
  }
}
