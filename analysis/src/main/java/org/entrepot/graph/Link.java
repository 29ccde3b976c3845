package org.entrepot.graph;

import org.entrepot.net.Asn;

/**
 * A step from one AS to the next that was seen on paths, with nothing unknown between them.
 *
 * @param from nearer to the viewpoint
 * @param to nearer to the destination
 * @param paths number of paths with this step
 * @param viewpoints number of viewpoint ASes that it was seen from
 * @param exchangePaths number of those paths on which an exchange's LAN lies between the two
 */
public record Link(Asn from, Asn to, long paths, int viewpoints, long exchangePaths) {}
