package org.entrepot.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.locate.Delays;
import org.entrepot.locate.Locator;
import org.entrepot.net.City;
import org.entrepot.net.IpAddress;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.entrepot.path.Sounding;
import org.entrepot.path.Viewpoint;

/**
 * How long it takes to locate a million distinct addresses: made-up routers in real cities, more of
 * them where more people live, each answering one to ten of 10,000 such probes anywhere in the
 * world half as fast as light could, and up to 8 ms later. Four in five are in a table that is
 * right about four in five. Takes a file of GeoNames cities and the number of addresses; run with
 * {@code -Xmx2g}, which is the limit to be held.
 */
public final class LocateMillion {
  private static final int PROBES = 10_000;

  private final SplittableRandom random = new SplittableRandom(1);
  private final List<City> cities;
  private final long[] people;

  private LocateMillion(List<City> cities) {
    this.cities = cities;
    people = new long[cities.size()];
    long sum = 0;
    for (int i = 0; i < people.length; i++) {
      sum += cities.get(i).population();
      people[i] = sum;
    }
  }

  /** Takes the file of cities and the number of addresses. */
  public static void main(String[] args) throws IOException {
    DataFile geonames = new DataFile(Path.of(args[0]), "cities");
    int number = Integer.parseInt(args[1]);
    AddressBook world =
        AddressBook.load(new Dataset(List.of(), Map.of(Role.CITIES, List.of(geonames))));
    LocateMillion made = new LocateMillion(world.cities().all());
    Path table = Files.createTempFile("locations", ".csv");
    try {
      List<City> places = made.places(number, table);
      AddressBook book =
          AddressBook.load(
              new Dataset(
                  List.of(),
                  Map.of(
                      Role.CITIES,
                      List.of(geonames),
                      Role.ADDRESS_LOCATIONS,
                      List.of(new DataFile(table, "locations.csv")))));
      made.run(places, book);
    } finally {
      Files.delete(table);
    }
  }

  private City city() {
    long at = random.nextLong(people[people.length - 1]);
    int low = 0;
    int high = people.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (people[middle] <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return cities.get(low);
  }

  private static IpAddress address(int number) {
    return IpAddress.v4(0x0B000000 + number);
  }

  /** Where the routers are; what the table says of them is written to a file. */
  private List<City> places(int number, Path table) throws IOException {
    List<City> places = new ArrayList<>(number);
    try (Writer out = Files.newBufferedWriter(table)) {
      for (int i = 0; i < number; i++) {
        City place = city();
        places.add(place);
        City said = random.nextInt(5) == 0 ? city() : place;
        if (random.nextInt(5) != 0) {
          out.write(
              String.format(
                  Locale.ROOT,
                  "%s/32,ID,%s,,%s,%s,XXX,%.5f,%.5f,50%n",
                  address(i),
                  said.name().replace(",", ""),
                  said.country(),
                  said.country(),
                  said.coordinates().latitude(),
                  said.coordinates().longitude()));
        }
      }
    }
    return places;
  }

  private void run(List<City> places, AddressBook book) {
    List<Viewpoint> probes = new ArrayList<>();
    for (int i = 1; i <= PROBES; i++) {
      City at = city();
      probes.add(
          new Viewpoint(
              i,
              Optional.empty(),
              Optional.of(at.country()),
              Optional.of(at.coordinates()),
              Optional.of(at)));
    }
    double start = seconds();
    Delays delays = new Delays();
    for (int i = 0; i < places.size(); i++) {
      for (int left = 1 + random.nextInt(10); left > 0; left--) {
        delays.accept(sounding(probes.get(random.nextInt(PROBES)), address(i), places.get(i)));
      }
    }
    double gathered = seconds();
    Locator locator = Locator.of(book).knowing(delays);
    double weighed = seconds();
    long located =
        IntStream.range(0, places.size())
            .parallel()
            .filter(i -> locator.place(address(i)) instanceof Place.Located)
            .count();
    double end = seconds();
    System.gc();
    Runtime heap = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%,d addresses, %,d located: times gathered in %.1f s (one thread, with making them up),"
            + " sources weighed in %.1f s, located in %.1f s; %,d MB held%n",
        delays.size(),
        located,
        gathered - start,
        weighed - gathered,
        end - weighed,
        (heap.totalMemory() - heap.freeMemory()) >> 20);
  }

  private Sounding sounding(Viewpoint from, IpAddress address, City place) {
    double km = from.coordinates().orElseThrow().distanceKm(place.coordinates());
    long micros = (long) (km * 20) + 200 + random.nextInt(8000);
    return new Sounding(from, List.of(new Responder(address, OptionalLong.of(micros))));
  }

  private static double seconds() {
    return System.nanoTime() / 1e9;
  }
}
