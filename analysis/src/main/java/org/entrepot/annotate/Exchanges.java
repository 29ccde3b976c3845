package org.entrepot.annotate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;
import org.entrepot.net.PrefixMap;

/** The exchanges, their LANs and who is on them, joined from all files. */
final class Exchanges {
  /** A LAN with its exchange and the file that says so. */
  private record Lan(Exchange exchange, String source) {}

  /** A network's interface at an exchange. */
  private record Membership(long exchange, Asn network) {}

  private final Cities cities;
  private final ExchangePlaces places;
  private final Map<Long, Exchange> exchanges = new HashMap<>();
  private final Map<Long, Long> exchangeOfLan = new HashMap<>();
  private final Map<Prefix, Lan> lans = new HashMap<>();
  private final Map<IpAddress, Membership> interfaces = new HashMap<>();
  private final Map<Long, Set<Asn>> members = new HashMap<>();
  private final PrefixMap<Lan> lanOf;

  /** Joins the files; where two disagree, the earlier is believed. */
  Exchanges(List<ReadFile<ExchangeFacts>> files, Cities cities) {
    this.cities = cities;
    this.places = new ExchangePlaces(files, cities);
    for (ReadFile<ExchangeFacts> file : files) {
      file.value().exchanges.forEach(this::describe);
      file.value().lans.forEach(lan -> exchangeOfLan.putIfAbsent(lan.id(), lan.exchange()));
    }
    for (ReadFile<ExchangeFacts> file : files) {
      file.value().prefixes.forEach(prefix -> addPrefix(prefix, file));
      file.value().interfaces.forEach(at -> addInterface(at, file.tally()));
    }
    PrefixMap.Builder<Lan> map = PrefixMap.builder();
    lans.forEach(map::put);
    lanOf = map.build();
  }

  private void describe(ExchangeFacts.Described described) {
    exchanges.computeIfAbsent(
        described.id(),
        id -> {
          Optional<City> city =
              described.country().flatMap(country -> cities.named(described.city(), country));
          return new Exchange(id, described.name(), described.city(), described.country(), city);
        });
  }

  List<Exchange> all() {
    return exchanges.values().stream().sorted().toList();
  }

  Optional<Exchange> of(long id) {
    return Optional.ofNullable(exchanges.get(id));
  }

  private Optional<Long> exchange(OptionalLong exchange, OptionalLong lan) {
    Optional<Long> id =
        exchange.isPresent()
            ? Optional.of(exchange.getAsLong())
            : lan.isPresent()
                ? Optional.ofNullable(exchangeOfLan.get(lan.getAsLong()))
                : Optional.empty();
    return id.filter(exchanges::containsKey);
  }

  private void addPrefix(ExchangeFacts.LanPrefix prefix, ReadFile<ExchangeFacts> file) {
    Optional<Exchange> exchange = exchange(prefix.exchange(), prefix.lan()).map(exchanges::get);
    if (exchange.isEmpty()) {
      reject("prefix of an unknown exchange", prefix, file.tally());
      return;
    }
    Lan lan = new Lan(exchange.get(), file.file().name());
    Lan earlier = lans.putIfAbsent(prefix.prefix(), lan);
    if (earlier != null && earlier.source.equals(lan.source) && !earlier.equals(lan)) {
      reject("prefix of another exchange too", prefix, file.tally());
    }
  }

  /** A prefix by LAN is a record of its own; one in an exchange's record costs only itself. */
  private static void reject(String reason, ExchangeFacts.LanPrefix prefix, FileTally tally) {
    if (prefix.lan().isPresent()) {
      tally.retract(reason, prefix.line(), prefix.prefix().toString());
    } else {
      tally.reject(reason, prefix.line(), prefix.prefix().toString());
    }
  }

  private void addInterface(ExchangeFacts.Interface at, FileTally tally) {
    Optional<Long> exchange = exchange(at.exchange(), at.lan());
    if (exchange.isEmpty()) {
      tally.retract("interface at an unknown exchange", at.line(), at.network().toString());
      return;
    }
    Membership membership = new Membership(exchange.get(), at.network());
    members.computeIfAbsent(membership.exchange(), id -> new HashSet<>()).add(at.network());
    at.addresses().forEach(address -> interfaces.putIfAbsent(address, membership));
  }

  /** The LAN that an address lies on. An address assigned at another exchange has no member. */
  Optional<ExchangeAddress> at(IpAddress address) {
    return lanOf
        .longestMatch(address)
        .map(
            found -> {
              Exchange exchange = found.value().exchange();
              Optional<Asn> member =
                  Optional.ofNullable(interfaces.get(address))
                      .filter(membership -> membership.exchange() == exchange.id())
                      .map(Membership::network);
              return new ExchangeAddress(exchange, found.prefix(), member, found.value().source());
            });
  }

  /** Where an address on a peering LAN can be. */
  List<Hint> hints(ExchangeAddress at) {
    return places.hints(at);
  }

  /** How many facilities a metropolitan area has. */
  int facilitiesIn(City city) {
    return places.facilitiesIn(city);
  }

  /** The network that has an interface with this very address, at any exchange. */
  Optional<Asn> interfaceOf(IpAddress address) {
    return Optional.ofNullable(interfaces.get(address)).map(Membership::network);
  }

  NavigableSet<Asn> members(Exchange exchange) {
    return new TreeSet<>(members.getOrDefault(exchange.id(), Set.of()));
  }

  boolean isMember(Exchange exchange, Asn network) {
    return members.getOrDefault(exchange.id(), Set.of()).contains(network);
  }
}
