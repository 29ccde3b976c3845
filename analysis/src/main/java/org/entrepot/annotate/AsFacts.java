package org.entrepot.annotate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;

/** What the files say of autonomous systems; for each fact the first file that has it counts. */
final class AsFacts {
  private final List<Sourced<Map<Asn, AsName>>> names;
  private final List<Sourced<Map<Asn, CountryCode>>> countries;
  private final List<Sourced<Map<Asn, Long>>> users;
  private final Organizations organizations;

  AsFacts(
      List<Sourced<Map<Asn, AsName>>> names,
      List<List<SiblingLines.Group>> groups,
      List<Sourced<Map<Asn, CountryCode>>> countries,
      List<Sourced<Map<Asn, Long>>> users) {
    this.names = List.copyOf(names);
    this.countries = List.copyOf(countries);
    this.users = List.copyOf(users);
    this.organizations = new Organizations(groups, this::nameOf);
  }

  private static <V> Optional<Sourced<V>> first(List<Sourced<Map<Asn, V>>> files, Asn asn) {
    for (Sourced<Map<Asn, V>> file : files) {
      V value = file.value().get(asn);
      if (value != null) {
        return Optional.of(new Sourced<>(value, file.source()));
      }
    }
    return Optional.empty();
  }

  Optional<String> nameOf(Asn asn) {
    return first(names, asn).map(found -> found.value().name());
  }

  Organization organizationOf(Asn asn) {
    return organizations.of(asn);
  }

  Optional<Sourced<CountryCode>> countryOf(Asn asn) {
    return Kosovo.countryOf(asn)
        .or(() -> countries.isEmpty() ? countryBesideName(asn) : first(countries, asn));
  }

  private Optional<Sourced<CountryCode>> countryBesideName(Asn asn) {
    return first(names, asn)
        .flatMap(
            found ->
                found.value().country().map(country -> new Sourced<>(country, found.source())));
  }

  OptionalLong usersOf(Asn asn) {
    return first(users, asn).stream().mapToLong(Sourced::value).findFirst();
  }
}
