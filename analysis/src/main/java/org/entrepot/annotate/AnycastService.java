package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.entrepot.net.IpAddress;

/**
 * A service that many sites answer at one address.
 *
 * @param id file-safe, such as {@code k-root}
 * @param name in words, such as {@code K-root}
 * @param addresses where it is asked
 * @param sites as lists have them, in the order of the files
 * @param sources the files that list them
 */
public record AnycastService(
    String id,
    String name,
    NavigableSet<IpAddress> addresses,
    List<AnycastSite> sites,
    List<String> sources) {
  /** Copies the collections. */
  public AnycastService {
    addresses = Collections.unmodifiableNavigableSet(new TreeSet<>(addresses));
    sites = List.copyOf(sites);
    sources = List.copyOf(sources);
  }

  /** The services of several files; one that several list has the sites of all. */
  static List<AnycastService> merged(List<List<AnycastService>> files) {
    Map<String, AnycastService> services = new LinkedHashMap<>();
    files.stream()
        .flatMap(List::stream)
        .forEach(service -> services.merge(service.id(), service, AnycastService::with));
    return List.copyOf(services.values());
  }

  private AnycastService with(AnycastService other) {
    NavigableSet<IpAddress> both = new TreeSet<>(addresses);
    both.addAll(other.addresses);
    return new AnycastService(
        id, name, both, joined(sites, other.sites), joined(sources, other.sources));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
