package org.entrepot.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.entrepot.aggregate.Door;
import org.entrepot.annotate.Exchange;
import org.entrepot.annotate.Hint;
import org.entrepot.annotate.LoadedFile;
import org.entrepot.catchment.Catchment;
import org.entrepot.claim.Finding;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Fingerprint;
import org.entrepot.dataset.Role;
import org.entrepot.detour.DetourFindings;
import org.entrepot.landscape.CityStanding;
import org.entrepot.landscape.Correlation;
import org.entrepot.landscape.CountryExchanges;
import org.entrepot.landscape.Handover;
import org.entrepot.landscape.Landscape;
import org.entrepot.locate.Locating;
import org.entrepot.multiverse.Specification;
import org.entrepot.multiverse.SpecificationCurve;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.entrepot.rank.Ranking;
import org.entrepot.rank.Subject;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.ClusterTable;
import org.entrepot.stats.ConcentrationIndex;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Estimates;
import org.entrepot.stats.Evidence;
import org.entrepot.stats.Interval;
import org.entrepot.study.Accounting;
import org.entrepot.study.CityHubs;
import org.entrepot.study.Cones;
import org.entrepot.study.CountryAgreement;
import org.entrepot.study.CountryDependence;
import org.entrepot.study.Coverage;
import org.entrepot.study.Dependence;
import org.entrepot.study.Destinations;
import org.entrepot.study.EndPair;
import org.entrepot.study.FirstOperator;
import org.entrepot.study.Operator;
import org.entrepot.study.Panel;
import org.entrepot.study.Partition;
import org.entrepot.study.Period;
import org.entrepot.study.Quality;
import org.entrepot.study.Rankings;
import org.entrepot.study.RegionDoors;
import org.entrepot.study.ResultsFile;
import org.entrepot.study.StudyConfig;
import org.entrepot.study.StudyResult;

/**
 * Studies made by hand: each vantage-point network has 25 paths, and the rows of the rankings are
 * set down rather than inferred, so that their intervals and tiers do not depend on how those are
 * found.
 */
final class Studies {
  private static final int UNITS = 25;

  private List<Catchment> catchments = List.of();

  private DetourFindings detours =
      new DetourFindings(
          new TreeMap<>(Map.of("outside the region, by the country of its network", 500L)),
          List.of(),
          List.of());

  private final int clusters;
  private final Map<String, Double> operators = new LinkedHashMap<>();
  private int unresolved = 3;
  private int crowd;
  private boolean oneTier;
  private boolean synthetic;
  private boolean leaving;
  private String frame = "";
  private int serbian = 8;
  private Region region = Region.WESTERN_BALKANS;
  private Destinations destinations =
      new Destinations(1, 1, Optional.of("192.0.2.8"), Optional.of("Resolver & Sons"));
  private String title = "Where the Western Balkans' outbound paths went";
  private List<String> examples =
      List.of(
          "traceroute/2017-06-26.json.gz:77: {\"from\":\"198.51.100.23\",\"result\":<script>alert(1)</script>");

  private List<Finding> findings = List.of();

  private Studies(int clusters) {
    this.clusters = clusters;
    String[] names = {
      "Telekom Srbija",
      "Cogent Communications",
      "Telia Carrier",
      "Neterra",
      "GTT",
      "Hrvatski Telekom",
      "Deutsche Telekom (Göttingen & Umland)",
      "Serbia BroadBand",
      "Level 3 Parent, LLC",
      "Hurricane Electric",
      "Magyar Telekom",
      "Vodafone",
      "Теленор Србија",
      "Makedonski Telekom, društvo sa ograničenom odgovornošću za telekomunikacije Skopje",
      "IPKO Telecommunications",
      "Crnogorski Telekom",
      "Albtelecom"
    };
    double share = 0.312;
    for (String name : names) {
      operators.put(name, share);
      share = share > 0.25 ? 0.296 - 0.05 * operators.size() : share * 0.8;
    }
  }

  /** So many vantage-point networks: 20 publish, 10 indicate, fewer are suppressed. */
  static Studies of(int clusters) {
    return new Studies(clusters);
  }

  Studies operators(Map<String, Double> shares) {
    operators.clear();
    operators.putAll(shares);
    return this;
  }

  Studies region(Region other) {
    region = other;
    return this;
  }

  Studies title(String other) {
    title = other;
    return this;
  }

  /** So many destinations; if one, it is named. */
  Studies destinations(int addresses) {
    destinations =
        new Destinations(
            addresses,
            addresses,
            addresses == 1 ? Optional.of("192.0.2.8") : Optional.empty(),
            addresses == 1 ? Optional.of("Resolver & Sons") : Optional.empty());
    return this;
  }

  /** So many of each network's 25 paths are unresolved. */
  Studies unresolved(int paths) {
    unresolved = paths;
    return this;
  }

  /** From where was observed, in the words of what is estimated. */
  Studies frame(String words) {
    frame = words;
    return this;
  }

  /** Of simulated data. */
  Studies synthetic() {
    synthetic = true;
    return this;
  }

  /** With paths out of the region, and its answers tried under other definitions. */
  Studies leaving() {
    leaving = true;
    return this;
  }

  /** Whoever is ranked is in the first tier, whether below the first or not. */
  Studies oneTier() {
    oneTier = true;
    return this;
  }

  /** So many cities more, all in the same place. */
  Studies crowd(int cities) {
    crowd = cities;
    return this;
  }

  /** So many networks in Serbia; 8 in every other country that has any. */
  Studies serbian(int networks) {
    serbian = networks;
    return this;
  }

  /** With what was found of claims. */
  Studies findings(Finding... found) {
    findings = List.of(found);
    return this;
  }

  Studies examples(String... lines) {
    examples = List.of(lines);
    return this;
  }

  /** With who answers for some services. */
  Studies catchments(List<Catchment> found) {
    catchments = found;
    return this;
  }

  /** With which paths leave a country or the region. */
  Studies detours(DetourFindings found) {
    detours = found;
    return this;
  }

  StudyResult result() {
    long kept = (long) clusters * UNITS;
    StudyConfig config =
        new StudyConfig(
            new StudyResult.ConfigFile("study.yaml", "0".repeat(64)),
            "wb6-2017",
            title,
            region,
            new Period(
                Instant.parse("2017-06-26T00:00:00Z"), Instant.parse("2017-06-27T00:00:00Z")),
            new Dataset(List.of(), Map.of()),
            "strict",
            20170626);
    return new StudyResult(
        synthetic ? config.asSynthetic() : config,
        new StudyResult.ConfigFile("wb6-2017.yaml", "ab".repeat(32)),
        List.of(
            new ResultsFile(
                "traceroute/2017-06-26.json.gz",
                new Fingerprint(2_345_678, "0123456789abcdef".repeat(4)),
                Optional.of("2017-06-26"),
                "RIPE Atlas terms and conditions",
                kept + 812,
                counts("not JSON", 2, "no destination", 1))),
        reference(),
        new Accounting(
            kept + 812,
            counts("not JSON", 2, "no destination", 1),
            examples,
            counts("probe outside the region", 700, "probe of unknown country", 100, "IPv6", 9),
            kept,
            0),
        panel(kept),
        destinations,
        new Quality(
            kept,
            kept * 9 / 10,
            kept * 3 / 4,
            kept / 5,
            kept / 50,
            kept / 500,
            kept / 4,
            counts("gap", kept / 5, "as-loop", kept / 500),
            new TreeMap<>(Map.of(0, kept - kept / 4, 1, kept / 4 - kept / 50, 2, kept / 50)),
            counts("differs", kept / 300, "fits as far as known", kept / 40, "same", kept / 20),
            kept * 9,
            kept * 7,
            counts("lpm", kept * 6, "ixp", kept, "silent", kept, "private", kept),
            counts(
                "ipmap",
                kept * 5,
                "unknown",
                kept * 3,
                "rejected by the speed of light",
                kept / 3)),
        rankings(),
        leaving ? List.of(curve(0.9), curve(2)) : List.of(),
        findings,
        clusters == 0 ? 0 : 412,
        clusters == 0 ? 0 : 903,
        new Locating(
            1765,
            307,
            List.of(new Locating.Misplaced(790, 31, 32)),
            List.of(
                new Locating.Quality(
                    Hint.Kind.ADDRESS_TABLE, "geo/ipmap.csv", 0.795, 300, 240, 0.8)),
            new Locating.Calibration(340, 1.05, 0.6, 0.85, true)),
        catchments,
        List.of(
            new Operator(
                new Asn(8400),
                "AS8400",
                "=TELEKOM \"SRBIJA\", a.d.",
                Optional.of(new CountryCode("RS")),
                Optional.of(new CountryCode("RS")),
                Optional.of(new CountryCode("RS"))),
            new Operator(
                new Asn(64512),
                "AS64512",
                "AS64512",
                Optional.empty(),
                Optional.of(new CountryCode("XK")),
                Optional.empty())),
        List.of(
            new Exchange(
                7,
                "=IX of \"Belgrade\"",
                "Belgrade",
                Optional.of(new CountryCode("RS")),
                Optional.empty()),
            new Exchange(8, "NOWHERE-IX", "", Optional.empty(), Optional.empty())),
        List.of(
            new EndPair(
                new Asn(64512),
                new TreeSet<>(List.of(new Asn(8400), new Asn(64513))),
                new TreeSet<>(List.of(new CountryCode("DE"), new CountryCode("XK"))),
                new TreeSet<>())),
        List.of(),
        detours,
        landscape());
  }

  private Landscape landscape() {
    Map<CountryCode, Double> crossed = Map.of(new CountryCode("RS"), 0.12);
    Estimates<CountryCode> crossing =
        ranking("crossed", "cross an exchange there", crossed, Studies::shown).estimates();
    boolean told = crossing.evidence() != Evidence.SUPPRESSED;
    List<City> all = List.copyOf(cities().keySet());
    Map<City, Estimate> shares = new LinkedHashMap<>();
    ranking("city-away", "have a router in the city", cities(), Studies::shown)
        .rows()
        .forEach(row -> shares.put(row.key(), row.estimate()));
    List<CityStanding> standings = new ArrayList<>();
    List<Handover> handovers = new ArrayList<>();
    for (City city : all) {
      Optional<Estimate> share = Optional.ofNullable(shares.get(city)).filter(estimate -> told);
      boolean inside = region.contains(city.country());
      int i = standings.size();
      standings.add(
          new CityStanding(
              city,
              inside,
              inside && i % 2 == 0,
              i % 3,
              i % 3 * 7,
              leaving ? OptionalDouble.of(200 + 10.4 * i) : OptionalDouble.empty(),
              OptionalDouble.of(190 + 11 * i),
              share));
      if (i > 0) {
        share.ifPresent(of -> handovers.add(new Handover(all.get(i - 1), city, of)));
      }
    }
    Interval up = new Interval(0.05, 0.6, 0.95);
    Interval open = new Interval(-0.2, 0.4, 0.95);
    return new Landscape(
        region.countries().stream()
            .map(
                code ->
                    code.code().equals("RS")
                        ? new CountryExchanges(
                            code,
                            2,
                            1,
                            Optional.of(new CountryExchanges.Largest("=IX of \"Belgrade\"", 33)),
                            10,
                            21,
                            2,
                            140,
                            8,
                            6_000_000)
                        : new CountryExchanges(code, 0, 0, Optional.empty(), 0, 0, 0, 20, 0, 0))
            .toList(),
        crossing,
        standings,
        told
            ? List.of(
                new Correlation(
                    Correlation.Factor.NEAR_PEOPLE,
                    12,
                    new Correlation.Coefficient(0.31, up),
                    new Correlation.Coefficient(0.44, up)),
                new Correlation(
                    Correlation.Factor.EXCHANGE_DENSITY,
                    12,
                    new Correlation.Coefficient(0.1, open),
                    new Correlation.Coefficient(0.15, open)))
            : List.of(),
        handovers,
        crossing,
        new TreeSet<>(List.of(new CountryCode("XK"))),
        leaving
            ? List.of()
            : List.of("No estimate of users (asUsers) was read that knows the region."),
        List.of("ixp/<peeringdb>.json, 2022-10-06"));
  }

  private static <K> Subject shown(K key) {
    return new Subject(key.toString(), key.toString(), Optional.empty());
  }

  private List<LoadedFile> reference() {
    return List.of(
        loaded(Role.PROBES, "probes/2017-06-26.tsv.gz", "probe table", "2017-06-26", "RIPE NCC"),
        loaded(
            Role.IP_TO_AS,
            "ip2as/2021-04-16-routeviews.tsv.gz",
            "prefix and origin",
            "2021-04-16",
            "RouteViews: acknowledge"),
        loaded(
            Role.CITIES, "geo/cities15000.txt.gz", "GeoNames cities", "", "GeoNames, CC BY 4.0"));
  }

  private static LoadedFile loaded(
      Role role, String name, String format, String date, String licence) {
    return new LoadedFile(
        role,
        new DataFile(Path.of(name), name),
        new Fingerprint(9_876_543, "fedcba9876543210".repeat(4)),
        format,
        Optional.of(date).filter(day -> !day.isEmpty()),
        licence,
        989_626,
        role == Role.IP_TO_AS ? counts("prefix is not canonical", 14) : counts(),
        role == Role.IP_TO_AS ? List.of(name + ":17: 192.0.2.1/24\t64500") : List.of());
  }

  private Panel panel(long kept) {
    List<Panel.Country> countries = new ArrayList<>();
    Map<String, String> names =
        Map.of(
            "AL",
            "Albania",
            "BA",
            "Bosnia and Herzegovina",
            "ME",
            "Montenegro",
            "MK",
            "North Macedonia",
            "RS",
            "Serbia",
            "XK",
            "Kosovo");
    for (CountryCode code : region.countries()) {
      boolean seen = clusters > 0 && !code.code().equals("XK");
      countries.add(
          new Panel.Country(
              code,
              names.getOrDefault(code.code(), code.code()),
              seen ? 12 : 0,
              !seen ? 0 : code.code().equals("RS") ? serbian : 8,
              seen ? 7 : 0,
              seen ? kept / 5 : 0,
              code.code().equals("RS") && seen ? Evidence.INDICATIVE : Evidence.SUPPRESSED));
    }
    return new Panel(
        clusters * 2,
        clusters,
        Math.max(0, clusters - 3),
        countries,
        leaving
            ? Optional.of(
                new Coverage(
                    List.of(
                        new Coverage.Country(new CountryCode("RS"), 8, 6_000_000, 4_500_000),
                        new Coverage.Country(new CountryCode("XK"), 0, 2_000_000, 0)),
                    0.31,
                    0.25))
            : Optional.empty());
  }

  private Rankings rankings() {
    Map<Organization, Double> organizations = new LinkedHashMap<>();
    Map<Asn, Double> networks = new LinkedHashMap<>();
    List<String> names = List.copyOf(operators.keySet());
    operators.forEach(
        (name, share) -> {
          organizations.put(new Organization("org-" + organizations.size(), name), share);
          networks.put(new Asn(8400 + networks.size()), share);
        });
    Map<Organization, Double> fewer = new LinkedHashMap<>();
    organizations.forEach((key, share) -> fewer.put(key, share * 0.6));
    Map<String, Double> outcomes = new LinkedHashMap<>();
    outcomes.put("exact", 0.51);
    outcomes.put("gapped", 0.19);
    outcomes.put("destination's own", 0.14);
    outcomes.put("none observed", 0.1);
    outcomes.put("undecidable", 0.06);
    Function<Organization, Subject> operator =
        key -> new Subject(key.id(), key.name(), country("RS"));
    Function<Asn, Subject> network =
        key ->
            new Subject(
                Long.toString(key.value()), names.get((int) (key.value() - 8400)), country("RS"));
    Function<City, Subject> city =
        key -> new Subject(Long.toString(key.geonamesId()), key.name(), Optional.of(key.country()));
    Function<CountryCode, Subject> country =
        key -> new Subject(key.code(), key.code(), Optional.of(key));
    return new Rankings(
        ranking(
            "transit-as",
            "go through the AS, which neither end's organisation runs",
            networks,
            network),
        ranking(
            "transit-organisation",
            "go through the organisation, which runs neither end",
            organizations,
            operator),
        new FirstOperator(
            ranking("first-operator-exact", "certainly meet the operator first", fewer, operator),
            ranking(
                "first-operator-gapped", "meet the operator first behind a gap", fewer, operator),
            ranking("first-operator-exact-as", "certainly meet the AS first", networks, network),
            ranking(
                "first-operator-outcomes",
                "have the outcome",
                outcomes,
                key -> new Subject(key, key, Optional.empty()))),
        leaving ? Optional.of(doors(fewer, operator, outcomes)) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ranking("exposure-registration", "go through an operator of it", countries(), country),
        leaving
            ? Optional.of(ranking("exposure-owner", "go through one it owns", countries(), country))
            : Optional.empty(),
        new Dependence(
            ranking("hegemony-organisation", "go through it, the ends included", fewer, operator),
            ranking("hegemony-as", "go through it, the ends included", networks, network),
            ranking(
                "observed-betweenness-organisation",
                "go through it, which runs neither end",
                leaving ? fewerFirst(organizations) : organizations,
                operator),
            ranking(
                "observed-betweenness-as",
                "go through it, which neither end's organisation runs",
                networks,
                network),
            leaving ? depending(operator) : List.of()),
        List.of(partition(fewer)),
        leaving ? Optional.of(cones(organizations, operator)) : Optional.empty(),
        leaving
            ? Optional.of(
                ranking(
                    "exposure-only-registration", "have no way around it", countries(), country))
            : Optional.empty(),
        Optional.empty(),
        ranking("city-visit", "have a router in the city", cities(), city),
        ranking("city-away", "have a router in the city, which is not the probe's", cities(), city),
        ranking("country-visit", "have a router in the country", countries(), country),
        ranking(
            "country-away",
            "have a router in the country, which is not the probe's",
            countries(),
            country),
        hubs(city));
  }

  private CityHubs hubs(Function<City, Subject> subjects) {
    Map<City, Double> fewer = new LinkedHashMap<>();
    cities().forEach((key, share) -> fewer.put(key, share * 0.25));
    Ranking<City> handover = ranking("city-handover", "were handed over there", fewer, subjects);
    List<CityHubs.Bounds> bounds = new ArrayList<>();
    fewer.forEach(
        (key, share) ->
            bounds.add(
                new CityHubs.Bounds(
                    subjects.apply(key),
                    share,
                    share + 0.5,
                    share * 0.8,
                    share * 0.9,
                    share * 1.1,
                    share + 0.6)));
    return new CityHubs(
        handover,
        ranking("city-handover-expected", "were likely handed over there", fewer, subjects),
        ranking("city-gateway", "left the region by it", fewer, subjects),
        ranking("city-gateway-expected", "likely left the region by it", fewer, subjects),
        leaving
            ? List.of(
                ranking("city-gateway-entry", "came in by it", fewer, subjects),
                ranking("city-gateway-entry-expected", "likely came in by it", fewer, subjects))
            : List.of(),
        ranking("city-visit-expected", "likely have a router there", cities(), subjects),
        bounds,
        new CountryAgreement(
            new CountryAgreement.Count(11, 7, 82), new CountryAgreement.Count(300, 60, 240)));
  }

  private List<CountryDependence> depending(Function<Organization, Subject> subjects) {
    Subject first =
        subjects.apply(
            new Organization("org-0", operators.keySet().stream().findFirst().orElse("none")));
    return List.of(
        new CountryDependence(
            new CountryCode("XK"),
            "networks",
            3,
            3,
            OptionalLong.of(60),
            40,
            0.2,
            Evidence.PUBLISHABLE,
            List.of(new CountryDependence.Row(first, 0.4, new Interval(0.3, 0.5, 0.95), 0.6))),
        new CountryDependence(
            new CountryCode("RS"),
            "users",
            1,
            1_000,
            OptionalLong.empty(),
            6,
            0.2,
            Evidence.SUPPRESSED,
            List.of()));
  }

  private static Cones cones(
      Map<Organization, Double> operators, Function<Organization, Subject> subjects) {
    List<Cones.Cone> cones = new ArrayList<>();
    operators
        .keySet()
        .forEach(
            operator -> {
              int i = cones.size();
              cones.add(
                  new Cones.Cone(
                      subjects.apply(operator),
                      i,
                      4000 / (i + 1),
                      200 / (i + 1),
                      1_000_000 / (i + 1),
                      2));
            });
    return new Cones(cones, OptionalLong.of(8_000_000));
  }

  private Partition partition(Map<Organization, Double> shares) {
    Map<Organization, Double> few = new LinkedHashMap<>();
    shares.forEach((operator, share) -> few.put(operator, few.size() < 3 ? share : 0));
    Estimates<Organization> estimates =
        ranking("partition", "met it first", few, key -> new Subject("", "", Optional.empty()))
            .estimates();
    boolean shown = estimates.evidence() != Evidence.SUPPRESSED;
    ConcentrationIndex seen =
        new ConcentrationIndex(
            ConcentrationIndex.Kind.EFFECTIVE_NUMBER,
            2.5,
            2.75,
            Optional.of(new Interval(2, Double.POSITIVE_INFINITY, 0.95)),
            Optional.of(1.25),
            Optional.of(9.5));
    ConcentrationIndex gini =
        new ConcentrationIndex(
            ConcentrationIndex.Kind.GINI,
            0.4,
            0.4,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Partition(
        "first-operator",
        "Paths by the first operator",
        estimates,
        shown ? 0.25 : 0,
        shown ? List.of(seen, gini) : List.of());
  }

  /** The first of all has the least. */
  private static Map<Organization, Double> fewerFirst(Map<Organization, Double> shares) {
    Map<Organization, Double> others = new LinkedHashMap<>(shares);
    Organization first = shares.keySet().iterator().next();
    others.remove(first);
    others.put(first, 0.001);
    return others;
  }

  private RegionDoors doors(
      Map<Organization, Double> shares,
      Function<Organization, Subject> operator,
      Map<String, Double> outcomes) {
    Map<Door<Organization>, Double> pairs = new LinkedHashMap<>();
    Organization outside = new Organization("org-outside", "Transit & Söhne");
    shares.forEach((inside, share) -> pairs.put(new Door<>(outside, inside), share));
    SortedMap<CountryCode, Ranking<Organization>> byCountry = new TreeMap<>();
    for (String code : List.of("RS", "XK")) {
      byCountry.put(
          new CountryCode(code),
          ranking("exit-transit-" + code, "left the region by it", shares, operator));
    }
    Function<String, Subject> word = key -> new Subject(key, key, Optional.empty());
    return new RegionDoors(
        ranking("exit-transit", "left the region by it, for others", shares, operator),
        ranking("exit-among-transit", "left the region by it, for others", shares, operator),
        ranking("exit-share", "left the region by it", shares, operator),
        ranking("exit-share-inner", "left the region by it first", shares, operator),
        ranking(
            "exit-door",
            "left between these",
            pairs,
            key -> new Subject(key.toString(), key.toString(), country("RS"))),
        ranking("exit-outcome", "ended like this", outcomes, word),
        ranking("exit-returns", "crossed like this", Map.of("once", 0.9), word),
        byCountry);
  }

  /** The largest operator is first where its share is above a tenth of so much. */
  private SpecificationCurve curve(double tenths) {
    Subject first = new Subject("org-0", operators.keySet().iterator().next(), country("RS"));
    Subject other = new Subject("org-1", "Cogent & Söhne", country("US"));
    Evidence evidence = Evidence.of(clusters, Math.max(0, clusters - 3));
    List<SpecificationCurve.Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double share = 0.05 + 0.02 * i;
      boolean is = share > tenths / 10;
      outcomes.add(
          new SpecificationCurve.Outcome(
              new Specification(
                  i % 2 == 0 ? "wb6" : "see-ripe",
                  "",
                  i % 3 == 0 ? "users" : "one vote a network",
                  i < 6 ? "strict" : "ihr"),
              new Estimate(share, new Interval(share / 2, share * 1.5, 0.95), 0.6, 5, 4, 3),
              is ? 1 : 2,
              Optional.of(is ? first : other),
              clusters,
              evidence,
              i == 4));
    }
    return new SpecificationCurve("transit-organisation", first, outcomes);
  }

  private static Optional<CountryCode> country(String code) {
    return Optional.of(new CountryCode(code));
  }

  private Map<City, Double> cities() {
    Map<City, Double> cities = new LinkedHashMap<>();
    cities.put(city(2761369, "Vienna", "AT", 48.20849, 16.37208), 0.447);
    cities.put(city(2925533, "Frankfurt am Main", "DE", 50.11552, 8.68417), 0.318);
    cities.put(city(792680, "Belgrade", "RS", 44.80401, 20.46513), 0.301);
    cities.put(city(727011, "Sofia", "BG", 42.69751, 23.32415), 0.222);
    cities.put(city(3054643, "Budapest", "HU", 47.49801, 19.03991), 0.201);
    cities.put(city(2759794, "Amsterdam", "NL", 52.37403, 4.88969), 0.121);
    cities.put(city(3186886, "Zagreb", "HR", 45.81444, 15.97798), 0.11);
    cities.put(city(785842, "Skopje", "MK", 41.99646, 21.43141), 0.094);
    cities.put(city(3191281, "Sarajevo", "BA", 43.84864, 18.35644), 0.081);
    cities.put(city(3183875, "Tirana", "AL", 41.3275, 19.81889), 0.062);
    cities.put(city(786714, "Priština", "XK", 42.67272, 21.16688), 0.051);
    cities.put(city(3193044, "Podgorica", "ME", 42.44111, 19.26361), 0.043);
    cities.put(city(3194360, "Novi Sad", "RS", 45.25167, 19.83694), 0.031);
    cities.put(city(787657, "Niš", "RS", 43.32472, 21.90333), 0.03);
    cities.put(city(3173435, "Milan", "IT", 45.46427, 9.18951), 0.029);
    cities.put(city(745044, "Istanbul", "TR", 41.01384, 28.94966), 0.022);
    cities.put(city(5128581, "New York City", "US", 40.71427, -74.00597), 0.012);
    cities.put(city(1, "Nowhere", "US", 0, 0), 0.002);
    for (int i = 0; i < crowd; i++) {
      cities.put(city(100 + i, "Quarter " + i, "RS", 44.8, 20.46), 0.0019);
    }
    return cities;
  }

  private static City city(
      long id, String name, String country, double latitude, double longitude) {
    return new City(
        id, name, new CountryCode(country), new Coordinates(latitude, longitude), 100_000);
  }

  private static Map<CountryCode, Double> countries() {
    Map<CountryCode, Double> countries = new LinkedHashMap<>();
    countries.put(new CountryCode("AT"), 0.45);
    countries.put(new CountryCode("DE"), 0.39);
    countries.put(new CountryCode("RS"), 0.31);
    countries.put(new CountryCode("XK"), 0.05);
    return countries;
  }

  private <K extends Comparable<K>> Ranking<K> ranking(
      String metric, String event, Map<K, Double> shares, Function<K, Subject> subjects) {
    Estimates<K> estimates =
        ClusterBootstrap.withSeed(1)
            .estimate(
                new Estimand(
                    (synthetic ? "SYNTHETIC " : "") + "traceroute paths",
                    "one vote for each probe AS",
                    frame.isEmpty() ? clusters + " probe ASes of the region" : frame,
                    "2017-06-26 (UTC)",
                    event),
                table(shares));
    List<Ranking.Row<K>> rows = new ArrayList<>();
    shares.forEach((key, share) -> rows.add(row(rows, key, share, subjects)));
    return new Ranking<>(metric, estimates, clusters == 0 ? List.of() : rows);
  }

  private <K extends Comparable<K>> ClusterTable<K> table(Map<K, Double> shares) {
    List<ClusterTable.Cluster> networks = new ArrayList<>();
    for (int i = 0; i < clusters; i++) {
      networks.add(
          new ClusterTable.Cluster("AS" + (64500 + i), "host-" + i / 2 * 2, UNITS, unresolved));
    }
    SortedMap<K, List<ClusterTable.Count>> events = new TreeMap<>();
    shares.forEach((key, share) -> events.put(key, counts(share)));
    return new ClusterTable<>(networks, events);
  }

  private List<ClusterTable.Count> counts(double share) {
    List<ClusterTable.Count> counts = new ArrayList<>();
    for (int i = 0; i < clusters; i++) {
      long units = (long) ((i + 1) * share * UNITS) - (long) (i * share * UNITS);
      if (units > 0) {
        counts.add(new ClusterTable.Count(i, units, Math.min(UNITS, units + unresolved)));
      }
    }
    return counts;
  }

  private <K> Ranking.Row<K> row(
      List<Ranking.Row<K>> before, K key, double share, Function<K, Subject> subjects) {
    double half = 1.4 * Math.sqrt(share * (1 - share) / Math.max(1, clusters));
    Interval interval = new Interval(Math.max(0, share - half), Math.min(1, share + half), 0.95);
    int rank = before.size() + 1;
    int tier = 1;
    if (rank > 1) {
      int last = before.get(rank - 2).tier();
      Ranking.Row<K> leader =
          before.stream().filter(row -> row.tier() == last).findFirst().orElseThrow();
      tier = !oneTier && interval.high() < leader.estimate().interval().low() ? last + 1 : last;
    }
    long paths = Math.round(share * clusters * UNITS);
    Estimate estimate =
        new Estimate(
            share, interval, Math.min(1, share + 0.12), paths, clusters * 3 / 4, share * clusters);
    boolean below = rank > 1 && interval.high() < before.get(0).estimate().interval().low();
    return new Ranking.Row<>(
        rank, Math.max(1, rank - 1), rank + 2, tier, below, key, subjects.apply(key), estimate);
  }

  private static SortedMap<String, Long> counts(Object... namesAndNumbers) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < namesAndNumbers.length; i += 2) {
      counts.put((String) namesAndNumbers[i], ((Number) namesAndNumbers[i + 1]).longValue());
    }
    return counts;
  }
}
