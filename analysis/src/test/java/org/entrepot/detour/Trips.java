package org.entrepot.detour;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.path.AsPath;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.entrepot.path.Viewpoint;

/** Paths between cities, written down hop by hop. */
final class Trips {
  static final City BELGRADE = city(792680, "Belgrade", "RS", 44.80401, 20.46513);
  static final City NIS = city(787657, "Niš", "RS", 43.32472, 21.90333);
  static final City SARAJEVO = city(3191281, "Sarajevo", "BA", 43.84864, 18.35644);
  static final City ZAGREB = city(3186886, "Zagreb", "HR", 45.81444, 15.97798);
  static final City VIENNA = city(2761369, "Vienna", "AT", 48.20849, 16.37208);
  static final City FRANKFURT = city(2925533, "Frankfurt am Main", "DE", 50.11552, 8.68417);
  static final City SKOPJE = city(785842, "Skopje", "MK", 41.99646, 21.43141);
  static final List<City> CITIES =
      List.of(BELGRADE, NIS, SARAJEVO, ZAGREB, VIENNA, FRANKFURT, SKOPJE);

  private Trips() {}

  private static City city(long id, String name, String country, double lat, double lon) {
    return new City(id, name, new CountryCode(country), new Coordinates(lat, lon), 100_000);
  }

  static CountryCode country(String code) {
    return new CountryCode(code);
  }

  static Region only(String code) {
    return Region.of(List.of(country(code)));
  }

  /** AS 5 and AS 6 are of one organisation, every other AS is its own. */
  static Organization whose(Asn asn) {
    String id = asn.value() == 5 || asn.value() == 6 ? "SIBLINGS" : asn.toString();
    return new Organization(id, id);
  }

  /** What answers, or does not, on the way; the numbers of hops are given later. */
  record Hop(Place place, List<Long> micros, List<Integer> asns) {
    Hop by(Integer... operators) {
      return new Hop(place, micros, List.of(operators));
    }

    Hop in(double... milliseconds) {
      List<Long> times = new ArrayList<>();
      for (double each : milliseconds) {
        times.add(Math.round(each * 1000));
      }
      return new Hop(place, times, asns);
    }
  }

  /** A router that answered after a second. */
  static Hop in(City city) {
    return new Hop(
        new Place.Located(city, "address location", "table"), List.of(1_000_000L), List.of());
  }

  static Hop unlocated() {
    return new Hop(new Place.Unlocated("no evidence"), List.of(1_000_000L), List.of());
  }

  static Hop silent() {
    return new Hop(new Place.Unlocated("no reply"), List.of(), List.of());
  }

  static Belief.Candidate maybe(City city, double probability) {
    return new Belief.Candidate(city, probability);
  }

  /** A router of which that is believed; located where the first is 0.6 likely. */
  static Hop believed(boolean isSet, Belief.Candidate... cities) {
    List<Belief.Candidate> all = List.of(cities);
    CountryCode likeliest = all.get(0).city().country();
    double mass =
        all.stream()
            .filter(each -> each.city().country().equals(likeliest))
            .mapToDouble(Belief.Candidate::probability)
            .sum();
    Belief belief = new Belief(all, isSet, Optional.of(likeliest), mass);
    Place place =
        all.get(0).probability() >= Belief.LEAST
            ? new Place.Located(all.get(0).city(), "address location", "table", Optional.of(belief))
            : new Place.Unlocated("not certain enough", Optional.of(belief));
    return new Hop(place, List.of(1_000_000L), List.of());
  }

  static final IpAddress TARGET = IpAddress.parse("192.0.2.99");

  /** A path from a probe in a city that is reached after so many milliseconds. */
  static ObservedPath path(City from, double milliseconds, Hop... way) {
    return path(1, 1, from, 0, TARGET, 9, milliseconds, way);
  }

  /** A path that does not reach its destination where it takes no time. */
  static ObservedPath path(
      long probe,
      long asn,
      City from,
      long time,
      IpAddress to,
      long toAsn,
      double milliseconds,
      Hop... way) {
    List<ObservedHop> hops = new ArrayList<>();
    int number = 1;
    for (Hop hop : way) {
      hops.add(hop(number++, hop, ObservedHop.Role.TRANSIT));
    }
    boolean reached = milliseconds > 0;
    if (reached) {
      Hop last = new Hop(new Place.Unlocated("destination"), List.of(), List.of()).in(milliseconds);
      hops.add(hop(number, last, ObservedHop.Role.DESTINATION));
    }
    return new ObservedPath(
        new Viewpoint(
            probe,
            Optional.of(new Asn(asn)),
            Optional.of(from.country()),
            Optional.of(from.coordinates()),
            Optional.of(from)),
        1,
        time,
        IpAddress.Family.IPV4,
        OptionalInt.empty(),
        Optional.of(to),
        asns(List.of((int) toAsn)),
        reached,
        new AsPath(List.of()),
        hops,
        List.of(),
        Collections.emptyNavigableSet(),
        Optional.empty());
  }

  private static ObservedHop hop(int number, Hop hop, ObservedHop.Role role) {
    List<Responder> responders = new ArrayList<>();
    for (int i = 0; i < hop.micros.size(); i++) {
      responders.add(
          new Responder(
              IpAddress.parse("198.51." + number + "." + (i + 1)),
              OptionalLong.of(hop.micros.get(i))));
    }
    return new ObservedHop(number, responders, asns(hop.asns), "lpm", role, hop.place);
  }

  private static NavigableSet<Asn> asns(List<Integer> numbers) {
    NavigableSet<Asn> all = new TreeSet<>();
    numbers.forEach(number -> all.add(new Asn(number)));
    return all;
  }
}
