package org.entrepot.detour;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.entrepot.locate.LightSpeed;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Region;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;

/**
 * Where the destinations of paths are. The place of the address comes first, where something is
 * said of it and this path's own time allows that; else the country of the network that announces
 * it, if all that do are of one; else, and counted apart since it is the weakest, the country that
 * this network is registered in: networks of incumbents are registered at home and have addresses
 * elsewhere too, so that no single country is told of where these are. An address that many sites
 * answer at has no place, and a probe that does not stand where its record says has none either: a
 * path of such is between unknown ends, and no detour is told of it.
 *
 * @param region whose paths are looked at
 * @param placeOf the place of an address by all that is said of it
 * @param countryOf the country of an AS
 * @param registeredIn the country that an AS is registered in
 * @param isAnycast whether many sites are known to answer at an address
 * @param isMisplaced whether a probe does not stand where its record says
 */
public record Ends(
    Region region,
    Function<IpAddress, Place> placeOf,
    Function<Asn, Optional<CountryCode>> countryOf,
    Function<Asn, Optional<CountryCode>> registeredIn,
    Predicate<IpAddress> isAnycast,
    LongPredicate isMisplaced) {
  static final String BY_PLACE = "in the region, by the place of its address";
  static final String BY_NETWORK = "in the region, by the country of its network";
  static final String OUTSIDE_BY_PLACE = "outside the region, by the place of its address";
  static final String OUTSIDE_BY_NETWORK = "outside the region, by the country of its network";
  static final String BY_REGISTRATION = "in the region, by where its network is registered";
  static final String OUTSIDE_BY_REGISTRATION =
      "outside the region, by where its network is registered";
  static final String MISPLACED = "not told: the probe is not where its record says";
  static final String ANYCAST = "not told: many sites answer at the address";
  static final String CONTRADICTED = "not told: its reply came too soon for its place";
  static final String UNKNOWN = "not told: neither its place nor one country of its network";

  /**
   * What is known of a destination.
   *
   * @param end where it is; empty if that is not known
   * @param word how that is known, or why it is not
   */
  record Told(Optional<End> end, String word) {}

  /** The end of a path, which must have a viewpoint with a country. */
  Told of(ObservedPath path) {
    if (isMisplaced.test(path.viewpoint().probeId())) {
      return new Told(Optional.empty(), MISPLACED);
    }
    if (path.destination().filter(isAnycast).isPresent()) {
      return new Told(Optional.empty(), ANYCAST);
    }
    Optional<Place> place = path.destination().map(placeOf);
    Optional<City> city = place.flatMap(Place::city);
    if (city.filter(where -> !isPossible(path, where)).isPresent()) {
      return new Told(Optional.empty(), CONTRADICTED);
    }
    Optional<CountryCode> country =
        city.map(City::country)
            .or(() -> place.flatMap(Place::belief).flatMap(Belief::claimedCountry));
    return country
        .map(it -> told(new End(it, city), BY_PLACE, OUTSIDE_BY_PLACE))
        .or(() -> network(path, countryOf).map(it -> told(it, BY_NETWORK, OUTSIDE_BY_NETWORK)))
        .or(
            () ->
                network(path, registeredIn)
                    .map(it -> told(it, BY_REGISTRATION, OUTSIDE_BY_REGISTRATION)))
        .orElse(new Told(Optional.empty(), UNKNOWN));
  }

  private Told told(End end, String inside, String outside) {
    return new Told(Optional.of(end), region.contains(end.country()) ? inside : outside);
  }

  private static Optional<End> network(
      ObservedPath path, Function<Asn, Optional<CountryCode>> countryOf) {
    NavigableSet<CountryCode> countries = new TreeSet<>();
    for (Asn asn : path.destinationAsns()) {
      Optional<CountryCode> country = countryOf.apply(asn);
      if (country.isEmpty()) {
        return Optional.empty();
      }
      countries.add(country.get());
    }
    return countries.size() == 1
        ? Optional.of(new End(countries.first(), Optional.empty()))
        : Optional.empty();
  }

  /** Whether what answered for the destination can be in a city, by this path's own time. */
  private static boolean isPossible(ObservedPath path, City city) {
    Optional<ObservedHop> last = destination(path);
    return last.isEmpty()
        || path.viewpoint().coordinates().isEmpty()
        || Times.of(last.get()).isEmpty()
        || LightSpeed.allows(
            path.viewpoint().coordinates().get().distanceKm(city.coordinates()),
            Times.of(last.get()).getAsLong());
  }

  /** The destination's own reply; empty if it gave none. */
  static Optional<ObservedHop> destination(ObservedPath path) {
    return path.hops().stream()
        .filter(hop -> hop.role() == ObservedHop.Role.DESTINATION && !hop.responders().isEmpty())
        .findFirst();
  }
}
