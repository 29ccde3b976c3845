package org.entrepot.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.annotate.Relationship.CUSTOMER;
import static org.entrepot.annotate.Relationship.PEER;
import static org.entrepot.annotate.Relationship.PROVIDER;
import static org.entrepot.graph.RandomGraphs.as;
import static org.entrepot.graph.RandomGraphs.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Organization;
import org.junit.jupiter.api.Test;

class WaysAroundTest {
  private static final int SEEDS = 1_000;
  private static final CountryCode NL = new CountryCode("NL");
  private static final CountryCode RS = new CountryCode("RS");
  private static final CountryCode DE = new CountryCode("DE");

  private static Organization alone(Asn asn) {
    return new Organization(asn.toString(), "");
  }

  private static WaysAround around(AsGraph graph, Map<Integer, CountryCode> countries) {
    return WaysAround.of(
        graph,
        asn -> Optional.ofNullable(countries.get((int) asn.value())),
        WaysAroundTest::alone,
        true);
  }

  @Test
  void who_is_critical_without_being_a_dominator_is_found() {
    Map<Integer, CountryCode> countries = Map.of(1, RS, 2, NL, 3, DE, 4, RS);
    WaysAround.Unavoidable found =
        around(ValleyFreeTest.M12, countries).between(as(1), Set.of(as(4)));
    assertThat(found.sure()).containsExactly(NL);
    assertThat(found.possible()).isEmpty();
    assertThat(found.open()).isFalse();
  }

  @Test
  void a_country_can_be_on_every_way_of_which_no_AS_is() {
    AsGraph graph =
        RandomGraphs.of(
            List.of(
                link(1, 2, CUSTOMER),
                link(1, 3, CUSTOMER),
                link(2, 4, PROVIDER),
                link(3, 4, PROVIDER)),
            4);
    assertThat(ValleyFree.of(graph).critical(as(1), as(4))).isEmpty();
    assertThat(around(graph, Map.of(2, NL, 3, NL)).between(as(1), Set.of(as(4))).sure())
        .containsExactly(NL);
    assertThat(around(graph, Map.of(2, NL, 3, DE)).between(as(1), Set.of(as(4))).sure()).isEmpty();
  }

  @Test
  void the_organisations_of_the_ends_are_no_exposure_of_theirs() {
    AsGraph graph = RandomGraphs.of(List.of(link(1, 2, CUSTOMER), link(2, 3, PEER)), 3);
    Map<Asn, Organization> one = Map.of(as(1), alone(as(1)), as(2), alone(as(1)));
    WaysAround around =
        WaysAround.of(
            graph, asn -> Optional.of(RS), asn -> one.getOrDefault(asn, alone(asn)), true);
    assertThat(around.between(as(1), Set.of(as(3))).sure()).isEmpty();
    assertThat(around(graph, Map.of(1, RS, 2, RS, 3, RS)).between(as(1), Set.of(as(3))).sure())
        .containsExactly(RS);
  }

  @Test
  void without_any_way_and_of_ends_that_are_not_there_any_country_is_possible() {
    AsGraph graph = RandomGraphs.of(List.of(link(1, 2, PEER), link(2, 3, PEER)), 3);
    WaysAround around = around(graph, Map.of(2, NL));
    for (Set<Asn> destinations : List.of(Set.of(as(3)), Set.of(as(77)), Set.<Asn>of())) {
      WaysAround.Unavoidable found = around.between(as(1), destinations);
      assertThat(found.open()).isTrue();
      assertThat(found.sure()).isEmpty();
    }
    assertThat(around.between(as(77), Set.of(as(1))).open()).isTrue();
    assertThat(around.between(as(1), Set.of(as(1))).open()).isFalse();
    assertThat(around.between(as(1), Set.of(as(2), as(3))).open()).isFalse();
  }

  @Test
  void an_AS_of_no_known_country_may_be_of_any() {
    AsGraph chain = RandomGraphs.of(List.of(link(1, 2, CUSTOMER), link(2, 3, PROVIDER)), 3);
    assertThat(around(chain, Map.of()).between(as(1), Set.of(as(3))).open()).isTrue();
    WaysAround ofOwners =
        WaysAround.of(chain, asn -> Optional.empty(), WaysAroundTest::alone, false);
    assertThat(ofOwners.between(as(1), Set.of(as(3))).open()).isFalse();
    AsGraph two =
        RandomGraphs.of(
            List.of(
                link(1, 2, CUSTOMER),
                link(1, 3, CUSTOMER),
                link(2, 4, PROVIDER),
                link(3, 4, PROVIDER)),
            4);
    WaysAround.Unavoidable found = around(two, Map.of(2, NL)).between(as(1), Set.of(as(4)));
    assertThat(found.sure()).isEmpty();
    assertThat(found.possible()).containsExactly(NL);
  }

  @Test
  void what_cannot_be_gone_around_is_what_all_ways_tried_one_by_one_have_in_common() {
    List<CountryCode> codes = List.of(NL, RS, DE);
    int some = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = random.nextInt(2, 13);
      AsGraph graph = RandomGraphs.business(n, random.nextDouble(0.1, 0.45), random);
      Map<Asn, CountryCode> countries = new HashMap<>();
      Map<Asn, Organization> organizations = new HashMap<>();
      for (Asn asn : graph.asns()) {
        if (random.nextInt(5) > 0) {
          countries.put(asn, codes.get(random.nextInt(codes.size())));
        }
        organizations.put(asn, alone(as(random.nextInt(4) == 0 ? 1 : (int) asn.value())));
      }
      boolean anywhere = random.nextBoolean();
      WaysAround around =
          WaysAround.of(
              graph,
              asn -> Optional.ofNullable(countries.get(asn)),
              asn -> organizations.getOrDefault(asn, alone(asn)),
              anywhere);
      Asn source = as(random.nextInt(1, n + 1));
      for (Asn destination : graph.asns()) {
        WaysAround.Unavoidable found = around.between(source, Set.of(destination));
        String what = "seed %d, from %s to %s".formatted(seed, source, destination);
        Set<Organization> own =
            Set.copyOf(
                new HashSet<>(List.of(organizations.get(source), organizations.get(destination))));
        List<List<Asn>> ways =
            ValleyFreeTest.ways(graph, source, destination).stream()
                .map(way -> way.stream().filter(a -> !own.contains(organizations.get(a))).toList())
                .toList();
        List<List<Asn>> told =
            ways.stream().filter(way -> !anywhere || countries.keySet().containsAll(way)).toList();
        NavigableSet<CountryCode> sure = common(ways, countries);
        assertThat(found.sure()).as(what).isEqualTo(sure);
        assertThat(found.open()).as(what).isEqualTo(told.isEmpty());
        NavigableSet<CountryCode> possible = common(told, countries);
        possible.removeAll(sure);
        assertThat(found.possible()).as(what).isEqualTo(possible);
        some += sure.isEmpty() ? 0 : 1;
        for (CountryCode country : codes) {
          Set<Asn> theirs = new TreeSet<>(countries.keySet());
          theirs.removeIf(
              asn -> !country.equals(countries.get(asn)) || own.contains(organizations.get(asn)));
          boolean isLost = !ValleyFree.of(graph).reach(source, theirs).contains(destination);
          assertThat(isLost)
              .as("%s without those of %s", what, country)
              .isEqualTo(ways.isEmpty() || sure.contains(country));
        }
      }
    }
    assertThat(some).as("the check is of something").isGreaterThan(SEEDS / 2);
  }

  private static NavigableSet<CountryCode> common(
      List<List<Asn>> ways, Map<Asn, CountryCode> countries) {
    NavigableSet<CountryCode> common = new TreeSet<>();
    if (!ways.isEmpty()) {
      common.addAll(countries.values());
      for (List<Asn> way : ways) {
        NavigableSet<CountryCode> met = new TreeSet<>();
        way.forEach(asn -> Optional.ofNullable(countries.get(asn)).ifPresent(met::add));
        common.retainAll(met);
      }
    }
    return common;
  }
}
