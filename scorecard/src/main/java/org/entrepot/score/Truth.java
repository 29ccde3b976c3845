package org.entrepot.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;

/**
 * What a simulation knows to be so, from the folder {@code truth} beside its dataset. An analysis
 * never sees it.
 */
public final class Truth {
  private final long seed;
  private final SortedMap<TraceKey, TruePath> paths;
  private final List<TruePath> population;
  private final SortedMap<Asn, TrueNetwork> networks;
  private final Set<TrueLink> links;
  private final Set<Long> misplaced;

  Truth(
      long seed,
      SortedMap<TraceKey, TruePath> paths,
      List<TruePath> population,
      SortedMap<Asn, TrueNetwork> networks,
      Set<TrueLink> links) {
    this(seed, paths, population, networks, links, Set.of());
  }

  Truth(
      long seed,
      SortedMap<TraceKey, TruePath> paths,
      List<TruePath> population,
      SortedMap<Asn, TrueNetwork> networks,
      Set<TrueLink> links,
      Set<Long> misplaced) {
    this.misplaced = Set.copyOf(misplaced);
    this.seed = seed;
    this.paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
    this.population = List.copyOf(population);
    this.networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
    SortedSet<TrueLink> all = new TreeSet<>(links);
    paths.values().forEach(path -> addLinks(path, all));
    population.forEach(path -> addLinks(path, all));
    this.links = Collections.unmodifiableSet(all);
  }

  private static void addLinks(TruePath path, Set<TrueLink> links) {
    for (int i = 1; i < path.asPath().size(); i++) {
      links.add(TrueLink.between(path.asPath().get(i - 1), path.asPath().get(i)));
    }
  }

  /**
   * Reads a truth folder.
   *
   * @throws InvalidTruthException if a file is missing or is not what it should be
   * @throws IOException if a file cannot be read to its end
   */
  public static Truth read(Path folder) throws IOException {
    return TruthFolder.read(folder);
  }

  /** The seed of the world. */
  public long seed() {
    return seed;
  }

  /** The true paths of all traceroutes of the dataset. */
  public SortedMap<TraceKey, TruePath> paths() {
    return paths;
  }

  /**
   * The paths of what the probes are a sample of: every AS of the region that could have one, to
   * each destination, and every AS outside, to the destinations inside.
   */
  public List<TruePath> population() {
    return population;
  }

  /** Whether a probe stands elsewhere than its record says. */
  boolean isMisplaced(long probe) {
    return misplaced.contains(probe);
  }

  SortedMap<Asn, TrueNetwork> networks() {
    return networks;
  }

  /** Whether two ASes are neighbours in the world, by its list of links or on any true path. */
  boolean hasLink(TrueLink link) {
    return links.contains(link);
  }

  /** Who runs an AS; an AS of which the truth has no network is its own organisation. */
  Organization organizationOf(Asn asn) {
    TrueNetwork network = networks.get(asn);
    return network == null
        ? new Organization(Long.toString(asn.value()), asn.toString())
        : network.organization();
  }

  /** Whether an AS belongs to the region whose paths are studied. */
  boolean inRegion(Asn asn) {
    TrueNetwork network = networks.get(asn);
    return network != null && network.inRegion();
  }

  /** The countries whose networks the region has. */
  Region region() {
    return Region.of(
        networks.values().stream()
            .filter(TrueNetwork::inRegion)
            .map(network -> CountryCode.parse(network.country()))
            .toList());
  }

  /** The country that an AS really is registered in. */
  Optional<CountryCode> countryOf(Asn asn) {
    return Optional.ofNullable(networks.get(asn))
        .map(network -> CountryCode.parse(network.country()));
  }
}
