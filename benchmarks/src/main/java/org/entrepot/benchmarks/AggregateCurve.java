package org.entrepot.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entrepot.aggregate.EntryShare;
import org.entrepot.aggregate.EntryWeights;
import org.entrepot.aggregate.ExitShare;
import org.entrepot.aggregate.FirstOutside;
import org.entrepot.aggregate.ForeignExposure;
import org.entrepot.aggregate.Hegemony;
import org.entrepot.aggregate.LocalExchange;
import org.entrepot.aggregate.Metric;
import org.entrepot.aggregate.ObservedBetweenness;
import org.entrepot.aggregate.PathShare;
import org.entrepot.aggregate.UnavoidableExposure;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.AsPath;
import org.entrepot.path.Lens;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Viewpoint;

/**
 * What it costs to aggregate 1, 2, 5 and 10 million observed paths, metric by metric: processor
 * time, and the heap that is held in the end, collected. Paths are made up one by one, with a fixed
 * seed: from 4,000 networks to 50, over one to five carriers of 400 of a heavy-tailed size, three
 * choices a network and place, every tenth with a gap. Run with {@code -Xmx1g}, which is the limit
 * to be held.
 */
public final class AggregateCurve {
  private static final int[] MILLIONS = {1, 2, 5, 10};
  private static final int SOURCES = 4_000;
  private static final int DESTINATIONS = 50;
  private static final int CARRIERS = 400;
  private static final int WAYS = 3;
  private static final List<CountryCode> COUNTRIES =
      List.of(new CountryCode("RS"), new CountryCode("BA"), new CountryCode("DE"));

  private AggregateCurve() {}

  /** Takes the names of metrics; all if there is none. */
  public static void main(String[] args) {
    Set<String> chosen = Set.of(args);
    Function<Asn, Organization> whose = asn -> new Organization(asn.toString(), asn.toString());
    Function<Asn, Optional<CountryCode>> country = AggregateCurve::countryOf;
    Lens<Asn, Organization> lens = Lens.organization(whose);
    Region region = Region.WESTERN_BALKANS;
    run(chosen, "no metric, paths made up", () -> new Nothing());
    run(chosen, "PathShare", () -> PathShare.transit(lens, whose));
    run(chosen, "FirstOutside", () -> FirstOutside.of(lens, whose));
    run(chosen, "ExitShare", () -> ExitShare.outOf(region, country, lens, whose));
    run(chosen, "EntryShare", () -> EntryShare.into(region, country, lens, whose));
    run(
        chosen,
        "LocalExchange",
        () -> LocalExchange.in(region, country, id -> Optional.empty(), whose));
    run(chosen, "ForeignExposure", () -> ForeignExposure.registration(country, whose));
    run(chosen, "Hegemony", () -> Hegemony.of(lens, whose));
    run(chosen, "EntryWeights", () -> EntryWeights.into(region, country, lens, whose));
    run(chosen, "UnavoidableExposure", () -> UnavoidableExposure.of(whose));
    run(chosen, "ObservedBetweenness", () -> ObservedBetweenness.transit(lens, whose));
  }

  /** Counts nothing: what making the paths costs. */
  private static final class Nothing implements Metric<Nothing> {
    @Override
    public void accept(ObservedPath path) {
      if (path.asPath().steps().isEmpty()) {
        throw new IllegalStateException("a path of nothing");
      }
    }

    @Override
    public Nothing combine(Nothing other) {
      return this;
    }
  }

  private static <M extends Metric<M>> void run(
      Set<String> chosen, String name, Supplier<M> empty) {
    if (!chosen.isEmpty() && !chosen.contains(name)) {
      return;
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    SplittableRandom random = new SplittableRandom(10_000_000);
    M metric = empty.get();
    long done = 0;
    long started = threads.getCurrentThreadCpuTime();
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-26s", name));
    for (int millions : MILLIONS) {
      for (; done < millions * 1_000_000L; done++) {
        metric.accept(path(random));
      }
      double seconds = (threads.getCurrentThreadCpuTime() - started) / 1e9;
      line.append(
          String.format(Locale.ROOT, "  %2d M %6.1f s %4d MB", millions, seconds, heldMegabytes()));
    }
    metric.combine(empty.get());
    System.out.println(line);
  }

  private static long heldMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static Optional<CountryCode> countryOf(Asn asn) {
    return Optional.of(COUNTRIES.get((int) (asn.value() % COUNTRIES.size())));
  }

  /** One of the carriers that a network uses at a place; a square makes low numbers frequent. */
  private static Asn carrier(long network, int place, int way) {
    double share = new SplittableRandom(network * 1_000 + place * 10L + way).nextDouble();
    return new Asn(1 + (int) (CARRIERS * share * share));
  }

  private static ObservedPath path(SplittableRandom random) {
    Asn from = new Asn(10_000 + random.nextInt(SOURCES));
    Asn to = new Asn(20_000 + random.nextInt(DESTINATIONS));
    List<AsPath.Step> steps = new ArrayList<>();
    steps.add(new AsPath.Network(from, List.of(1), "lpm"));
    int between = 1 + random.nextInt(5);
    int gap = random.nextInt(10) == 0 ? random.nextInt(between) : -1;
    for (int i = 0; i < between; i++) {
      Asn carrier = carrier(from.value(), i, random.nextInt(WAYS));
      steps.add(
          i == gap
              ? new AsPath.Gap(List.of(i + 2), "gap")
              : new AsPath.Network(carrier, List.of(i + 2), "lpm"));
    }
    steps.add(new AsPath.Network(to, List.of(between + 2), "lpm"));
    return new ObservedPath(
        new Viewpoint(
            from.value(), Optional.of(from), countryOf(from), Optional.empty(), Optional.empty()),
        1,
        0,
        IpAddress.Family.IPV4,
        OptionalInt.empty(),
        Optional.empty(),
        new TreeSet<>(List.of(to)),
        true,
        new AsPath(steps),
        List.of(),
        List.of(),
        new TreeSet<>(),
        Optional.empty());
  }
}
