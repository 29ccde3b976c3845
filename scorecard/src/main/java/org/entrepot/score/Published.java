package org.entrepot.score;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.entrepot.aggregate.FirstOutside;
import org.entrepot.aggregate.PathShare;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimate;
import org.entrepot.study.StudyResult;

/**
 * The shares that an analysis publishes, with their intervals, and what it says of whoever has
 * none.
 *
 * @param transitAs path share, transit only, of ASes
 * @param transitOrganization the same of organisations, as the analysis knows them
 * @param firstOperator share of paths that certainly meet the organisation first outside their own
 */
record Published(
    AsShares transitAs,
    SortedMap<Organization, Estimate> transitOrganization,
    SortedMap<Organization, Estimate> firstOperator) {
  private static final Estimand TEST =
      new Estimand("true paths", "one vote for each AS", "the panel", "the period", "was met");

  /** Copies the maps. */
  Published {
    transitOrganization = Collections.unmodifiableSortedMap(new TreeMap<>(transitOrganization));
    firstOperator = Collections.unmodifiableSortedMap(new TreeMap<>(firstOperator));
  }

  static Published of(StudyResult study) {
    return new Published(
        AsShares.of(study.rankings().transitAs().estimates()),
        shares(study.rankings().transitOrganization()),
        shares(study.rankings().firstOperator().exact()));
  }

  private static <K> SortedMap<K, Estimate> shares(Ranking<K> ranking) {
    return ranking.estimates().shares();
  }

  /** What the estimator of a study says of some paths. */
  static Published estimated(
      Collection<ObservedPath> paths, Function<Asn, Organization> whose, long seed) {
    PathShare<Asn> as = PathShare.transit(Lens.AS, whose);
    PathShare<Organization> organization = PathShare.transit(Lens.organization(whose), whose);
    FirstOutside<Organization> first = FirstOutside.of(Lens.organization(whose), whose);
    for (ObservedPath path : paths) {
      as.accept(path);
      organization.accept(path);
      first.accept(path);
    }
    ClusterBootstrap bootstrap = ClusterBootstrap.withSeed(seed);
    return new Published(
        AsShares.of(bootstrap.estimate(TEST, as.table())),
        bootstrap.estimate(TEST, organization.table()).shares(),
        bootstrap.estimate(TEST, first.exact()).shares());
  }
}
