package org.entrepot.report;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entrepot.landscape.CityStanding;
import org.entrepot.landscape.Correlation;
import org.entrepot.landscape.CountryExchanges;
import org.entrepot.landscape.Handover;
import org.entrepot.landscape.Landscape;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Evidence;
import org.entrepot.study.StudyResult;

/** Exchanges and places in the middle, in sentences and rows. */
final class LandscapeView {
  private static final int CITIES = 10;
  private static final String NONE = "–";

  private final Landscape landscape;

  /** A country and its exchanges. */
  record CountryRow(
      String country,
      String exchanges,
      String largest,
      String members,
      String participation,
      String perRouted,
      String perMillion,
      String crossed,
      String interval) {}

  /** A city, and what it has. */
  record CityRow(
      String city,
      String country,
      String share,
      String interval,
      String byUsers,
      String byPeople,
      String exchanges,
      String members) {}

  /** A correlation. */
  record CorrelationRow(String factor, String kendall, String spearman) {}

  /** Two cities between which paths change hands. */
  record HandoverRow(
      String one, String other, String share, String interval, String upper, String paths) {}

  LandscapeView(StudyResult study) {
    this.landscape = study.landscape();
  }

  /** Sentences on what is not told for want of a file. */
  List<String> missing() {
    return landscape.missing();
  }

  boolean knowsExchanges() {
    return landscape.countries().stream().anyMatch(country -> country.exchanges() > 0);
  }

  boolean crossingsTold() {
    return landscape.crossed().evidence() != Evidence.SUPPRESSED;
  }

  /** What the shares in the table of countries are of. */
  String crossingsOf() {
    return Countries.marked(landscape.crossed().estimand() + ".");
  }

  String crossedBasis() {
    return "%s, %s, %s with something that may hide an exchange"
        .formatted(
            Figures.count(landscape.crossed().clusters(), "network"),
            Figures.count(landscape.crossed().units(), "path"),
            Figures.about(landscape.crossed().unresolved()));
  }

  List<CountryRow> countries() {
    return landscape.countries().stream()
        .sorted(
            Comparator.comparingInt((CountryExchanges row) -> -row.members())
                .thenComparing(CountryExchanges::country))
        .map(this::row)
        .toList();
  }

  private CountryRow row(CountryExchanges of) {
    boolean listed = of.exchanges() > 0;
    return new CountryRow(
        name(of.country()),
        Figures.count(of.exchanges()),
        of.largest()
            .map(most -> Names.shown(most.name()) + " (" + Figures.count(most.members()) + ")")
            .orElse(NONE),
        listed
            ? Figures.count(of.domestic())
                + " / "
                + Figures.count(of.foreign())
                + " / "
                + Figures.count(of.unknown())
            : NONE,
        listed && of.participation().isPresent()
            ? Figures.percent(of.participation().getAsDouble())
                + " of "
                + Figures.count(of.routed())
            : NONE,
        listed ? decimal(of.membersPerRouted(), 2) : NONE,
        listed ? decimal(of.membersPerMillionUsers(), 1) : NONE,
        crossed(of.country(), share -> Figures.percent(share.value())),
        crossed(of.country(), share -> Figures.range(share.interval())));
  }

  private String crossed(CountryCode country, Function<Estimate, String> words) {
    return LandscapeFiles.crossed(landscape, country).map(words).orElse(NONE);
  }

  private static String name(CountryCode country) {
    return Countries.name(country, country.englishName());
  }

  /** The first cities by share of paths; by nearness where no share is told. */
  List<CityRow> cities() {
    return landscape.cities().stream().limit(CITIES).map(LandscapeView::row).toList();
  }

  int cityCount() {
    return landscape.cities().size();
  }

  private static CityRow row(CityStanding of) {
    return new CityRow(
        Names.shown(of.city().name()),
        Countries.code(of.city().country()) + (of.inRegion() ? "" : " (outside)"),
        of.share().map(share -> Figures.percent(share.value())).orElse(NONE),
        of.share().map(share -> Figures.range(share.interval())).orElse(NONE),
        kilometres(of.kmByUsers()),
        kilometres(of.kmByPeople()),
        Figures.count(of.exchanges()),
        of.exchanges() > 0 ? Figures.count(of.members()) : NONE);
  }

  /** Which city is in the middle, and where the one stands that most paths visit. */
  String middle() {
    List<CityStanding> compared = compared(CityStanding::compared);
    List<CityStanding> seen =
        compared(row -> row.inRegion() && row.share().filter(s -> s.value() > 0).isPresent());
    if (compared.isEmpty()) {
      return "";
    }
    CityStanding nearest =
        compared.stream()
            .min(
                Comparator.comparingDouble((CityStanding row) -> km(row).orElse(0))
                    .thenComparing(CityStanding::city))
            .orElseThrow();
    String sentence =
        "Of the region's %s with 100,000 inhabitants or more, %s is nearest to the region's %s: %s km in the mean."
            .formatted(
                Figures.count(compared.size(), "metropolitan area"),
                Names.shown(nearest.city().name()),
                byUsers() ? "users" : "inhabitants",
                kilometres(km(nearest)));
    return seen.isEmpty()
        ? sentence
        : sentence
            + " The city of the region that most paths visit, %s, is %s km from them, which makes it number %s of these."
                .formatted(
                    Names.shown(seen.get(0).city().name()),
                    kilometres(km(seen.get(0))),
                    Figures.count(
                        1
                            + compared.stream()
                                .filter(row -> km(row).orElse(0) < km(seen.get(0)).orElse(0))
                                .count()));
  }

  private List<CityStanding> compared(Predicate<CityStanding> wanted) {
    return landscape.cities().stream().filter(wanted).filter(row -> km(row).isPresent()).toList();
  }

  private boolean byUsers() {
    return landscape.cities().stream().anyMatch(row -> row.kmByUsers().isPresent());
  }

  private OptionalDouble km(CityStanding row) {
    return byUsers() ? row.kmByUsers() : row.kmByPeople();
  }

  /** The countries that are left out of the distance to users, in a sentence; empty if none. */
  String withoutUsers() {
    return landscape.withoutUsers().isEmpty() || !byUsers()
        ? ""
        : "Distances to users leave out %s, of which no number of users or no city is known."
            .formatted(
                Figures.and(landscape.withoutUsers().stream().map(LandscapeView::name).toList()));
  }

  List<CorrelationRow> correlations() {
    return landscape.correlations().stream()
        .map(
            found ->
                new CorrelationRow(
                    found.factor().words(), words(found.kendall()), words(found.spearman())))
        .toList();
  }

  /** How many cities the correlations are over. */
  String compared() {
    return landscape.correlations().stream()
        .findFirst()
        .map(found -> Figures.count(found.n()))
        .orElse("0");
  }

  /** What the correlations say, each as far as its interval does. */
  String together() {
    List<String> together = factors(found -> found.kendall().interval().low() > 0);
    List<String> against = factors(found -> found.kendall().interval().high() < 0);
    List<String> open = factors(found -> found.kendall().maybeNone());
    return Stream.of(
            clause(together, "The share of paths rises with %s."),
            clause(against, "It falls with %s."),
            clause(open, "With %s no tendency can be told from none."))
        .filter(text -> !text.isEmpty())
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  private List<String> factors(Predicate<Correlation> wanted) {
    return landscape.correlations().stream()
        .filter(wanted)
        .map(found -> found.factor().words())
        .toList();
  }

  private static String clause(List<String> factors, String sentence) {
    return factors.isEmpty() ? "" : sentence.formatted(Figures.and(factors));
  }

  private static String words(Correlation.Coefficient of) {
    return "%s (%s to %s)"
        .formatted(
            Decimals.of(of.value(), 2),
            Decimals.of(of.interval().low(), 2),
            Decimals.of(of.interval().high(), 2));
  }

  private static String kilometres(OptionalDouble value) {
    return value.isPresent() ? Figures.count(Math.round(value.getAsDouble())) : NONE;
  }

  private static String decimal(OptionalDouble value, int decimals) {
    return value.isPresent() ? Decimals.of(value.getAsDouble(), decimals) : NONE;
  }

  /** The lists and their days. */
  String lists() {
    return Figures.and(landscape.lists().stream().map(Names::shown).toList());
  }

  /** The pairs that the map draws, or would. */
  List<HandoverRow> handovers() {
    return landscape.handovers().stream().limit(MapArcs.DRAWN).map(LandscapeView::row).toList();
  }

  private static HandoverRow row(Handover pair) {
    return new HandoverRow(
        name(pair.one()),
        name(pair.other()),
        Figures.percent(pair.share().value()),
        Figures.range(pair.share().interval()),
        Figures.percent(pair.share().upper()),
        Figures.count(pair.share().units()));
  }

  private static String name(City city) {
    return Names.shown(city.name()) + " (" + Countries.code(city.country()) + ")";
  }

  /** What is not in the table of pairs, in a sentence. */
  String otherHandovers() {
    List<Handover> all = landscape.handovers();
    return all.size() <= MapArcs.DRAWN
        ? ""
        : "%s have less, each at most %s of paths; they are in the file."
                .formatted(
                    Figures.count(all.size() - MapArcs.DRAWN, "more pair"),
                    Figures.percent(all.get(MapArcs.DRAWN).share().value()))
            + " Shares of pairs overlap and do not sum to 100%: one path can count for several.";
  }

  /** How much hides a handover, in a sentence. */
  String handoversBasis() {
    return "%s, %s; on %s of them a hop without a place or operator, or an end that did not answer, may hide one"
        .formatted(
            Figures.count(landscape.handed().clusters(), "network"),
            Figures.count(landscape.handed().units(), "path"),
            Figures.about(landscape.handed().unresolved()));
  }
}
