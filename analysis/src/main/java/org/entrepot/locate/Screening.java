package org.entrepot.locate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.annotate.Hint;
import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;

/**
 * Finds probes that do not stand where they say (1.5% of RIPE Atlas' in 2024: Trust, But Verify).
 * The addresses that answer a probe the fastest are near it. One of them contradicts the probe
 * where light could not come in time from any city that is said of the address, or where no point
 * on the Earth is near enough both to this probe and to another one that the address answered. What
 * another probe could not have reached in time either is no city of the address, and counts against
 * nobody. A probe that more of its nearest addresses contradict than chance allows is set aside,
 * the worst first; what rested on it is then counted anew, so that one that is wrong does not draw
 * its neighbours with it.
 */
final class Screening {
  /** What the places of two probes may be off by together, in km, with some room. */
  private static final double ROOM_KM = 2 + 10;

  /** A probe is set aside if so many addresses would contradict it by chance this rarely. */
  private static final double CHANCE = 1e-5;

  private static final double LEAST_SHARE = 0.5;
  private static final int LEAST_NUMBER = 3;

  /**
   * Whether its nearest four, eight, sixteen or all addresses contradict it is asked one by one.
   */
  private static final int FEWEST = 4;

  /** The least rate of contradictions that is taken for usual. */
  private static final double LEAST_RATE = 0.03;

  /** So many other probes together are right about the very nearest address. Our own choice. */
  private static final int WITNESSES = 3;

  /** One that is against it may itself be wrong. */
  private static final int LEAST_WITNESSES = 2;

  private final Delays delays;
  private final List<Integer> probes;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<List<Test>> tests = new ArrayList<>();
  private final boolean[] aside;
  private final List<List<Count>> counts = new ArrayList<>();

  /** One of the nearest addresses of a probe. */
  private static final class Test {
    /** Whether a city is said of it. */
    final boolean isHinted;

    /** The GeoNames id of one that is. */
    final long city;

    /** Whether the probe could not have reached any that is. */
    final boolean isOutOfReach;

    /** Numbers of the other probes that the address answered. */
    final int[] others;

    /** Of each whether the address cannot be near both. */
    final boolean[] against;

    /** Of each whether it could not have reached any such city either. */
    final boolean[] doubting;

    Test(List<Hint> hints, boolean isOutOfReach, int others) {
      this.isHinted = !hints.isEmpty();
      this.city = hints.stream().findFirst().map(hint -> hint.city().geonamesId()).orElse(0L);
      this.isOutOfReach = isOutOfReach;
      this.others = new int[others];
      this.against = new boolean[others];
      this.doubting = new boolean[others];
    }
  }

  /**
   * What is counted of the nearest addresses of a probe.
   *
   * @param tested how many anything else is known of
   * @param contradicted how many of them contradict it
   * @param witnesses how many different probes and cities that rests on
   * @param isAlone whether the very nearest address is enough: several other probes agree on it
   */
  private record Count(int tested, int contradicted, int witnesses, boolean isAlone) {
    Outcome outcome(double rate) {
      boolean many = contradicted >= LEAST_NUMBER && contradicted >= LEAST_SHARE * tested;
      double chance = many ? Binomial.atLeast(contradicted, tested, rate) : 1;
      return new Outcome(
          tested, contradicted, isAlone ? Math.min(chance, CHANCE / 2) : chance, witnesses);
    }
  }

  /**
   * What the nearest addresses of a probe say.
   *
   * @param tested how many anything else is known of
   * @param contradicted how many of them contradict it
   * @param chance how likely that is by chance
   * @param witnesses how many different probes and cities that rests on
   */
  private record Outcome(int tested, int contradicted, double chance, int witnesses) {
    static final Outcome NONE = new Outcome(0, 0, 1, 0);

    /**
     * Two probes that cannot both be right contradict each other as often; who is wrong has others
     * against him, too.
     */
    boolean isWorseThan(Outcome other) {
      return witnesses != other.witnesses ? witnesses > other.witnesses : chance < other.chance;
    }
  }

  Screening(Delays delays, Evidence evidence) {
    this.delays = delays;
    Map<Integer, List<Delays.Nearest.Answer>> nearest = delays.nearest();
    probes = List.copyOf(nearest.keySet());
    probes.forEach(probe -> numbers.put(probe, numbers.size()));
    aside = new boolean[probes.size()];
    for (List<Delays.Nearest.Answer> answers : nearest.values()) {
      int probe = probes.get(tests.size());
      tests.add(answers.stream().map(answer -> test(probe, answer, evidence)).toList());
    }
  }

  private Test test(int probe, Delays.Nearest.Answer answer, Evidence evidence) {
    Coordinates here = place(probe);
    IpAddress address = answer.address();
    List<Hint> hints = evidence.of(address);
    long[] times =
        Arrays.stream(delays.byProbe.of(address))
            .filter(packed -> Tightest.viewpoint(packed) != probe)
            .toArray();
    Test test = new Test(hints, isOutOfReach(hints, here, answer.micros()), times.length);
    for (int i = 0; i < times.length; i++) {
      Coordinates there = place(Tightest.viewpoint(times[i]));
      long micros = Tightest.micros(times[i]);
      double both = LightSpeed.boundKm(answer.micros()) + LightSpeed.boundKm(micros);
      test.others[i] = numbers.getOrDefault(Tightest.viewpoint(times[i]), 0);
      test.against[i] = here.distanceKm(there) > both + ROOM_KM;
      test.doubting[i] = isOutOfReach(hints, there, micros);
    }
    return test;
  }

  private static boolean isOutOfReach(List<Hint> hints, Coordinates from, long micros) {
    return !hints.isEmpty()
        && hints.stream()
            .map(hint -> from.distanceKm(hint.city().coordinates()))
            .noneMatch(km -> LightSpeed.allows(km, micros));
  }

  private Coordinates place(int probe) {
    return delays.probes.getOrDefault(probe, new Coordinates(0, 0));
  }

  /** The probes that do not stand where they say, the least credible first. */
  List<Locating.Misplaced> misplaced() {
    for (int probe = 0; probe < aside.length; probe++) {
      counts.add(counted(probe));
    }
    List<Locating.Misplaced> found = new ArrayList<>();
    for (int worst = worst(); worst >= 0; worst = worst()) {
      Outcome its = outcome(worst, rate());
      found.add(new Locating.Misplaced(probes.get(worst), its.contradicted, its.tested));
      aside[worst] = true;
      for (int probe = 0; probe < aside.length; probe++) {
        if (isTouched(probe, worst)) {
          counts.set(probe, counted(probe));
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether what is counted of a probe rests on another. */
  private boolean isTouched(int probe, int by) {
    for (Test test : tests.get(probe)) {
      for (int other : test.others) {
        if (other == by) {
          return true;
        }
      }
    }
    return false;
  }

  /** How often an address contradicts a probe, by all that are not set aside. */
  private double rate() {
    long tested = 0;
    long contradicted = 0;
    for (int i = 0; i < aside.length; i++) {
      if (!aside[i]) {
        List<Count> all = counts.get(i);
        tested += all.get(all.size() - 1).tested;
        contradicted += all.get(all.size() - 1).contradicted;
      }
    }
    return Math.max(LEAST_RATE, (contradicted + 1.0) / (tested + 20));
  }

  /** The number of the probe that chance explains the least; -1 if chance explains them all. */
  private int worst() {
    double rate = rate();
    Outcome most = Outcome.NONE;
    int worst = -1;
    for (int i = 0; i < aside.length; i++) {
      Outcome outcome = aside[i] ? Outcome.NONE : outcome(i, rate);
      if (outcome.chance < CHANCE
          && outcome.witnesses >= LEAST_WITNESSES
          && outcome.isWorseThan(most)) {
        most = outcome;
        worst = i;
      }
    }
    return worst;
  }

  /** The least likely of what its nearest few, and its nearest many, addresses say. */
  private Outcome outcome(int probe, double rate) {
    Outcome worst = Outcome.NONE;
    for (Count count : counts.get(probe)) {
      Outcome outcome = count.outcome(rate);
      worst = outcome.chance < worst.chance ? outcome : worst;
    }
    return worst;
  }

  /** What the nearest four addresses of a probe say, the nearest eight, and so on. */
  private List<Count> counted(int probe) {
    List<Count> all = new ArrayList<>();
    for (int nearest = FEWEST; nearest <= Delays.NEAREST; nearest *= 2) {
      all.add(counted(tests.get(probe), nearest));
    }
    return List.copyOf(all);
  }

  private Count counted(List<Test> of, int nearest) {
    int tested = 0;
    int contradicted = 0;
    boolean alone = false;
    Set<Long> witnesses = new HashSet<>();
    for (int at = 0; at < Math.min(nearest, of.size()); at++) {
      Test test = of.get(at);
      int others = 0;
      int against = 0;
      int doubting = 0;
      for (int i = 0; i < test.others.length; i++) {
        if (!aside[test.others[i]]) {
          others++;
          if (test.against[i]) {
            against++;
            witnesses.add(-1L - test.others[i]);
          }
          doubting += test.doubting[i] ? 1 : 0;
        }
      }
      boolean outOfReach = test.isOutOfReach && doubting == 0;
      if (outOfReach) {
        witnesses.add(test.city);
      }
      tested += test.isHinted || others > 0 ? 1 : 0;
      contradicted += outOfReach || against > 0 ? 1 : 0;
      alone |= at == 0 && outOfReach && against == others && others >= WITNESSES;
    }
    return new Count(tested, contradicted, witnesses.size(), alone);
  }
}
