package org.entrepot.simulator;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.entrepot.dataset.Role;
import org.entrepot.net.City;

/**
 * The cities of this Internet in the 19 columns of <a
 * href="https://download.geonames.org/export/dump/readme.txt">GeoNames</a>. They are real: the one
 * file of facts among those that are made up.
 */
record GeoNamesCities(World world) implements ReferenceFile {
  @Override
  public Role role() {
    return Role.CITIES;
  }

  @Override
  public String name() {
    return "synthetic-world-geonames-cities.txt.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    List<Metro> metros = world.metros.stream().sorted(Comparator.comparing(Metro::city)).toList();
    for (Metro metro : metros) {
      City city = metro.city();
      to.line(
          String.join(
              "\t",
              String.valueOf(city.geonamesId()),
              city.name(),
              Ascii.of(city.name()),
              "", // other names
              JsonText.decimal(city.coordinates().latitude(), 5),
              JsonText.decimal(city.coordinates().longitude(), 5),
              "P",
              "PPL",
              city.country().code(),
              "", // other countries
              "", // four divisions of the country
              "",
              "",
              "",
              String.valueOf(city.population()),
              "", // elevation
              "", // height of the terrain
              metro.zone(),
              "2012-10-01"));
    }
  }
}
