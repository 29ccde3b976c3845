package org.entrepot.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.net.CountryCode;
import org.entrepot.simulator.Blueprint.Link;
import org.entrepot.simulator.Blueprint.Plan;
import org.entrepot.simulator.Blueprint.Relation;
import org.entrepot.simulator.Blueprint.Site;

/**
 * Plans a region like Southeast Europe, with its real cities and countries and no real operator: an
 * incumbent in each country and its rivals, small networks below them, a few that sell transit
 * across borders, carriers of the world above, and what lies far away to look from and to look at.
 */
final class Balkans {
  /** Numbers of seven digits: no registry has any of them. */
  static final long FIRST_ASN = 1_000_001;

  /** Countries of the region and the weight of each: how many of its networks it has. */
  static final Map<String, Integer> REGION = new LinkedHashMap<>();

  static {
    REGION.put("RS", 14);
    REGION.put("RO", 16);
    REGION.put("BG", 14);
    REGION.put("HU", 13);
    REGION.put("GR", 12);
    REGION.put("HR", 11);
    REGION.put("SI", 10);
    REGION.put("AL", 9);
    REGION.put("BA", 9);
    REGION.put("MK", 8);
    REGION.put("XK", 6);
    REGION.put("ME", 6);
  }

  /** The countries of the region. */
  static final Set<CountryCode> COUNTRIES =
      REGION.keySet().stream().map(CountryCode::new).collect(Collectors.toUnmodifiableSet());

  static final List<String> ELSEWHERE =
      List.of("DE", "NL", "GB", "FR", "IT", "AT", "CH", "PL", "CZ", "TR", "US", "SE");
  static final List<String> WORLD =
      List.of(
          "fra", "ams", "lhr", "vie", "cdg", "mil", "bud", "otp", "sof", "beg", "zag", "ath", "waw",
          "prg", "ist", "nyc", "iad", "mrs", "arn", "mad", "zrh", "muc", "lax", "sin", "nrt");
  static final List<String> EXCHANGES =
      List.of(
          "fra", "vie", "beg", "sof", "otp", "bud", "zag", "lju", "ath", "skp", "tia", "ams", "sjj",
          "prn", "lhr", "mil");
  static final List<String> ANYCAST_SITES =
      List.of("fra", "ams", "lhr", "beg", "vie", "mil", "otp", "nyc", "sin", "ath");

  private static final int CARRIERS = 6;
  private static final int REGIONALS = 4;
  private static final int CONTENTS = 4;
  private static final int ANYCASTS = 2;

  private final Draws draws;
  private final int size;
  private final Gazetteer gazetteer;
  private final List<Plan> plans = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final Set<Long> linked = new HashSet<>();
  private final List<Integer> operators = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();

  private Balkans(long seed, int size, List<Metro> metros) {
    this.draws = new Draws(seed).of("blueprint");
    this.size = size;
    this.gazetteer = new Gazetteer(metros);
  }

  static Blueprint plan(long seed, int size, List<Metro> metros) {
    return new Balkans(seed, size, metros).plan();
  }

  private Blueprint plan() {
    List<Integer> carriers = new ArrayList<>();
    for (int i = 0; i < CARRIERS; i++) {
      carriers.add(carrier(i));
    }
    List<Integer> regionals = new ArrayList<>();
    for (int i = 0; i < REGIONALS; i++) {
      regionals.add(regional(i, carriers));
    }
    int universities = universities(carriers);
    for (int i = 0; i < CONTENTS + ANYCASTS; i++) {
      content(i, carriers);
    }
    for (int i = 0; i < EXCHANGES.size(); i++) {
      Metro metro = metro(EXCHANGES.get(i));
      int operator =
          add("Exchange of " + metro.city().name(), Kind.EXCHANGE, metro.country(), List.of(metro));
      link(carriers.get(i % CARRIERS), operator, Relation.PROVIDER);
      operators.add(operator);
    }
    List<Integer> incumbents = new ArrayList<>();
    for (String code : ELSEWHERE) {
      incumbents.add(incumbent(code, carriers, List.of()));
    }
    for (int i = 0; i < 2 * ELSEWHERE.size(); i++) {
      String code = ELSEWHERE.get(i % ELSEWHERE.size());
      int home = incumbents.get(i % ELSEWHERE.size());
      access(code, i, Kind.ACCESS, List.of(home), carriers);
    }
    region(carriers, regionals, universities);
    meetAtExchanges();
    return new Blueprint(plans, links, sites);
  }

  private int carrier(int number) {
    List<Metro> cities = new ArrayList<>(List.of(metro("fra"), metro("ams"), metro("vie")));
    for (String code : WORLD) {
      if (draws.unit(number, code.hashCode()) < 0.62) {
        cities.add(metro(code));
      }
    }
    int index = add("Carrier " + letter(number), Kind.CARRIER, country("US"), cities);
    for (int other = 0; other < index; other++) {
      link(other, index, Relation.PEER);
    }
    return index;
  }

  private int regional(int number, List<Integer> carriers) {
    List<Metro> cities = new ArrayList<>(List.of(metro("fra"), metro("vie")));
    for (String code : REGION.keySet()) {
      if (draws.unit(100 + number, code.hashCode()) < 0.7) {
        cities.add(capital(code));
      }
    }
    String home = List.of("RS", "BG", "HR", "RO").get(number % 4);
    cities.add(0, capital(home));
    int index = add("Transit " + letter(number), Kind.REGIONAL, country(home), cities);
    link(carriers.get(number % CARRIERS), index, Relation.PROVIDER);
    link(carriers.get((number + 2) % CARRIERS), index, Relation.PROVIDER);
    for (int other = carriers.size(); other < index; other++) {
      if (draws.unit(number, other, 5) < 0.5) {
        link(other, index, Relation.PEER);
      }
    }
    return index;
  }

  private int universities(List<Integer> carriers) {
    List<Metro> cities = new ArrayList<>(List.of(metro("ams"), metro("fra"), metro("vie")));
    REGION.keySet().forEach(code -> cities.add(capital(code)));
    cities.add(metro("mil"));
    int index = add("Universities", Kind.RESEARCH, country("NL"), cities);
    link(carriers.get(0), index, Relation.PROVIDER);
    link(carriers.get(3), index, Relation.PROVIDER);
    return index;
  }

  private void content(int number, List<Integer> carriers) {
    boolean anycast = number >= CONTENTS;
    List<Metro> cities = new ArrayList<>();
    if (anycast) {
      int from = (number - CONTENTS) * 2;
      for (int i = 0; i < ANYCAST_SITES.size() - from; i++) {
        cities.add(metro(ANYCAST_SITES.get(i)));
      }
    } else {
      cities.addAll(List.of(metro("fra"), metro("ams")));
      for (String code : EXCHANGES) {
        if (draws.unit(200 + number, code.hashCode()) < 0.45) {
          cities.add(metro(code));
        }
      }
    }
    int index =
        add(
            (anycast ? "Name servers " : "Content ") + letter(anycast ? number - CONTENTS : number),
            anycast ? Kind.ANYCAST : Kind.CONTENT,
            country("US"),
            cities);
    link(carriers.get(number % CARRIERS), index, Relation.PROVIDER);
    link(carriers.get((number + 1) % CARRIERS), index, Relation.PROVIDER);
  }

  private int incumbent(String code, List<Integer> carriers, List<Integer> regionals) {
    int key = code.hashCode();
    List<Metro> cities = new ArrayList<>(domestic(code, 4 + draws.below(3, key)));
    cities.add(metro("fra"));
    if (draws.unit(key, 1) < 0.6) {
      cities.add(metro("vie"));
    }
    int index = add("Incumbent " + code, Kind.INCUMBENT, country(code), cities);
    sell(carriers.get(draws.below(CARRIERS, key, 2)), index);
    sell(carriers.get(draws.below(CARRIERS, key, 3)), index);
    if (!regionals.isEmpty() && draws.unit(key, 4) < 0.6) {
      sell(regionals.get(draws.below(regionals.size(), key, 5)), index);
    }
    return index;
  }

  /**
   * A country of the region while it is being planned.
   *
   * @param number how many networks it is to have
   * @param incumbent the index of the incumbent
   * @param sellers who sells transit in it, the incumbent first
   */
  private record Home(String code, int number, int incumbent, List<Integer> sellers) {}

  private void region(List<Integer> carriers, List<Integer> regionals, int universities) {
    int weights = REGION.values().stream().mapToInt(Integer::intValue).sum();
    int left = size - plans.size();
    int given = 0;
    int weighed = 0;
    List<Home> homes = new ArrayList<>();
    for (Map.Entry<String, Integer> country : REGION.entrySet()) {
      weighed += country.getValue();
      int upTo = (int) ((long) left * weighed / weights);
      int incumbent = incumbent(country.getKey(), carriers, regionals);
      homes.add(
          new Home(country.getKey(), upTo - given, incumbent, new ArrayList<>(List.of(incumbent))));
      given = upTo;
    }
    for (Home home : homes) {
      int challengers = Math.max(1, Math.min(3, home.number / 4));
      for (int i = 0; i < challengers; i++) {
        home.sellers.add(challenger(home, i, homes, carriers, regionals));
      }
    }
    for (Home home : homes) {
      research(home.code, home.sellers, universities);
      int small = home.number - 1 - home.sellers.size();
      for (int i = 0; i < small; i++) {
        boolean people = draws.unit(home.code.hashCode(), i, 9) < 0.75;
        access(home.code, i, people ? Kind.ACCESS : Kind.ENTERPRISE, home.sellers, regionals);
      }
    }
  }

  private int challenger(
      Home home, int number, List<Home> homes, List<Integer> carriers, List<Integer> regionals) {
    String code = home.code;
    int key = code.hashCode() * 31 + number;
    List<Metro> cities = new ArrayList<>(domestic(code, 2 + draws.below(3, key, 1)));
    if (draws.unit(key, 2) < 0.4) {
      cities.add(metro(draws.unit(key, 3) < 0.5 ? "fra" : "vie"));
    }
    // Some are subsidiaries of a neighbour's incumbent, as they are in the region.
    String parent = parent(code, number);
    int owner =
        homes.stream()
            .filter(other -> other.code.equals(parent))
            .mapToInt(Home::incumbent)
            .findFirst()
            .orElse(plans.size());
    if (owner != plans.size()) {
      cities.add(capital(parent));
    }
    int index =
        add(
            (owner == plans.size() ? "Cable " + letter(number) : "Incumbent " + parent + " in")
                + " "
                + code,
            Kind.CHALLENGER,
            owner,
            country(code),
            cities);
    if (owner != index) {
      link(owner, index, Relation.PROVIDER);
    }
    sell(regionals.get(draws.below(regionals.size(), key, 4)), index);
    if (draws.unit(key, 5) < 0.5) {
      sell(carriers.get(draws.below(carriers.size(), key, 6)), index);
    }
    if (draws.unit(key, 7) < 0.3) {
      link(home.incumbent, index, Relation.PROVIDER);
    }
    return index;
  }

  /** The country of the incumbent that owns the first challenger, or nothing. */
  private static String parent(String code, int number) {
    if (number > 0) {
      return "";
    }
    return switch (code) {
      case "BA", "ME" -> "RS";
      case "MK", "XK" -> "SI";
      case "AL" -> "BG";
      default -> "";
    };
  }

  private void research(String code, List<Integer> sellers, int universities) {
    int index =
        add(
            "Academy " + code,
            Kind.RESEARCH,
            country(code),
            domestic(code, 2 + draws.below(2, code.hashCode(), 11)));
    link(universities, index, Relation.PROVIDER);
    link(sellers.get(draws.below(sellers.size(), code.hashCode(), 12)), index, Relation.PROVIDER);
  }

  private void access(
      String code, int number, Kind kind, List<Integer> sellers, List<Integer> abroad) {
    int key = code.hashCode() * 7919 + number;
    List<Metro> towns = domestic(code, 10);
    List<Metro> cities = new ArrayList<>();
    // Half of them sit in the first city; the others in a town, and reach a seller's city too.
    int town = draws.unit(key, 1) < 0.5 ? 0 : draws.below(towns.size(), key, 2);
    cities.add(towns.get(town));
    if (kind == Kind.ACCESS && draws.unit(key, 3) < 0.4) {
      cities.add(towns.get(0));
    }
    String name = (kind == Kind.ACCESS ? "Net " : "Office ") + code + " " + (number + 1);
    int index = add(name, kind, country(code), cities);
    link(
        sellers.get((int) (sellers.size() * Math.pow(draws.unit(key, 4), 1.4))),
        index,
        Relation.PROVIDER);
    if (draws.unit(key, 5) < 0.4) {
      sell(sellers.get(draws.below(sellers.size(), key, 6)), index);
    }
    if (draws.unit(key, 7) < 0.08) {
      sell(abroad.get(draws.below(abroad.size(), key, 8)), index);
    }
  }

  /** Members of an exchange peer if both want to, and do no other business with each other. */
  private void meetAtExchanges() {
    for (int operator : operators) {
      Metro metro = plans.get(operator).home();
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        Plan plan = plans.get(i);
        if (plan.metros().contains(metro) && draws.unit(operator, i, 21) < plan.kind().joins()) {
          members.add(i);
        }
      }
      sites.add(new Site(operator, metro, members));
      for (int a = 0; a < members.size(); a++) {
        for (int b = a + 1; b < members.size(); b++) {
          Plan one = plans.get(members.get(a));
          Plan two = plans.get(members.get(b));
          boolean both =
              draws.unit(members.get(a), members.get(b), 22)
                  < one.kind().peers() * two.kind().peers();
          if (both) {
            link(members.get(a), members.get(b), Relation.PEER);
          }
        }
      }
    }
  }

  private int add(String name, Kind kind, CountryCode country, List<Metro> cities) {
    return add(name, kind, plans.size(), country, cities);
  }

  private int add(
      String name, Kind kind, int organisation, CountryCode country, List<Metro> cities) {
    int index = plans.size();
    plans.add(
        new Plan(
            FIRST_ASN + index,
            "SYNTHETIC " + name,
            kind,
            organisation,
            country,
            users(kind, country, index),
            cities.stream().distinct().toList()));
    return index;
  }

  private long users(Kind kind, CountryCode country, int index) {
    long people = domestic(country.code(), 20).stream().mapToLong(m -> m.city().population()).sum();
    double share =
        switch (kind) {
          case INCUMBENT -> 0.45;
          case CHALLENGER -> 0.18;
          case ACCESS -> 0.01;
          case RESEARCH -> 0.004;
          case ENTERPRISE -> 0.0005;
          case CARRIER, REGIONAL, CONTENT, ANYCAST, EXCHANGE -> 0;
        };
    return Math.round(people * share * (0.5 + draws.unit(index, 31)));
  }

  private void sell(int provider, int customer) {
    if (provider != customer) {
      link(provider, customer, Relation.PROVIDER);
    }
  }

  private void link(int a, int b, Relation relation) {
    long pair = (long) Math.min(a, b) << 32 | Math.max(a, b);
    if (a != b && linked.add(pair)) {
      links.add(new Link(a, b, relation));
    }
  }

  private Metro metro(String code) {
    return gazetteer.metro(code);
  }

  private Metro capital(String country) {
    return gazetteer.capital(country);
  }

  /** The largest cities of a country. */
  private List<Metro> domestic(String country, int most) {
    return gazetteer.domestic(country, most);
  }

  private static CountryCode country(String code) {
    return new CountryCode(code);
  }

  private static String letter(int number) {
    return String.valueOf((char) ('A' + number)).toUpperCase(Locale.ROOT);
  }
}
