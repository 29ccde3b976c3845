package org.entrepot.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Coordinates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobeTest {
  private static final int CITIES = 3000;

  @TempDir static Path folder;
  private static Globe globe;

  @BeforeAll
  static void scatter() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < CITIES; i++) {
      Coordinates at = point(random);
      lines.append(
          String.join(
              "\t",
              String.valueOf(i + 1),
              "City" + i,
              "City" + i,
              "",
              String.valueOf(at.latitude()),
              String.valueOf(at.longitude()),
              "P\tPPL",
              random.nextBoolean() ? "AT" : "RS",
              "\t00\t\t\t",
              String.valueOf(1000 + random.nextInt(1_000_000)),
              "\t100\tEurope/Vienna\t2012-01-01\n"));
    }
    Path file = Files.writeString(folder.resolve("cities.txt"), lines);
    globe =
        new Globe(
            AddressBook.load(
                    new Dataset(
                        List.of(), Map.of(Role.CITIES, List.of(new DataFile(file, "cities.txt")))))
                .cities());
  }

  /** Anywhere; every tenth near a pole or the date line. */
  private static Coordinates point(SplittableRandom random) {
    return switch (random.nextInt(20)) {
      case 0 -> new Coordinates(85 + random.nextDouble(5), random.nextDouble(-180, 180));
      case 1 -> new Coordinates(random.nextDouble(-70, 70), random.nextBoolean() ? 179.9 : -179.9);
      default -> new Coordinates(random.nextDouble(-80, 80), random.nextDouble(-180, 180));
    };
  }

  private static List<Disc> discs(SplittableRandom random) {
    List<Disc> discs = new ArrayList<>();
    Coordinates place = point(random);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      Coordinates probe = point(random);
      long micros =
          (long) (place.distanceKm(probe) * (10 + random.nextDouble(5))) + random.nextInt(9000);
      discs.add(new Disc(i, probe, micros));
    }
    discs.sort(Comparator.comparingLong(Disc::micros));
    return discs;
  }

  private static double exactly(int city, List<Disc> discs) {
    double least = 1;
    for (Disc disc : discs) {
      double km = globe.city(city).coordinates().distanceKm(disc.centre());
      least = Math.min(least, disc.likelihood(km));
    }
    return least;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void city_by_city_it_allows_what_every_disc_allows_and_nothing_else(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      List<Disc> discs = discs(random);
      double[] told = new double[globe.size()];
      globe.within(
          discs,
          List.of(),
          new Globe.Visitor() {
            @Override
            public boolean wantsEach(int cell) {
              return true;
            }

            @Override
            public void city(int city, double likelihood) {
              told[city] = likelihood;
            }

            @Override
            public void cell(int cell, double likelihood) {
              throw new AssertionError("each was asked for");
            }
          });
      for (int city = 0; city < told.length; city++) {
        double exact = exactly(city, discs);
        String what = "seed " + seed + ", " + globe.city(city) + " by " + discs;
        assertThat(told[city]).as(what).isCloseTo(exact, within(0.001));
        assertThat(told[city] == 0).as(what).isEqualTo(exact == 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void a_cell_told_as_one_is_allowed_as_a_whole_and_sums_up_to_about_its_cities(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      List<Disc> discs = discs(random);
      String what = "seed " + seed + ", by " + discs;
      double[] sums = new double[2];
      globe.within(
          discs,
          List.of(),
          new Globe.Visitor() {
            @Override
            public boolean wantsEach(int cell) {
              return false;
            }

            @Override
            public void city(int city, double likelihood) {
              sums[0] += likelihood;
              sums[1] += exactly(city, discs);
            }

            @Override
            public void cell(int cell, double likelihood) {
              for (int city = globe.first(cell); city < globe.end(cell); city++) {
                double exact = exactly(city, discs);
                assertThat(exact).as(what).isPositive();
                sums[0] += likelihood;
                sums[1] += exact;
              }
            }
          });
      assertThat(sums[0]).as(what).isCloseTo(sums[1], within(0.05 * sums[1] + 1e-9));
    }
  }
}
