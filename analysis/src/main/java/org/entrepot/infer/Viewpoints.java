package org.entrepot.infer;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.AddressLocation;
import org.entrepot.annotate.Origins;
import org.entrepot.annotate.ProbeRecord;
import org.entrepot.annotate.Sourced;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Viewpoint;
import org.entrepot.result.Hop;
import org.entrepot.result.Reply;
import org.entrepot.result.Traceroute;

/**
 * Where a traceroute was looked from: what the probe's record says, and where it says nothing, what
 * the probe's public address and its first public hop say. RIPE Atlas has no code for Kosovo and
 * files its probes under a neighbour: what is in a network of Kosovo's is there, unless coordinates
 * say otherwise.
 */
final class Viewpoints {
  private static final CountryCode KOSOVO = new CountryCode("XK");

  /**
   * Our own choice: light goes 500 km there and back, so that the router is likely in the country.
   */
  private static final double NEAR_MS = 5;

  private Viewpoints() {}

  static Viewpoint of(Traceroute trace, IpAddress.Family family, AddressBook book) {
    Optional<ProbeRecord> probe = book.probe(trace.probeId());
    Optional<Asn> asn =
        probe
            .flatMap(record -> record.asn(family))
            .map(Sourced::value)
            .or(() -> trace.from().flatMap(from -> announcer(from, book)));
    Optional<Coordinates> coordinates = probe.flatMap(ProbeRecord::coordinates).map(Sourced::value);
    Optional<CountryCode> country =
        inKosovo(asn, coordinates, book)
            ? Optional.of(KOSOVO)
            : probe.flatMap(ProbeRecord::country).map(Sourced::value);
    Optional<City> city = city(trace, coordinates, country, book);
    return new Viewpoint(
        trace.probeId(),
        asn,
        country.or(() -> city.map(City::country)).or(() -> countryByTwo(trace, asn, book)),
        coordinates,
        city);
  }

  /**
   * The country of the first public hop, however late it answers, if the probe's AS is of it too.
   */
  private static Optional<CountryCode> countryByTwo(
      Traceroute trace, Optional<Asn> asn, AddressBook book) {
    return firstPublic(trace, book)
        .flatMap(first -> book.locationOf(first.getKey()))
        .map(found -> found.city().country())
        .filter(
            found -> asn.flatMap(book::countryOf).map(Sourced::value).equals(Optional.of(found)));
  }

  private static boolean inKosovo(
      Optional<Asn> asn, Optional<Coordinates> coordinates, AddressBook book) {
    return asn.flatMap(book::countryOf).map(Sourced::value).filter(KOSOVO::equals).isPresent()
        && (coordinates.isEmpty()
            || book.cities()
                .nearest(coordinates.get())
                .filter(city -> city.country().equals(KOSOVO))
                .isPresent());
  }

  private static Optional<City> city(
      Traceroute trace,
      Optional<Coordinates> coordinates,
      Optional<CountryCode> country,
      AddressBook book) {
    if (coordinates.isPresent()) {
      return country.isPresent()
          ? book.cities().nearest(coordinates.get(), country.get())
          : book.cities().nearest(coordinates.get());
    }
    return country.isPresent()
        ? Optional.empty()
        : firstPublic(trace, book)
            .filter(first -> first.getValue() <= NEAR_MS)
            .flatMap(first -> book.locationOf(first.getKey()))
            .map(AddressLocation::city);
  }

  private static Optional<Asn> announcer(IpAddress address, AddressBook book) {
    return book.special(address).isPresent()
        ? Optional.empty()
        : book.origins(address)
            .map(found -> found.value().value())
            .filter(origins -> origins.kind() == Origins.Kind.SINGLE)
            .map(origins -> origins.asns().first());
  }

  /**
   * The first public address on the way, with its least round-trip time in milliseconds. Where it
   * is says nothing of where the probe is if TTLs were left out before it, or if it is the
   * destination, which may be anycast.
   */
  private static Optional<Map.Entry<IpAddress, Double>> firstPublic(
      Traceroute trace, AddressBook book) {
    int previous = 0;
    for (Hop hop : trace.hops()) {
      int number = hop.number().orElse(Integer.MAX_VALUE);
      if (number > previous + 1) {
        return Optional.empty();
      }
      previous = number;
      NavigableMap<IpAddress, Double> rtts = publicRtts(hop, book);
      if (!rtts.isEmpty()) {
        return Optional.of(rtts.firstEntry())
            .filter(first -> !trace.destinationAddress().equals(Optional.of(first.getKey())));
      }
    }
    return Optional.empty();
  }

  /** The public addresses that answered at a hop, each with its least round-trip time. */
  private static NavigableMap<IpAddress, Double> publicRtts(Hop hop, AddressBook book) {
    NavigableMap<IpAddress, Double> rtts = new TreeMap<>();
    for (Reply reply : hop.replies()) {
      if (reply instanceof Reply.Answer answer
          && answer.from().isPresent()
          && answer.icmpError().isEmpty()
          && answer.embeddedDestination().isEmpty()
          && book.special(answer.from().get()).isEmpty()) {
        rtts.merge(answer.from().get(), answer.rttMs().orElse(Double.MAX_VALUE), Math::min);
      }
    }
    return rtts;
  }
}
