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
import org.entrepot.net.IpAddress;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.entrepot.path.Viewpoint;

/**
 * Gives the hops of a path their cities.
 *
 * <p>With what all traceroutes tell ({@link #knowing}), by Bayes' rule: how usual routers are in a
 * city, what each source says and how good it is, and which cities light could not have come from
 * in time, by all probes that measured (METHOD.md 2). What is less than 0.6 likely is not told.
 *
 * <p>Without, of one path alone: evidence is asked in this order, and the first is believed that
 * the speed of light does not contradict: the city of the exchange on whose LAN an address lies;
 * where an address location file puts it; and the viewpoint's own city for what answers so fast
 * that it must stand there. Otherwise the place is not known, and the reason says whether nothing
 * was said of it or whether what was said cannot be true.
 *
 * <p>Of some viewpoints only the country is known. What light could not even reach from the nearest
 * of its cities is rejected just the same.
 *
 * <p>The destination's own address is not located: it may be anycast, and it is not passed through.
 */
public final class Locator {
  private static final Place UNKNOWN = new Place.Unlocated(Words.NO_EVIDENCE);
  private static final Place CONTRADICTED = new Place.Unlocated(Words.TOO_FAR);
  private static final Place NO_REPLY = new Place.Unlocated(Words.SILENT);
  private static final Place AT_EDGE = new Place.Unlocated(Words.EDGE);
  private static final Place AT_DESTINATION = new Place.Unlocated(Words.DESTINATION);

  private final AddressBook book;
  private final Optional<Posteriors> posteriors;
  private final ConcurrentMap<Pair, Double> kmFromCountry = new ConcurrentHashMap<>();

  private record Pair(CountryCode country, City city) {}

  private Locator(AddressBook book, Optional<Posteriors> posteriors) {
    this.book = book;
    this.posteriors = posteriors;
  }

  /** A locator that asks this book, and knows of each path only what its own probe measured. */
  public static Locator of(AddressBook book) {
    return new Locator(book, Optional.empty());
  }

  /** The same with what all traceroutes together tell of how far away everything is. */
  public Locator knowing(Delays delays) {
    return new Locator(book, Optional.of(new Posteriors(book, delays)));
  }

  /**
   * Where an address is by all traceroutes together; not located if this locator knows nothing but
   * one path at a time.
   */
  public Place place(IpAddress address) {
    return posteriors.map(all -> all.place(address)).orElse(UNKNOWN);
  }

  /**
   * Why an address is where {@link #place} has it, in lines for people: what is likely, what each
   * source says and how much that weighs, and the times that rule cities out. Nothing if this
   * locator knows one path at a time.
   */
  public List<String> grounds(IpAddress address) {
    return posteriors.map(all -> all.grounds(address)).orElse(List.of());
  }

  /** What was found out about locating; empty if it knows nothing but one path at a time. */
  public Optional<Locating> locating() {
    return posteriors.map(Posteriors::locating);
  }

  /**
   * The same path with its hops located. A viewpoint that was found misplaced loses its place: the
   * city that its host tells is not its own.
   */
  public ObservedPath locate(ObservedPath path) {
    List<ObservedHop> hops = new ArrayList<>(path.hops().size());
    for (ObservedHop hop : path.hops()) {
      hops.add(hop.withPlace(place(hop, path.viewpoint())));
    }
    ObservedPath located = path.withHops(hops);
    return posteriors.filter(all -> all.isMisplaced(path.viewpoint().probeId())).isPresent()
        ? located.withViewpoint(path.viewpoint().asMisplaced())
        : located;
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
        return new Place.Unlocated(Words.DISAGREE);
      }
    }
    return common;
  }

  private Place place(Responder responder, Viewpoint viewpoint) {
    OptionalLong rtt = credible(responder.minRttMicros());
    return posteriors
        .map(all -> weighed(all, responder, viewpoint, rtt))
        .orElseGet(() -> first(responder, viewpoint, rtt));
  }

  /**
   * What all traceroutes make likely. They bound an address by the nearest probes alone; a probe
   * farther away may still know better.
   */
  private Place weighed(
      Posteriors all, Responder responder, Viewpoint viewpoint, OptionalLong rtt) {
    Place place = all.place(responder.address());
    return all.isMisplaced(viewpoint.probeId())
        ? place
        : place.match(
            located ->
                isPossible(located, viewpoint, rtt)
                    ? located
                    : new Place.Unlocated(Words.TOO_FAR, located.belief()),
            unlocated -> unlocated);
  }

  /** The first evidence that this probe's time does not contradict. */
  private Place first(Responder responder, Viewpoint viewpoint, OptionalLong rtt) {
    Optional<Place.Located> exchange =
        book.exchange(responder.address())
            .flatMap(
                lan ->
                    lan.exchange()
                        .city()
                        .map(city -> new Place.Located(city, Words.EXCHANGE, lan.source())));
    if (exchange.isPresent() && isPossible(exchange.get(), viewpoint, rtt)) {
      return checked(exchange.get(), viewpoint);
    }
    Optional<Place.Located> location =
        book.locationOf(responder.address())
            .map(found -> new Place.Located(found.city(), Words.ADDRESS, found.source()));
    if (location.isPresent() && isPossible(location.get(), viewpoint, rtt)) {
      return checked(location.get(), viewpoint);
    }
    Optional<City> near = nearProbe(viewpoint, rtt);
    if (near.isPresent()) {
      return new Place.Located(near.get(), Words.NEAR_PROBE, "round-trip time");
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
    return viewpoint.country().isPresent() ? Words.COUNTRY_ONLY : Words.UNCHECKED;
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
