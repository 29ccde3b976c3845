package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.References.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.entrepot.dataset.Role;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationsTest {
  @TempDir Path directory;
  private References references;

  @BeforeEach
  void someCities() throws IOException {
    references =
        new References(directory)
            .with(
                Role.CITIES,
                "cities",
                CitiesTest.line(1, "Washington, D. C.", "", 38.895, -77.036, "US", 601723),
                CitiesTest.line(2, "Pristina", "", 42.673, 21.167, "XK", 550000),
                CitiesTest.line(3, "Zrenjanin", "", 45.38, 20.39, "RS", 79773));
  }

  private static Optional<Long> city(AddressBook book, String address) {
    return book.locationOf(IpAddress.parse(address)).map(found -> found.city().geonamesId());
  }

  @Test
  void a_place_is_the_nearest_city_of_its_own_country() throws IOException {
    AddressBook book =
        references
            .with(
                Role.ADDRESS_LOCATIONS,
                "ipmap",
                "192.0.2.7/32,\"WASHINGTON,_D.C.\",\"Washington, D.C.\",\"Washington, D.C.\","
                    + "United States,US,USA,38.89511,-77.03637,60",
                "198.51.100.0/24,X,Priština,Pristina,Kosovo,XK,XKX,42.67272,21.16688,50",
                "2001:db8::1/128,X,Pristina,Pristina,Kosovo,XK,XKX,42.67272,21.16688,50",
                "192.0.2.8/32,X,Border,Border,Bulgaria,BG,BGR,42.7,21.2,50",
                "192.0.2.6/32,X,Pristina,Pristina,Serbia,RS,SRB,42.7,21.2,50",
                "192.0.2.9/32,USA,,,United States,US,USA,,,60",
                "192.0.2.10/32,X,Y,Z,Serbia,RS,SRB,45.38,20.39",
                "192.0.2.11,X,Y,Z,Serbia,RS,SRB,45.38,20.39,5",
                "192.0.2.12/32,X,Y,Z,Serbia,R,SRB,45.38,20.39,5")
            .load();

    assertThat(city(book, "192.0.2.7")).contains(1L);
    assertThat(city(book, "198.51.100.200")).contains(2L);
    assertThat(city(book, "2001:db8::1")).contains(2L);
    assertThat(city(book, "192.0.2.8")).as("near a city of another country").isEmpty();
    assertThat(city(book, "192.0.2.6")).as("no XK in the list of countries").contains(2L);
    assertThat(city(book, "2001:db8::2")).isEmpty();
    LoadedFile file = file(book, "ipmap");
    assertThat(file.records()).isEqualTo(4);
    assertThat(file.rejected())
        .containsEntry("no city within 40 km", 1L)
        .containsEntry("without coordinates", 1L)
        .containsEntry("wrong number of columns", 1L)
        .containsEntry("not a prefix", 1L)
        .containsEntry("not a country code", 1L)
        .hasSize(5);
  }

  /** METHOD.md 9, trap 11: IPmap's score is no probability. */
  @Test
  void the_score_of_ipmap_says_nothing_of_a_place() throws IOException {
    String place = ",X,Priština,Pristina,Kosovo,XK,XKX,42.67272,21.16688,";
    AddressBook book =
        references
            .with(
                Role.ADDRESS_LOCATIONS,
                "ipmap",
                "192.0.2.1/32" + place + "1",
                "192.0.2.2/32" + place + "50",
                "192.0.2.3/32" + place + "100")
            .load();

    AddressLocation first = book.locationOf(IpAddress.parse("192.0.2.1")).orElseThrow();
    assertThat(book.locationOf(IpAddress.parse("192.0.2.2"))).contains(first);
    assertThat(book.locationOf(IpAddress.parse("192.0.2.3"))).contains(first);
  }

  @Test
  void the_first_file_that_knows_an_address_places_it() throws IOException {
    String tail = ",X,Y,Z,Serbia,RS,SRB,45.38,20.39,5";
    AddressBook book =
        references
            .with(
                Role.ADDRESS_LOCATIONS, "first", "192.0.2.0/24,X,Y,Z,Kosovo,XK,XKX,42.67,21.17,50")
            .with(Role.ADDRESS_LOCATIONS, "second", "192.0.2.1/32" + tail, "192.0.3.1/32" + tail)
            .load();

    assertThat(city(book, "192.0.2.1")).contains(2L);
    assertThat(book.locationOf(IpAddress.parse("192.0.3.1")).orElseThrow().source())
        .isEqualTo("second");
  }
}
