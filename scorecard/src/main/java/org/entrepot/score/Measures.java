package org.entrepot.score;

import static org.entrepot.score.Unit.CORRELATION;
import static org.entrepot.score.Unit.EDITS;
import static org.entrepot.score.Unit.KILOMETRES;
import static org.entrepot.score.Unit.POINTS;
import static org.entrepot.score.Unit.SHARE;

import java.util.List;

/** All measures. A new one is a line here, and a function that counts. */
final class Measures {
  private static final String PATHS = "paths";
  private static final String ROUTERS = "routers that answered";
  private static final String ENTITIES = "entities with a true or published share of 1% or more";
  private static final String MOST_CERTAIN = "the most certain of the addresses that answered";
  private static final String PANEL = "ASes with 1% or more of the panel's true paths";
  private static final String POPULATION = "ASes with 1% or more of the population's paths";

  private static final String LEAVING =
      "organisations that carry out 1% or more of the population's paths for others";
  private static final String ENTERING =
      "organisations that carry in 1% or more of the population's paths for others";
  private static final String STATEMENTS = "pairs of which one is said to be above the other";
  private static final String RANKINGS = "rankings that say so of any pair";

  static final List<Measure> ALL =
      List.of(
          PathMeasure.best(
              "as-path-exact",
              "AS path exact",
              PATHS,
              "The inferred ASes in their order are the true ones; a path with a gap or with one of several ASes is not exact, and crossings of exchanges are no step.",
              PathCounts::exact),
          PathMeasure.best(
              "as-path-exact-resolved",
              "AS path exact where resolved",
              "paths with every step resolved",
              "The same, of the paths without a gap or one of several ASes.",
              PathCounts::exactWhereResolved),
          PathMeasure.least(
                  "edit-share",
                  "Edit distance, normalised",
                  PATHS,
                  "Mean over paths of the least number of ASes to insert, delete or replace to make the inferred path the true one, divided by the length of the longer of both; a gap is like no AS.",
                  PathCounts::normalisedEdits)
              .inMillionths(),
          PathMeasure.least(
                  "edits", "Edits", PATHS, "The same without the division.", PathCounts::edits)
              .in(EDITS),
          PathMeasure.best(
              "as-precision",
              "AS set precision",
              "ASes on inferred paths",
              "Of the ASes inferred on a path, both ends included, those that really are on it.",
              PathCounts::asPrecision),
          PathMeasure.best(
              "as-recall",
              "AS set recall",
              "ASes on true paths",
              "Of the ASes really on a path, both ends included, those that were inferred.",
              PathCounts::asRecall),
          PathMeasure.best(
              "as-f1",
              "AS set F1",
              "ASes on inferred and on true paths",
              "The harmonic mean of AS set precision and recall.",
              PathCounts::asF1),
          PathMeasure.best(
              "adjacency-precision",
              "Adjacency precision",
              "adjacencies on inferred paths",
              "Of the ordered pairs of ASes that a path is said to pass one after the other, those that it really does.",
              PathCounts::neighbourPrecision),
          PathMeasure.best(
              "adjacency-recall",
              "Adjacency recall",
              "adjacencies on true paths",
              "Of the ordered pairs of ASes that a path really passes one after the other, those that were inferred.",
              PathCounts::neighbourRecall),
          WorldMeasure.least(
              "false-adjacencies",
              "False adjacencies",
              SHARE,
              "distinct inferred adjacencies",
              "Of the distinct pairs of ASes that are neighbours on some inferred path, those that are not connected at all.",
              WorldFigures::falseLinks),
          PathMeasure.best(
              "border-accuracy",
              "Border accuracy",
              "answers of border routers",
              "Of the routers that answered and stand right before or after a change of AS (the TTL next to theirs reached a router of another AS), those given to who really operates them.",
              HopCounts::borderRight),
          PathMeasure.best(
              "hop-accuracy",
              "Hop operator accuracy",
              ROUTERS,
              "Of the routers that answered, the destination apart, those given to who really operates them; not given is not right.",
              HopCounts::operatorRight),
          PathMeasure.best(
              "hop-precision",
              "Hop operator precision",
              "routers given to an AS",
              "Of the routers given to an AS, those given to who really operates them.",
              HopCounts::operatorPrecision),
          PathMeasure.best(
              "organisation-path-exact",
              "Organisation path exact",
              PATHS,
              "The inferred organisations in their order are the true ones: as many, each made of ASes that really are of the true one at its place.",
              PathCounts::organizationsExact),
          PathMeasure.best(
              "exchange-precision",
              "Exchange precision",
              "inferred crossings of exchanges",
              "Of the exchanges that a path is said to cross, those that it really does.",
              PathCounts::exchangePrecision),
          PathMeasure.best(
              "exchange-recall",
              "Exchange recall",
              "true crossings of exchanges",
              "Of the exchanges that a path really crosses, those that were inferred.",
              PathCounts::exchangeRecall),
          PathMeasure.best(
              "located",
              "Routers located",
              ROUTERS,
              "Of the routers that answered, the destination apart, those given a city.",
              HopCounts::located),
          PathMeasure.best(
              "city-accuracy",
              "City accuracy",
              "located routers",
              "Of the routers given a city, those in whose metropolitan area it is.",
              HopCounts::cityRight),
          WorldMeasure.least(
              "city-error",
              "City error, median",
              KILOMETRES,
              "located routers",
              "The median distance from the city that a located router was given to the one it is in.",
              world -> world.counts().medianKmOff()),
          WorldMeasure.least(
              "city-calibration",
              "City calibration error",
              SHARE,
              "located addresses, each once",
              "Expected calibration error of the probabilities told with cities, in ten bins.",
              world -> world.counts().places().calibrationError()),
          WorldMeasure.meant(
              0.9,
              "city-set-coverage",
              "90% sets hold the city",
              "addresses with a 90% set, each once",
              "Of the addresses of which a set of cities is told that should hold the right one in 90% of cases, those of which it does.",
              world -> world.counts().places().setCoverage()),
          WorldMeasure.least(
              "city-set-size",
              "Cities in a 90% set",
              Unit.CITIES,
              "addresses with a 90% set, each once",
              "The mean number of cities in such a set.",
              world -> world.counts().places().setSize()),
          WorldMeasure.meant(
              1,
              "country-claim-accuracy",
              "Country claims right",
              "addresses with a country that may be claimed, each once",
              "Of the addresses of which a country is 0.6 likely or more and no city of the 90% set lies in another, those in that country.",
              world -> world.counts().places().countryAccuracy()),
          ofMostCertain(
              50,
              "The share of right cities if only the most certain half of the addresses that answered, each once, were told."),
          ofMostCertain(60, "The same of 60%."),
          ofMostCertain(70, "The same of 70%."),
          ofMostCertain(80, "The same of 80%."),
          ofMostCertain(
              90, "The same of 90%: beyond what is 0.6 likely, which a study does not tell."),
          PathMeasure.least(
              "light-broken",
              "Cities that light rules out",
              "located routers",
              "Of the routers given a city, those whose reply came sooner than light could have come from it to where the probe says it stands, and it does stand there.",
              PlaceCounts::lightBroken),
          WorldMeasure.meant(
              1,
              "misplaced-precision",
              "Misplaced probes, precision",
              "probes said to be misplaced",
              "Of the probes that are said not to stand where their record has them, those that do not.",
              WorldFigures::misplacedPrecision),
          WorldMeasure.meant(
              1,
              "misplaced-recall",
              "Misplaced probes, recall",
              "misplaced probes that measured",
              "Of the probes that do not stand where their record has them, those that are said not to. One that is near its record, or whose line is slow, light cannot tell.",
              WorldFigures::misplacedRecall),
          WorldMeasure.least(
              "first-operator-error",
              "First operator share, mean error",
              POINTS,
              ENTITIES,
              "Mean absolute difference of the published and the true share of paths that meet an organisation first outside their own.",
              world -> WorldFigures.meanError(world.panel(Share.FIRST).values())),
          WorldMeasure.least(
              "first-operator-worst",
              "First operator share, largest error",
              POINTS,
              ENTITIES,
              "The largest of these differences.",
              world -> WorldFigures.largestError(world.panel(Share.FIRST).values())),
          WorldMeasure.least(
              "path-share-error",
              "Path share of ASes, RMSE",
              POINTS,
              ENTITIES,
              "Root mean squared difference of the published and the true share of the panel's paths through an AS of neither end.",
              world -> WorldFigures.rmse(world.transitAs().values())),
          WorldMeasure.least(
              "path-share-worst",
              "Path share of ASes, largest error",
              POINTS,
              ENTITIES,
              "The largest of these differences.",
              world -> WorldFigures.largestError(world.transitAs().values())),
          WorldMeasure.least(
              "organisation-share-error",
              "Path share of organisations, RMSE",
              POINTS,
              ENTITIES,
              "Root mean squared difference of the published and the true share of the panel's paths through an organisation of neither end; one that the analysis takes for several is judged by its largest part.",
              world -> WorldFigures.rmse(world.panel(Share.TRANSIT).values())),
          WorldMeasure.least(
              "organisation-share-worst",
              "Path share of organisations, largest error",
              POINTS,
              ENTITIES,
              "The largest of these differences.",
              world -> WorldFigures.largestError(world.panel(Share.TRANSIT).values())),
          WorldMeasure.least(
              "exit-share-error",
              "Exit share, RMSE",
              POINTS,
              ENTITIES,
              "Root mean squared difference of the published and the true share of the panel's paths out of the region that have an organisation as the last operator of the region, the source's own included.",
              world -> WorldFigures.rmse(world.panel(Share.EXIT).values())),
          WorldMeasure.least(
              "exit-transit-error",
              "Exit share, for others, RMSE",
              POINTS,
              ENTITIES,
              "The same where it is not the source's own.",
              world -> WorldFigures.rmse(world.panel(Share.EXIT_TRANSIT).values())),
          WorldMeasure.least(
              "entry-share-error",
              "Entry share, RMSE",
              POINTS,
              ENTITIES,
              "Root mean squared difference of the published and the true share of paths from the panel outside into the region that have an organisation as the first operator of the region, the destination's own included.",
              world -> WorldFigures.rmse(world.panel(Share.ENTRY).values())),
          WorldMeasure.least(
              "entry-transit-error",
              "Entry share, for others, RMSE",
              POINTS,
              ENTITIES,
              "The same where it is not the destination's own.",
              world -> WorldFigures.rmse(world.panel(Share.ENTRY_TRANSIT).values())),
          WorldMeasure.best(
              "rank-agreement",
              "Ranking, Kendall's tau-b",
              CORRELATION,
              ENTITIES,
              "Agreement of the orders of ASes by published and by true path share.",
              WorldFigures::tau),
          WorldMeasure.best(
              "top-5",
              "Ranking, top 5",
              SHARE,
              "ASes truly among the first 5",
              "Of the five ASes with the largest true path share, those among the five largest published.",
              world -> WorldFigures.top(world, 5)),
          WorldMeasure.best(
              "top-10",
              "Ranking, top 10",
              SHARE,
              "ASes truly among the first 10",
              "The same of ten.",
              world -> WorldFigures.top(world, 10)),
          WorldMeasure.meant(
              0.95,
              "coverage-statistics",
              "Interval coverage, statistics alone",
              POPULATION,
              "How often the 95% interval of path share, made of the panel's true paths, holds the population's share: what sampling and estimator do, without any error of inference.",
              world ->
                  WorldFigures.covered(
                      world.population().transitAs(), world.statisticsAlone().transitAs())),
          WorldMeasure.meant(
              0.95,
              "coverage-published",
              "Interval coverage, as published",
              POPULATION,
              "How often the published 95% interval of path share holds the population's share; of an AS that is not published, the interval that the study states for whoever is not.",
              world ->
                  WorldFigures.covered(
                      world.population().transitAs(), world.published().transitAs())),
          WorldMeasure.meant(
              0.95,
              "coverage-shown",
              "Interval coverage, of what is published",
              "published ASes with 1% or more of the population's paths",
              "The same, of the ASes that are published: less than it by statistics alone is what errors of inference, and paths of other measurements than the population's, do to intervals.",
              WorldFigures::coveredOfTold),
          WorldMeasure.meant(
              0.95,
              "coverage-with-unknown",
              "Interval coverage, with what is unknown",
              POPULATION,
              "How often the range from the lower end of the published interval to the upper bound, which counts everything unknown, holds the population's share: the unknown widens it upwards only, so it should hold in more than 95%.",
              world ->
                  WorldFigures.coveredWithUnknown(
                      world.population().transitAs(), world.published().transitAs())),
          WorldMeasure.meant(
              0.95,
              "coverage-exit-statistics",
              "Interval coverage of exit share, statistics alone",
              LEAVING,
              "How often the 95% interval of the exit share for others, made of the panel's true paths, holds the population's share.",
              world ->
                  WorldFigures.covered(
                      world.population().of(Share.EXIT_TRANSIT),
                      world.statisticsAlone().of(Share.EXIT_TRANSIT))),
          WorldMeasure.meant(
              0.95,
              "coverage-exit-published",
              "Interval coverage of exit share, as published",
              LEAVING,
              "How often the published interval, or of an organisation that is not published the one stated for whoever is not, holds it.",
              world ->
                  WorldFigures.covered(
                      world.population().of(Share.EXIT_TRANSIT),
                      world.published().of(Share.EXIT_TRANSIT))),
          WorldMeasure.meant(
              0.95,
              "coverage-exit-with-unknown",
              "Interval coverage of exit share, with what is unknown",
              LEAVING,
              "How often the range from the lower end of that interval to the upper bound, which counts everything unknown, holds it.",
              world ->
                  WorldFigures.coveredWithUnknown(
                      world.population().of(Share.EXIT_TRANSIT),
                      world.published().of(Share.EXIT_TRANSIT))),
          WorldMeasure.meant(
              0.95,
              "coverage-entry-statistics",
              "Interval coverage of entry share, statistics alone",
              ENTERING,
              "How often the 95% interval of the entry share for others, made of the panel's true paths, holds the population's share.",
              world ->
                  WorldFigures.covered(
                      world.population().of(Share.ENTRY_TRANSIT),
                      world.statisticsAlone().of(Share.ENTRY_TRANSIT))),
          WorldMeasure.meant(
              0.95,
              "coverage-entry-published",
              "Interval coverage of entry share, as published",
              ENTERING,
              "How often the published interval, or of an organisation that is not published the one stated for whoever is not, holds it.",
              world ->
                  WorldFigures.covered(
                      world.population().of(Share.ENTRY_TRANSIT),
                      world.published().of(Share.ENTRY_TRANSIT))),
          WorldMeasure.meant(
              0.95,
              "coverage-entry-with-unknown",
              "Interval coverage of entry share, with what is unknown",
              ENTERING,
              "How often the range from the lower end of that interval to the upper bound, which counts everything unknown, holds it.",
              world ->
                  WorldFigures.coveredWithUnknown(
                      world.population().of(Share.ENTRY_TRANSIT),
                      world.published().of(Share.ENTRY_TRANSIT))),
          WorldMeasure.meant(
              0,
              "order-wrong-statistics",
              "A is said to be above B and is not, statistics alone",
              STATEMENTS,
              "Of the pairs of which rankings made of the panel's true paths say that one is significantly above the other, those that are not so in the population. Rankings are those of transit by AS and by organisation, of first operators, and of exits and entries with and without the ends' own.",
              world -> WorldFigures.wrongOrder(world, world.statisticsAlone())),
          WorldMeasure.meant(
              0,
              "order-wrong",
              "A is said to be above B and is not, as published",
              STATEMENTS,
              "The same of the published rankings.",
              world -> WorldFigures.wrongOrder(world, world.published())),
          WorldMeasure.meant(
              0,
              "rankings-wrong-statistics",
              "Rankings with any such error, statistics alone",
              RANKINGS,
              "Of the rankings made of the panel's true paths, those with any pair that is not so in the population; all pairs of a ranking are told together at 95%, so it should be 5% or less.",
              world -> WorldFigures.wrongRankings(world, world.statisticsAlone())),
          WorldMeasure.meant(
              0,
              "rankings-wrong",
              "Rankings with any such error, as published",
              RANKINGS,
              "The same of the published rankings.",
              world -> WorldFigures.wrongRankings(world, world.published())),
          WorldMeasure.meant(
              0,
              "leaders-wrong",
              "A is said to lead and does not",
              "headlines with a leader",
              "Of the operators that a headline says to lead in transit, as first operator or at the exit, those that another has at least as large a share of the population as; METHOD.md 5 allows 5%.",
              WorldFigures::wrongLeaders),
          WorldMeasure.meant(
              1,
              "coverage-upper",
              "Upper bound holds",
              PANEL,
              "How often the true share of the panel's own paths is not above the published upper bound, which counts everything unknown; the bound speaks of what was not told, not of who was not asked.",
              WorldFigures::boundedAbove),
          WorldMeasure.meant(
              1,
              "coverage-lower",
              "Lower bound holds",
              PANEL,
              "How often the true share of the panel's own paths is not below the published one, which counts only what was told for certain.",
              WorldFigures::boundedBelow),
          WorldMeasure.meant(
              1,
              "coverage-told",
              "Shares published",
              POPULATION,
              "How many of these ASes are published at all.",
              WorldFigures::told),
          PathMeasure.least(
              "unresolved-paths",
              "Paths unresolved",
              PATHS,
              "Paths with a gap or with one of several ASes.",
              PathCounts::unresolved),
          PathMeasure.least(
              "unresolved-hops",
              "Routers unresolved",
              ROUTERS,
              "Of the routers that answered, the destination apart, those given to no AS.",
              HopCounts::unresolved),
          PathMeasure.best(
              "reached",
              "Reaching agrees",
              PATHS,
              "The analysis says of a path that it reached its destination just where the destination did answer.",
              PathCounts::reachedAgrees));

  private Measures() {}

  private static Measure ofMostCertain(int percent, String definition) {
    return WorldMeasure.point(
        "city-accuracy-" + percent,
        "City accuracy of the most certain " + percent + "%",
        MOST_CERTAIN,
        definition,
        world -> world.counts().places().accuracyOfMostCertain(percent / 100.0));
  }
}
