package org.entrepot.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every measure: a perfect analysis is perfect, errors are found, counts merge. */
class MeasureLawsTest {
  private static final Asn WRONG = new Asn(7777);

  /** Measures without a perfect value in one world, and why. */
  private static final List<String> NOT_OF_INFERENCE =
      List.of(
          "city-calibration",
          "city-set-coverage",
          "city-set-size",
          "country-claim-accuracy",
          "city-accuracy-50",
          "city-accuracy-60",
          "city-accuracy-70",
          "city-accuracy-80",
          "city-accuracy-90",
          "misplaced-precision",
          "misplaced-recall",
          "coverage-statistics",
          "coverage-published",
          "coverage-shown",
          "coverage-with-unknown",
          "coverage-exit-statistics",
          "coverage-exit-published",
          "coverage-exit-with-unknown",
          "coverage-entry-statistics",
          "coverage-entry-published",
          "coverage-entry-with-unknown",
          "order-wrong-statistics",
          "order-wrong",
          "rankings-wrong-statistics",
          "rankings-wrong",
          "leaders-wrong");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void an_analysis_that_says_the_truth_is_perfect_in_every_measure(long seed) {
    Truth truth = RandomTruth.of(seed, REGION_WHOLE);
    WorldScore score = RandomTruth.score(truth, RandomTruth.perfect(truth));
    assertThat(score.paths()).isEqualTo(truth.paths().size());
    for (Measure measure : Measure.all()) {
      if (!NOT_OF_INFERENCE.contains(measure.name())) {
        assertThat(score.figure(measure).value().orElseThrow())
            .as("seed %d, %s", seed, measure.name())
            .isCloseTo(
                measure.perfect().orElseThrow(), org.assertj.core.api.Assertions.within(1e-12));
      }
    }
    assertThat(score.examples()).as("seed %d", seed).isEmpty();
  }

  /** So that no AS of the population is missing from the panel. */
  private static final int REGION_WHOLE = RandomTruth.REGION;

  @TestFactory
  Stream<DynamicTest> a_planted_error_is_found_by_every_measure() {
    Map<String, UnaryOperator<ObservedPath>> errors = new TreeMap<>();
    for (String name :
        List.of(
            "as-path-exact",
            "as-path-exact-resolved",
            "edit-share",
            "edits",
            "as-precision",
            "as-recall",
            "as-f1",
            "adjacency-precision",
            "adjacency-recall",
            "false-adjacencies",
            "border-accuracy",
            "hop-accuracy",
            "hop-precision",
            "organisation-path-exact",
            "first-operator-error",
            "first-operator-worst",
            "path-share-error",
            "path-share-worst",
            "organisation-share-error",
            "organisation-share-worst",
            "exit-share-error",
            "exit-transit-error",
            "entry-share-error",
            "entry-transit-error",
            "coverage-exit-published",
            "coverage-entry-published",
            "order-wrong",
            "rankings-wrong",
            "leaders-wrong",
            "rank-agreement",
            "top-5",
            "top-10",
            "coverage-published",
            "coverage-shown",
            "coverage-with-unknown",
            "coverage-upper")) {
      errors.put(name, MeasureLawsTest::relabelled);
    }
    errors.put("coverage-told", MeasureLawsTest::allRelabelled);
    errors.put("coverage-lower", MeasureLawsTest::detoured);
    errors.put("coverage-exit-with-unknown", MeasureLawsTest::detoured);
    errors.put("coverage-entry-with-unknown", MeasureLawsTest::detoured);
    errors.put("unresolved-paths", MeasureLawsTest::gapped);
    errors.put("unresolved-hops", MeasureLawsTest::gapped);
    errors.put("exchange-precision", path -> exchanges(path, List.of(7L, 99L)));
    errors.put("exchange-recall", path -> exchanges(path, List.of()));
    errors.put("located", path -> placed(path, Optional.empty()));
    errors.put("city-accuracy", path -> placed(path, RandomTruth.area(30)));
    errors.put("city-error", path -> placed(path, RandomTruth.area(30)));
    errors.put("reached", MeasureLawsTest::unreached);
    List<String> elsewhere =
        List.of(
            "city-calibration",
            "city-set-coverage",
            "city-set-size",
            "country-claim-accuracy",
            "city-accuracy-50",
            "city-accuracy-60",
            "city-accuracy-70",
            "city-accuracy-80",
            "city-accuracy-90",
            "misplaced-precision",
            "misplaced-recall",
            "light-broken",
            "coverage-statistics",
            "coverage-exit-statistics",
            "coverage-entry-statistics",
            "order-wrong-statistics",
            "rankings-wrong-statistics");
    return Measure.all().stream()
        .filter(measure -> !elsewhere.contains(measure.name()))
        .map(
            measure ->
                DynamicTest.dynamicTest(
                    measure.name(),
                    () -> isFound(measure, Optional.ofNullable(errors.get(measure.name())))));
  }

  private static void isFound(Measure measure, Optional<UnaryOperator<ObservedPath>> error) {
    assertThat(error).as("an error is planted for " + measure.name()).isPresent();
    Truth truth = RandomTruth.of(11, REGION_WHOLE);
    List<ObservedPath> perfect = RandomTruth.perfect(truth);
    double before = RandomTruth.score(truth, perfect).figure(measure).value().orElseThrow();
    List<ObservedPath> broken = perfect.stream().map(error.orElseThrow()).toList();
    WorldScore score = RandomTruth.score(truth, broken);
    double after = score.figure(measure).value().orElseThrow();
    assertThat(measure.moreIsBetter() ? before - after : after - before)
        .as("%s fell from %s to %s", measure.name(), before, after)
        .isGreaterThan(0.05);
    if (measure instanceof PathMeasure) {
      assertThat(score.example(measure)).as("an example of " + measure.name()).isPresent();
    }
  }

  @Test
  void intervals_of_a_random_panel_cover_and_of_a_biased_one_do_not() {
    Measure measure = Measure.named("coverage-statistics").orElseThrow();
    List<Figure> random = new ArrayList<>();
    List<Figure> biased = new ArrayList<>();
    for (long seed = 1; seed <= 30; seed++) {
      Truth fair = RandomTruth.of(seed, 60);
      random.add(RandomTruth.score(fair, RandomTruth.perfect(fair)).figure(measure));
      Truth unfair = RandomTruth.biased(seed, 60, RandomTruth.carrier(0));
      biased.add(RandomTruth.score(unfair, RandomTruth.perfect(unfair)).figure(measure));
    }
    Summary covered = Summary.of(measure, random);
    assertThat(covered.figure().orElseThrow().mean()).as("seeds 1 to 30").isBetween(0.9, 1.0);
    assertThat(covered.figure().orElseThrow().interval()).isPresent();
    assertThat(Summary.of(measure, biased).figure().orElseThrow().mean())
        .as("seeds 1 to 30")
        .isLessThan(0.6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void counts_of_parts_combine_to_the_counts_of_the_whole(long seed) {
    Truth truth = RandomTruth.of(seed, 80);
    SplittableRandom random = new SplittableRandom(seed);
    Comparison.Eyes eyes = new Comparison.Eyes(truth, truth::organizationOf, RandomTruth::area);
    WorldCounts whole = new WorldCounts();
    List<WorldCounts> parts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      parts.add(new WorldCounts());
    }
    for (ObservedPath path : RandomTruth.perfect(truth)) {
      ObservedPath seen = random.nextInt(3) == 0 ? relabelled(path) : path;
      seen = random.nextInt(4) == 0 ? placed(seen, RandomTruth.area(30)) : seen;
      TruePath real = Optional.ofNullable(truth.paths().get(TraceKey.of(path))).orElseThrow();
      whole.accept(new Comparison(seen, real, eyes));
      parts.get(random.nextInt(parts.size())).accept(new Comparison(seen, real, eyes));
    }
    WorldCounts combined = new WorldCounts();
    while (!parts.isEmpty()) {
      combined.combine(parts.remove(random.nextInt(parts.size())));
    }
    Published nothing = new Published(Told.nothing(), new TreeMap<>());
    assertThat(
            WorldScore.of(new World(Baseline.of(eyes, 1), combined, nothing), 1, "parts").figures())
        .as("seed %d", seed)
        .isEqualTo(
            WorldScore.of(new World(Baseline.of(eyes, 1), whole, nothing), 1, "parts").figures());
    assertThat(
            WorldScore.of(new World(Baseline.of(eyes, 1), combined, nothing), 1, "parts")
                .examples())
        .as("seed %d", seed)
        .isEqualTo(
            WorldScore.of(new World(Baseline.of(eyes, 1), whole, nothing), 1, "parts").examples())
        .isNotEmpty();
  }

  /** Every operator between the ends is another than it should be, for three paths in four. */
  private static ObservedPath relabelled(ObservedPath path) {
    return path.viewpoint().probeId() % 4 == 0 ? path : allRelabelled(path);
  }

  private static ObservedPath allRelabelled(ObservedPath path) {
    return steps(path, step -> new AsPath.Network(WRONG, step.hops(), "wrong"));
  }

  /** All carriers are taken for the largest ones. */
  private static ObservedPath detoured(ObservedPath path) {
    return steps(
        path,
        step ->
            new AsPath.Network(
                RandomTruth.carrier((int) path.viewpoint().probeId() % 6), step.hops(), "wrong"));
  }

  private static ObservedPath gapped(ObservedPath path) {
    return steps(path, step -> new AsPath.Gap(step.hops(), "gap"));
  }

  private static ObservedPath steps(ObservedPath path, UnaryOperator<AsPath.Step> change) {
    List<AsPath.Step> steps = new ArrayList<>(path.asPath().steps());
    List<AsPath.Step> between = steps.subList(1, steps.size() - 1);
    between.replaceAll(change);
    return copy(path, path.reached(), new AsPath(steps), path.hops(), path.exchanges());
  }

  private static ObservedPath exchanges(ObservedPath path, List<Long> exchanges) {
    return copy(path, path.reached(), path.asPath(), path.hops(), exchanges);
  }

  private static ObservedPath placed(ObservedPath path, Optional<City> city) {
    Place place =
        city.<Place>map(where -> new Place.Located(where, "test", "test"))
            .orElse(new Place.Unlocated("test"));
    List<ObservedHop> hops = path.hops().stream().map(hop -> hop.withPlace(place)).toList();
    return path.withHops(hops);
  }

  private static ObservedPath unreached(ObservedPath path) {
    return copy(path, !path.reached(), path.asPath(), path.hops(), path.exchanges());
  }

  private static ObservedPath copy(
      ObservedPath path,
      boolean reached,
      AsPath asPath,
      List<ObservedHop> hops,
      List<Long> exchanges) {
    return new ObservedPath(
        path.viewpoint(),
        path.measurementId(),
        path.timestamp(),
        path.family(),
        path.parisId(),
        path.destination(),
        new TreeSet<>(path.destinationAsns()),
        reached,
        asPath,
        hops,
        exchanges,
        path.flags(),
        path.discarded());
  }
}
