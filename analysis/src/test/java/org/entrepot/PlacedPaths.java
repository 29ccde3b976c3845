package org.entrepot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.path.AsPath;
import org.entrepot.path.Belief;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.path.Place;
import org.entrepot.path.Responder;
import org.entrepot.path.Viewpoint;

/**
 * Paths written down hop by hop, such as {@code 1@Vienna * ?@Vienna ix7@- 2@Vienna=.9,Budapest=.1
 * 4/5@- 9!}: from a probe in AS 1, a router of it in Vienna; a silent hop; a router in Vienna of
 * which is not known whose it is; an address on the LAN of exchange 7, nowhere known; a router of
 * AS 2, in Vienna with a probability of 0.9; one of AS 4 or 5; and the destination. A path that
 * does not end in one has an end that was not seen.
 */
public final class PlacedPaths {
  private static final Map<String, City> CITIES =
      Map.of(
          "Vienna", city(1, "Vienna", "AT"),
          "Graz", city(2, "Graz", "AT"),
          "Budapest", city(3, "Budapest", "HU"),
          "Belgrade", city(4, "Belgrade", "RS"),
          "Nis", city(5, "Nis", "RS"),
          "Frankfurt", city(6, "Frankfurt", "DE"));

  private PlacedPaths() {}

  private static City city(long id, String name, String country) {
    return new City(id, name, new CountryCode(country), new Coordinates(0, 0), 0);
  }

  /** A city by its name. */
  public static City city(String name) {
    return Optional.ofNullable(CITIES.get(name)).orElseThrow();
  }

  /** AS 5 and AS 6 are of one organisation, every other AS is its own. */
  public static Organization whose(Asn asn) {
    String id = asn.value() == 5 || asn.value() == 6 ? "SIBLINGS" : asn.toString();
    return new Organization(id, id);
  }

  /** A path from a probe in Serbia. */
  public static ObservedPath path(String hops) {
    return path("RS", hops);
  }

  /** A path from a probe in this country and in AS 1. */
  public static ObservedPath path(String country, String hops) {
    return path(1, country, hops);
  }

  private static ObservedPath path(int probe, String country, String text) {
    List<ObservedHop> hops = new ArrayList<>();
    List<AsPath.Step> steps = new ArrayList<>();
    steps.add(new AsPath.Network(new Asn(probe), List.of(), "probe"));
    String previous = Integer.toString(probe);
    for (String token : text.strip().split(" +", -1)) {
      int number = hops.size() + 1;
      boolean last = token.endsWith("!");
      String who = token.replaceAll("[@!].*", "");
      hops.add(
          new ObservedHop(
              number,
              who.equals("*")
                  ? List.of()
                  : List.of(
                      new Responder(
                          IpAddress.parse("192.0.2." + number), OptionalLong.of(number * 1000L))),
              Collections.emptyNavigableSet(),
              "lpm",
              last ? ObservedHop.Role.DESTINATION : ObservedHop.Role.TRANSIT,
              place(token.contains("@") ? token.substring(token.indexOf('@') + 1) : "-")));
      String kind = who.equals("*") ? "?" : who;
      List<Integer> numbers = new ArrayList<>();
      if (kind.equals(previous)) {
        numbers.addAll(steps.remove(steps.size() - 1).hops());
      }
      numbers.add(number);
      steps.add(step(kind, numbers));
      previous = kind;
    }
    NavigableSet<Asn> destination = new TreeSet<>(steps.get(steps.size() - 1).asns());
    return new ObservedPath(
        new Viewpoint(
            probe,
            Optional.of(new Asn(probe)),
            Optional.of(new CountryCode(country)),
            Optional.empty(),
            Optional.empty()),
        1,
        0,
        IpAddress.Family.IPV4,
        OptionalInt.empty(),
        Optional.empty(),
        destination,
        text.endsWith("!"),
        new AsPath(steps),
        hops,
        List.of(),
        Collections.emptyNavigableSet(),
        Optional.empty());
  }

  private static AsPath.Step step(String who, List<Integer> hops) {
    if (who.equals("?")) {
      return new AsPath.Gap(hops, "gap");
    }
    if (who.startsWith("ix")) {
      return new AsPath.Crossing(Long.parseLong(who.substring(2)), hops, "exchange");
    }
    NavigableSet<Asn> asns =
        Arrays.stream(who.split("/", -1))
            .map(Asn::parse)
            .collect(Collectors.toCollection(TreeSet::new));
    return asns.size() == 1
        ? new AsPath.Network(asns.first(), hops, "lpm")
        : new AsPath.OneOf(asns, hops, "lpm");
  }

  /** A city; several with probabilities, the first told from 0.6 on; or nothing known. */
  public static Place place(String text) {
    if (text.equals("-")) {
      return new Place.Unlocated("no evidence");
    }
    if (!text.contains("=")) {
      return new Place.Located(city(text), "exchange", "a file");
    }
    List<Belief.Candidate> all = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      String[] parts = one.split("=", -1);
      all.add(new Belief.Candidate(city(parts[0]), Double.parseDouble(parts[1])));
    }
    CountryCode country = all.get(0).city().country();
    double sum =
        all.stream()
            .filter(each -> each.city().country().equals(country))
            .mapToDouble(Belief.Candidate::probability)
            .sum();
    Belief belief = new Belief(all, true, Optional.of(country), sum);
    return belief.probability() >= Belief.LEAST
        ? new Place.Located(all.get(0).city(), "exchange", "a file", Optional.of(belief))
        : new Place.Unlocated(Place.UNSURE, Optional.of(belief));
  }

  /**
   * Random paths of the probes of AS 1 to 4.
   *
   * @param certain whether a city is either certain or not known at all
   */
  public static List<ObservedPath> random(long seed, int number, boolean certain) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> names = CITIES.keySet().stream().sorted().toList();
    List<ObservedPath> paths = new ArrayList<>();
    while (paths.size() < number) {
      StringBuilder hops = new StringBuilder();
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        String who =
            switch (random.nextInt(9)) {
              case 0 -> "*";
              case 1 -> "?";
              case 2 -> "ix7";
              case 3 -> "5/8";
              default -> Integer.toString(random.nextInt(1, 8));
            };
        String one = names.get(random.nextInt(3) == 0 ? random.nextInt(6) : 4);
        String other = names.get((names.indexOf(one) + 1 + random.nextInt(5)) % 6);
        int likely = random.nextInt(1, 10);
        hops.append(who);
        if (!who.equals("*") && random.nextInt(5) > 0) {
          hops.append('@').append(one);
          if (!certain && random.nextBoolean()) {
            hops.append("=." + likely + "," + other + "=." + random.nextInt(0, 11 - likely) + "0");
          }
        }
        hops.append(' ');
      }
      String end = random.nextInt(4) > 0 ? "9!" : "*";
      paths.add(path(random.nextInt(1, 5), random.nextInt(4) > 0 ? "RS" : "DE", hops + end));
    }
    return paths;
  }
}
