package org.entrepot.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrepot.net.Asn;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.junit.jupiter.api.Test;

/**
 * True shares of five ASes, worked out by hand: AS1 and AS2 outside the region, AS3, AS4 and AS5 of
 * it; AS6 inside is of one organisation with AS4.
 */
class TrueSharesTest {
  @Test
  void paths_come_in_by_the_first_operator_of_the_region_and_that_is_no_gateway_to_itself() {
    TrueShares shares = shares("1 2 3 5", "1 5", "1 3 2 4 5", "1 2 4 6");
    assertThat(shares.of(Share.ENTRY)).isEqualTo(Map.of(org(3), 0.5, org(5), 0.25, org(4), 0.25));
    assertThat(shares.of(Share.ENTRY_TRANSIT)).isEqualTo(Map.of(org(3), 0.5));
    assertThat(shares.of(Share.EXIT)).isEmpty();
    assertThat(shares.of(Share.TRANSIT)).as("of paths of the region").isEmpty();
  }

  @Test
  void paths_leave_by_the_last_operator_of_the_region_and_that_is_no_gateway_for_itself() {
    TrueShares shares = shares("5 4 2 1", "5 1", "5 4 2 3 1", "6 4 1");
    // AS5's paths leave by AS4, itself and AS3, AS6's only one by its sibling.
    assertThat(shares.of(Share.EXIT))
        .isEqualTo(Map.of(org(4), (1 / 3.0 + 1) / 2, org(5), 1 / 6.0, org(3), 1 / 6.0));
    assertThat(shares.of(Share.EXIT_TRANSIT)).isEqualTo(Map.of(org(4), 1 / 6.0, org(3), 1 / 6.0));
    assertThat(shares.of(Share.ENTRY)).isEmpty();
  }

  @Test
  void every_path_through_the_border_has_one_door_and_others_do_not_count() {
    TrueShares shares = shares("5 4 2 1", "5 4 3", "5 2 3", "3 1", "2 1", "2 3", "1 2 4 5");
    for (Share share : List.of(Share.EXIT, Share.ENTRY)) {
      assertThat(shares.of(share).values().stream().mapToDouble(Double::doubleValue).sum())
          .as(share.name())
          .isEqualTo(1);
    }
    assertThat(shares.of(Share.EXIT)).isEqualTo(Map.of(org(4), 0.5, org(3), 0.5));
    assertThat(shares.of(Share.ENTRY)).isEqualTo(Map.of(org(3), 0.5, org(4), 0.5));
  }

  @Test
  void the_estimator_of_a_study_says_the_same_of_true_paths() {
    List<TruePath> paths = paths("5 4 2 1", "5 1", "3 4 1", "1 2 3 5", "2 4 5", "1 5", "6 4 1");
    Truth truth = truth();
    TruthAsPaths form = new TruthAsPaths(RandomTruth::area, truth);
    Published told = Published.estimated(paths.stream().map(form::of).toList(), truth, 1);
    TrueShares real = TrueShares.of(paths, truth);
    for (Share share : Share.values()) {
      Map<Organization, Double> values = new TreeMap<>();
      told.of(share).named().forEach((key, estimate) -> values.put(key, estimate.value()));
      assertThat(values).as(share.name()).isEqualTo(real.of(share));
    }
  }

  private static TrueShares shares(String... paths) {
    return TrueShares.of(paths(paths), truth());
  }

  private static List<TruePath> paths(String... paths) {
    List<TruePath> all = new ArrayList<>();
    for (String path : paths) {
      List<Asn> asns = Stream.of(path.split(" ", -1)).map(Asn::parse).toList();
      all.add(
          new TruePath(
              new TraceKey(1000, all.size(), 0),
              IpAddress.Family.IPV4,
              asns.get(0),
              IpAddress.parse("11.9.0.9"),
              asns.get(asns.size() - 1),
              asns,
              true,
              List.of(),
              new TreeSet<>(),
              List.of()));
    }
    return all;
  }

  private static Truth truth() {
    TreeMap<Asn, TrueNetwork> networks = new TreeMap<>();
    for (int i = 1; i <= 6; i++) {
      boolean inside = i > 2;
      networks.put(
          new Asn(i),
          new TrueNetwork(new Asn(i), "AS" + i, org(i == 6 ? 4 : i), inside ? "RS" : "DE", inside));
    }
    return new Truth(1, new TreeMap<>(), List.of(), networks, new TreeSet<>());
  }

  private static Organization org(int number) {
    return new Organization("Org " + number, "Org " + number);
  }
}
