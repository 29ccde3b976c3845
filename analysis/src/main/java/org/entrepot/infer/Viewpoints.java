package org.entrepot.infer;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
public final class Viewpoints {
  private static final CountryCode KOSOVO = new CountryCode("XK");

  /**
   * Our own choice: light goes 500 km there and back, so that the router is likely in the country.
   */
  private static final double NEAR_MS = 5;

  /** More are not remembered, which would be some 20 MB. */
  private static final int MOST = 1 << 16;

  private final AddressBook book;

  /** What is known without a look at the hops: the same few thousand probes come all the time. */
  private final ConcurrentMap<Key, Viewpoint> known = new ConcurrentHashMap<>();

  /**
   * What that rests on.
   *
   * @param from the probe's public address, where its record does not tell the AS
   */
  private record Key(long probeId, IpAddress.Family family, Optional<IpAddress> from) {}

  /** Viewpoints by this book. */
  public Viewpoints(AddressBook book) {
    this.book = book;
  }

  Viewpoint of(Traceroute trace, IpAddress.Family family) {
    Viewpoint known = known(trace, family);
    if (known.country().isPresent()) {
      return known;
    }
    Optional<First> first = firstPublic(trace);
    Optional<AddressLocation> location = first.flatMap(hop -> book.locationOf(hop.address));
    Optional<City> city =
        known.coordinates().isPresent()
            ? known.city()
            : location.filter(found -> first.get().rttMs <= NEAR_MS).map(AddressLocation::city);
    // The country of the first public hop, however late it answers, if the probe's AS is of it too.
    Optional<CountryCode> country =
        city.map(City::country)
            .or(
                () ->
                    location
                        .map(found -> found.city().country())
                        .filter(found -> country(known.asn()).equals(Optional.of(found))));
    return new Viewpoint(known.probeId(), known.asn(), country, known.coordinates(), city);
  }

  private Viewpoint known(Traceroute trace, IpAddress.Family family) {
    return of(trace.probeId(), family, trace.from());
  }

  /**
   * What is known of a probe without a traceroute.
   *
   * @param address its public address, if a result tells it
   */
  public Viewpoint of(long probeId, IpAddress.Family family, Optional<IpAddress> address) {
    Optional<ProbeRecord> probe = book.probe(probeId);
    Optional<Asn> asn = probe.flatMap(record -> record.asn(family)).map(Sourced::value);
    Optional<IpAddress> from = asn.isPresent() ? Optional.empty() : address;
    Key key = new Key(probeId, family, from);
    Viewpoint before = known.get(key);
    if (before != null) {
      return before;
    }
    Viewpoint found = of(probeId, probe, asn.or(() -> from.flatMap(this::announcer)));
    if (known.size() < MOST) {
      known.put(key, found);
    }
    return found;
  }

  private Viewpoint of(long id, Optional<ProbeRecord> probe, Optional<Asn> asn) {
    Optional<Coordinates> coordinates = probe.flatMap(ProbeRecord::coordinates).map(Sourced::value);
    Optional<CountryCode> country =
        inKosovo(asn, coordinates)
            ? Optional.of(KOSOVO)
            : probe.flatMap(ProbeRecord::country).map(Sourced::value);
    Optional<City> city =
        coordinates.flatMap(
            point ->
                country.isPresent()
                    ? book.cities().nearest(point, country.get())
                    : book.cities().nearest(point));
    return new Viewpoint(id, asn, country.or(() -> city.map(City::country)), coordinates, city);
  }

  private Optional<CountryCode> country(Optional<Asn> asn) {
    return asn.flatMap(book::countryOf).map(Sourced::value);
  }

  private boolean inKosovo(Optional<Asn> asn, Optional<Coordinates> coordinates) {
    return country(asn).filter(KOSOVO::equals).isPresent()
        && (coordinates.isEmpty()
            || book.cities()
                .nearest(coordinates.get())
                .filter(city -> city.country().equals(KOSOVO))
                .isPresent());
  }

  private Optional<Asn> announcer(IpAddress address) {
    return book.special(address).isPresent()
        ? Optional.empty()
        : book.announced(address)
            .filter(origins -> origins.kind() == Origins.Kind.SINGLE)
            .map(origins -> origins.asns().first());
  }

  /** An address and its least round-trip time in milliseconds. */
  private record First(IpAddress address, double rttMs) {}

  /**
   * The first public address on the way, of several at one hop the least. Where it is says nothing
   * of where the probe is if TTLs were left out before it, or if it is the destination, which may
   * be anycast.
   */
  private Optional<First> firstPublic(Traceroute trace) {
    int previous = 0;
    for (Hop hop : trace.hops()) {
      int number = hop.number().orElse(Integer.MAX_VALUE);
      if (number > previous + 1) {
        return Optional.empty();
      }
      previous = number;
      Optional<First> first = firstPublic(hop);
      if (first.isPresent()) {
        return first.filter(
            found -> !trace.destinationAddress().equals(Optional.of(found.address)));
      }
    }
    return Optional.empty();
  }

  private Optional<First> firstPublic(Hop hop) {
    First first = null;
    for (Reply reply : hop.replies()) {
      if (reply instanceof Reply.Answer answer
          && answer.from().isPresent()
          && answer.icmpError().isEmpty()
          && answer.embeddedDestination().isEmpty()) {
        IpAddress address = answer.from().get();
        double rtt = answer.rttMs().orElse(Double.MAX_VALUE);
        if (first == null || address.compareTo(first.address) < 0) {
          first = book.special(address).isEmpty() ? new First(address, rtt) : first;
        } else if (address.equals(first.address)) {
          first = new First(address, Math.min(first.rttMs, rtt));
        }
      }
    }
    return Optional.ofNullable(first);
  }
}
