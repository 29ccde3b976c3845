package org.entrepot.report;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.dataset.Role;
import org.entrepot.net.City;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Evidence;
import org.entrepot.study.CityHubs;
import org.entrepot.study.CountryAgreement;
import org.entrepot.study.StudyResult;
import org.entrepot.study.Synthetic;

/** Where paths change hands and where they leave the region, as charts and sentences. */
final class Hubs {
  private static final int DRAWN = 15;
  private static final String BY_PROBABILITY = ", by the probabilities of places";
  private static final String WEIGHED =
      "As above, with every hop in each city that is likely, by its probability, instead of in the"
          + " most likely one alone. What no city is likely for is unresolved. The number of paths"
          + " is an expected one, rounded.";

  private final StudyResult study;

  Hubs(StudyResult study) {
    this.study = study;
  }

  private CityHubs hubs() {
    return study.rankings().hubs();
  }

  private Chart chart(String title, String lead, Doubt doubt, Ranking<City> ranking) {
    return new Chart(title, lead, "City", DRAWN, doubt, ranking)
        .synthetic(study.config().synthetic());
  }

  private boolean isWithoutCities() {
    return study.reference().stream().noneMatch(file -> file.role() == Role.CITIES);
  }

  /** Which city is a hub, as far as that can be told. */
  String sentence() {
    return mark()
        + said(
            hubs().handover(),
            "Where paths change hands is not told: too few independent vantage points stand behind"
                + " it.",
            isWithoutCities()
                ? "No list of cities was read, so that no router has a place, and no handover either."
                : "On no path were two routers of two operators seen one behind the other in one city.",
            "More paths are seen to change hands in %1$s than in any other city: %2$s of all (%3$s).",
            "%1$s is seen to hand over the largest share of paths, %2$s of all (%3$s), but cannot be"
                + " told apart from %4$s.");
  }

  /** Which city paths leave by. */
  String gatewaySentence() {
    return mark()
        + said(
            hubs().gateway(),
            "By which cities paths leave the region is not told: too few independent vantage points"
                + " stand behind it.",
            "On no path was a router of the region seen right before one outside.",
            "More paths are seen to leave the region by %1$s than by any other city: %2$s of all"
                + " (%3$s).",
            "%1$s is seen to be the last city of the region on the largest share of paths, %2$s of"
                + " all (%3$s), but cannot be told apart from %4$s.");
  }

  private String mark() {
    return study.config().synthetic() ? Synthetic.WORD + ": " : "";
  }

  private static String said(
      Ranking<City> ranking, String withheld, String none, String leads, String tied) {
    if (ranking.estimates().evidence() == Evidence.SUPPRESSED) {
      return withheld;
    }
    if (ranking.rows().isEmpty() || ranking.rows().get(0).estimate().units() == 0) {
      return none;
    }
    Ranking.Row<City> first = ranking.rows().get(0);
    List<String> rivals = Headline.rivals(ranking);
    return (rivals.isEmpty() ? leads : tied)
        .formatted(
            Names.shown(first.subject().name()),
            Figures.about(first.estimate()),
            Figures.aboutRange(first.estimate()),
            Headline.listed(rivals));
  }

  Chart handover() {
    return chart(
        "Cities where paths change hands",
        "A path counts for a city if the last router of one operator and the first of the next both"
            + " stand there, one right behind the other, or with nothing but an exchange's LAN"
            + " between them.",
        Doubt.HANDOVER,
        hubs().handover());
  }

  Chart handoverExpected() {
    return chart(
        "Cities where paths change hands" + BY_PROBABILITY,
        WEIGHED + " That both routers are in a city is the product of the two probabilities.",
        Doubt.HANDOVER,
        hubs().handoverExpected());
  }

  Chart gateway() {
    return chart(
        "Cities by which paths leave the region",
        "The last city of the region on a path, if the next router stands outside. Told by where"
            + " routers stand, whoever owns them; a path that never leaves counts for none.",
        Doubt.GATEWAY,
        hubs().gateway());
  }

  Chart gatewayExpected() {
    return chart(
        "Cities by which paths leave the region" + BY_PROBABILITY,
        WEIGHED,
        Doubt.GATEWAY,
        hubs().gatewayExpected());
  }

  /** Of paths from outside; none where none comes in. */
  List<Chart> entry() {
    List<Chart> charts = new ArrayList<>();
    for (Ranking<City> ranking : hubs().entry()) {
      boolean first = charts.isEmpty();
      String title = "Cities by which paths come into the region";
      charts.add(
          first
              ? chart(
                  title,
                  "The first city of the region on paths of probes outside of it to its networks, if"
                      + " the router before stands outside.",
                  Doubt.GATEWAY,
                  ranking)
              : chart(title + BY_PROBABILITY, WEIGHED, Doubt.GATEWAY, ranking));
    }
    return charts;
  }

  Chart visits() {
    return chart(
        "Cities with a router on the way" + BY_PROBABILITY,
        "A path counts for a city by the probability of its likeliest hop there, at most once; the"
            + " city of its own probe is included.",
        Doubt.PLACE,
        hubs().visitExpected());
  }

  String boundsHeading() {
    String heading = "What is certain and what is possible of handovers";
    return study.config().synthetic() ? Synthetic.marked(heading) : heading;
  }

  /** The first cities by expected handovers; none where too little is known. */
  List<CityHubs.Bounds> bounds() {
    List<CityHubs.Bounds> all = hubs().bounds();
    return hubs().handoverExpected().estimates().evidence() == Evidence.SUPPRESSED
        ? List.of()
        : all.subList(0, Math.min(DRAWN, all.size()));
  }

  /** How countries of routers and of operators compare, in two sentences. */
  String countries() {
    CountryAgreement.Count paths = hubs().agreement().paths();
    CountryAgreement.Count hops = hubs().agreement().hops();
    if (paths.all() == 0) {
      return "";
    }
    return mark()
        + ("Where routers stand and where their operators are registered or used are two things."
                + " Of %s between the ends of these paths, %s stand in the country of their operator,"
                + " %s in another, and of %s one of the two is not known; of %s, %s have the same"
                + " countries in both readings, %s differ, and of %s it cannot be told. These are"
                + " counts of what was seen, not weighted by network.")
            .formatted(
                Figures.count(hops.all(), "hop"),
                Figures.part(hops.agree(), hops.all()),
                Figures.part(hops.differ(), hops.all()),
                Figures.part(hops.unknown(), hops.all()),
                Figures.count(paths.all(), "path"),
                Figures.part(paths.agree(), paths.all()),
                Figures.part(paths.differ(), paths.all()),
                Figures.part(paths.unknown(), paths.all()));
  }
}
