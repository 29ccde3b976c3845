package org.entrepot.study;

import java.util.List;
import java.util.Optional;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Sourced;
import org.entrepot.claim.Measure;
import org.entrepot.claim.Trial;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.rank.Subject;

/**
 * What a file of claims calls by a name, as rankings call it.
 *
 * @param book knows organisations and cities
 */
record ClaimSubjects(AddressBook book) implements Trial.Directory {
  @Override
  public Subject find(Measure.Kind kind, String name) {
    return switch (kind) {
      case AS -> network(Asn.parse(name), Asn.parse(name).value() + "");
      case ORGANISATION -> network(Asn.parse(name), book.organizationOf(Asn.parse(name)).id());
      case CITY -> city(name);
      case COUNTRY -> {
        CountryCode country = new CountryCode(name);
        yield new Subject(name, country.englishName(), Optional.of(country));
      }
    };
  }

  private Subject network(Asn asn, String id) {
    return new Subject(
        id,
        book.nameOf(asn).map(name -> name + " (" + asn + ")").orElse(asn.toString()),
        book.countryOf(asn).map(Sourced::value));
  }

  private Subject city(String name) {
    List<City> found = cities(name);
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "there is no city \"" + name + "\" in the study's list of cities"
              : "\"%s\" is the name of %d cities; say which, such as \"%s, %s\""
                  .formatted(name, found.size(), name, found.get(0).country().code()));
    }
    City city = found.get(0);
    return new Subject(Long.toString(city.geonamesId()), city.name(), Optional.of(city.country()));
  }

  private List<City> cities(String name) {
    if (name.matches("[0-9]{1,18}")) {
      return book.cities().area(Long.parseLong(name)).stream().toList();
    }
    int comma = name.lastIndexOf(',');
    String code = name.substring(comma + 1).strip();
    if (comma > 0 && CountryCode.isKnown(code)) {
      return book.cities().named(name.substring(0, comma), new CountryCode(code)).stream().toList();
    }
    return book.cities().all().stream().filter(city -> city.name().equalsIgnoreCase(name)).toList();
  }
}
