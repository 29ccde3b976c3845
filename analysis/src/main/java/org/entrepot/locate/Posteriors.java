package org.entrepot.locate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Exchange;
import org.entrepot.annotate.Hint;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Belief;
import org.entrepot.path.Place;

/**
 * Where every address of a study most likely is, and how sure that is, by all that is said of it
 * and all times that were measured to it. Safe to be asked by many threads.
 */
final class Posteriors {
  /** Light alone tells a city if no other has more than this together. Our own choice. */
  private static final double PINNED = 0.95;

  /**
   * Wider bounds pin nothing: alone they locate nothing, and calibration does not withhold them.
   */
  private static final double PIN_KM = 150;

  /** A wider bound alone leaves so many cities that nothing is worth weighing. Our own choice. */
  private static final double VAGUE_KM = 1000;

  /** What the prior of where routers are counts for, in addresses. Our own choice. */
  private static final double BASE_WEIGHT = 50;

  /** How many cities a place names where no 90% set is known. */
  private static final int SOME = 3;

  private final AddressBook book;
  private final Evidence evidence;
  private final Delays delays;
  private final Globe globe;
  private final Set<Long> aside;
  private final Map<Integer, Coordinates> trusted;
  private final Weigher weigher;
  private final Locating locating;
  private final ConcurrentMap<IpAddress, Place> known = new ConcurrentHashMap<>();

  Posteriors(AddressBook book, Delays delays) {
    this(book, delays, book::hints, book.exchanges());
  }

  /** The same by other evidence than all that the book has. */
  Posteriors(AddressBook book, Delays delays, Evidence evidence, Collection<Exchange> exchanges) {
    this.book = book;
    this.delays = delays;
    this.evidence = evidence;
    this.globe = new Globe(book.cities());
    List<Locating.Misplaced> misplaced = new Screening(delays, evidence).misplaced();
    this.aside = misplaced.stream().map(Locating.Misplaced::probe).collect(Collectors.toSet());
    this.trusted = new HashMap<>(delays.probes);
    misplaced.forEach(each -> trusted.remove((int) each.probe()));
    double[] base = base(exchanges);
    double[] prior = prior(base);
    List<Calibrating.Pin> pins = pins(new Weigher(globe, base, new Trust()));
    Trust trust = Calibrating.trust(pins);
    this.weigher = new Weigher(globe, prior, trust);
    this.locating =
        new Locating(
            delays.size(),
            delays.probes.size(),
            misplaced,
            trust.qualities(),
            Calibrating.calibration(pins, weigher));
  }

  Locating locating() {
    return locating;
  }

  boolean isMisplaced(long probe) {
    return aside.contains(probe);
  }

  /** What bounds the place of an address, without the probes that do not stand where they say. */
  Bounds bounds(IpAddress address) {
    List<Disc> discs = new ArrayList<>(Delays.BOUNDS);
    for (long packed : delays.byProbe.of(address)) {
      int probe = Tightest.viewpoint(packed);
      Coordinates place = trusted.get(probe);
      if (place != null) {
        discs.add(new Disc(probe, place, Tightest.micros(packed)));
      }
    }
    List<Globe.Abroad> abroad = new ArrayList<>(2);
    for (long packed : delays.byCountry.of(address)) {
      abroad.add(
          new Globe.Abroad(Delays.country(Tightest.viewpoint(packed)), Tightest.micros(packed)));
    }
    return new Bounds(discs, abroad);
  }

  /** How usual routers are in a city, whatever is measured: exchanges, and people. */
  private double[] base(Collection<Exchange> all) {
    double[] people = new double[globe.size()];
    double[] exchanges = new double[globe.size()];
    double[] both = new double[globe.size()];
    double allPeople = 0;
    for (int i = 0; i < people.length; i++) {
      people[i] = Math.max(1000, globe.city(i).population());
      allPeople += people[i];
    }
    long allExchanges = 0;
    for (Exchange exchange : all) {
      int city = exchange.city().map(globe::number).orElse(-1);
      if (city >= 0) {
        exchanges[city]++;
        allExchanges++;
      }
    }
    for (int i = 0; i < both.length; i++) {
      double share = people[i] / allPeople;
      both[i] = allExchanges == 0 ? share : 0.5 * share + 0.5 * exchanges[i] / allExchanges;
    }
    return both;
  }

  /** How usual routers are in a city in this study: where its addresses are said to be. */
  private double[] prior(double[] base) {
    double[] told = new double[base.length];
    double all = 0;
    for (IpAddress address : delays.addresses()) {
      Bounds bounds = bounds(address);
      Set<Integer> cities = new HashSet<>();
      for (Hint hint : evidence.of(address)) {
        int city = globe.number(hint.city());
        if (city >= 0 && bounds.allow(hint.city())) {
          cities.add(city);
        }
      }
      for (int city : cities) {
        told[city] += 1.0 / cities.size();
      }
      all += cities.isEmpty() ? 0 : 1;
    }
    double[] prior = new double[base.length];
    for (int i = 0; i < prior.length; i++) {
      prior[i] = (told[i] + BASE_WEIGHT * base[i]) / (all + BASE_WEIGHT);
    }
    return prior;
  }

  /** The addresses whose city light alone tells. */
  private List<Calibrating.Pin> pins(Weigher light) {
    List<Calibrating.Pin> pins = new ArrayList<>();
    for (IpAddress address : delays.addresses()) {
      Bounds bounds = bounds(address);
      if (bounds.tightestKm() > PIN_KM) {
        continue;
      }
      Weighed alone = light.weigh(List.of(), bounds);
      if (!alone.isNowhere() && alone.cities().get(0).probability() >= PINNED) {
        pins.add(
            new Calibrating.Pin(
                alone.cities().get(0).city(),
                fold(address),
                evidence.of(address),
                bounds.widerThan(PIN_KM)));
      }
    }
    return pins;
  }

  /** Half of the ASes, the same for all addresses of one. */
  private int fold(IpAddress address) {
    return book.announced(address)
        .map(origins -> (int) ((origins.asns().first().value() * 0x9E37_79B9_7F4A_7C15L) >>> 63))
        .orElse(0);
  }

  /** Why an address is there, in words for people. */
  List<String> grounds(IpAddress address) {
    return new Grounds(globe, weigher).of(place(address), evidence.of(address), bounds(address));
  }

  /** Where an address is, by all traceroutes of the study together. */
  Place place(IpAddress address) {
    Place before = known.get(address);
    if (before != null) {
      return before;
    }
    Place found = found(address);
    known.put(address, found);
    return found;
  }

  Place found(IpAddress address) {
    List<Hint> hints = evidence.of(address);
    Bounds bounds = bounds(address);
    if (globe.size() == 0 || (hints.isEmpty() && bounds.tightestKm() > VAGUE_KM)) {
      return new Place.Unlocated(Words.NO_EVIDENCE);
    }
    Weighed weighed = weigher.weigh(hints, bounds).cooled(locating.calibration().temperature());
    if (weighed.isNowhere()) {
      return new Place.Unlocated(Words.CONTRADICTORY);
    }
    Optional<Belief> belief = Optional.of(belief(weighed));
    Weighed.Option best = weighed.cities().get(0);
    // Of what nobody says anything, only a time that leaves little else may tell the city.
    boolean isTold =
        hints.stream().anyMatch(hint -> hint.city().equals(best.city()))
            || bounds.tightestKm() <= PIN_KM;
    if (!weighed.isLocated() || !isTold) {
      String why =
          weighed.hintsLeft() > 0
              ? Words.UNSURE
              : hints.isEmpty() ? Words.NO_EVIDENCE : Words.TOO_FAR;
      return new Place.Unlocated(why, belief);
    }
    return located(best.city(), hints, bounds, belief);
  }

  private Place located(City city, List<Hint> hints, Bounds bounds, Optional<Belief> belief) {
    Hint best = null;
    for (Hint hint : hints) {
      if (hint.city().equals(city)
          && (best == null || weigher.precision(hint) > weigher.precision(best))) {
        best = hint;
      }
    }
    if (best == null) {
      return new Place.Located(city, Words.NEAR_PROBE, "round-trip time", belief);
    }
    String checked =
        !bounds.discs().isEmpty()
            ? ""
            : bounds.abroad().isEmpty() ? Words.UNCHECKED : Words.COUNTRY_ONLY;
    return new Place.Located(city, Words.of(best.kind()) + checked, best.source(), belief);
  }

  private Belief belief(Weighed weighed) {
    Locating.Calibration calibration = locating.calibration();
    double threshold = weighed.isLocated() ? calibration.located() : calibration.open();
    List<Belief.Candidate> set = new ArrayList<>();
    double sum = 0;
    for (Weighed.Option each : weighed.cities()) {
      if (sum > threshold) {
        break;
      }
      set.add(new Belief.Candidate(each.city(), each.probability()));
      sum += each.probability();
    }
    // Where the list ends before that, cities that it does not name would belong to the set.
    boolean isSet = threshold <= 1 && (sum > threshold || weighed.rest() == 0);
    if (!isSet) {
      set = set.subList(0, Math.min(SOME, set.size()));
    }
    double[] byCountry = weighed.others().toArray();
    for (Weighed.Option each : weighed.cities()) {
      byCountry[globe.country(globe.number(each.city()))] += each.probability();
    }
    int likeliest = 0;
    for (int i = 1; i < byCountry.length; i++) {
      likeliest = byCountry[i] > byCountry[likeliest] ? i : likeliest;
    }
    return new Belief(
        set, isSet, Optional.of(globe.countryCode(likeliest)), Math.min(1, byCountry[likeliest]));
  }
}
