package org.entrepot.aggregate;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterTable;

/**
 * The share of paths that a country could have a hold on between their ends (METHOD.md M16), in
 * three readings that are never mixed: a router stands on its soil; an operator is registered
 * there; an operator is owned by its state. A path counts once for a country whatever it meets
 * there, so that a country's share is the union of its operators' paths and never their sum; shares
 * of different countries overlap. The countries of the two ends are counted as any other. Exposure
 * is not surveillance: nothing is said of what is done with a path.
 *
 * <p>Operators are those that belong to neither end, as in {@link PathShare#transit}; routers those
 * between the viewpoint's premises and the destination, whosever they are, as in {@link
 * VisitShare#countries}. A stretch of which is not known who operates it, or where it is, makes
 * every country possible, and so does an operator of which the registration is not known. An
 * operator that no list of owners has is taken as owned by no state: the lists are of what is known
 * to be owned.
 *
 * <p>Worked example: {@code AS1 AS2 AS3 AS9} and {@code AS1 ? AS9}, where AS2 and AS3 are of
 * Serbia: Serbia has 1 of 2 paths and at most 2, and every other country none and at most 1.
 */
public final class ForeignExposure implements Metric<ForeignExposure> {
  /** No known country: the registries write so too. */
  private static final CountryCode NOWHERE = new CountryCode("ZZ");

  private final Home home;
  private final Function<ObservedPath, Between<CountryCode>> reading;
  private final Predicate<ObservedPath> counted;
  private final Counts<CountryCode> counts = new Counts<>();

  private ForeignExposure(
      Home home,
      Function<ObservedPath, Between<CountryCode>> reading,
      Predicate<ObservedPath> counted) {
    this.home = home;
    this.reading = reading;
    this.counted = counted;
  }

  /** An empty count by where routers stand; {@code whose} gives the organisation of an AS. */
  public static ForeignExposure soil(Function<Asn, Organization> whose) {
    return new ForeignExposure(
        new Home(whose),
        path -> {
          Set<CountryCode> seen = new TreeSet<>();
          boolean open = VisitShare.eachCity(path, city -> seen.add(city.country()));
          return new Between<>(seen, Set.of(), open);
        },
        path -> true);
  }

  /**
   * An empty count by where operators are registered.
   *
   * @param country of an AS; empty if it is not known
   * @param whose the organisation of an AS, by which the two ends are told from transit
   */
  public static ForeignExposure registration(
      Function<Asn, Optional<CountryCode>> country, Function<Asn, Organization> whose) {
    return operators(country, whose, true);
  }

  /**
   * An empty count by the states that own operators.
   *
   * @param owner of an AS; empty if no state is known to own it
   * @param whose the organisation of an AS, by which the two ends are told from transit
   */
  public static ForeignExposure control(
      Function<Asn, Optional<CountryCode>> owner, Function<Asn, Organization> whose) {
    return operators(owner, whose, false);
  }

  private static ForeignExposure operators(
      Function<Asn, Optional<CountryCode>> country,
      Function<Asn, Organization> whose,
      boolean nowhereIsAnywhere) {
    Home home = new Home(whose);
    return new ForeignExposure(
        home,
        path -> {
          Between<CountryCode> found =
              Between.of(path, asn -> country.apply(asn).orElse(NOWHERE), home);
          boolean seen = found.seen().remove(NOWHERE);
          boolean nowhere = found.possible().remove(NOWHERE) || seen;
          return new Between<>(
              found.seen(), found.possible(), found.open() || (nowhere && nowhereIsAnywhere));
        },
        path -> true);
  }

  /** The same, empty, of those paths alone that are chosen, such as by their two ends. */
  public ForeignExposure among(Predicate<ObservedPath> chosen) {
    return new ForeignExposure(home, reading, chosen);
  }

  @Override
  public void accept(ObservedPath path) {
    if (counted.test(path)) {
      Between<CountryCode> found = reading.apply(path);
      counts.add(Home.cluster(path), home.host(path), found.seen(), found.possible(), found.open());
    }
  }

  @Override
  public ForeignExposure combine(ForeignExposure other) {
    counts.addAll(other.counts);
    return this;
  }

  /** The counts by cluster. */
  public ClusterTable<CountryCode> table() {
    return counts.table();
  }
}
