package org.entrepot.study;

import java.util.List;
import java.util.OptionalLong;
import org.entrepot.rank.Subject;

/**
 * The customer cones of operators (METHOD.md M5): which networks pay an operator, or pay one that
 * does, by the relationships that the study's files know. Nothing here is a sample of paths but
 * {@link Cone#seen}, so that there is no interval; the relationships are inferred.
 *
 * @param cones of every operator that stands in a ranking of the study, the most customers in the
 *     region first
 * @param regionUsers users in the region; empty where none are known
 */
public record Cones(List<Cone> cones, OptionalLong regionUsers) {
  /** Copies the cones. */
  public Cones {
    cones = List.copyOf(cones);
  }

  /**
   * The cone of an operator: the union of those of its networks, less these networks themselves.
   *
   * @param operator who it is
   * @param networks number of its ASes of which a relationship is known
   * @param customers number of ASes in the cone
   * @param inRegion number of those that are of the region
   * @param usersInRegion users of those
   * @param seen number of ASes in the cone that paths of the study went to from it, through
   *     customers alone (BGP-observed)
   */
  public record Cone(
      Subject operator, int networks, int customers, int inRegion, long usersInRegion, int seen) {}
}
