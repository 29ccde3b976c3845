package org.entrepot.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.entrepot.claim.Finding;
import org.entrepot.rank.Ranking;
import org.entrepot.study.Accounting;
import org.entrepot.study.Destinations;
import org.entrepot.study.FirstOperator;
import org.entrepot.study.Panel;
import org.entrepot.study.Rankings;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/** What the templates of the page ask for. */
final class Page {
  private static final int DRAWN = 15;
  private static final String NO_WAY = "Countries with no way around the operators";

  /** The country with the most networks is named from this part of all on. */
  private static final double MANY = 0.2;

  private final StudyResult study;

  /** A reason and how often it was met. */
  record Reason(String text, long count) {}

  private Page(StudyResult study) {
    this.study = study;
  }

  /** The whole page. */
  static String of(StudyResult study) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), Page.class.getPackageName());
    StringOutput out = new StringOutput();
    engine.render("report.jte", new Page(study), out);
    return out.toString();
  }

  StudyResult study() {
    return study;
  }

  /** The style sheet, which stands in the page. */
  String style() {
    return sheet("report.css") + (synthetic() ? sheet("synthetic.css") : "");
  }

  private static String sheet(String name) {
    InputStream resource = Page.class.getResourceAsStream(name);
    try (InputStream in = Objects.requireNonNull(resource, name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String title() {
    String title = Names.shown(study.config().title());
    return synthetic() ? Synthetic.marked(title) : title;
  }

  /** Whether the data are simulated. */
  boolean synthetic() {
    return study.config().synthetic();
  }

  /** The words that hold for the data: those for measured or those for simulated ones. */
  String either(String measured, String simulated) {
    return synthetic() ? simulated : measured;
  }

  String window() {
    return study.config().period().words();
  }

  /** The countries of the region in words, by name, those without a vantage point apart. */
  String region() {
    String seen = named(true);
    String none = named(false);
    return none.isEmpty() ? seen : seen.isEmpty() ? "none in " + none : seen + "; none in " + none;
  }

  /**
   * Which country has the most networks, or which two, where there are others and it has at least a
   * fifth of them all: what is said of the region is then said of that country first. Empty
   * elsewhere.
   */
  String composition() {
    Panel panel = study.panel();
    int most = panel.countries().stream().mapToInt(Panel.Country::asns).max().orElse(0);
    List<String> largest =
        members().stream().filter(country -> country.asns() == most).map(Page::name).toList();
    boolean several = panel.countries().stream().filter(c -> c.asns() > 0).count() > 1;
    return several && largest.size() <= 2 && most >= MANY * panel.asns()
        ? "%s %s of the %s%s"
            .formatted(
                Figures.and(largest),
                (largest.size() == 1 ? "has " : "have ") + Figures.count(most),
                Figures.count(panel.asns(), "network"),
                largest.size() == 1 ? "" : " each")
        : "";
  }

  private String named(boolean seen) {
    return Figures.and(
        members().stream()
            .filter(country -> country.probes() > 0 == seen)
            .map(Page::name)
            .toList());
  }

  /** The countries of the region, by name. */
  List<Panel.Country> members() {
    return study.panel().countries().stream()
        .sorted(Comparator.comparing(Panel.Country::name))
        .toList();
  }

  /** A country's name, with the mark of the footnote where it needs one. */
  static String name(Panel.Country country) {
    return Countries.name(country.country(), country.name());
  }

  /** What the networks with a probe stand for among users; empty where no users are known. */
  String coverage() {
    return study
        .panel()
        .coverage()
        .map(
            coverage ->
                ("The networks with a probe have %s of the region's %s users, as APNIC estimates"
                        + " them. Of the networks of the other %s nothing was observed: all of them"
                        + " may do as those named here, or none. Networks with a probe are not"
                        + " spread over countries as users are: %s of them would have to be"
                        + " elsewhere.")
                    .formatted(
                        Figures.about(coverage.share()),
                        Figures.count(coverage.users()),
                        Figures.about(1 - coverage.share()),
                        Figures.about(coverage.totalVariation())))
        .orElse("");
  }

  /** The part of a country's users in the networks with a probe; empty where none are known. */
  String covered(Panel.Country row) {
    return study.panel().coverage().stream()
        .flatMap(coverage -> coverage.countries().stream())
        .filter(country -> country.country().equals(row.country()) && country.users() > 0)
        .map(country -> Figures.about((double) country.covered() / country.users()))
        .findFirst()
        .orElse("–");
  }

  /** Whether the networks of one country are enough to say something of it alone. */
  static String grade(Panel.Country country) {
    if (country.probes() == 0) {
      return "no vantage point";
    }
    return switch (country.evidence()) {
      case PUBLISHABLE -> "yes";
      case INDICATIVE -> "for a hint";
      case SUPPRESSED -> "too few";
    };
  }

  /** Whether there is a mark that the footnote explains. */
  boolean mentionsKosovo() {
    return study.config().region().countries().stream().anyMatch(Countries::isKosovo)
        || rankings().all().stream()
            .flatMap(ranking -> ranking.rows().stream().limit(Chart.TABLED))
            .anyMatch(row -> row.subject().country().filter(Countries::isKosovo).isPresent());
  }

  /** From where was looked. */
  String looked() {
    Panel panel = study.panel();
    long seen = panel.countries().stream().filter(country -> country.probes() > 0).count();
    return "%s in %s of %s"
        .formatted(
            synthetic()
                ? Figures.count(panel.probes(), "simulated probe")
                : Figures.count(panel.probes(), "probe") + " of RIPE Atlas",
            Figures.count(panel.asns(), "network"),
            countries(seen, panel.countries().size()));
  }

  private static String countries(long seen, int all) {
    if (all == 1) {
      return "the region's one country";
    }
    return seen == all
        ? "all " + Figures.count(all) + " countries of the region"
        : "%s of the region's %s countries".formatted(Figures.count(seen), Figures.count(all));
  }

  /** Where the paths lead to. */
  String destinations() {
    Destinations to = study.destinations();
    return to.only()
        .map(only -> "one address, " + only + operator(to))
        .orElseGet(
            () ->
                Figures.count(to.addresses())
                    + " addresses in "
                    + Figures.count(to.asns(), "network"));
  }

  /** The one destination and its operator, if it is only one. */
  Optional<String> destination() {
    Destinations to = study.destinations();
    return to.only().map(only -> only + operator(to));
  }

  private static String operator(Destinations to) {
    return to.operator().map(name -> " (" + Names.shown(name) + ")").orElse("");
  }

  List<Headline> headlines() {
    return Headline.of(study);
  }

  /** What becomes of the answers about operators under other definitions. */
  List<Robustness> robustness() {
    return Robustness.of(study.multiverse(), synthetic());
  }

  /** Who answers for anycast services, as far as they were asked. */
  List<CatchmentView> catchments() {
    return CatchmentView.of(study.catchments(), synthetic());
  }

  /** Which paths leave a country or the region and come back. */
  DetourView detours() {
    return new DetourView(study.detours(), synthetic());
  }

  /** The cities of the region in all of them. */
  PlaceboTable placebo() {
    return PlaceboTable.of(catchments());
  }

  /** What was found of published claims. */
  List<Finding> findings() {
    return study.findings();
  }

  /** Where the claims are from, and its hash. */
  String claimsFile() {
    return study
        .config()
        .claims()
        .map(claims -> Names.shown(claims.file()) + ", SHA-256 " + claims.sha256())
        .orElse("");
  }

  Optional<RegionMap.Drawing> map() {
    return RegionMap.of(
        study.config().region(),
        study.rankings().cityAway(),
        study.panel(),
        synthetic(),
        MapArcs.of(study));
  }

  /** Exchanges and places in the middle, beside where paths go. */
  LandscapeView landscape() {
    return new LandscapeView(study);
  }

  private Chart chart(
      String title, String lead, String subject, int drawn, Doubt doubt, Ranking<?> ranking) {
    return new Chart(title, lead, subject, drawn, doubt, ranking).synthetic(synthetic());
  }

  Chart operators() {
    return chart(
        "Operators in between",
        "A path counts for every operator whose networks it goes through without beginning or ending"
            + " there. One path can count for several. An operator is an organisation; “and"
            + " siblings” says that several of its networks were seen.",
        "Operator",
        DRAWN,
        Doubt.OPERATOR,
        rankings().transitOrganization());
  }

  Chart networks() {
    return chart(
        "The same by single network (AS)",
        "A path counts for every autonomous system that it goes through and that belongs to the"
            + " organisation of neither end.",
        "Network",
        DRAWN,
        Doubt.OPERATOR,
        rankings().transitAs());
  }

  Chart outcomes() {
    return chart(
        "What could be told about the first operator",
        "Every path has exactly one of these outcomes, so the shares sum to 100%.",
        "Outcome",
        DRAWN,
        Doubt.FIRST,
        first().outcomes());
  }

  Chart exact() {
    return chart(
        "First operator, exact",
        "The first operator outside the probe's own organisation, where no unknown stretch lies between"
            + " and the path does not end in it.",
        "Operator",
        DRAWN,
        Doubt.FIRST,
        first().exact());
  }

  Chart gapped() {
    return chart(
            "First operator seen, behind a gap",
            "The first operator seen, where hops of unknown operator lie before it, so these shares"
                + " must not be added to the exact ones. The destination's own operator is counted here"
                + " too.",
            "Operator",
            DRAWN,
            Doubt.FIRST,
            first().gapped())
        .hint("another operator may have come first")
        .marking(study.destinations().only().flatMap(only -> study.destinations().operator()));
  }

  Chart exactNetworks() {
    return chart(
        "First operator, exact, by single network (AS)",
        "As the exact first operator, counted by autonomous system.",
        "Network",
        DRAWN,
        Doubt.FIRST,
        first().exactAs());
  }

  /** Out of the region and into it, as far as paths do. */
  List<BorderCharts.Border> borders() {
    return new BorderCharts(study).all();
  }

  /** On whom paths depend. */
  DependenceCharts dependence() {
    return new DependenceCharts(study);
  }

  /** Where paths change hands. */
  Hubs hubs() {
    return new Hubs(study);
  }

  Chart cities() {
    return chart(
        "Cities away from the probe's own",
        "A path counts for every city with a router on it, except the city where its probe stands.",
        "City",
        DRAWN,
        Doubt.PLACE,
        rankings().cityAway());
  }

  Chart allCities() {
    return chart(
        "All cities, the probe's own included",
        "As above, but a path counts for the city of its own probe too.",
        "City",
        DRAWN,
        Doubt.PLACE,
        rankings().cityVisit());
  }

  Chart countries() {
    return chart(
        "Countries away from the probe's own",
        "A path counts for every country with a router on it, except the country where its probe"
            + " stands.",
        "Country",
        DRAWN,
        Doubt.PLACE,
        rankings().countryAway());
  }

  Chart allCountries() {
    return chart(
        "All countries, the probe's own included",
        "As above, but a path counts for the country of its own probe too.",
        "Country",
        DRAWN,
        Doubt.PLACE,
        rankings().countryVisit());
  }

  Chart registration() {
    return chart(
        "Countries where the operators in between are registered",
        "A path counts for every country in which an operator is registered that it goes through"
            + " without beginning or ending there, wherever that operator's routers stand.",
        "Country",
        DRAWN,
        Doubt.OPERATOR,
        rankings().registration());
  }

  Optional<Chart> control() {
    return rankings()
        .control()
        .map(
            ranking ->
                chart(
                    "Countries whose state owns an operator in between",
                    "As above, by the state that is known to own half or more of the operator. Who"
                        + " is in no list of owners is taken as owned by no state.",
                    "Country",
                    DRAWN,
                    Doubt.OPERATOR,
                    ranking));
  }

  /** Who carries most in, by what destinations count by; empty where no path comes in. */
  String entriesByWeight() {
    return EntryWeightsCsv.sentence(study.entryWeights());
  }

  /** Whom paths could not do without, in a sentence or two. */
  String needed() {
    return Needed.sentence(rankings());
  }

  /** The countries whose operators cannot be gone around; none without relationships. */
  List<Chart> unavoidable() {
    String lead =
        "A path counts for every country without whose operators, those of its two ends apart,"
            + " there is no valley-free way between them: up to providers, across between peers at"
            + " most once, down to customers. Which way the path itself took plays no part.";
    List<Chart> charts = new ArrayList<>();
    rankings()
        .onlyRegistration()
        .map(all -> chart(NO_WAY + " registered there", lead, "Country", DRAWN, Doubt.WAY, all))
        .ifPresent(charts::add);
    rankings()
        .onlyControl()
        .map(all -> chart(NO_WAY + " that its state owns", lead, "Country", DRAWN, Doubt.WAY, all))
        .ifPresent(charts::add);
    return charts;
  }

  /** Where paths within the region are handed over, where there are such paths. */
  Optional<Chart> localExchange() {
    return rankings()
        .localExchange()
        .map(
            ranking ->
                chart(
                    "Where paths within the region are handed over",
                    "Of paths between two networks of the region. Every path has exactly one of"
                        + " these outcomes. An exchange whose own addresses do not answer leaves no"
                        + " trace, so that none seen is no proof of none.",
                    "Outcome",
                    DRAWN,
                    Doubt.OPERATOR,
                    ranking));
  }

  private Rankings rankings() {
    return study.rankings();
  }

  private FirstOperator first() {
    return rankings().firstOperator();
  }

  /** One ranking for each kind of question, to say how much of it is open. */
  List<Chart> questions() {
    return List.of(operators(), exact(), cities());
  }

  List<Input> inputs() {
    return Input.of(study);
  }

  /** The accounting as a sum with its figures. */
  String sum() {
    Accounting accounting = study.accounting();
    return "%s read = %s rejected + %s set aside + %s kept%s"
        .formatted(
            Figures.count(accounting.read()),
            Figures.count(total(accounting.rejected())),
            Figures.count(total(accounting.setAside())),
            Figures.count(accounting.kept()),
            accounting.answers() > 0
                ? " as paths + " + Figures.count(accounting.answers()) + " as answers"
                : "");
  }

  static long total(SortedMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether paths are read as Internet Health Report reads them, with nothing left unknown. */
  boolean likeIhr() {
    return study.config().policy().equals("ihr");
  }

  /** The reasons, the most frequent first. */
  static List<Reason> reasons(SortedMap<String, Long> counts) {
    List<Reason> reasons = new ArrayList<>();
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      reasons.add(new Reason(Glossary.words(Names.shown(entry.getKey())), entry.getValue()));
    }
    reasons.sort((a, b) -> Long.compare(b.count(), a.count()));
    return reasons;
  }

  /** The ranks that the data leave open. */
  static String ranks(Ranking.Row<?> row) {
    return row.rankLow() == row.rankHigh()
        ? Integer.toString(row.rankLow())
        : row.rankLow() + "–" + row.rankHigh();
  }
}
