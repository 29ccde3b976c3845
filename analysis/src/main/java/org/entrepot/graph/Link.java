package org.entrepot.graph;

import java.util.Comparator;
import java.util.Optional;
import org.entrepot.annotate.Relationship;
import org.entrepot.net.Asn;

/**
 * A step from one AS to the next, with nothing unknown between them: seen on paths, or known from
 * business relationships alone, with no path and no viewpoint.
 *
 * @param from nearer to the viewpoint
 * @param to nearer to the destination
 * @param paths number of paths with this step
 * @param viewpoints number of viewpoint ASes that it was seen from
 * @param exchangePaths number of those paths on which an exchange's LAN lies between the two
 * @param relationship what {@code from} is to {@code to}, where that is known
 */
public record Link(
    Asn from,
    Asn to,
    long paths,
    int viewpoints,
    long exchangePaths,
    Optional<Relationship> relationship) {
  /** By the AS numbers. */
  static final Comparator<Link> ORDER = Comparator.comparing(Link::from).thenComparing(Link::to);

  /** The same step with what is known of the business between the two. */
  Link as(Optional<Relationship> known) {
    return new Link(from, to, paths, viewpoints, exchangePaths, known);
  }
}
