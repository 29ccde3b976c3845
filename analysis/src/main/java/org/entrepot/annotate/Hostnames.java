package org.entrepot.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.PrefixMap;

/**
 * What addresses are called, and the cities that their names tell. A name is read by the rules of
 * its longest known suffix alone, and by the first rule whose form it has; the operator's own
 * meaning of the code comes before that of the public lists. A name under no known suffix tells
 * nothing: three letters somewhere in a name are a code to one operator and a word to another.
 */
final class Hostnames {
  private final List<PrefixMap<String>> names = new ArrayList<>();
  private final Map<String, SuffixRules> rules = new HashMap<>();
  private final LocationCodes codes;

  /** What names told that were asked for: the same routers are on many paths. */
  private final ConcurrentMap<IpAddress, List<Hint>> told = new ConcurrentHashMap<>();

  private final Cities cities;

  /** Joins the files; where two describe one suffix or name one address, the earlier counts. */
  Hostnames(List<HostnameFacts> files, Cities cities) {
    this.cities = cities;
    List<LocationCode> tables = new ArrayList<>();
    for (HostnameFacts file : files) {
      PrefixMap<String> named = file.names.build();
      if (named.size() > 0) {
        names.add(named);
      }
      file.rules.forEach(each -> rules.putIfAbsent(each.suffix(), each));
      tables.addAll(file.codes);
    }
    codes = new LocationCodes(tables);
  }

  /** The name of an address, in small letters. */
  Optional<String> of(IpAddress address) {
    return names.stream().flatMap(file -> file.valueAt(address).stream()).findFirst();
  }

  /** What the name of an address tells. */
  List<Hint> hints(IpAddress address) {
    Optional<String> name = of(address);
    return name.isPresent() ? told.computeIfAbsent(address, asked -> hints(name.get())) : List.of();
  }

  /** What a name tells, in no order. */
  List<Hint> hints(String name) {
    Optional<SuffixRules> known = suffix(name);
    return known.isPresent() ? hints(name, known.get()) : List.of();
  }

  /** The rules of the longest known suffix, which can be the whole of the name. */
  private Optional<SuffixRules> suffix(String name) {
    int from = 0;
    while (true) {
      SuffixRules found = rules.get(name.substring(from));
      int dot = name.indexOf('.', from);
      if (found != null || dot < 0) {
        return Optional.ofNullable(found);
      }
      from = dot + 1;
    }
  }

  private List<Hint> hints(String name, SuffixRules suffix) {
    Optional<HostnameRule.Reading> found = suffix.read(name);
    if (found.isEmpty()) {
      return List.of();
    }
    HostnameRule.Reading reading = found.get();
    String detail = reading.code() + " in " + name + " by " + reading.by();
    return cities(reading, suffix).stream()
        .distinct()
        .map(city -> hint(city, suffix.source(), detail, suffix.precision()))
        .toList();
  }

  private static Hint hint(City city, String source, String detail, OptionalDouble precision) {
    return new Hint(Hint.Kind.HOSTNAME, city, source, detail, precision);
  }

  private List<City> cities(HostnameRule.Reading reading, SuffixRules suffix) {
    List<SuffixRules.Meaning> known = suffix.meanings(reading);
    // Where the operator means a place of its own that no city is near, or that the file keeps to
    // itself, the lists would name another one.
    return known.stream().anyMatch(SuffixRules.Meaning::own)
        ? known.stream().flatMap(each -> each.city().stream()).toList()
        : listed(reading);
  }

  /** What the public lists say, as far as the country and state beside the code allow it. */
  List<City> listed(HostnameRule.Reading reading) {
    List<Listed> all =
        reading.type() == LocationCode.Type.PLACE
            ? cities.called(reading.code()).stream().map(Listed::of).toList()
            : codes.of(reading.type(), reading.code()).stream().map(Listed::of).toList();
    List<Listed> here =
        all.stream().filter(each -> isIn(each.city().country(), reading.country())).toList();
    return inState(here, reading.state()).stream().map(Listed::city).toList();
  }

  /** Those of the state; if there are none, those whose state is not known. */
  private static List<Listed> inState(List<Listed> all, Optional<String> state) {
    if (state.isEmpty()) {
      return all;
    }
    List<Listed> there = all.stream().filter(each -> each.state().equals(state)).toList();
    return there.isEmpty() ? all.stream().filter(each -> each.state().isEmpty()).toList() : there;
  }

  private static boolean isIn(CountryCode country, Optional<CountryCode> wanted) {
    return wanted.isEmpty() || wanted.get().equals(country);
  }

  /** A place of a list, and its state where it has a code of letters. */
  private record Listed(City city, Optional<String> state) {
    private static Listed of(NamedCity named) {
      return new Listed(named.area(), named.state());
    }

    private static Listed of(LocationCode code) {
      return new Listed(code.city(), code.state());
    }
  }
}
