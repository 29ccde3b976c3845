package org.entrepot.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.entrepot.path.Viewpoint;

/**
 * Gives the hops of a path their cities. Evidence is asked in this order, and the first is believed
 * that the speed of light does not contradict: the city of the exchange on whose LAN an address
 * lies; where an address location file puts it; and the viewpoint's own city for what answers so
 * fast that it must stand there. Otherwise the place is not known, and the reason says whether
 * nothing was said of it or whether what was said cannot be true.
 *
 * <p>Of some viewpoints only the country is known. What light could not even reach from the nearest
 * of its cities is rejected just the same.
 *
 * <p>The destination's own address is not located: it may be anycast, and it is not passed through.
 */
public final class Locator {
  /** Reasons of hops with and without a place, in words that a report can show. */
  static final String EXCHANGE = "exchange";

  static final String ADDRESS = "address location";
  static final String NEAR_PROBE = "near the probe";
  static final String UNCHECKED = ", not checked: the probe's place is not known";
  static final String COUNTRY_ONLY = ", checked from the probe's country only";
  static final String TOO_FAR = "too far for the speed of light";
  static final String NO_EVIDENCE = "no evidence";
  static final String DISAGREE = "its addresses are in several cities";
  static final String SILENT = "no reply";
  static final String EDGE = "private address at the edge";
  static final String DESTINATION = "destination";

  private static final Place UNKNOWN = new Place.Unlocated(NO_EVIDENCE);
  private static final Place CONTRADICTED = new Place.Unlocated(TOO_FAR);
  private static final Place NO_REPLY = new Place.Unlocated(SILENT);
  private static final Place AT_EDGE = new Place.Unlocated(EDGE);
  private static final Place AT_DESTINATION = new Place.Unlocated(DESTINATION);

  private final AddressBook book;
  private final ConcurrentMap<Pair, Double> kmFromCountry = new ConcurrentHashMap<>();

  private record Pair(CountryCode country, City city) {}

  private Locator(AddressBook book) {
    this.book = book;
  }

  /** A locator that asks this book. */
  public static Locator of(AddressBook book) {
    return new Locator(book);
  }

  /** The same path with its hops located. */
  public ObservedPath locate(ObservedPath path) {
    List<ObservedHop> hops = new ArrayList<>(path.hops().size());
    for (ObservedHop hop : path.hops()) {
      hops.add(hop.withPlace(place(hop, path.viewpoint())));
    }
    return path.withHops(hops);
  }

  private Place place(ObservedHop hop, Viewpoint viewpoint) {
    if (hop.role() != ObservedHop.Role.TRANSIT) {
      return hop.role() == ObservedHop.Role.EDGE ? AT_EDGE : AT_DESTINATION;
    }
    if (hop.responders().isEmpty()) {
      return NO_REPLY;
    }
    Place common = place(hop.responders().get(0), viewpoint);
    for (int i = 1; i < hop.responders().size(); i++) {
      if (!place(hop.responders().get(i), viewpoint).city().equals(common.city())) {
        return new Place.Unlocated(DISAGREE);
      }
    }
    return common;
  }

  private Place place(Responder responder, Viewpoint viewpoint) {
    OptionalLong rtt = credible(responder.minRttMicros());
    Optional<Place.Located> exchange =
        book.exchange(responder.address())
            .flatMap(
                lan ->
                    lan.exchange()
                        .city()
                        .map(city -> new Place.Located(city, EXCHANGE, lan.source())));
    if (exchange.isPresent() && isPossible(exchange.get(), viewpoint, rtt)) {
      return checked(exchange.get(), viewpoint);
    }
    Optional<Place.Located> location =
        book.locationOf(responder.address())
            .map(found -> new Place.Located(found.city(), ADDRESS, found.source()));
    if (location.isPresent() && isPossible(location.get(), viewpoint, rtt)) {
      return checked(location.get(), viewpoint);
    }
    Optional<City> near = nearProbe(viewpoint, rtt);
    if (near.isPresent()) {
      return new Place.Located(near.get(), NEAR_PROBE, "round-trip time");
    }
    boolean said = exchange.isPresent() || location.isPresent();
    return said ? CONTRADICTED : UNKNOWN;
  }

  private boolean isPossible(Place.Located place, Viewpoint viewpoint, OptionalLong rtt) {
    return rtt.isEmpty() || LightSpeed.allows(leastKm(viewpoint, place.where()), rtt.getAsLong());
  }

  private static Place checked(Place.Located place, Viewpoint viewpoint) {
    return viewpoint.coordinates().isPresent()
        ? place
        : new Place.Located(place.where(), place.reason() + checkedFrom(viewpoint), place.source());
  }

  private static OptionalLong credible(OptionalLong rttMicros) {
    return rttMicros.isPresent() && rttMicros.getAsLong() >= LightSpeed.LEAST_CREDIBLE_MICROS
        ? rttMicros
        : OptionalLong.empty();
  }

  private static String checkedFrom(Viewpoint viewpoint) {
    return viewpoint.country().isPresent() ? COUNTRY_ONLY : UNCHECKED;
  }

  /** How far a city is from a viewpoint at least, by what is known of where that is. */
  private double leastKm(Viewpoint viewpoint, City city) {
    Optional<Coordinates> from = viewpoint.coordinates();
    if (from.isPresent()) {
      return from.get().distanceKm(city.coordinates());
    }
    return viewpoint
        .country()
        .map(country -> kmFromCountry.computeIfAbsent(new Pair(country, city), this::leastKm))
        .orElse(0.0);
  }

  private double leastKm(Pair pair) {
    double km = book.cities().kmFromCountry(pair.city.coordinates(), pair.country).orElse(0);
    return Math.max(0, km - LightSpeed.COUNTRY_SLACK_KM);
  }

  /** The viewpoint's city, if what answered cannot stand outside its metropolitan area. */
  private static Optional<City> nearProbe(Viewpoint viewpoint, OptionalLong rtt) {
    return viewpoint.coordinates().isPresent()
            && rtt.isPresent()
            && LightSpeed.boundKm(rtt.getAsLong()) <= LightSpeed.SLACK_KM
        ? viewpoint.city()
        : Optional.empty();
  }
}
