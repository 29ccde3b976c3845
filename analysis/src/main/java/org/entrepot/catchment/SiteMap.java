package org.entrepot.catchment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.entrepot.annotate.AnycastService;
import org.entrepot.annotate.AnycastSite;
import org.entrepot.annotate.Cities;
import org.entrepot.annotate.RootLetter;
import org.entrepot.net.Coordinates;

/** The sites of one service, found by what their servers call themselves. */
public final class SiteMap {
  /** An airport's city may be this far from where a list puts the site, in km. Our own choice. */
  private static final double AIRPORT_KM = 100;

  private static final int MOST = 1 << 14;

  private final AnycastService service;
  private final Optional<RootLetter> letter;
  private final Cities cities;
  private final List<Site> sites;
  private final Map<String, Site> byLabel = new HashMap<>();
  private final Map<Pattern, Site> byForm = new LinkedHashMap<>();
  private final Map<String, Coordinates> airports;
  private final ConcurrentMap<String, Instance> known = new ConcurrentHashMap<>();

  private SiteMap(AnycastService service, Cities cities, Map<String, Coordinates> airports) {
    this.service = service;
    this.letter = RootLetter.ofId(service.id());
    this.cities = cities;
    this.airports = airports;
    List<Site> all = new ArrayList<>();
    for (AnycastSite listed : service.sites()) {
      Site site = Site.of(all.size(), listed, cities);
      all.add(site);
      for (String instance : listed.instances()) {
        if (letter.isPresent()) {
          Labels.listed(letter.get(), instance)
              .ifPresent(label -> byLabel.putIfAbsent(label, site));
        } else {
          byForm.put(form(Labels.normal(instance)), site);
        }
      }
    }
    this.sites = List.copyOf(all);
  }

  /** The sites of each service. Lists that name sites by airports help those that do not. */
  public static List<SiteMap> of(List<AnycastService> services, Cities cities) {
    Map<String, Coordinates> airports = new TreeMap<>();
    for (AnycastService service : services) {
      RootLetter.ofId(service.id())
          .ifPresent(letter -> service.sites().forEach(site -> airports(letter, site, airports)));
    }
    return services.stream().map(service -> new SiteMap(service, cities, airports)).toList();
  }

  private static void airports(
      RootLetter letter, AnycastSite site, Map<String, Coordinates> airports) {
    for (String instance : site.instances()) {
      Labels.listed(letter, instance)
          .flatMap(label -> Labels.airport(letter, label))
          .ifPresent(code -> airports.putIfAbsent(code, site.coordinates()));
    }
  }

  /** Which service it is. */
  public AnycastService service() {
    return service;
  }

  List<Site> sites() {
    return sites;
  }

  Cities cities() {
    return cities;
  }

  /** Where the server stands that calls itself so. */
  Instance instance(String text) {
    Instance before = known.get(text);
    if (before != null) {
      return before;
    }
    Instance found = find(text);
    if (known.size() < MOST) {
      known.put(text, found);
    }
    return found;
  }

  private Instance find(String text) {
    String name = Labels.normal(text);
    if (letter.isEmpty()) {
      return byForm.entrySet().stream()
          .filter(entry -> entry.getKey().matcher(name).matches())
          .findFirst()
          .<Instance>map(entry -> new Instance.AtSite(entry.getValue()))
          .orElseGet(() -> new Instance.Foreign(text));
    }
    Optional<String> label = Labels.label(letter.get(), name);
    if (label.isEmpty()) {
      return new Instance.Foreign(text);
    }
    return Optional.ofNullable(byLabel.get(label.get()))
        .or(() -> Labels.airport(letter.get(), label.get()).flatMap(this::atAirport))
        .<Instance>map(Instance.AtSite::new)
        .orElseGet(() -> new Instance.Unlisted(label.get()));
  }

  /** The site nearest to an airport, of those that the list has no name of. */
  private Optional<Site> atAirport(String code) {
    return Optional.ofNullable(airports.get(code))
        .flatMap(
            place ->
                sites.stream()
                    .filter(site -> site.listed().instances().isEmpty())
                    .filter(site -> km(site, place) <= AIRPORT_KM)
                    .min(Comparator.comparingDouble(site -> km(site, place))));
  }

  private static double km(Site site, Coordinates place) {
    return site.listed().coordinates().distanceKm(place);
  }

  /** A hash sign stands for digits. */
  private static Pattern form(String instance) {
    StringBuilder form = new StringBuilder();
    for (String part : instance.split("#", -1)) {
      form.append(form.isEmpty() ? "" : "\\d+").append(Pattern.quote(part));
    }
    return Pattern.compile(form.toString());
  }
}
