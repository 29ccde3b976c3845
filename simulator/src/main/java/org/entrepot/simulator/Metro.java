package org.entrepot.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;

/**
 * A city in which networks can meet.
 *
 * @param index its place in the list
 * @param city what it is called and where it is
 * @param zone its time zone
 * @param code three letters by which hostnames call it
 */
record Metro(int index, City city, String zone, String code) {
  /** All of them, in the order of the list. */
  static List<Metro> all() {
    InputStream resource =
        Objects.requireNonNull(Metro.class.getResourceAsStream("metros.tsv"), "metros.tsv");
    List<Metro> all = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          all.add(
              new Metro(
                  all.size(),
                  new City(
                      Long.parseLong(columns[0]),
                      columns[1],
                      new CountryCode(columns[4]),
                      new Coordinates(
                          Double.parseDouble(columns[2]), Double.parseDouble(columns[3])),
                      Long.parseLong(columns[5])),
                  columns[6],
                  columns[7]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(all);
  }

  CountryCode country() {
    return city.country();
  }

  double kmTo(Metro other) {
    return city.coordinates().distanceKm(other.city.coordinates());
  }
}
