package org.entrepot.net;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A named set of countries. A share "of the region" means nothing until the region is written down,
 * so every number says which one it is of.
 *
 * @param name a built-in's name, or the countries joined by {@code +}
 * @param countries in alphabetical order, at least one
 */
public record Region(String name, NavigableSet<CountryCode> countries) {
  /** Southeast Europe with its neighbours in the European Union, twelve economies. */
  public static final Region SOUTHEAST_EUROPE =
      named("see", "AL", "BA", "BG", "GR", "HR", "HU", "ME", "MK", "RO", "RS", "SI", "XK");

  /** The eight economies of the RIPE NCC's Southeast Europe country report (2020). */
  public static final Region SOUTHEAST_EUROPE_RIPE =
      named("see-ripe", "AL", "BA", "HR", "ME", "MK", "RS", "SI", "XK");

  /** The six economies of the Western Balkans, as the Berlin Process counts them. */
  public static final Region WESTERN_BALKANS = named("wb6", "AL", "BA", "ME", "MK", "RS", "XK");

  private static final List<Region> BUILT_IN =
      List.of(SOUTHEAST_EUROPE, SOUTHEAST_EUROPE_RIPE, WESTERN_BALKANS);

  /**
   * @throws IllegalArgumentException if there is no country
   */
  public Region {
    if (countries.isEmpty()) {
      throw new IllegalArgumentException("a region has at least one country");
    }
    // As a collection: as a set it would hand on its own order.
    Collection<CountryCode> all = countries;
    countries = Collections.unmodifiableNavigableSet(new TreeSet<>(all));
  }

  /** A region of these countries, named after them. */
  public static Region of(Collection<CountryCode> countries) {
    TreeSet<CountryCode> sorted = new TreeSet<>(countries);
    return new Region(String.join("+", sorted.stream().map(CountryCode::code).toList()), sorted);
  }

  /** The built-in region of this name: {@code see}, {@code see-ripe} or {@code wb6}. */
  public static Optional<Region> builtIn(String name) {
    return BUILT_IN.stream().filter(region -> region.name.equals(name)).findFirst();
  }

  /** The names of the built-in regions. */
  public static List<String> builtInNames() {
    return BUILT_IN.stream().map(Region::name).toList();
  }

  private static Region named(String name, String... codes) {
    return new Region(name, new TreeSet<>(Arrays.stream(codes).map(CountryCode::new).toList()));
  }

  /** Whether the country belongs to the region. */
  public boolean contains(CountryCode country) {
    return countries.contains(country);
  }
}
