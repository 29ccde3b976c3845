package org.entrepot.annotate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;

/** What the files say of autonomous systems; for each fact the first file that has it counts. */
final class AsFacts {
  private final List<Sourced<Map<Asn, AsName>>> names;
  private final Map<Optional<CountryAttribution>, List<Sourced<AsCountries>>> byMeaning;
  private final CountryAttribution attribution;
  private final List<Sourced<AsUsers>> users;
  private final Organizations organizations;

  AsFacts(
      List<Sourced<Map<Asn, AsName>>> names,
      List<List<SiblingLines.Group>> groups,
      List<Sourced<AsCountries>> countries,
      List<Sourced<AsUsers>> users) {
    this.names = List.copyOf(names);
    this.byMeaning =
        countries.stream().collect(Collectors.groupingBy(file -> file.value().attribution()));
    this.attribution =
        countries.stream()
            .flatMap(file -> file.value().attribution().stream())
            .findFirst()
            .orElse(CountryAttribution.REGISTRATION);
    this.users = List.copyOf(users);
    this.organizations = new Organizations(groups, this::nameOf);
  }

  private static <T, V> Optional<Sourced<V>> first(
      List<Sourced<T>> files, Function<T, Map<Asn, V>> table, Asn asn) {
    for (Sourced<T> file : files) {
      V value = table.apply(file.value()).get(asn);
      if (value != null) {
        return Optional.of(new Sourced<>(value, file.source()));
      }
    }
    return Optional.empty();
  }

  Optional<String> nameOf(Asn asn) {
    return first(names, Function.identity(), asn).map(found -> found.value().name());
  }

  Organization organizationOf(Asn asn) {
    return organizations.of(asn);
  }

  /** What is meant where nothing is said: what the first file of countries means by them. */
  CountryAttribution attribution() {
    return attribution;
  }

  Optional<Sourced<CountryCode>> countryOf(Asn asn, CountryAttribution meaning) {
    return overridden(asn)
        .or(() -> first(of(Optional.of(meaning)), AsCountries::of, asn))
        .or(
            () ->
                switch (meaning) {
                  case REGISTRATION -> countryBesideName(asn);
                  case USERS -> first(users, AsUsers::country, asn);
                  case ADDRESSES, INFRASTRUCTURE, UNSTATED -> Optional.empty();
                });
  }

  private Optional<Sourced<CountryCode>> overridden(Asn asn) {
    List<Sourced<AsCountries>> own = of(Optional.empty());
    return own.isEmpty() ? Kosovo.countryOf(asn) : first(own, AsCountries::of, asn);
  }

  private List<Sourced<AsCountries>> of(Optional<CountryAttribution> meaning) {
    return byMeaning.getOrDefault(meaning, List.of());
  }

  private Optional<Sourced<CountryCode>> countryBesideName(Asn asn) {
    return first(names, Function.identity(), asn)
        .flatMap(
            found ->
                found.value().country().map(country -> new Sourced<>(country, found.source())));
  }

  /** Of the first file of users: of all ASes that have most of theirs in the country, all. */
  long usersIn(CountryCode country) {
    return users.stream()
        .limit(1)
        .map(Sourced::value)
        .flatMap(
            file ->
                file.total().entrySet().stream()
                    .filter(
                        entry ->
                            overridden(entry.getKey())
                                .map(Sourced::value)
                                .or(() -> Optional.ofNullable(file.country().get(entry.getKey())))
                                .filter(country::equals)
                                .isPresent()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  OptionalLong usersOf(Asn asn) {
    return first(users, AsUsers::total, asn).stream().mapToLong(Sourced::value).findFirst();
  }
}
