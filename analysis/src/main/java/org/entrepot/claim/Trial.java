package org.entrepot.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.claim.Claim.Above;
import org.entrepot.claim.Claim.Between;
import org.entrepot.claim.Claim.First;
import org.entrepot.net.Region;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.Holm;

/** Claims whose subjects are known, held against the rankings of a study. */
public final class Trial {
  /** All comparisons of a file together are wrong no more often than this. */
  static final double ALPHA = 0.05 + 1e-9;

  /** What the id of a subject begins with that was not looked up or not found. */
  private static final String NOT_FOUND = "?";

  private final List<Named> claims;

  private Trial(List<Named> claims) {
    this.claims = claims;
  }

  /** Finds what a file of claims calls by a name. */
  public interface Directory {
    /**
     * The subject that is ranked by its id.
     *
     * @throws IllegalArgumentException if there is none of this name, or several; the message says
     *     so
     */
    Subject find(Measure.Kind kind, String name);
  }

  /**
   * Of what a study speaks.
   *
   * @param window when
   * @param region of what region
   * @param destinations where its paths lead, completes "paths to"
   * @param mark what stands before words for its data, such as {@code "SYNTHETIC "}, or nothing
   */
  public record Setting(Claim.Window window, Region region, String destinations, String mark) {}

  /** A claim with its subjects, and the others that it names. */
  record Named(Claim claim, List<Subject> subjects, List<Subject> others) {
    String who() {
      return Wording.names(subjects);
    }

    /** Whether all that it names is known. */
    boolean isKnown() {
      return Stream.concat(subjects.stream(), others.stream())
          .noneMatch(subject -> subject.id().startsWith(NOT_FOUND));
    }

    boolean isSubject(Subject subject) {
      return subjects.stream().anyMatch(one -> one.id().equals(subject.id()));
    }
  }

  /** A finding that waits for what Holm says of its p-value; 1 where none is needed. */
  record Pending(boolean compares, double p, Function<Boolean, Finding> finding) {
    static Pending none(Finding finding) {
      return new Pending(false, 1, passed -> finding);
    }
  }

  /**
   * Claims with their subjects.
   *
   * @throws IllegalArgumentException if one is not known, or if shares would be added that do not
   *     add up; the message names the claim
   */
  public static Trial of(List<Claim> claims, Directory directory) {
    List<Named> found = new ArrayList<>();
    for (Claim claim : claims) {
      try {
        found.add(named(claim, directory));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("claim \"" + claim.id() + "\": " + e.getMessage(), e);
      }
    }
    return new Trial(List.copyOf(found));
  }

  private static Named named(Claim claim, Directory directory) {
    Measure measure = claim.measure();
    Function<String, Subject> find =
        name ->
            measure.computed() && !measure.ofAnswers()
                ? directory.find(measure.kind(), name)
                : found(directory, measure, name);
    List<String> others =
        claim.comparison() instanceof Above above
            ? List.of(above.other())
            : claim.comparison() instanceof First first ? first.butFor() : List.of();
    Named named = new Named(claim, distinct(claim.subjects(), find), distinct(others, find));
    if (named.subjects().size() > 1 && measure.computed() && !measure.partition()) {
      throw new IllegalArgumentException(
          "the shares of "
              + claim.metric()
              + " do not add up, since a path can count for several; name one subject alone");
    }
    if (named.subjects().size() > 1 && !(claim.comparison() instanceof Between)) {
      throw new IllegalArgumentException("only one subject can be above others");
    }
    named.others().stream()
        .filter(named::isSubject)
        .findFirst()
        .ifPresent(
            same -> {
              throw new IllegalArgumentException(same.name() + " is compared with itself");
            });
    return named;
  }

  /** Of what few studies compute the subject may be unknown: the claim needs no list of cities. */
  private static Subject found(Directory directory, Measure measure, String name) {
    try {
      if (measure.ofAnswers()) {
        return directory.find(measure.kind(), name);
      }
    } catch (IllegalArgumentException e) {
      // Then it is called as the claim calls it.
    }
    return new Subject(NOT_FOUND + name, name, Optional.empty());
  }

  /** Two ASes of one organisation are one subject, whose share is a union and no sum. */
  private static List<Subject> distinct(List<String> names, Function<String, Subject> find) {
    Map<String, Subject> byId =
        names.stream()
            .map(find)
            .collect(
                Collectors.toMap(Subject::id, s -> s, (first, same) -> first, LinkedHashMap::new));
    return List.copyOf(byId.values());
  }

  /** What some rankings say of the claims, in their order. */
  public List<Finding> findings(List<Ranking<?>> rankings, Setting setting) {
    List<Pending> pending =
        claims.stream()
            .map(
                named -> {
                  Optional<Ranking<?>> ranking = find(rankings, named.claim().metric());
                  return ranking.isEmpty() || !named.isKnown()
                      ? Pending.none(unmeasured(named, setting))
                      : new Hearing<>(named, ranking.get(), rankings, setting).pending();
                })
            .toList();
    double[] p = pending.stream().filter(Pending::compares).mapToDouble(Pending::p).toArray();
    boolean[] passed = Holm.pass(p, ALPHA);
    List<Finding> findings = new ArrayList<>();
    int compared = 0;
    for (Pending each : pending) {
      findings.add(each.finding().apply(each.compares() && passed[compared++]));
    }
    return List.copyOf(findings);
  }

  static Optional<Ranking<?>> find(List<Ranking<?>> rankings, String metric) {
    return rankings.stream()
        .filter(each -> each.metric().equals(metric))
        .findFirst()
        .map(Function.identity());
  }

  private static Finding unmeasured(Named named, Setting setting) {
    Measure measure = named.claim().measure();
    String because =
        measure == Measure.OWNER
                || measure == Measure.ONLY_REGISTRATION
                || measure == Measure.ONLY_OWNER
            ? "The study does not name " + measure.needs() + "."
            : measure
                .direction()
                .map(
                    way ->
                        "No path of these data leads %s as the claim means it: they are %spaths to %s from"
                                .formatted(way.words(), setting.mark(), setting.destinations())
                            + " inside the region.")
                .orElse("It is about " + measure.means() + ". The data of this study show paths.");
    return untold(named, setting, because, measure.needs());
  }

  static Finding untold(Named named, Setting setting, String because, String needs) {
    return new Finding(
        named.claim(),
        ClaimVerdict.CANNOT_BE_TOLD,
        because,
        Wording.differences(named.claim(), setting),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Wording.rule(named.claim().comparison()),
        "",
        OptionalLong.empty(),
        needs);
  }
}
