package org.entrepot.study;

import java.util.List;
import org.entrepot.net.Organization;
import org.entrepot.stats.ConcentrationBootstrap;
import org.entrepot.stats.ConcentrationIndex;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;

/**
 * Paths divided among operators, so that each is one operator's or it is not known whose, and in
 * how few hands they are.
 *
 * @param name file-safe name of what is divided, such as {@code exit-share}
 * @param title the same in words
 * @param shares the operators' shares
 * @param unknown the share of which is not known whose it is; 0 where nothing is to be shown
 * @param indices how concentrated they are; empty where the evidence is suppressed or nothing was
 *     seen
 */
public record Partition(
    String name,
    String title,
    Estimates<Organization> shares,
    double unknown,
    List<ConcentrationIndex> indices) {
  /** Copies the indices. */
  public Partition {
    indices = List.copyOf(indices);
  }

  static Partition of(String name, String title, Estimates<Organization> shares) {
    if (shares.evidence() == Evidence.SUPPRESSED) {
      return new Partition(name, title, shares, 0, List.of());
    }
    double known = shares.shares().values().stream().mapToDouble(share -> share.value()).sum();
    return new Partition(
        name, title, shares, Math.max(0, 1 - known), ConcentrationBootstrap.of(shares));
  }
}
