package org.entrepot.annotate;

import java.util.List;
import java.util.Map;
import org.entrepot.net.Asn;
import org.entrepot.net.PrefixMap;

/**
 * The formats that the files of each role can be in. To add one, write one {@link Source} and name
 * it here. The first that recognises a file reads it.
 */
final class Formats {
  static final List<Source<Map<Long, ProbeRecord>>> PROBES =
      List.of(
          new AtlasApiProbes(),
          new ProbeFamilyTable(),
          new ProbeColumnTable(),
          new ProbesInResults());

  static final List<Source<PrefixMap<Origins>>> IP_TO_AS =
      List.of(
          OriginLines.PYASN,
          OriginLines.ROUTE_VIEWS,
          OriginLines.CAIDA,
          OriginLines.RIS_WHOIS,
          OriginLines.REGISTRY_TABLE,
          new OriginRanges(),
          new MmdbOrigins());

  static final List<Source<Map<Asn, AsName>>> AS_NAMES =
      List.of(new AsNameLines(), new AsNameJson());

  static final List<Source<List<SiblingLines.Group>>> AS_ORGANISATIONS =
      List.of(new SiblingLines(), new CaidaOrganizations());

  static final List<Source<AsCountries>> AS_COUNTRIES =
      List.of(
          new CountryOverrides(),
          new CountryByAddresses(),
          CountryLines.JOINED,
          CountryLines.DELEGATED,
          CountryLines.CLASSES);

  static final List<Source<AsUsers>> AS_USERS = List.of(new ApnicUsers());

  static final List<Source<Links>> AS_RELATIONSHIPS = List.of(new CaidaRelationships());

  static final List<Source<ExchangeFacts>> EXCHANGES =
      List.of(new CaidaExchanges(), new PeeringDb(), new FacilityTable());

  static final List<Source<CityFacts>> CITIES = List.of(new GeoNames(), new CityOverrides());

  static final List<Source<RoutingTable>> RIB = List.of(new MrtTables(), new BgpdumpLines());

  static final List<Source<Map<Asn, Owner>>> AS_OWNERS = List.of(new StateOwned());

  static final List<Source<List<AnycastService>>> SITES =
      List.of(new RootServerSites(), new SitesInResults(), new SiteDictionary());

  private Formats() {}

  /** Places are told by the cities of the study. */
  static List<Source<AddressTable>> addressLocations(Cities cities) {
    return List.of(new IpMapLocations(cities), new Geofeed(cities), new MmdbCities(cities));
  }

  /** So are those that hostnames tell. */
  static List<Source<HostnameFacts>> hostnames(Cities cities) {
    return List.of(
        new DnsNames(),
        new HoihoRules(cities),
        new UnLocode(cities),
        CodePoints.clli(cities),
        CodePoints.metropolitan(cities));
  }
}
