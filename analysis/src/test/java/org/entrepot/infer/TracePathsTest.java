package org.entrepot.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.SmallWorld.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.path.ObservedHop.Role;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracePathsTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir static Path folder;
  private static AddressBook book;
  private static AddressBook linked;

  @BeforeAll
  static void load() {
    book = new SmallWorld(folder).book();
    // 1 buys from 2 and 3, who are no neighbours; 4, 5, 6 and 4, 5, 8 are peers; 2 sells to 4
    // and 7; 8 sells to 3 and 7.
    linked =
        new SmallWorld(folder)
            .bookWithLinks(
                "2|1|-1", "3|1|-1", "4|5|0", "4|6|0", "5|6|0", "4|8|0", "5|8|0", "2|4|-1", "2|7|-1",
                "8|3|-1", "8|7|-1", "2|9|-1", "3|9|-1", "2|8|0");
  }

  private static ObservedPath path(String... hops) {
    return TracePaths.with(book).path(trace(1, DESTINATION, hops));
  }

  private static ObservedPath pathWithout(String rule, String... hops) {
    return TracePaths.with(book)
        .under(PathPolicy.strict().without(rule))
        .path(trace(1, DESTINATION, hops));
  }

  private static void gives(ObservedPath path, String expected) {
    assertThat(path.asPath()).hasToString(expected);
  }

  @Test
  void neighbouring_hops_of_one_AS_are_one_step() {
    ObservedPath path = path("11.1.0.1", "11.1.0.2", "11.2.0.1", DESTINATION);
    gives(path, "AS1 AS2 AS9");
    assertThat(path.asPath().steps().get(0).hops()).containsExactly(1, 2);
    assertThat(path.asPath().steps().get(2).reason()).isEqualTo("lpm");
    assertThat(path.reached()).isTrue();
    assertThat(path.flags()).isEmpty();
    assertThat(path.discarded()).isEmpty();
  }

  @Test
  void the_path_begins_with_the_probes_AS_even_where_no_hop_shows_it() {
    ObservedPath path = path("11.2.0.1", DESTINATION);
    gives(path, "AS1 AS2 AS9");
    assertThat(path.asPath().steps().get(0).reason()).isEqualTo("probe");
    assertThat(path.asPath().steps().get(0).hops()).isEmpty();
  }

  @Test
  void private_hops_at_the_edge_belong_to_the_vantage_point() {
    ObservedPath path = path("192.168.1.1", "100.64.0.1", "11.2.0.1", DESTINATION);
    gives(path, "AS1 AS2 AS9");
    assertThat(path.asPath().steps().get(0).hops()).containsExactly(1, 2);
    assertThat(path.hops().get(0).role()).isEqualTo(Role.EDGE);
  }

  @Test
  void a_silent_hop_before_a_private_one_at_the_edge_is_no_gap() {
    ObservedPath path =
        path("*", "192.168.1.1", "*", "100.64.0.1", "11.2.0.1", "11.2.0.2", DESTINATION);
    gives(path, "AS1 AS2 AS9");
    assertThat(path.asPath().steps().get(0).hops()).containsExactly(1, 2, 3, 4);
    assertThat(path.hops().get(1).role()).isEqualTo(Role.EDGE);
    assertThat(path.hops().get(2).reason()).isEqualTo("silent");
    assertThat(path.flags()).isEmpty();
  }

  @Test
  void a_silent_hop_before_the_first_public_one_is_a_gap() {
    gives(path("192.168.1.1", "*", "11.2.0.1", DESTINATION), "AS1 ? AS2 AS9");
    gives(path("*", "11.2.0.1", DESTINATION), "AS1 ? AS2 AS9");
    gives(path("192.168.1.1", "*", "255:10.0.0.1"), "AS1 ?");
  }

  @Test
  void private_hops_behind_public_ones_are_a_gap() {
    ObservedPath path = path("11.1.0.1", "10.0.0.1", "11.2.0.1", DESTINATION);
    gives(path, "AS1 ? AS2 AS9");
    assertThat(path.hops().get(1).reason()).isEqualTo("special-purpose");
    assertThat(path.flags()).contains("gap");
  }

  @Test
  void a_gap_within_one_AS_is_closed_and_flagged() {
    ObservedPath path = path("11.1.0.1", "*", "*", "11.1.0.2", DESTINATION);
    gives(path, "AS1 AS9");
    assertThat(path.asPath().steps().get(0).hops()).containsExactly(1, 2, 3, 4);
    assertThat(path.flags()).containsExactly("gap-closed");
    gives(pathWithout("gaps", "11.1.0.1", "*", "*", "11.1.0.2", DESTINATION), "AS1 ? AS1 AS9");
  }

  @Test
  void a_gap_between_two_ASes_that_are_not_known_as_neighbours_is_never_bridged() {
    gives(path("11.1.0.1", "*", "11.3.0.1", DESTINATION), "AS1 ? AS3 AS9");
    gives(path("11.1.0.1", "11.40.0.1", "11.3.0.1", DESTINATION), "AS1 ? AS3 AS9");
  }

  @Test
  void TTLs_that_the_probe_left_out_are_a_gap() {
    gives(path("3:11.2.0.1", "4:" + DESTINATION), "AS1 ? AS2 AS9");
    gives(path("1:11.1.0.1", "4:11.2.0.1", "5:" + DESTINATION), "AS1 ? AS2 AS9");
  }

  @Test
  void the_last_gasp_at_TTL_255_is_no_neighbour() {
    ObservedPath path = path("11.1.0.1", "11.2.0.1", "*", "255:" + DESTINATION);
    gives(path, "AS1 AS2 ? AS9");
    assertThat(path.reached()).isTrue();
  }

  @Test
  void a_path_that_does_not_arrive_ends_in_a_gap_and_not_in_the_destination() {
    ObservedPath path = path("11.1.0.1", "11.2.0.1", "*", "*", "255:*");
    gives(path, "AS1 AS2 ?");
    assertThat(path.flags()).contains("gap", "unreached");
    gives(path("11.1.0.1", "11.2.0.1"), "AS1 AS2 ?");
  }

  @Test
  void what_answers_behind_the_destination_is_left_out() {
    gives(path("11.1.0.1", DESTINATION, DESTINATION, "11.5.0.1"), "AS1 AS9");
    gives(pathWithout("reach", "11.1.0.1", DESTINATION, DESTINATION, "11.5.0.1"), "AS1 AS9 AS5 ?");
  }

  @Test
  void late_replies_name_no_router() {
    gives(path("11.1.0.1", "11.5.0.1~late", "11.2.0.1", DESTINATION), "AS1 ? AS2 AS9");
  }

  @Test
  void answers_to_another_destination_name_no_router() {
    ObservedPath path = path("11.1.0.1", "11.5.0.1~edst", "11.2.0.1", DESTINATION);
    gives(path, "AS1 ? AS2 AS9");
    assertThat(path.flags()).contains("edst");
    gives(
        pathWithout("artefacts", "11.1.0.1", "11.5.0.1~edst", "11.2.0.1", DESTINATION),
        "AS1 AS5 AS2 AS9");
  }

  @Test
  void an_error_from_an_earlier_router_is_no_new_hop() {
    ObservedPath path = path("11.1.0.1", "11.2.0.1", "*", "11.2.0.1!H");
    gives(path, "AS1 AS2 ?");
    assertThat(path.hops().get(3).responders()).isEmpty();
    gives(path("11.1.0.1", "11.2.0.1!H"), "AS1 AS2 ?");
  }

  @Test
  void duplicated_packets_change_nothing() {
    gives(path("11.1.0.1|11.1.0.1~dup", "11.2.0.1", DESTINATION), "AS1 AS2 AS9");
  }

  @Test
  void several_origins_stay_a_set() {
    ObservedPath path = path("11.1.0.1", "11.20.0.1", DESTINATION);
    gives(path, "AS1 {AS2,AS3} AS9");
    assertThat(path.asPath().steps().get(1).reason()).isEqualTo("moas");
    ObservedPath set = path("11.1.0.1", "11.30.0.1", DESTINATION);
    gives(set, "AS1 {AS4,AS5} AS9");
    assertThat(set.asPath().steps().get(1).reason()).isEqualTo("as-set");
  }

  @Test
  void a_hop_of_several_operators_is_one_of_them() {
    gives(path("11.1.0.1", "11.2.0.1|11.3.0.1", DESTINATION), "AS1 {AS2,AS3} AS9");
  }

  @Test
  void a_hop_with_an_address_of_nobody_is_not_known() {
    gives(path("11.1.0.1", "11.2.0.1|11.40.0.1", DESTINATION), "AS1 ? AS9");
  }

  @Test
  void an_address_on_an_exchange_is_its_members_and_not_the_exchanges_AS() {
    ObservedPath path =
        TracePaths.with(book)
            .path(trace(2, DESTINATION, "11.2.0.1", "11.99.0.3", "11.3.0.1", DESTINATION));
    gives(path, "AS2 AS3 AS9");
    assertThat(path.exchanges()).containsExactly(7L);
    assertThat(path.asPath().steps().get(1).reason()).isEqualTo("exchange-member");
    gives(
        TracePaths.with(book)
            .under(PathPolicy.strict().without("exchanges"))
            .path(trace(2, DESTINATION, "11.2.0.1", "11.99.0.3", "11.3.0.1", DESTINATION)),
        "AS2 AS99 AS3 AS9");
  }

  @Test
  void an_exchange_is_not_crossed_where_the_network_before_it_is_no_member() {
    ObservedPath path = path("11.1.0.1", "11.99.0.3", "11.3.0.1", DESTINATION);
    gives(path, "AS1 AS3 AS9");
    assertThat(path.exchanges()).isEmpty();
    assertThat(path.flags()).contains("exchange-unconfirmed");
  }

  @Test
  void an_exchange_is_not_crossed_for_certain_where_the_member_behind_it_is_not_seen() {
    ObservedPath path =
        TracePaths.with(book)
            .path(trace(2, DESTINATION, "11.2.0.1", "11.99.0.3", "11.4.0.1", DESTINATION));
    gives(path, "AS2 AS3 AS4 AS9");
    assertThat(path.exchanges()).isEmpty();
    assertThat(path.flags()).contains("exchange-unconfirmed");
  }

  @Test
  void an_address_on_an_exchange_that_nobody_is_assigned_is_a_crossing() {
    ObservedPath path = path("11.1.0.1", "11.99.0.77", "11.3.0.1", DESTINATION);
    gives(path, "AS1 ix7 AS3 AS9");
    assertThat(path.flags()).contains("exchange-unconfirmed").doesNotContain("gap");
  }

  @Test
  void between_two_addresses_on_exchanges_somebody_is_hidden() {
    gives(path("11.1.0.1", "11.99.0.77", "11.99.0.3", DESTINATION), "AS1 ? AS3 AS9");
    ObservedPath path = path("11.1.0.1", "11.98.0.5", "11.99.0.77", DESTINATION);
    gives(path, "AS1 ? ix7 AS9");
    assertThat(path.flags()).contains("gap", "exchange-unconfirmed");
    assertThat(path.asPath().steps().get(1).reason()).isEqualTo("exchange");
  }

  @Test
  void a_circle_of_addresses_is_cut_where_it_closes() {
    ObservedPath path =
        path("11.1.0.1", "11.2.0.1", "11.3.0.1", "11.2.0.1", "11.3.0.1", "11.2.0.1");
    gives(path, "AS1 AS2 AS3 ?");
    assertThat(path.flags()).contains("ip-loop", "unreached");
    assertThat(pathWithout("ip-loops", "11.1.0.1", "11.2.0.1", "11.3.0.1", "11.2.0.1").flags())
        .doesNotContain("ip-loop");
  }

  @Test
  void behind_a_circle_the_destination_stands_behind_a_gap() {
    ObservedPath path = path("11.1.0.1", "11.2.0.1", "11.3.0.1", "11.2.0.1", DESTINATION);
    gives(path, "AS1 AS2 AS3 ? AS9");
    assertThat(path.reached()).isTrue();
    assertThat(path.flags()).contains("ip-loop", "gap");
  }

  @Test
  void a_router_that_answers_twice_in_a_row_is_no_circle() {
    ObservedPath path = path("11.1.0.1", "11.2.0.1", "*", "11.2.0.1", DESTINATION);
    gives(path, "AS1 AS2 AS9");
    assertThat(path.flags()).doesNotContain("ip-loop");
  }

  @Test
  void a_single_hop_between_two_of_one_AS_is_a_slip() {
    ObservedPath path = path("11.1.0.1", "11.2.0.1", "11.1.0.2", DESTINATION);
    gives(path, "AS1 AS9");
    assertThat(path.flags()).containsExactly("as-loop-collapsed");
    ObservedPath as = pathWithout("as-loops", "11.1.0.1", "11.2.0.1", "11.1.0.2", DESTINATION);
    gives(as, "AS1 AS2 AS1 AS9");
  }

  @Test
  void siblings_between_two_of_one_AS_are_a_slip_however_many_hops_they_have() {
    gives(path("11.5.0.1", "11.6.0.1", "11.6.0.2", "11.5.0.2", DESTINATION), "AS1 AS5 AS9");
  }

  @Test
  void any_other_return_to_an_AS_is_flagged_and_kept() {
    ObservedPath path = path("11.1.0.1", "11.2.0.1", "11.2.0.2", "11.1.0.2", DESTINATION);
    gives(path, "AS1 AS2 AS1 AS9");
    assertThat(path.flags()).containsExactly("as-loop");
  }

  private static ObservedPath linked(String... hops) {
    return TracePaths.with(linked).path(trace(1, DESTINATION, hops));
  }

  private static void hopOf(ObservedPath path, int hop, long asn) {
    assertThat(path.hops().get(hop - 1).operators()).containsExactly(new Asn(asn));
    assertThat(path.hops().get(hop - 1).reason()).isEqualTo("third-party");
  }

  @Test
  void an_address_of_the_former_networks_neighbour_is_on_the_former_networks_router() {
    ObservedPath path = linked("11.1.0.1", "11.3.0.1", "11.2.0.1", DESTINATION);
    gives(path, "AS1 AS2 AS9");
    hopOf(path, 2, 1);
    assertThat(path.hops().get(1).responders().get(0).address()).hasToString("11.3.0.1");
    assertThat(path.asPath().steps().get(0).hops()).containsExactly(1, 2);
    assertThat(path.flags()).containsExactly("third-party");
  }

  @Test
  void an_address_of_the_latter_networks_neighbour_is_on_the_latter_networks_router() {
    ObservedPath path = linked("11.1.0.1", "11.8.0.1", "11.3.0.1", DESTINATION);
    gives(path, "AS1 AS3 AS9");
    hopOf(path, 2, 3);
    assertThat(path.asPath().steps().get(1).hops()).containsExactly(2, 3);
    assertThat(path.asPath().steps().get(1).reason()).isEqualTo("lpm");
  }

  @Test
  void a_peer_of_two_peers_carries_nothing_between_them() {
    ObservedPath path = linked("11.1.0.1", "*", "11.4.0.1", "11.8.0.1", "11.5.0.1", "*");
    gives(path, "AS1 ? AS4 AS5 ?");
    hopOf(path, 4, 5);
  }

  @Test
  void the_probes_own_network_need_not_answer_for_a_third_party_behind_it() {
    ObservedPath path = linked("11.3.0.1", "11.2.0.1", DESTINATION);
    gives(path, "AS1 AS2 AS9");
    assertThat(path.asPath().steps().get(0).reason()).isEqualTo("probe");
    assertThat(path.asPath().steps().get(0).hops()).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11.1.0.1 11.3.0.1 11.3.0.2 11.2.0.1 | AS1 AS3 AS2 ?", // two hops
        "11.1.0.1 11.3.0.1 * 11.2.0.1 | AS1 AS3 ? AS2 ?",
        "11.1.0.1 * 11.3.0.1 11.2.0.1 | AS1 AS3 AS2 ?", // silent between neighbours
        "11.1.0.1 3:11.3.0.1 11.2.0.1 | AS1 ? AS3 AS2 ?",
        "11.2.0.1 11.8.0.1 11.7.0.1 | AS1 AS2 AS8 AS7 ?", // 8 is paid by 7: it may carry
        "11.1.0.1 11.7.0.1 11.8.0.1 | AS1 AS7 AS8 ?", // 1 and 8 are no neighbours
        "11.1.0.1 * 11.4.0.1 11.5.0.1 11.6.0.1 | AS1 ? AS4 AS5 AS6 ?", // siblings
        "11.1.0.1 11.5.0.1 11.2.0.1 | AS1 AS5 AS2 ?", // 5 is nobody's neighbour
        "11.1.0.1 11.99.0.3 11.2.0.1 | AS1 AS3 AS2 ?", // a member's address on a LAN
        "11.1.0.1 11.20.0.1 11.2.0.1 | AS1 AS2 ?", // one of the two origins is the next step
        "11.1.0.1 11.3.0.1 | AS1 AS3 ?",
      })
  void any_other_network_between_two_neighbours_stays(String example) {
    String[] parts = example.split(" \\| ", -1);
    ObservedPath path = linked(parts[0].split(" ", -1));
    gives(path, parts[1]);
    assertThat(path.flags()).doesNotContain("third-party");
  }

  @Test
  void without_relationships_or_the_rule_third_parties_stay() {
    String[] hops = {"11.1.0.1", "11.3.0.1", "11.2.0.1", DESTINATION};
    gives(path(hops), "AS1 AS3 AS2 AS9");
    ObservedPath off =
        TracePaths.with(linked)
            .under(PathPolicy.named("strict-without-third-party").orElseThrow())
            .path(trace(1, DESTINATION, hops));
    gives(off, "AS1 AS3 AS2 AS9");
    assertThat(off.flags()).isEmpty();
  }

  @Test
  void special_purpose_addresses_are_nobodys_even_if_announced() {
    gives(path("11.1.0.1", "198.18.0.1", "11.2.0.1", DESTINATION), "AS1 ? AS2 AS9");
  }

  @Test
  void a_probe_without_a_record_is_placed_by_its_address_and_its_first_public_hop() {
    ObservedPath path =
        TracePaths.with(book).path(trace(77, DESTINATION, "10.0.0.1", "11.2.1.1", DESTINATION));
    assertThat(path.viewpoint().asn()).contains(new Asn(1));
    assertThat(path.viewpoint().country()).hasToString("Optional[RS]");
    assertThat(path.viewpoint().coordinates()).isEmpty();
  }

  @Test
  void a_probe_without_a_record_is_in_the_country_that_its_network_and_a_late_hop_agree_on() {
    ObservedPath path =
        TracePaths.with(book).path(trace(77, DESTINATION, "11.2.1.1@30.0", DESTINATION));
    assertThat(path.viewpoint().country()).hasToString("Optional[RS]");
    assertThat(path.viewpoint().city()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"11.2.2.1@6.0", "2:11.2.1.1@2.0", "11.2.1.1@2.0!H", "11.2.1.1@2.0~edst"})
  void a_probe_without_a_record_is_not_placed_by_what_may_be_far_away(String hop) {
    assertThat(
            TracePaths.with(book)
                .path(trace(77, DESTINATION, hop, DESTINATION))
                .viewpoint()
                .country())
        .isEmpty();
  }

  @Test
  void a_probe_without_a_record_is_not_placed_by_its_destination() {
    assertThat(
            TracePaths.with(book).path(trace(77, "11.2.1.1", "11.2.1.1@1.0")).viewpoint().country())
        .isEmpty();
  }

  @Test
  void probes_in_Kosovo_are_not_left_to_the_neighbour_that_they_are_filed_under() {
    assertThat(country(5)).hasToString("Optional[XK]");
    assertThat(country(6)).hasToString("Optional[XK]");
    assertThat(TracePaths.with(book).path(trace(6, DESTINATION, DESTINATION)).viewpoint().city())
        .hasValueSatisfying(city -> assertThat(city.name()).isEqualTo("Pristina"));
    assertThat(country(7)).as("its coordinates say otherwise").hasToString("Optional[AL]");
  }

  private static Optional<CountryCode> country(int probe) {
    return TracePaths.with(book).path(trace(probe, DESTINATION, DESTINATION)).viewpoint().country();
  }

  @Test
  void a_probe_of_which_nothing_is_known_stays_unknown() {
    ObservedPath path =
        TracePaths.with(book)
            .path(
                Traceroute.parse(
                    SmallWorld.json(77, DESTINATION, "11.2.0.7", DESTINATION)
                        .replace("11.1.0.200", "192.168.0.1")));
    assertThat(path.viewpoint().asn()).isEmpty();
    assertThat(path.viewpoint().country()).isEmpty();
    gives(path, "? AS2 AS9");
  }

  @Test
  void a_result_without_destination_or_without_a_packet_is_no_path() {
    Traceroute nowhere =
        Traceroute.parse(
            SmallWorld.json(1, DESTINATION, "11.2.0.7")
                .replace("\"dst_addr\":\"" + DESTINATION + "\",", ""));
    assertThat(TracePaths.with(book).path(nowhere).discarded()).contains("no destination address");
    Traceroute unsent =
        Traceroute.parse(
            "{\"af\":4,\"dst_addr\":\"11.9.0.9\",\"fw\":5080,\"msm_id\":1,\"prb_id\":1,"
                + "\"timestamp\":1,\"type\":\"traceroute\",\"result\":[{\"hop\":1,"
                + "\"error\":\"sendto failed: Network is unreachable\"}]}");
    assertThat(TracePaths.with(book).path(unsent).discarded()).contains("no packet could be sent");
  }

  @Test
  void a_trace_on_which_nobody_answers_is_a_path_of_which_nothing_is_known() {
    ObservedPath path = path("*", "*", "255:*");
    gives(path, "AS1 ?");
    assertThat(path.discarded()).isEmpty();
  }

  @Test
  void every_rule_has_a_name_of_its_own_a_citation_and_a_switch() {
    List<Rule> rules = PathPolicy.strict().rules();
    assertThat(rules.stream().map(Rule::name)).doesNotHaveDuplicates();
    for (Rule rule : rules) {
      assertThat(rule.citation()).isNotBlank();
      PathPolicy without = PathPolicy.strict().without(rule.name());
      assertThat(without.rules()).doesNotContain(rule).hasSize(rules.size() - 1);
      assertThat(without.name()).isEqualTo("strict-without-" + rule);
    }
    assertThatThrownBy(() -> PathPolicy.strict().without("magic")).hasMessageContaining("magic");
  }

  @Test
  void a_policy_is_found_by_its_name_whatever_rules_it_leaves_out() {
    List<String> rules = PathPolicy.strict().rules().stream().map(Rule::name).toList();
    assertThat(rules).noneMatch(name -> name.contains("without"));
    assertThat(PathPolicy.named("strict")).contains(PathPolicy.strict());
    for (int left = 0; left < 1 << rules.size(); left++) {
      PathPolicy policy = PathPolicy.strict();
      for (int rule = 0; rule < rules.size(); rule++) {
        policy = (left >> rule & 1) == 1 ? policy.without(rules.get(rule)) : policy;
      }
      assertThat(PathPolicy.named(policy.name())).contains(policy);
    }
    assertThat(PathPolicy.named("strict-without-gaps-without-reach").orElseThrow().rules())
        .isEqualTo(PathPolicy.strict().without("reach").without("gaps").rules());
    assertThat(PathPolicy.choices()).contains(rules).contains("strict-without-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lax",
        "",
        "Strict",
        "strict-without",
        "strict-without-",
        "strict-without-magic",
        "strict-without-gaps-",
        "strict-without-gaps-without-",
        "strict-without-gaps-without-gaps",
        "strict-without-gaps-reach",
        "strict without gaps",
        "-without-gaps",
        "strict "
      })
  void a_name_that_is_nearly_one_of_a_policy_is_none(String name) {
    assertThat(PathPolicy.named(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void permuting_the_replies_of_a_hop_changes_nothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 200; trial++) {
      List<String> hops = new ArrayList<>();
      List<String> shuffled = new ArrayList<>();
      for (int i = random.nextInt(1, 12); i > 0; i--) {
        List<String> replies = new ArrayList<>();
        for (int j = random.nextInt(1, 4); j > 0; j--) {
          replies.add(randomReply(random));
        }
        hops.add(String.join("|", replies));
        Collections.shuffle(replies, new Random(random.nextLong()));
        shuffled.add(String.join("|", replies));
      }
      ObservedPath straight = path(hops.toArray(String[]::new));
      ObservedPath other = path(shuffled.toArray(String[]::new));
      assertThat(other)
          .as("seed %d, hops %s, shuffled %s", seed, hops, shuffled)
          .isEqualTo(straight);
      assertWellFormed(straight, "seed " + seed + ", hops " + hops);
      ObservedPath known = linked(hops.toArray(String[]::new));
      assertThat(linked(shuffled.toArray(String[]::new)))
          .as("with links, seed %d, hops %s, shuffled %s", seed, hops, shuffled)
          .isEqualTo(known);
      assertWellFormed(known, "with links, seed " + seed + ", hops " + hops);
    }
  }

  private static String randomReply(SplittableRandom random) {
    String[] kinds = {
      "*", "10.0.0.1", "11.40.0.1", "11.99.0.2", "11.99.0.77", "11.20.0.1", DESTINATION
    };
    String address =
        random.nextInt(3) == 0
            ? kinds[random.nextInt(kinds.length)]
            : "11." + random.nextInt(1, 7) + ".0." + random.nextInt(1, 4);
    String[] marks = {"", "", "", "!H", "~late", "~edst", "~dup"};
    return address.equals("*") ? "*" : address + marks[random.nextInt(marks.length)];
  }

  /** Neighbouring steps differ, hop numbers ascend, and only the end may be unreached. */
  private static void assertWellFormed(ObservedPath path, String what) {
    List<Integer> numbers =
        path.asPath().steps().stream().flatMap(step -> step.hops().stream()).toList();
    assertThat(numbers).as(what).isSorted().doesNotHaveDuplicates();
    List<String> steps = Arrays.asList(path.asPath().toString().split(" ", -1));
    for (int i = 1; i < steps.size(); i++) {
      assertThat(steps.get(i)).as(what).isNotEqualTo(steps.get(i - 1));
    }
    assertThat(path.reached()).as(what).isEqualTo(!path.flags().contains("unreached"));
  }
}
