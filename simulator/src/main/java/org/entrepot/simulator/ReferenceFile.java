package org.entrepot.simulator;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.entrepot.dataset.Role;

/**
 * A reference file of a world, in the format in which its publisher gives the real one. It says
 * what that publisher could know, with the mistakes that such tables have, and never which of its
 * entries are mistakes.
 */
interface ReferenceFile {
  /** What stands in each file whose format has comments. */
  String MARK = "SYNTHETIC: made by the Entrepot simulator; nothing in it is of the real Internet";

  /** What a study reads it for. */
  Role role();

  /** What it is called. */
  String name();

  /** Writes all of it, sorted. */
  void write(LineFile to) throws IOException;

  /** All networks by number. */
  static List<Network> networks(World world) {
    return world.networks.stream().sorted(Comparator.comparing(network -> network.asn)).toList();
  }
}
