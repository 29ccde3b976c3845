package org.entrepot.simulator;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.dataset.Role;
import org.entrepot.net.City;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * Places of router addresses of both families in the columns of <a
 * href="https://ipmap.ripe.net/">RIPE IPmap</a>: {@code
 * prefix,id,city,region,country,cc,cc3,latitude,longitude,score}. Some addresses are missing, about
 * twice as often ports of exchanges. Others are in a wrong city: by half in the home of the network
 * that numbers the link, which is what registries know, and else anywhere around.
 */
record IpmapPlaces(World world, Elsewhere elsewhere) implements ReferenceFile {
  /**
   * A port is there if it would be so many times in a row: at the default rate half as often as
   * another address, and always if none is missing.
   */
  private static final int PORT_TRIES = 4;

  private static final double HOME = 0.5;
  private static final int LOWEST_SCORE = 50;

  @Override
  public Role role() {
    return Role.ADDRESS_LOCATIONS;
  }

  @Override
  public String name() {
    return "synthetic-ipmap-places.csv.gz";
  }

  @Override
  public void write(LineFile to) throws IOException {
    to.comment("# " + MARK);
    List<String> columns = world.metros.stream().map(metro -> place(metro.city())).toList();
    List<Interface> interfaces =
        world.interfaces.stream().sorted(Comparator.comparing(Interface::address)).toList();
    for (Interface each : interfaces) {
      write(to, each, each.address(), columns);
    }
    for (Interface each : interfaces) {
      write(to, each, SixMap.of(each.address()), columns);
    }
  }

  private void write(LineFile to, Interface at, IpAddress address, List<String> columns)
      throws IOException {
    Optional<Metro> told = told(at, address.family());
    if (told.isPresent()) {
      int score =
          LOWEST_SCORE
              + world.draws.of("score").below(101 - LOWEST_SCORE, key(at, address.family()));
      to.line(Prefix.of(address) + "," + columns.get(told.get().index()) + "," + score);
    }
  }

  /** Each address has its own lot, that of IPv6 too. */
  private static long key(Interface at, IpAddress.Family family) {
    return at.address().low() << 1 | (family == IpAddress.Family.IPV6 ? 1 : 0);
  }

  /** Where the table puts an address of an interface; empty if it does not know it. */
  Optional<Metro> told(Interface at, IpAddress.Family family) {
    long key = key(at, family);
    double there = 1 - world.rate(Artefact.PLACE_MISSING);
    double tried = at.exchange() == null ? there : StrictMath.pow(there, PORT_TRIES);
    // Not "below the rate": what is missing at one rate has to be missing at any higher one.
    if (world.draws.of(Artefact.PLACE_MISSING.word()).unit(key) >= tried) {
      return Optional.empty();
    }
    Metro city = at.router().pop().metro();
    return Optional.of(world.befalls(Artefact.PLACE_WRONG, key) ? wrong(at, city, key) : city);
  }

  private Metro wrong(Interface at, Metro city, long key) {
    Draws draws = world.draws.of("wrong place");
    int whose = at.numberedBy() < 0 ? at.router().network() : at.numberedBy();
    Metro home = world.networks.get(whose).plan.home();
    return draws.unit(key, 1) < HOME && Elsewhere.isFar(city, home)
        ? home
        : elsewhere.from(city, draws.unit(key, 2));
  }

  /** The columns of a city; its region is not known here, and its id is not one of IPmap's. */
  private static String place(City city) {
    String country = city.country().code();
    String id =
        Ascii.label(city.name(), "_").toUpperCase(Locale.ROOT) + "-" + country + "-SYNTHETIC";
    return String.join(
        ",",
        id,
        Csv.field(city.name()),
        "",
        Csv.field(city.country().englishName()),
        country,
        threeLetters(country),
        JsonText.decimal(city.coordinates().latitude(), 5),
        JsonText.decimal(city.coordinates().longitude(), 5));
  }

  /** The code of three letters; ISO has none for Kosovo, for which IPmap writes KOS. */
  private static String threeLetters(String country) {
    return country.equals("XK")
        ? "KOS"
        : new Locale.Builder().setRegion(country).build().getISO3Country();
  }
}
