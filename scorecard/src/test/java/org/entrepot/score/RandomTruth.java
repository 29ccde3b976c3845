package org.entrepot.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;

/**
 * A random truth: 160 ASes of a region with one to three upstreams each, drawn with unequal chances
 * from twelve carriers, and paths to one destination. Which of the region's ASes have probes is a
 * simple random sample, unless a carrier is named whose customers alone have them. Half of the
 * carriers are of the region, too, and forty ASes outside of it all have paths to another
 * destination inside.
 */
final class RandomTruth {
  static final Asn DESTINATION = new Asn(900);
  static final Asn INSIDE = new Asn(901);
  static final int REGION = 160;
  private static final int OUTSIDE = 40;
  private static final int CARRIERS = 12;
  private final SplittableRandom random;
  private final TreeMap<Asn, TrueNetwork> networks = new TreeMap<>();
  private int routers;

  private RandomTruth(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Truth of(long seed, int probes) {
    return new RandomTruth(seed).make(seed, probes, Optional.empty());
  }

  /** Only customers of a carrier have probes. */
  static Truth biased(long seed, int probes, Asn carrier) {
    return new RandomTruth(seed).make(seed, probes, Optional.of(carrier));
  }

  static Asn carrier(int number) {
    return new Asn(500 + number);
  }

  static Optional<City> area(long id) {
    return Optional.of(
        new City(id, "City " + id, new CountryCode("RS"), new Coordinates(40 + id, 20), 1000 * id));
  }

  private Truth make(long seed, int probes, Optional<Asn> only) {
    network(DESTINATION, "Destination", false);
    network(INSIDE, "Destination inside", true);
    for (int i = 0; i < CARRIERS; i++) {
      network(carrier(i), "Carriers " + i / 2, i % 4 < 2);
    }
    TreeMap<TraceKey, TruePath> paths = new TreeMap<>();
    List<TruePath> population = new ArrayList<>();
    List<Asn> order = new ArrayList<>();
    TreeMap<Asn, List<Asn>> upstreams = new TreeMap<>();
    for (int i = 1; i <= REGION; i++) {
      Asn asn = new Asn(i);
      network(asn, "Org " + i, true);
      order.add(random.nextInt(order.size() + 1), asn);
      List<Asn> ways = new ArrayList<>();
      for (int j = random.nextInt(3); j >= 0; j--) {
        ways.add(carrier((int) (CARRIERS * random.nextDouble() * random.nextDouble())));
      }
      upstreams.put(asn, ways);
    }
    for (Asn asn : order) {
      List<Asn> ways = upstreams.getOrDefault(asn, List.of());
      population.add(path(asn, 0, ways.get(0), DESTINATION, false));
      boolean wanted = only.isEmpty() || ways.get(0).equals(only.get());
      if (wanted && paths.values().stream().map(TruePath::source).distinct().count() < probes) {
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
          TruePath path = path(asn, i, ways.get(0), DESTINATION, true);
          paths.put(path.key(), path);
        }
      }
    }
    for (int i = 1; i <= OUTSIDE; i++) {
      Asn asn = new Asn(200 + i);
      network(asn, "Org " + asn, false);
      Asn upstream = carrier((int) (CARRIERS * random.nextDouble() * random.nextDouble()));
      population.add(path(asn, 0, upstream, INSIDE, false));
      TruePath path = path(asn, 0, upstream, INSIDE, true);
      paths.put(path.key(), path);
    }
    return new Truth(seed, paths, population, networks, new TreeSet<>());
  }

  private void network(Asn asn, String organization, boolean inRegion) {
    networks.put(
        asn,
        new TrueNetwork(
            asn,
            asn + " net",
            new Organization(organization, organization),
            inRegion ? "RS" : "DE",
            inRegion));
  }

  private TruePath path(Asn source, int number, Asn upstream, Asn to, boolean measured) {
    boolean second = random.nextInt(3) == 0;
    Asn far = carrier(random.nextInt(CARRIERS));
    List<Asn> asPath = new ArrayList<>(List.of(source, upstream));
    if (second && !far.equals(upstream)) {
      asPath.add(far);
    }
    asPath.add(to);
    List<TruePath.Hop> hops = new ArrayList<>();
    IpAddress destination = IpAddress.parse("11.9.0.9");
    for (Asn asn : measured ? asPath.subList(0, asPath.size() - 1) : List.<Asn>of()) {
      for (int i = random.nextInt(2); i >= 0; i--) {
        routers++;
        hops.add(hop(hops.size() + 1, asn, IpAddress.v4(0x0B000000 + routers)));
      }
    }
    hops.add(hop(hops.size() + 1, to, destination));
    return new TruePath(
        new TraceKey(1000, source.value(), 1498435200 + number),
        IpAddress.Family.IPV4,
        source,
        destination,
        to,
        asPath,
        true,
        random.nextInt(4) == 0 ? List.of(7L) : List.of(),
        new TreeSet<>(),
        measured ? hops : List.of());
  }

  private TruePath.Hop hop(int number, Asn asn, IpAddress address) {
    return new TruePath.Hop(
        number, asn, routers, 1 + random.nextInt(6), Optional.of(address), new TreeSet<>());
  }

  /** What a study would make of inferred paths, and the score of that. */
  static WorldScore score(Truth truth, Collection<org.entrepot.path.ObservedPath> inferred) {
    Comparison.Eyes eyes = new Comparison.Eyes(truth, truth::organizationOf, RandomTruth::area);
    Judge judge = new Judge(eyes);
    inferred.forEach(judge);
    Published published = Published.estimated(inferred, truth, truth.seed());
    try {
      return WorldScore.of(
          new World(Baseline.of(eyes, truth.seed()), judge.counts(), published),
          truth.seed(),
          "none");
    } catch (InvalidTruthException e) {
      throw new AssertionError(e);
    }
  }

  /** The paths as an analysis without error would infer them. */
  static List<org.entrepot.path.ObservedPath> perfect(Truth truth) {
    TruthAsPaths form = new TruthAsPaths(RandomTruth::area, truth);
    return truth.paths().values().stream().map(form::of).toList();
  }
}
