package org.entrepot.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.dataset.DataFile;
import org.entrepot.net.CountryCode;
import org.entrepot.simulator.Blueprint.Link;
import org.entrepot.simulator.Blueprint.Plan;
import org.entrepot.simulator.Blueprint.Relation;
import org.entrepot.simulator.Blueprint.Site;

/**
 * Plans a world after a file of AS relationships: who does business with whom is as in the file,
 * for the networks that {@link GraphSample} keeps; everything else is made up. What a network is
 * follows from its place in the graph, where it is from a lot: half of those that are no carriers
 * come into the region. The exchanges, the networks that run them and two anycast services are
 * added, with numbers that the file does not have.
 */
final class Relationships {
  private static final int ANYCASTS = 2;

  /** Ports that a LAN has room for. */
  private static final int MOST_MEMBERS = 1000;

  private final Draws draws;
  private final Gazetteer gazetteer;
  private final long[] numbers;
  private final Relations kept;
  private final int clique;
  private final List<Plan> plans = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final Set<Long> linked = new HashSet<>();
  private long nextNumber = Balkans.FIRST_ASN;

  private Relationships(Relations relations, Settings settings, List<Metro> metros) {
    this.draws = new Draws(settings.seed()).of("relationships");
    this.gazetteer = new Gazetteer(metros);
    this.numbers = relations.asns;
    int most = settings.networks() - ANYCASTS - Balkans.EXCHANGES.size();
    GraphSample sample = new GraphSample(relations, relations.cones(), most, draws.of("sample"));
    this.kept = relations.among(sample.networks);
    this.clique = sample.clique;
  }

  /**
   * Plans after the file that the settings name.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it holds a line that is none of its format, or too few
   *     networks
   */
  static Blueprint plan(Settings settings, List<Metro> metros) throws IOException {
    DataFile file = DataFile.of(settings.relationships().orElseThrow());
    Relations relations = Relations.read(file);
    try {
      return new Relationships(relations, settings, metros).plan();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file.name() + ": " + e.getMessage(), e);
    }
  }

  private Blueprint plan() {
    int size = kept.asns.length;
    if (size - clique < 2) {
      throw new IllegalArgumentException(
          "a world needs two networks that buy transit from the top, and there are "
              + (size - clique));
    }
    List<Kind> kinds = GraphKinds.of(kept, clique, draws.of("kind"));
    Placement placement = new Placement(gazetteer, draws);
    Iterator<String> incumbents = placement.incumbentCountries().iterator();
    for (int i = 0; i < size; i++) {
      Kind kind = kinds.get(i);
      long asn = kept.asns[i];
      String country = kind == Kind.INCUMBENT ? incumbents.next() : placement.country(kind, asn);
      add(
          asn,
          "AS" + asn,
          kind,
          country,
          placement.cities(kind, country, asn, kept.peers[i].length));
    }
    kept.links.forEach(link -> link(link.a(), link.b(), link.relation()));
    for (int i = 0; i < ANYCASTS; i++) {
      anycast(i);
    }
    List<Integer> operators = operators();
    shareCities();
    List<Site> sites = sites(operators, size);
    return new Blueprint(withUsers(), links, sites);
  }

  private void anycast(int number) {
    List<Metro> cities =
        Balkans.ANYCAST_SITES.subList(0, Balkans.ANYCAST_SITES.size() - 2 * number).stream()
            .map(gazetteer::metro)
            .toList();
    int index = add(freeNumber(), "Name servers " + letter(number), Kind.ANYCAST, "US", cities);
    link(number % clique, index, Relation.PROVIDER);
    link((number + 1) % clique, index, Relation.PROVIDER);
  }

  private List<Integer> operators() {
    List<Integer> operators = new ArrayList<>();
    for (String code : Balkans.EXCHANGES) {
      Metro metro = gazetteer.metro(code);
      int operator =
          add(
              freeNumber(),
              "Exchange of " + metro.city().name(),
              Kind.EXCHANGE,
              metro.country().code(),
              List.of(metro));
      link(operators.size() % clique, operator, Relation.PROVIDER);
      operators.add(operator);
    }
    return operators;
  }

  /**
   * Two networks that do business meet somewhere: if they have no city in common, the one with
   * fewer neighbours gets to the nearest city of the other; a customer always to its provider's.
   */
  private void shareCities() {
    List<List<Metro>> cities = new ArrayList<>();
    plans.forEach(plan -> cities.add(new ArrayList<>(plan.metros())));
    int[] neighbours = new int[plans.size()];
    for (Link link : links) {
      neighbours[link.a()]++;
      neighbours[link.b()]++;
    }
    for (Link link : links) {
      boolean comesA =
          link.relation() == Relation.PEER && neighbours[link.a()] < neighbours[link.b()];
      List<Metro> goes = cities.get(comesA ? link.a() : link.b());
      List<Metro> stays = cities.get(comesA ? link.b() : link.a());
      if (Collections.disjoint(goes, stays)) {
        Metro home = goes.get(0);
        goes.add(Collections.min(stays, Comparator.comparingDouble(metro -> metro.kmTo(home))));
      }
    }
    for (int i = 0; i < cities.size(); i++) {
      Plan plan = plans.get(i);
      plans.set(
          i,
          new Plan(
              plan.asn(),
              plan.name(),
              plan.kind(),
              plan.organisation(),
              plan.country(),
              plan.users(),
              cities.get(i)));
    }
  }

  /** Who is in the city joins by lot; the anycast services peer there with those who want to. */
  private List<Site> sites(List<Integer> operators, int kept) {
    List<Site> sites = new ArrayList<>();
    for (int operator : operators) {
      Metro metro = plans.get(operator).home();
      Draws lot = draws.of("members").of(metro.code());
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        Plan plan = plans.get(i);
        if (plan.metros().contains(metro) && lot.unit(plan.asn()) < plan.kind().joins()) {
          members.add(i);
        }
      }
      members.sort(
          Comparator.comparingDouble(
                  (Integer i) -> lot.unit(plans.get(i).asn()) / plans.get(i).kind().joins())
              .thenComparingInt(i -> i));
      List<Integer> here =
          members.subList(0, Math.min(MOST_MEMBERS, members.size())).stream().sorted().toList();
      sites.add(new Site(operator, metro, here));
      for (int a : here) {
        for (int b = kept; b < kept + ANYCASTS; b++) {
          double wish = plans.get(a).kind().peers() * plans.get(b).kind().peers();
          if (here.contains(b) && lot.unit(plans.get(a).asn(), b) < wish) {
            link(a, b, Relation.PEER);
          }
        }
      }
    }
    return sites;
  }

  /** The incumbent has half of a country's people, the others the rest, each as its kind is. */
  private List<Plan> withUsers() {
    Map<CountryCode, Double> weights = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      weights.merge(plans.get(i).country(), weight(i), Double::sum);
    }
    List<Plan> all = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      long people = gazetteer.people(plan.country().code());
      double share =
          plan.kind() == Kind.INCUMBENT
              ? 0.35 + 0.3 * draws.of("users").unit(plan.asn())
              : 0.35 * weight(i) / Math.max(1, weights.getOrDefault(plan.country(), 1.0));
      all.add(
          new Plan(
              plan.asn(),
              plan.name(),
              plan.kind(),
              plan.organisation(),
              plan.country(),
              Math.round(people * share),
              plan.metros()));
    }
    return all;
  }

  private double weight(int index) {
    double kind =
        switch (plans.get(index).kind()) {
          case CHALLENGER -> 18;
          case ACCESS -> 1;
          case RESEARCH -> 0.4;
          case ENTERPRISE -> 0.05;
          case CARRIER, REGIONAL, INCUMBENT, CONTENT, ANYCAST, EXCHANGE -> 0;
        };
    return kind * (0.5 + draws.of("users").unit(plans.get(index).asn()));
  }

  private int add(long asn, String name, Kind kind, String country, List<Metro> cities) {
    int index = plans.size();
    plans.add(
        new Plan(
            asn,
            "SYNTHETIC " + name,
            kind,
            index,
            new CountryCode(country),
            0,
            cities.stream().distinct().toList()));
    return index;
  }

  private void link(int a, int b, Relation relation) {
    if (a != b && linked.add((long) Math.min(a, b) << 32 | Math.max(a, b))) {
      links.add(new Link(a, b, relation));
    }
  }

  /** A number of seven digits that the file does not have. */
  private long freeNumber() {
    while (Arrays.binarySearch(numbers, nextNumber) >= 0) {
      nextNumber++;
    }
    return nextNumber++;
  }

  private static String letter(int number) {
    return String.valueOf((char) ('A' + number));
  }
}
