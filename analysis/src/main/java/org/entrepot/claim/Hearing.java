package org.entrepot.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.claim.Claim.Above;
import org.entrepot.claim.Claim.Between;
import org.entrepot.claim.Finding.BaseRate;
import org.entrepot.claim.Finding.Measured;
import org.entrepot.claim.Finding.Placebo;
import org.entrepot.claim.Finding.Rival;
import org.entrepot.claim.Trial.Named;
import org.entrepot.claim.Trial.Pending;
import org.entrepot.claim.Trial.Setting;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Interval;
import org.entrepot.stats.Joint;
import org.entrepot.stats.Percent;
import org.entrepot.stats.RankSets;
import org.entrepot.stats.SampleSize;

/**
 * One claim before the ranking that it is about.
 *
 * @param <K> what is ranked
 */
final class Hearing<K> {
  /** Nobody is called above another where more than this is unresolved. */
  private static final double OPEN = 0.5;

  /** Sums that differ by less differ by rounding. */
  private static final double ROUNDING = 1e-9;

  private final Named named;
  private final Ranking<K> ranking;
  private final List<Ranking<?>> rankings;
  private final Setting setting;
  private final Estimates<K> estimates;
  private final List<String> differences;

  Hearing(Named named, Ranking<K> ranking, List<Ranking<?>> rankings, Setting setting) {
    this.named = named;
    this.ranking = ranking;
    this.rankings = rankings;
    this.setting = setting;
    this.estimates = ranking.estimates();
    this.differences = Wording.differences(named.claim(), setting);
  }

  Pending pending() {
    if (named.claim().frame().binding() && !differences.isEmpty()) {
      String because = "The data are not those that the claim speaks of.";
      return Pending.none(Trial.untold(named, setting, because, named.claim().measure().needs()));
    }
    if (estimates.evidence() == Evidence.SUPPRESSED) {
      String few = String.join("; ", estimates.shortcomings());
      return Pending.none(
          Trial.untold(
              named, setting, "Too little was observed: " + few + ".", "more vantage points"));
    }
    if (named.claim().comparison() instanceof Between between) {
      return Pending.none(between(between));
    }
    return named.claim().comparison() instanceof Above ? above(named.others().get(0)) : first();
  }

  private Finding between(Between claimed) {
    Joint joint = joint(ranking, named.subjects());
    Estimate share = joint.share();
    double low = share.interval().low();
    double high = Math.max(share.interval().high(), joint.upper().high());
    ClaimVerdict verdict =
        low >= claimed.low() && high <= claimed.high()
            ? ClaimVerdict.HOLDS
            : high < claimed.low() || low > claimed.high()
                ? ClaimVerdict.REFUTED
                : ClaimVerdict.OPEN;
    String because =
        "%s: %s, interval %s; if everything unresolved were theirs, %s, interval %s. The claim says %s."
            .formatted(
                named.who(),
                Percent.of(share.value()),
                share.interval(),
                Percent.of(share.upper()),
                joint.upper(),
                Wording.words(claimed));
    return told(
        verdict,
        because,
        new Measured(named.who(), share, joint.upper(), estimates, Optional.empty()),
        change(verdict, claimed, joint, new Interval(low, high, estimates.level())),
        verdict == ClaimVerdict.OPEN ? more(claimed, joint) : OptionalLong.empty());
  }

  private static <K> Joint joint(Ranking<K> ranking, List<Subject> subjects) {
    return ranking.estimates().together(keys(ranking, subjects));
  }

  /** Those of the subjects that were seen. */
  private static <K> List<K> keys(Ranking<K> ranking, List<Subject> subjects) {
    return ranking.rows().stream()
        .filter(row -> subjects.stream().anyMatch(s -> s.id().equals(row.subject().id())))
        .map(Ranking.Row::key)
        .toList();
  }

  private static String change(
      ClaimVerdict verdict, Between claimed, Joint joint, Interval possible) {
    Estimate share = joint.share();
    if (verdict == ClaimVerdict.HOLDS) {
      double room =
          Math.min(
              claimed.low() == 0 ? 1 : possible.low() - claimed.low(),
              claimed.high() == 1 ? 1 : claimed.high() - possible.high());
      return "It would be open if what is possible were %s wider.".formatted(Wording.points(room));
    }
    if (verdict == ClaimVerdict.REFUTED) {
      double gap = Math.max(claimed.low() - possible.high(), possible.low() - claimed.high());
      return "It would be open if what is possible came %s nearer.".formatted(Wording.points(gap));
    }
    double bound = share.value() < claimed.low() ? claimed.low() : claimed.high();
    if (unresolvedDecides(claimed, share)) {
      return "What is unresolved decides it: the share passes %s if more than %s of what could have"
              .formatted(
                  Percent.of(bound),
                  Percent.of((bound - share.value()) / (share.upper() - share.value())))
          + " been theirs was. More networks would not tell.";
    }
    boolean below = share.upper() < claimed.low();
    String where =
        below
            ? "With everything unresolved counted as theirs, the share is %s below %s"
                .formatted(Wording.points(claimed.low() - share.upper()), Percent.of(claimed.low()))
            : share.value() > claimed.high()
                ? "The share is %s above %s"
                    .formatted(
                        Wording.points(share.value() - claimed.high()), Percent.of(claimed.high()))
                : "The share is as the claim says, %s from the nearer bound"
                    .formatted(
                        Wording.points(
                            Math.min(
                                claimed.low() == 0 ? 1 : share.value() - claimed.low(),
                                claimed.high() == 1 ? 1 : claimed.high() - share.upper())));
    return where
        + "; its standard error between networks is %s."
            .formatted(Wording.points(below ? joint.upperError() : joint.error()));
  }

  /** Whether a bound lies between the share as seen and as it could be. */
  private static boolean unresolvedDecides(Between claimed, Estimate share) {
    return (share.value() < claimed.low() && share.upper() >= claimed.low())
        || (share.value() <= claimed.high() && share.upper() > claimed.high());
  }

  private OptionalLong more(Between claimed, Joint joint) {
    Estimate share = joint.share();
    if (unresolvedDecides(claimed, share)) {
      return OptionalLong.empty();
    }
    OptionalLong below =
        share.value() > claimed.high()
            ? within(share.value() - claimed.high(), joint.error())
            : claimed.high() == 1
                ? OptionalLong.of(0)
                : within(claimed.high() - share.upper(), joint.upperError());
    OptionalLong above =
        share.upper() < claimed.low()
            ? within(claimed.low() - share.upper(), joint.upperError())
            : claimed.low() == 0
                ? OptionalLong.of(0)
                : within(share.value() - claimed.low(), joint.error());
    boolean outside = share.value() > claimed.high() || share.upper() < claimed.low();
    return further(
        outside ? (share.upper() < claimed.low() ? above : below) : larger(below, above));
  }

  private OptionalLong within(double distance, double error) {
    return SampleSize.within(distance, error, estimates.effectiveClusters());
  }

  private static OptionalLong larger(OptionalLong a, OptionalLong b) {
    return a.isPresent() && b.isPresent()
        ? OptionalLong.of(Math.max(a.getAsLong(), b.getAsLong()))
        : OptionalLong.empty();
  }

  /** How many more than there are; empty where there are as many. */
  private OptionalLong further(OptionalLong needed) {
    long more =
        needed.isEmpty()
            ? 0
            : needed.getAsLong() - (long) Math.floor(estimates.effectiveClusters());
    return more > 0 ? OptionalLong.of(more) : OptionalLong.empty();
  }

  private Pending above(Subject other) {
    Joint ours = joint(ranking, named.subjects());
    Joint theirs = joint(ranking, List.of(other));
    double probability = ours.probabilityAbove(theirs);
    boolean tell = ours.comparable(theirs);
    return compared(ours, other, theirs, tell ? 1 - probability : 1, tell ? probability : 1);
  }

  private Pending first() {
    List<Ranking.Row<K>> others =
        ranking.rows().stream()
            .filter(row -> !named.isSubject(row.subject()))
            .filter(
                row -> named.others().stream().noneMatch(o -> o.id().equals(row.subject().id())))
            .toList();
    List<K> own = keys(ranking, named.subjects());
    if (others.isEmpty()) {
      return Pending.none(
          Trial.untold(named, setting, "Nobody else was seen.", named.claim().measure().needs()));
    }
    if (own.isEmpty()) {
      return above(others.get(0).subject());
    }
    List<K> all = new ArrayList<>(own);
    others.forEach(row -> all.add(row.key()));
    RankSets<K> sets = RankSets.of(estimates, all);
    K self = own.get(0);
    Comparator<Ranking.Row<K>> byUs = Comparator.comparingDouble(row -> -sets.p(self, row.key()));
    Comparator<Ranking.Row<K>> byThem = Comparator.comparingDouble(row -> sets.p(row.key(), self));
    Ranking.Row<K> nearest = others.stream().sorted(byUs).findFirst().orElseThrow();
    Ranking.Row<K> best = others.stream().sorted(byThem).findFirst().orElseThrow();
    double holds = sets.p(self, nearest.key());
    double refutes = sets.p(best.key(), self);
    Subject rival = (holds <= refutes ? nearest : best).subject();
    return compared(
        joint(ranking, named.subjects()), rival, joint(ranking, List.of(rival)), holds, refutes);
  }

  private Pending compared(Joint ours, Subject rival, Joint theirs, double holds, double refutes) {
    double p = Math.min(holds, refutes);
    double probability = ours.probabilityAbove(theirs);
    return new Pending(
        true,
        p,
        passed -> {
          boolean open = !passed || estimates.unresolved() > OPEN;
          ClaimVerdict verdict =
              open
                  ? ClaimVerdict.OPEN
                  : holds < refutes ? ClaimVerdict.HOLDS : ClaimVerdict.REFUTED;
          String because =
              "%s: %s, interval %s; %s: %s, interval %s; the first is above in %s of the draws."
                  .formatted(
                      named.who(),
                      Percent.of(ours.share().value()),
                      ours.share().interval(),
                      rival.name(),
                      Percent.of(theirs.share().value()),
                      theirs.share().interval(),
                      Percent.of(probability));
          return told(
              verdict,
              because,
              new Measured(
                  named.who(),
                  ours.share(),
                  ours.upper(),
                  estimates,
                  Optional.of(new Rival(rival.name(), theirs.share(), probability, p, passed))),
              change(verdict, passed, p, ours.share().value(), theirs.share().value()),
              !open || passed
                  ? OptionalLong.empty()
                  : further(SampleSize.paired(ours.share().value(), theirs.share().value())));
        });
  }

  private String change(ClaimVerdict verdict, boolean passed, double p, double a, double b) {
    if (passed && verdict == ClaimVerdict.OPEN) {
      return "%s of the paths are unresolved, and half is the most with which one is called above another."
          .formatted(Percent.of(estimates.unresolved()));
    }
    if (verdict == ClaimVerdict.OPEN) {
      String alone =
          p <= Trial.ALPHA
              ? "Alone it would pass, but not with the file's other comparisons. "
              : "";
      return alone + "The shares are %s apart.".formatted(Wording.points(Math.abs(a - b)));
    }
    double flip = Math.abs(a - b) / estimates.unresolved();
    return flip < 1
        ? "The order would turn if the smaller had more than %s of what is unresolved, and the larger none."
            .formatted(Percent.of(flip))
        : "Not even if everything unresolved were the smaller's would the order turn.";
  }

  private Finding told(
      ClaimVerdict verdict, String because, Measured measured, String change, OptionalLong more) {
    boolean share = named.claim().comparison() instanceof Between;
    return new Finding(
        named.claim(),
        verdict,
        setting.mark() + because,
        differences,
        Optional.of(measured),
        share ? baseRates() : List.of(),
        share ? placebo(measured.share().value()) : Optional.empty(),
        Wording.rule(named.claim().comparison()),
        change,
        more,
        "");
  }

  /** How much of a share is the ends' own business, and how the search ended for all. */
  private List<BaseRate> baseRates() {
    List<BaseRate> rates = new ArrayList<>();
    String metric = named.claim().metric();
    String way = metric.substring(0, metric.indexOf('-'));
    if (metric.equals(Measure.ENTRY_SHARE.id()) || metric.equals(Measure.EXIT_SHARE.id())) {
      Trial.find(rankings, way + "-transit-organisation")
          .ifPresent(
              transit -> {
                Joint carried = joint(transit, named.subjects());
                Joint.Rest own = joint(ranking, named.subjects()).without(carried);
                rates.add(rate("theirs and carried for others", carried.share()));
                rates.add(
                    new BaseRate(
                        "theirs because an end of the path is theirs",
                        own.share(),
                        own.interval()));
              });
    }
    Optional<Ranking<?>> outcomes =
        metric.equals(named.claim().measure().id())
            ? Trial.find(rankings, way + (way.equals("first") ? "-operator-outcome" : "-outcome"))
            : Optional.empty();
    outcomes.ifPresent(
        all ->
            all.rows()
                .forEach(
                    row ->
                        rates.add(
                            rate("of all operators: " + row.subject().name(), row.estimate()))));
    return rates;
  }

  private static BaseRate rate(String words, Estimate share) {
    return new BaseRate(words, share.value(), share.interval());
  }

  private Optional<Placebo> placebo(double value) {
    List<Ranking.Row<K>> rows = ranking.rows();
    List<Sum> sums = new ArrayList<>();
    if (named.subjects().size() == 1) {
      for (Ranking.Row<K> row : rows) {
        if (!named.isSubject(row.subject())) {
          sums.add(new Sum(row.estimate().value(), row.subject().name()));
        }
      }
    } else if (named.subjects().size() == 2) {
      for (int i = 0; i < rows.size(); i++) {
        for (int j = i + 1; j < rows.size(); j++) {
          Ranking.Row<K> a = rows.get(i);
          Ranking.Row<K> b = rows.get(j);
          if (!named.isSubject(a.subject()) || !named.isSubject(b.subject())) {
            sums.add(
                new Sum(
                    a.estimate().value() + b.estimate().value(),
                    Wording.names(List.of(a.subject(), b.subject()))));
          }
        }
      }
    }
    // Rows come with the largest share first, so of equal sums the first stays the first.
    sums.sort(Comparator.comparingDouble(sum -> -sum.value()));
    int half = sums.size() / 2;
    return sums.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Placebo(
                named.subjects().size() == 1 ? "single ones" : "pairs",
                sums.size(),
                sums.stream().filter(sum -> sum.value() >= value - ROUNDING).count(),
                sums.get(0).value(),
                sums.get(0).name(),
                sums.size() % 2 == 1
                    ? sums.get(half).value()
                    : (sums.get(half - 1).value() + sums.get(half).value()) / 2));
  }

  private record Sum(double value, String name) {}
}
