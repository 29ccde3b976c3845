package org.entrepot.annotate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.PrefixMap;

/**
 * Whose an address is and where it is, by the reference files of one study. Immutable, and safe to
 * be asked by many threads.
 */
public final class AddressBook {
  private final List<LoadedFile> files;
  private final Map<Long, ProbeRecord> probes;
  private final List<Sourced<PrefixMap<Origins>>> origins;
  private final AsFacts networks;
  private final Owners owners;
  private final List<Links> links;
  private final RoutingTables tables;
  private final Exchanges exchanges;
  private final AddressPlaces places;
  private final Cities cities;
  private final List<AnycastService> services;

  AddressBook(
      List<LoadedFile> files,
      Map<Long, ProbeRecord> probes,
      List<Sourced<PrefixMap<Origins>>> origins,
      AsFacts networks,
      Owners owners,
      List<Links> links,
      RoutingTables tables,
      Exchanges exchanges,
      AddressPlaces places,
      Cities cities,
      List<AnycastService> services) {
    this.files = List.copyOf(files);
    this.probes = Map.copyOf(probes);
    this.origins = List.copyOf(origins);
    this.networks = networks;
    this.owners = owners;
    this.links = List.copyOf(links);
    this.tables = tables;
    this.exchanges = exchanges;
    this.places = places;
    this.cities = cities;
    this.services = List.copyOf(services);
  }

  /**
   * Reads the reference files of a dataset. Roles are read side by side; the result does not depend
   * on how many at a time.
   *
   * @throws UnknownFormatException if a file is in none of the formats that its role can be in
   * @throws IOException if a file cannot be read to its end
   */
  public static AddressBook load(Dataset dataset) throws IOException {
    return new Loading(dataset).book();
  }

  /** The files that were read, in the order of roles and, within a role, of precedence. */
  public List<LoadedFile> files() {
    return files;
  }

  /** The names of the routing tables among them. */
  public List<String> routingTables() {
    return files.stream()
        .filter(file -> file.role() == Role.RIB)
        .map(file -> file.file().name())
        .toList();
  }

  /** What is known of a probe. */
  public Optional<ProbeRecord> probe(long id) {
    return Optional.ofNullable(probes.get(id));
  }

  /** The special-purpose block that an address lies in. */
  public Optional<SpecialPurpose> special(IpAddress address) {
    return SpecialPurpose.of(address);
  }

  /** All exchanges, by id. */
  public List<Exchange> exchanges() {
    return exchanges.all();
  }

  /** The exchange of an id. */
  public Optional<Exchange> exchange(long id) {
    return exchanges.of(id);
  }

  /** The exchange whose peering LAN an address lies on. */
  public Optional<ExchangeAddress> exchange(IpAddress address) {
    return exchanges.at(address);
  }

  /**
   * The network that has an interface with this very address at some exchange, also where no LAN
   * that the address would lie on is known.
   */
  public Optional<Asn> interfaceOf(IpAddress address) {
    return exchanges.interfaceOf(address);
  }

  /** Whether a network has an interface at an exchange. */
  public boolean isMember(Exchange exchange, Asn network) {
    return exchanges.isMember(exchange, network);
  }

  /** The networks that have an interface at an exchange, as the files list them. */
  public NavigableSet<Asn> members(Exchange exchange) {
    return exchanges.members(exchange);
  }

  /** The ASes that announce a block in any file of origins, alone or with others. */
  public NavigableSet<Asn> announcers() {
    return origins.stream()
        .flatMap(file -> file.value().values())
        .distinct()
        .flatMap(those -> those.asns().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The origins of the longest announced block that contains the address, in the first file that
   * has such a block.
   */
  public Optional<Sourced<PrefixMap.Entry<Origins>>> origins(IpAddress address) {
    for (Sourced<PrefixMap<Origins>> file : origins) {
      Optional<PrefixMap.Entry<Origins>> found = file.value().longestMatch(address);
      if (found.isPresent()) {
        return Optional.of(new Sourced<>(found.get(), file.source()));
      }
    }
    return Optional.empty();
  }

  /** The origins alone of that block; asked for every hop of every path. */
  public Optional<Origins> announced(IpAddress address) {
    for (Sourced<PrefixMap<Origins>> file : origins) {
      Optional<Origins> found = file.value().valueAt(address);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The name of an AS. */
  public Optional<String> nameOf(Asn asn) {
    return networks.nameOf(asn);
  }

  /** The organisation that runs an AS: one of its own where none is known to run it. */
  public Organization organizationOf(Asn asn) {
    return networks.organizationOf(asn);
  }

  /**
   * The country of an AS in the meaning that the study has chosen by the first of its files of
   * countries ({@link #countryAttribution}). Files of another meaning do not fill what those of
   * this one leave open.
   */
  public Optional<Sourced<CountryCode>> countryOf(Asn asn) {
    return countryOf(asn, countryAttribution());
  }

  /**
   * The country of an AS in one meaning, by the first file of that meaning that knows it. Networks
   * of Kosovo are in Kosovo in every meaning, whatever the files say, unless the study has a table
   * of its own for what is to be overridden. Where the files of countries know nothing, the list of
   * names tells the registration and the file of users the country of most users. The
   * infrastructure of an AS is told by located hops, and never here.
   */
  public Optional<Sourced<CountryCode>> countryOf(Asn asn, CountryAttribution attribution) {
    return networks.countryOf(asn, attribution);
  }

  /**
   * What {@link #countryOf(Asn)} means by a country: what the first file of countries means; the
   * registration where there is no such file, since the list of names tells that.
   */
  public CountryAttribution countryAttribution() {
    return networks.attribution();
  }

  /**
   * The state that owns the operator of an AS, by the first list of owners that has it. A list says
   * so of its own day ({@link Owner#date}); who is in none is not known to be owned by anybody
   * else.
   */
  public Optional<Sourced<Owner>> ownerOf(Asn asn) {
    return owners.of(asn);
  }

  /** The estimated number of users of an AS, all countries together. */
  public OptionalLong usersOf(Asn asn) {
    return networks.usersOf(asn);
  }

  /**
   * The estimated number of users of all ASes that have most of theirs in a country, by the first
   * file of users; 0 where there is none.
   */
  public long usersIn(CountryCode country) {
    return networks.usersIn(country);
  }

  /** Whether the study names lists of owners. */
  public boolean knowsOwners() {
    return owners.isKnown();
  }

  /** Whether the study names files of relationships. */
  public boolean knowsRelationships() {
    return !links.isEmpty();
  }

  /**
   * What an AS is to another, by the first file that knows the two as neighbours; empty if none
   * does.
   */
  public Optional<Relationship> relationship(Asn asn, Asn other) {
    for (Links file : links) {
      Optional<Relationship> found = file.between(asn, other);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Whether two ASes are neighbours: they stand next to each other, in either order, on a path of a
   * routing table, prepending taken out, or a file of relationships knows them as neighbours.
   */
  public boolean isAdjacent(Asn first, Asn second) {
    return tables.isAdjacent(first, second) || relationship(first, second).isPresent();
  }

  /**
   * The distinct ways to an address that the routing tables tell: those of the longest block that
   * any of them has. No default route counts, nor a block that the rest of the Internet would not
   * take: one shorter than /8, or longer than /24 (IPv4) or /48 (IPv6).
   *
   * @return in order; empty if no table has a block with the address, or none is given
   */
  public List<BgpPath> bgpPaths(IpAddress destination) {
    return tables.paths(destination);
  }

  /**
   * The ways to an address that one peer of the collectors announced, by the longest of the blocks
   * that the peer itself announced: what a packet in the peer's network would be sent along.
   * Several where several of its routers announce different ones.
   *
   * @return in order; empty if the AS is no peer or announced no such block
   */
  public List<BgpPath> bgpPathsFrom(Asn peer, IpAddress destination) {
    return tables.pathsFrom(peer, destination);
  }

  /**
   * All that are known as neighbours, each two once and as the first file that knows them has it:
   * in the order of the files and, within one, of the AS numbers.
   */
  public Stream<Neighbours> neighbours() {
    return IntStream.range(0, links.size())
        .boxed()
        .flatMap(
            file ->
                links
                    .get(file)
                    .all()
                    .filter(both -> unknownBefore(file, both.asn(), both.other())));
  }

  private boolean unknownBefore(int file, Asn asn, Asn other) {
    return links.subList(0, file).stream().allMatch(l -> l.between(asn, other).isEmpty());
  }

  /**
   * Where the first table that knows the address puts it. Databases of users' places are not asked:
   * they are no evidence for a router if there is no other.
   */
  public Optional<AddressLocation> locationOf(IpAddress address) {
    return places.locationOf(address);
  }

  /** The name that the address has in the DNS, in small letters. */
  public Optional<String> hostnameOf(IpAddress address) {
    return places.hostnames().of(address);
  }

  /** How names are read. */
  Hostnames hostnames() {
    return places.hostnames();
  }

  /**
   * All evidence of where an address is, contradictions included, none of it held against a
   * round-trip time: the cities of the exchange on whose LAN it lies and of that exchange's
   * facilities, what each table of addresses says, and what its hostname tells.
   *
   * @return by kind, then by city; empty if no source knows anything
   */
  public List<Hint> hints(IpAddress address) {
    return places.hints(address);
  }

  /**
   * How many facilities, where networks meet, a metropolitan area has, by the first file that lists
   * facilities; 0 where there is none.
   */
  public int facilitiesIn(City city) {
    return exchanges.facilitiesIn(city);
  }

  /** The anycast services whose sites some file lists, each once, in the order of the files. */
  public List<AnycastService> services() {
    return services;
  }

  /** The cities of the world. */
  public Cities cities() {
    return cities;
  }
}
