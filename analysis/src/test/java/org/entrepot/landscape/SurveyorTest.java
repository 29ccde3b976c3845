package org.entrepot.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entrepot.SmallWorld.trace;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.entrepot.SmallWorld;
import org.entrepot.aggregate.VisitShare;
import org.entrepot.annotate.AddressBook;
import org.entrepot.annotate.Exchange;
import org.entrepot.dataset.Dataset;
import org.entrepot.infer.TracePaths;
import org.entrepot.locate.Locator;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.path.ObservedPath;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Estimand;
import org.entrepot.stats.Estimates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchange 7 in Vienna has the members AS 2, 3 and 4, all of Serbia; exchange 8 in Sofia none. */
class SurveyorTest {
  private static final String DESTINATION = "11.9.0.9";
  private static final Region REGION =
      Region.of(List.of(new CountryCode("AT"), new CountryCode("BG"), new CountryCode("RS")));

  @TempDir static Path folder;
  private static AddressBook book;

  @BeforeAll
  static void load() {
    book = new SmallWorld(folder).book();
  }

  private static ObservedPath path(int probe, String... hops) {
    return Locator.of(book).locate(TracePaths.with(book).path(trace(probe, DESTINATION, hops)));
  }

  private static Landscape landscape(AddressBook with, ObservedPath... paths) {
    LandscapeCount count = LandscapeCount.by(with);
    VisitShare<City> visits = VisitShare.citiesAway(with::organizationOf);
    for (ObservedPath path : paths) {
      count.accept(path);
      visits.accept(path);
    }
    Estimates<City> estimates =
        ClusterBootstrap.withSeed(1)
            .estimate(new Estimand("paths", "votes", "probes", "day", "visit"), visits.table());
    return new Surveyor(REGION, with, 7).landscape(count, estimates);
  }

  private static CountryExchanges country(Landscape landscape, String code) {
    return landscape.countries().stream()
        .filter(row -> row.country().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<CountryExchanges.Largest> largest(String name, int members) {
    return Optional.of(new CountryExchanges.Largest(name, members));
  }

  private static CityStanding city(Landscape landscape, String name) {
    return landscape.cities().stream()
        .filter(row -> row.city().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void members_count_once_a_country_and_by_where_they_are_registered() {
    Landscape landscape = landscape(book);
    CountryExchanges austria = country(landscape, "AT");
    assertThat(austria)
        .isEqualTo(
            new CountryExchanges(
                new CountryCode("AT"), 1, 1, largest("TESTIX", 3), 0, 3, 0, 0, 0, 0));
    assertThat(austria.members()).isEqualTo(3);
    assertThat(austria.membersPerRouted()).as("no network of Austria is routed").isEmpty();
    assertThat(austria.membersPerMillionUsers()).as("no users are known").isEmpty();
    assertThat(country(landscape, "BG"))
        .as("an exchange of which no member is listed")
        .isEqualTo(
            new CountryExchanges(new CountryCode("BG"), 1, 0, Optional.empty(), 0, 0, 0, 0, 0, 0));
    // AS 1 to 9, of which names say Serbia; AS 99 is of no known country.
    assertThat(country(landscape, "RS").routed()).isEqualTo(9);
  }

  @Test
  void densities_by_hand() {
    CountryExchanges serbia =
        new CountryExchanges(
            new CountryCode("RS"), 1, 1, largest("SOX", 33), 10, 21, 2, 140, 7, 6_600_000);
    assertThat(serbia.members()).isEqualTo(33);
    assertThat(serbia.participation().getAsDouble()).isCloseTo(0.05, within(1e-12));
    assertThat(serbia.membersPerRouted().getAsDouble()).isCloseTo(33 / 140.0, within(1e-12));
    assertThat(serbia.membersPerMillionUsers().getAsDouble()).isCloseTo(5, within(1e-12));
  }

  @Test
  void cities_have_their_exchanges_and_their_distance() {
    Landscape landscape = landscape(book);
    assertThat(landscape.cities())
        .extracting(row -> row.city().name())
        .containsExactlyInAnyOrder("Belgrade", "Sofia", "Vienna");
    CityStanding vienna = city(landscape, "Vienna");
    assertThat(vienna.exchanges()).isEqualTo(1);
    assertThat(vienna.members()).isEqualTo(3);
    assertThat(vienna.exchangesPerMillion().getAsDouble()).isCloseTo(1 / 1.691468, within(1e-9));
    assertThat(city(landscape, "Sofia").members()).isZero();
    // METHOD.md 2: Belgrade-Vienna 491.2 km, Belgrade-Sofia 328.0 km.
    assertThat(city(landscape, "Belgrade").kmByPeople().getAsDouble())
        .isCloseTo(
            (491.2 * 1691468 + 328.0 * 1152556) / (1273651 + 1691468 + 1152556), within(0.1));
    assertThat(city(landscape, "Belgrade").kmByUsers()).isEqualTo(OptionalDouble.empty());
    assertThat(landscape.withoutUsers()).hasSize(3);
  }

  @Test
  void few_networks_have_no_share_and_three_cities_no_correlation() {
    Landscape landscape = landscape(book, path(1, "11.1.1.1", "11.2.2.1", DESTINATION));
    assertThat(landscape.cities()).allMatch(row -> row.share().isEmpty());
    assertThat(landscape.correlations()).isEmpty();
    assertThat(landscape.handovers()).isEmpty();
    assertThat(landscape.handed().units()).isEqualTo(1);
    assertThat(landscape.crossed().units()).isEqualTo(1);
  }

  @Test
  void what_no_file_tells_is_said_to_be_missing() throws Exception {
    assertThat(landscape(book).missing())
        .singleElement()
        .asString()
        .startsWith("No estimate of users (asUsers)");
    Landscape bare = landscape(AddressBook.load(new Dataset(List.of(), Map.of())));
    assertThat(bare.missing())
        .extracting(sentence -> sentence.replaceAll("\\).*", ")"))
        .containsExactly(
            "No list of exchanges (ixps)",
            "No list of cities (cities)",
            "No estimate of users (asUsers)",
            "No table of origins (ip2as, rib)");
    assertThat(bare.countries()).allMatch(row -> row.members() == 0);
    assertThat(bare.cities()).isEmpty();
  }

  @Test
  void an_exchange_in_a_city_of_Kosovo_is_in_Kosovo_whatever_its_source_says() {
    City pristina = book.cities().area(786714).orElseThrow();
    Exchange exchange =
        new Exchange(1, "X", "Pristina", Optional.of(new CountryCode("RS")), Optional.of(pristina));
    assertThat(LandscapeCount.country(exchange)).contains(new CountryCode("XK"));
  }
}
