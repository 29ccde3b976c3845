package org.entrepot.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.RootLetter;
import org.entrepot.catchment.Catchment;
import org.entrepot.catchment.CatchmentCount;
import org.entrepot.catchment.CatchmentEstimation;
import org.entrepot.catchment.Frame;
import org.entrepot.catchment.Reading;
import org.entrepot.catchment.SiteMap;
import org.entrepot.catchment.Vantage;
import org.entrepot.catchment.Weighting;
import org.entrepot.claim.Measure;
import org.entrepot.infer.Viewpoints;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Viewpoint;
import org.entrepot.rank.Ranking;
import org.entrepot.result.Dns;
import org.entrepot.result.DnsResponse;

/**
 * Counts the DNS results of a study that were asked of an anycast service whose sites it knows. Not
 * safe for several threads.
 */
final class Answers {
  private static final String DNS = "dns";
  private static final String OTHER_QUESTION = "DNS answer of a known service, not to who answers";
  private static final long DAY = 86_400;

  private final StudyConfig config;
  private final AddressBook book;
  private final Viewpoints viewpoints;
  private final Map<String, SiteMap> byId = new HashMap<>();
  private final Map<IpAddress, SiteMap> byAddress = new HashMap<>();
  private final SortedMap<String, CatchmentCount> counts = new TreeMap<>();
  private final SortedMap<String, Long> setAside = new TreeMap<>();
  private final Repeats repeats = new Repeats();
  private long met;

  Answers(StudyConfig config, AddressBook book) {
    this.config = config;
    this.book = book;
    this.viewpoints = new Viewpoints(book);
    for (SiteMap map : SiteMap.of(book.services(), book.cities())) {
      byId.put(map.service().id(), map);
      map.service().addresses().forEach(address -> byAddress.putIfAbsent(address, map));
    }
  }

  void accept(Dns dns) {
    List<DnsResponse> known =
        dns.responses().stream().filter(response -> service(dns, response).isPresent()).toList();
    Optional<RootLetter> letter = RootLetter.ofMeasurement(OptionalLong.of(dns.measurementId()));
    if (known.isEmpty() && letter.isEmpty()) {
      return; // a result of a type that is not what the study is about
    }
    met++;
    Optional<String> reason =
        known.isEmpty()
            ? Optional.of("answer of " + letter.get().words() + ", whose sites no file lists")
            : reason(dns, known.get(0));
    if (reason.isPresent()) {
      setAside.merge(reason.get(), 1L, Long::sum);
      return;
    }
    count(dns, known.get(0)).result(dns.measurementId());
    for (DnsResponse response : known) {
      Viewpoint from = viewpoint(dns, response);
      if (from.asn().isEmpty() || from.country().isEmpty()) {
        continue; // of another family than the first, over which the probe has no known AS
      }
      count(dns, response)
          .accept(
              new Vantage(
                  from.probeId(), from.asn().get(), from.country().get(), from.coordinates()),
              dns.measurementId(),
              (int) ((dns.timestamp() - config.period().from().getEpochSecond()) / DAY),
              Reading.of(response),
              response.responseTimeMs());
    }
  }

  /** Why a result is not counted, in the words for paths. */
  private Optional<String> reason(Dns dns, DnsResponse response) {
    Viewpoint from = viewpoint(dns, response);
    if (!config.period().contains(dns.timestamp())) {
      return Optional.of(SetAside.OUTSIDE_PERIOD);
    }
    if (from.country().isEmpty()) {
      return Optional.of(SetAside.NO_COUNTRY);
    }
    if (!config.region().contains(from.country().get())) {
      return Optional.of(SetAside.OUTSIDE_REGION);
    }
    if (from.asn().isEmpty()) {
      return Optional.of(SetAside.NO_AS);
    }
    return repeats.isRepeated(dns.measurementId(), dns.probeId(), dns.timestamp())
        ? Optional.of(PathRun.REPEATED)
        : Optional.empty();
  }

  private Viewpoint viewpoint(Dns dns, DnsResponse response) {
    return viewpoints.of(dns.probeId(), family(response), dns.header().from());
  }

  /** The service of a built-in measurement, or else that of the address. */
  private Optional<SiteMap> service(Dns dns, DnsResponse response) {
    return RootLetter.ofMeasurement(OptionalLong.of(dns.measurementId()))
        .map(RootLetter::id)
        .map(byId::get)
        .or(() -> response.destinationAddress().map(byAddress::get));
  }

  private CatchmentCount count(Dns dns, DnsResponse response) {
    SiteMap map = service(dns, response).orElseThrow();
    IpAddress.Family family = family(response);
    return counts.computeIfAbsent(
        map.service().id() + ' ' + family, key -> new CatchmentCount(map, family));
  }

  private static IpAddress.Family family(DnsResponse response) {
    boolean six =
        response
            .destinationAddress()
            .map(address -> address.family() == IpAddress.Family.IPV6)
            .orElse(response.af().orElse(4) == 6);
    return six ? IpAddress.Family.IPV6 : IpAddress.Family.IPV4;
  }

  /**
   * Rankings with the one more that a claim about queries is held against: K-root's cities over
   * IPv4, by answers, as such a claim counts.
   */
  static List<Ranking<?>> withCatchment(List<Ranking<?>> rankings, List<Catchment> catchments) {
    List<Ranking<?>> all = new ArrayList<>(rankings);
    catchments.stream()
        .filter(each -> each.id().equals(RootLetter.K.id()))
        .flatMap(each -> Optional.ofNullable(each.rankings().get(Weighting.RESULTS)).stream())
        .map(
            ranking ->
                new Ranking<>(Measure.CATCHMENT_CITY.id(), ranking.estimates(), ranking.rows()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** How many results of a type were met here: all others of it are not what this is about. */
  long met(String type) {
    return type.equals(DNS) ? met : 0;
  }

  /** Those that are not counted, by reason. */
  SortedMap<String, Long> setAside() {
    SortedMap<String, Long> all = new TreeMap<>(setAside);
    long others = counts.values().stream().mapToLong(CatchmentCount::others).sum();
    if (others > 0) {
      all.put(OTHER_QUESTION, others);
    }
    return Collections.unmodifiableSortedMap(all);
  }

  /** Number of results that are counted. */
  long kept() {
    return counts.values().stream().mapToLong(CatchmentCount::results).sum();
  }

  /** Those of services that something was counted of, by name. */
  List<Catchment> catchments() {
    Frame frame =
        new Frame(
            config.region(),
            (config.synthetic() ? "simulated" : "RIPE Atlas")
                + " probes in "
                + config.region().countries().stream()
                    .map(CountryCode::englishName)
                    .sorted()
                    .collect(Collectors.joining(", ")),
            config.period().words(),
            config.period().to().minusSeconds(1).toString().substring(0, 10),
            config.mark(),
            config.seed(),
            book::organizationOf,
            asn -> book.usersOf(asn).orElse(0));
    List<Catchment> all = new ArrayList<>();
    for (CatchmentCount count : counts.values()) {
      if (count.results() > 0) {
        all.add(CatchmentEstimation.of(count, frame));
      }
    }
    return List.copyOf(all);
  }
}
