package org.entrepot.aggregate;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.ObservedPath;

/**
 * Who stands at the two ends of paths.
 *
 * @param whose the organisation of an AS
 */
record Home(Function<Asn, Organization> whose) {
  /** The cluster of viewpoints of which nothing is known. */
  private static final String UNKNOWN = "unknown";

  /** The name of the cluster that a path counts in: its viewpoint's AS. */
  static String cluster(ObservedPath path) {
    return cluster(path.viewpoint().asn());
  }

  /** The same of a viewpoint's AS. */
  static String cluster(Optional<Asn> viewpoint) {
    return viewpoint.map(Asn::toString).orElse(UNKNOWN);
  }

  /** The organisation that hosts the viewpoint. */
  String host(ObservedPath path) {
    return host(path.viewpoint().asn());
  }

  String host(Optional<Asn> viewpoint) {
    return viewpoint.map(whose).map(Organization::id).orElse(UNKNOWN);
  }

  /** The organisation of the viewpoint; none if it is not known. */
  Set<Organization> source(ObservedPath path) {
    return path.viewpoint().asn().map(whose).map(Set::of).orElse(Set.of());
  }

  /** The organisations of the destination; none if nobody announces it. */
  Set<Organization> destination(ObservedPath path) {
    Set<Organization> all = new TreeSet<>();
    path.destinationAsns().forEach(asn -> all.add(whose.apply(asn)));
    return all;
  }
}
