package org.entrepot.multiverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entrepot.aggregate.ExitShare;
import org.entrepot.aggregate.FirstOutside;
import org.entrepot.aggregate.Metric;
import org.entrepot.aggregate.PathShare;
import org.entrepot.aggregate.VisitShare;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.CountryAttribution;
import org.entrepot.annotate.Sourced;
import org.entrepot.multiverse.SpecificationCurve.Outcome;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;

/**
 * Counts the paths of one study in every way that its headlines could have been defined: by region,
 * by what is meant by the country of an AS, by weighting and by path policy (METHOD.md 3 and 5).
 * Not safe for several threads; counts of several merge exactly.
 *
 * <p>Regions are the study's own, those of {@link Region} whose countries all lie in it, and its
 * own without the vantage points of the country in which most networks have one.
 */
public final class Multiverse {
  private static final String WITHOUT_BORDERS = "strict-without-borders";

  /** Path policies that are tried beside the study's own: none needs another reading of results. */
  private static final List<String> POLICIES = List.of(WITHOUT_BORDERS, "ihr");

  /** Sums of the same shares in another order differ by less. */
  private static final double SLIP = 1e-12;

  private static final List<CountryAttribution> ATTRIBUTIONS =
      List.of(
          CountryAttribution.REGISTRATION,
          CountryAttribution.ADDRESSES,
          CountryAttribution.USERS,
          CountryAttribution.UNSTATED);

  private final Region own;
  private final String policy;
  private final Map<String, Region> regions = new LinkedHashMap<>();
  private final Map<String, CountryAttribution> attributions = new LinkedHashMap<>();
  private final AddressBook book;
  private final Electorate electorate;
  private final Split<PathShare<Organization>, Organization> transit;
  private final Split<FirstOutside<Organization>, Organization> first;
  private final Split<ExitShare<Organization>, Organization> exit;
  private final Split<VisitShare<City>, City> cities;

  private Multiverse(Region own, String policy, AddressBook book) {
    this.own = own;
    this.policy = policy;
    this.book = book;
    electorate = new Electorate(book);
    regions.put(own.name(), own);
    for (String name : Region.builtInNames()) {
      Region.builtIn(name)
          .filter(region -> own.countries().containsAll(region.countries()))
          .ifPresent(region -> regions.putIfAbsent(name, region));
    }
    ATTRIBUTIONS.forEach(attribution -> attributions.put(attribution.word(), attribution));
    Function<Asn, Organization> whose = book::organizationOf;
    Lens<Asn, Organization> lens = Lens.organization(whose);
    transit = new Split<>(border -> PathShare.transit(lens, whose), PathShare::table);
    first = new Split<>(border -> FirstOutside.of(lens, whose), FirstOutside::exact);
    exit =
        new Split<>(
            border ->
                ExitShare.outOf(
                    regions.getOrDefault(border.region(), own),
                    asn -> countryOf(asn, border.attribution()),
                    lens,
                    whose),
            ExitShare::transit);
    cities = new Split<>(border -> VisitShare.citiesAway(whose), VisitShare::table);
  }

  /**
   * Empty counts.
   *
   * @param own the study's region
   * @param policy the study's path policy
   */
  public static Multiverse of(Region own, String policy, AddressBook book) {
    return new Multiverse(own, policy, book);
  }

  private Optional<CountryCode> countryOf(Asn asn, String attribution) {
    CountryAttribution meant = attributions.getOrDefault(attribution, book.countryAttribution());
    return book.countryOf(asn, meant).map(Sourced::value);
  }

  /** The policies that paths are to be inferred under beside the study's own. */
  public static List<String> otherPolicies(String own) {
    return POLICIES.stream().filter(each -> !each.equals(own)).toList();
  }

  /** Counts a path, inferred under one policy; one that is not a path, or of no country, is not. */
  public void accept(String underPolicy, ObservedPath path) {
    Optional<CountryCode> country = path.viewpoint().country().filter(own::contains);
    if (country.isEmpty() || path.viewpoint().asn().isEmpty() || path.discarded().isPresent()) {
      return;
    }
    transit.accept(underPolicy, Split.Border.NONE, country.get(), path);
    first.accept(underPolicy, Split.Border.NONE, country.get(), path);
    cities.accept(underPolicy, Split.Border.NONE, country.get(), path);
    regions.forEach(
        (name, region) -> {
          if (region.contains(country.get())) {
            for (String attribution : attributions.keySet()) {
              exit.accept(underPolicy, new Split.Border(name, attribution), country.get(), path);
            }
          }
        });
  }

  /** Adds the counts of another, which stays as it is. */
  public Multiverse combine(Multiverse other) {
    transit.combine(other.transit);
    first.combine(other.first);
    cities.combine(other.cities);
    exit.combine(other.exit);
    return this;
  }

  /**
   * A headline to be tried.
   *
   * @param headline whose first is the subject
   * @param subjects how an operator is shown
   */
  private record Question<K>(Ranking<K> headline, Function<K, Subject> subjects, long seed) {
    K subject() {
      return headline.rows().get(0).key();
    }
  }

  /** Of the operator that most paths go through in between; empty where there is none. */
  public Optional<SpecificationCurve> transit(
      Ranking<Organization> headline, Function<Organization, Subject> subjects, long seed) {
    return curve(new Question<>(headline, subjects, seed), transit, List.of(""));
  }

  /** Of the operator that is certainly first outside the vantage point's own; likewise. */
  public Optional<SpecificationCurve> first(
      Ranking<Organization> headline, Function<Organization, Subject> subjects, long seed) {
    return curve(new Question<>(headline, subjects, seed), first, List.of(""));
  }

  /** Of the operator of the region that carries most of others' paths out; likewise. */
  public Optional<SpecificationCurve> exit(
      Ranking<Organization> headline, Function<Organization, Subject> subjects, long seed) {
    return curve(
        new Question<>(headline, subjects, seed), exit, List.copyOf(attributions.keySet()));
  }

  /**
   * Of the city away from the vantage point's own that most paths meet; likewise. Where routers
   * stand is asked, and not whose they are: neither what is meant by the country of an AS changes
   * it, nor the vote on whose a border router is, so that what differs in these alone counts once.
   */
  public Optional<SpecificationCurve> city(
      Ranking<City> headline, Function<City, Subject> subjects, long seed) {
    return curve(
        new Question<>(headline, subjects, seed),
        cities,
        List.of(""),
        other -> !(other.equals(WITHOUT_BORDERS) && policy.startsWith("strict")));
  }

  private <M extends Metric<M>, K> Optional<SpecificationCurve> curve(
      Question<K> question, Split<M, K> split, List<String> meanings) {
    return curve(question, split, meanings, other -> true);
  }

  private <M extends Metric<M>, K> Optional<SpecificationCurve> curve(
      Question<K> question, Split<M, K> split, List<String> meanings, Predicate<String> tried) {
    if (question.headline().rows().isEmpty()) {
      return Optional.empty();
    }
    ClusterBootstrap bootstrap = ClusterBootstrap.withSeed(question.seed());
    List<Outcome> outcomes = new ArrayList<>();
    List<String> policies = new ArrayList<>(List.of(policy));
    otherPolicies(policy).stream().filter(tried).forEach(policies::add);
    for (String each : policies) {
      for (String meaning : meanings) {
        regions.forEach(
            (name, region) -> {
              Split.Border border =
                  meaning.isEmpty() ? Split.Border.NONE : new Split.Border(name, meaning);
              panels(name, region, split.byCountry(each, border, region.countries()))
                  .forEach(
                      (panel, countries) ->
                          electorate
                              .weightings(split.byCountry(each, border, countries))
                              .forEach(
                                  (weighting, weights) ->
                                      outcome(
                                              new Specification(panel, meaning, weighting, each),
                                              split.together(each, border, countries),
                                              question,
                                              bootstrap.withWeights(weights))
                                          .ifPresent(outcomes::add)));
            });
      }
    }
    return Optional.of(
        new SpecificationCurve(
            question.headline().metric(), question.headline().rows().get(0).subject(), outcomes));
  }

  /**
   * The countries whose vantage points count; of the study's own region also all but the largest.
   */
  private Map<String, NavigableSet<CountryCode>> panels(
      String name, Region region, SortedMap<CountryCode, ? extends ClusterTable<?>> byCountry) {
    Map<String, NavigableSet<CountryCode>> panels = new LinkedHashMap<>();
    panels.put(name, region.countries());
    Optional<CountryCode> largest = largest(byCountry);
    if (region.equals(own) && largest.isPresent() && byCountry.size() > 1) {
      NavigableSet<CountryCode> others = new TreeSet<>(region.countries());
      others.remove(largest.get());
      panels.put(name + " without probes in " + largest.get().code(), others);
    }
    return panels;
  }

  /** The country in which most networks have a vantage point; of equal ones the first by code. */
  private static Optional<CountryCode> largest(
      SortedMap<CountryCode, ? extends ClusterTable<?>> byCountry) {
    Optional<CountryCode> largest = Optional.empty();
    int most = 0;
    for (var entry : byCountry.entrySet()) {
      if (entry.getValue().clusters().size() > most) {
        most = entry.getValue().clusters().size();
        largest = Optional.of(entry.getKey());
      }
    }
    return largest;
  }

  private <K> Optional<Outcome> outcome(
      Specification specification,
      ClusterTable<K> table,
      Question<K> question,
      ClusterBootstrap bootstrap) {
    SortedMap<K, Double> values = bootstrap.values(table);
    K subject = question.subject();
    Estimates<K> estimates =
        bootstrap.estimate(question.headline().estimates().estimand(), table.only(subject));
    Optional<Estimate> estimate =
        Optional.ofNullable(estimates.shares().get(subject)).or(estimates::unseen);
    double value = values.getOrDefault(subject, 0.0);
    int above = (int) values.values().stream().filter(other -> other > value + SLIP).count();
    return estimate.map(
        share ->
            new Outcome(
                specification,
                share,
                above + 1,
                values.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .max(Map.Entry.comparingByValue())
                    .map(entry -> question.subjects().apply(entry.getKey())),
                estimates.clusters(),
                estimates.evidence(),
                isOwn(specification)));
  }

  private boolean isOwn(Specification specification) {
    return specification.region().equals(own.name())
        && specification.policy().equals(policy)
        && specification.weighting().equals(Electorate.EQUAL)
        && (specification.attribution().isEmpty()
            || specification.attribution().equals(book.countryAttribution().word()));
  }
}
