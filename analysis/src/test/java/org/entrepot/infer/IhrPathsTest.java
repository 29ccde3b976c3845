package org.entrepot.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.entrepot.SmallWorld;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.path.AsPath;
import org.entrepot.path.ObservedHop;
import org.entrepot.path.ObservedPath;
import org.entrepot.result.Traceroute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Internet Health Report's conversion, oddity by oddity. The letters and the numbers behind an R
 * are those under which its behaviour was written down; where strict says otherwise, that stands
 * beside it.
 *
 * <p>The probe has the address 11.1.0.200, which AS1 announces, and 11.9.0.9 is AS9's. On the LAN
 * of exchange 8, which nobody announces, AS5 has 11.98.0.5; AS6 has an interface 11.97.0.6 on no
 * known LAN.
 */
class IhrPathsTest {
  private static final String DESTINATION = "11.9.0.9";

  @TempDir static Path folder;
  private static AddressBook book;

  @BeforeAll
  static void load() throws IOException {
    new SmallWorld(folder);
    Files.writeString(
        folder.resolve("more.jsonl"),
        member(4, 5, "11.98.0.5") + "\n" + member(5, 6, "11.97.0.6") + "\n");
    Map<Role, List<DataFile>> roles = new EnumMap<>(Role.class);
    roles.put(Role.PROBES, files("probes.jsonl"));
    roles.put(Role.IP_TO_AS, files("ip2as.tsv"));
    roles.put(Role.EXCHANGES, files("ix.json", "netixlan.jsonl", "more.jsonl"));
    roles.put(Role.CITIES, files("cities.txt"));
    book = AddressBook.load(new Dataset(List.of(), roles));
  }

  private static String member(int id, int asn, String address) {
    return "{\"id\":"
        + id
        + ",\"ix_id\":8,\"ixlan_id\":80,\"asn\":"
        + asn
        + ",\"ipaddr4\":\""
        + address
        + "\",\"ipaddr6\":null,\"status\":\"ok\"}";
  }

  private static List<DataFile> files(String... names) {
    return Arrays.stream(names).map(name -> new DataFile(folder.resolve(name), name)).toList();
  }

  private static String json(String... hops) {
    return SmallWorld.json(1, DESTINATION, hops);
  }

  private static ObservedPath ihr(String json) {
    return IhrPaths.with(book).path(Traceroute.parse(json));
  }

  private static String strict(String json) {
    return TracePaths.with(book).path(Traceroute.parse(json)).asPath().toString();
  }

  private static void gives(String json, String expected) {
    ObservedPath path = ihr(json);
    assertThat(path.discarded()).isEmpty();
    assertThat(path.asPath()).hasToString(expected);
  }

  private static void discards(String json, String reason) {
    ObservedPath path = ihr(json);
    assertThat(path.discarded()).contains(reason);
    assertThat(IhrPaths.with(book).route(Traceroute.parse(json))).isEmpty();
  }

  private static IhrRoute route(String json) {
    return IhrPaths.with(book).route(Traceroute.parse(json)).orElseThrow();
  }

  /** A real-looking result of these hops, each as JSON. */
  private static String result(String... hops) {
    return json().replace("\"result\":[]", "\"result\":[" + String.join(",", hops) + "]");
  }

  private static String hop(int ttl, String... replies) {
    return "{\"hop\":" + ttl + ",\"result\":[" + String.join(",", replies) + "]}";
  }

  private static String reply(String from) {
    return "{\"from\":\"" + from + "\",\"rtt\":5.1,\"size\":28,\"ttl\":250}";
  }

  // a. Which results are looked at.

  @Test
  void a_results_of_firmware_before_4400_or_of_none_are_dropped() {
    String json = json("11.1.0.1", "11.2.0.1", DESTINATION);
    gives(json.replace("\"fw\":5080", "\"fw\":4460"), "AS1 AS2 AS9");
    discards(json.replace("\"fw\":5080", "\"fw\":4390"), "no_dst_addr");
    discards(json.replace("\"fw\":5080,", ""), "no_dst_addr");
  }

  @Test
  void a_results_without_a_destination_are_dropped() {
    String json = json("11.1.0.1", "11.2.0.1");
    discards(json.replace("\"dst_addr\":\"11.9.0.9\",", ""), "no_dst_addr");
    discards(json.replace("\"dst_addr\":\"11.9.0.9\"", "\"dst_addr\":\"\""), "no_dst_addr");
    discards(json.replace("11.9.0.9", "www.example.org"), "no_dst_asn");
  }

  @ParameterizedTest
  @CsvSource({
    "4400, addr, true",
    "4459, addr, true",
    "4460, addr, false",
    "4400, dst_addr, false",
    "4459, dst_addr, false",
    "4460, dst_addr, true"
  })
  void a_the_destination_is_read_from_addr_for_firmware_4400_to_4459(
      int firmware, String field, boolean found) {
    String json =
        json("11.1.0.1", "11.2.0.1", DESTINATION)
            .replace("\"fw\":5080", "\"fw\":" + firmware)
            .replace("\"dst_addr\"", "\"" + field + "\"");
    if (found) {
      gives(json, "AS1 AS2 AS9");
      assertThat(ihr(json).destination()).hasToString("Optional[11.9.0.9]");
    } else {
      discards(json, "no_dst_addr");
    }
  }

  @Test
  void a_of_both_fields_the_one_of_the_firmware_counts() {
    String both =
        json("11.1.0.1", "11.2.0.1").replace("{\"af\":4", "{\"addr\":\"11.3.0.1\",\"af\":4");
    gives(both, "AS1 AS2 AS9");
    gives(both.replace("\"fw\":5080", "\"fw\":4430"), "AS1 AS2 AS3");
  }

  @Test
  void a_a_destination_that_nobody_announces_is_dropped() {
    discards(json("11.1.0.1", "11.2.0.1").replace(DESTINATION, "11.40.0.1"), "no_dst_asn");
    discards(json("11.1.0.1", "11.2.0.1").replace(DESTINATION, "10.0.0.1"), "no_dst_asn");
  }

  @Test
  void a_a_destination_without_a_block_around_it_is_dropped() {
    discards(json("11.1.0.1", "11.2.0.1").replace(DESTINATION, "11.97.0.6"), "no_prefix");
    IhrRoute route = route(json("11.1.0.1", "11.2.0.1").replace(DESTINATION, "11.98.0.5"));
    assertThat(route.prefix()).hasToString("11.98.0.0/24");
    assertThat(route.asPath()).containsExactly("as|1", "as|2", "as|5");
  }

  @Test
  void a_results_that_do_not_tell_the_probes_address_are_dropped() {
    String json = json("11.1.0.1", "11.2.0.1", DESTINATION);
    discards(json.replace(",\"from\":\"11.1.0.200\"", ""), "no_from");
    discards(json.replace("\"from\":\"11.1.0.200\"", "\"from\":\"\""), "no_from");
    discards(json.replace("\"from\":\"11.1.0.200\"", "\"from\":null"), "no_from");
    discards(json.replace("\"11.1.0.200\"", "\"unknown\""), "no_peer_asn");
  }

  @Test
  void a_a_probe_whose_address_nobody_announces_is_dropped_whatever_its_record_says() {
    String json = json("11.1.0.1", "11.2.0.1", DESTINATION).replace("11.1.0.200", "11.40.0.200");
    discards(json, "no_peer_asn");
    assertThat(ihr(json).viewpoint().asn()).isEmpty();
    assertThat(strict(json)).isEqualTo("AS1 AS2 AS9");
  }

  @Test
  void a_the_probes_AS_is_the_one_that_announces_its_address_and_not_its_records() {
    String json = SmallWorld.json(2, DESTINATION, "11.3.0.1", DESTINATION);
    gives(json, "AS1 AS3 AS9");
    assertThat(ihr(json).viewpoint().asn()).contains(new Asn(1));
    assertThat(ihr(json).viewpoint().country()).hasToString("Optional[BG]");
    assertThat(strict(json)).isEqualTo("AS2 AS3 AS9");
  }

  @Test
  void a_reasons_are_asked_for_in_IHRs_order() {
    String json =
        json("11.1.0.1!N", "*")
            .replace("\"dst_addr\":\"11.9.0.9\",", "")
            .replace(",\"from\":\"11.1.0.200\"", "");
    discards(json, "no_dst_addr");
    discards(json.replace("{\"af\":4", "{\"af\":4,\"dst_addr\":\"11.40.0.1\""), "no_dst_asn");
    discards(json.replace("{\"af\":4", "{\"af\":4,\"dst_addr\":\"11.9.0.9\""), "no_from");
  }

  // b. What ends the reading.

  @Test
  void b_an_error_of_a_hop_discards_the_whole_result() {
    discards(
        result(
            hop(1, reply("11.1.0.1")), "{\"hop\":2,\"error\":\"sendto failed: Network is down\"}"),
        "dnf");
    discards(result("{\"error\":\"connect failed: Network is unreachable\"}"), "dnf");
  }

  @Test
  void b_R6_an_error_of_one_packet_discards_the_whole_result() {
    String json =
        result(
            hop(1, reply("11.1.0.1")),
            hop(2, reply("11.2.0.1"), "{\"error\":\"sendto failed: Permission denied\"}"),
            hop(3, reply(DESTINATION)));
    discards(json, "dnf");
    assertThat(ihr(json).asPath().steps()).isEmpty();
    assertThat(strict(json)).isEqualTo("AS1 AS2 AS9");
  }

  @Test
  void b_R8_errors_that_repeat_an_address_and_nothing_else_at_a_hop_discard_the_whole_result() {
    String json = json("11.1.0.1", "11.2.0.1", "11.2.0.1!H|11.2.0.1!H|11.2.0.1!H");
    discards(json, "dnf");
    assertThat(strict(json)).isEqualTo("AS1 AS2 ?");
    discards(json("11.1.0.1", "11.2.0.1|11.3.0.1", "11.3.0.1!H"), "dnf");
  }

  @Test
  void b_R9_a_timeout_beside_an_error_that_repeats_an_address_keeps_the_result() {
    gives(json("11.1.0.1", "11.2.0.1", "11.2.0.1!H|*|11.2.0.1!H"), "AS1 AS2 AS9");
  }

  @Test
  void b_an_error_from_an_address_not_met_before_is_a_router_and_is_noted() {
    String json = json("11.1.0.1", "11.2.0.1", "11.3.0.1!N|11.3.0.1!N");
    gives(json, "AS1 AS2 AS3 AS9");
    assertThat(ihr(json).flags()).contains("errors", "end_as_missing");
    assertThat(ihr(json("11.1.0.1", "11.2.0.1")).flags()).doesNotContain("errors");
  }

  @Test
  void b_an_error_given_as_a_number_is_an_error_too() {
    String odd = "{\"err\":10,\"from\":\"11.2.0.1\",\"rtt\":3.4,\"size\":28,\"ttl\":250}";
    String first = result(hop(1, reply("11.1.0.1")), hop(2, odd));
    assertThat(ihr(first).flags()).contains("errors");
    discards(result(hop(1, reply("11.1.0.1")), hop(2, odd), hop(3, odd)), "dnf");
  }

  @Test
  void b_a_hop_without_a_number_or_without_replies_discards_the_whole_result() {
    discards(
        result(hop(1, reply("11.1.0.1")), hop(2, reply("11.2.0.1")).replace("hop", "hgp")), "dnf");
    discards(result(hop(1, reply("11.1.0.1")), hop(2)), "dnf");
  }

  // c. What stands for nobody.

  @Test
  void c_a_reply_without_an_address_is_a_timeout() {
    String json =
        result(hop(1, "{\"rtt\":3.2,\"size\":28,\"ttl\":250}"), hop(2, reply("11.2.0.1")));
    gives(json, "AS1 AS2 AS9");
    assertThat(ihr(json).flags()).contains("unknown_reduction=50");
  }

  @Test
  void c_an_address_marked_as_a_timeout_is_a_timeout() {
    String json =
        result(
            hop(1, reply("11.1.0.1")),
            hop(2, "{\"x\":\"*\",\"from\":\"11.2.0.1\",\"rtt\":1.5}"),
            hop(3, reply("11.3.0.1")));
    gives(json, "AS1 AS3 AS9");
  }

  @Test
  void c_R4_hop_255_is_a_timeout_even_where_the_destination_answers() {
    String json = json("11.1.0.1", "11.2.0.1", "*", "*", "255:" + DESTINATION);
    gives(json, "AS1 AS2 AS9");
    ObservedPath path = ihr(json);
    assertThat(path.flags()).contains("too_many_hops", "end_as_missing");
    assertThat(path.asPath().steps().get(2).hops()).isEmpty();
    assertThat(path.asPath().steps().get(2).reason()).isEqualTo("end_as_missing");
    assertThat(path.reached()).isFalse();
    assertThat(strict(json)).isEqualTo("AS1 AS2 ? AS9");
    String other = json("11.1.0.1", "255:11.3.0.1");
    gives(other, "AS1 AS9");
  }

  @Test
  void c_several_addresses_of_a_hop_are_a_set_and_a_timeout_beside_them_is_not_in_it() {
    String json = json("11.1.0.1", "11.2.0.1|*|11.3.0.1", DESTINATION);
    gives(json, "AS1 {AS2,AS3} AS9");
    assertThat(route(json).asPath()).containsExactly("as|1", "{as|2,as|3}", "as|9");
    assertThat(ihr(json).flags()).containsExactly("as_set");
    gives(json("11.1.0.1", "11.2.0.1|*", DESTINATION), "AS1 AS2 AS9");
  }

  @Test
  void c_of_a_set_what_was_met_before_or_is_not_known_is_left_out() {
    gives(json("11.1.0.1", "11.1.0.2|11.3.0.1", DESTINATION), "AS1 AS3 AS9");
    gives(json("11.1.0.1", "11.40.0.1|11.3.0.1", DESTINATION), "AS1 AS3 AS9");
    assertThat(ihr(json("11.1.0.1", "11.1.0.2|11.3.0.1", DESTINATION)).flags()).isEmpty();
    String unknown = json("11.1.0.1", "11.40.0.1|11.40.0.2", "11.3.0.1", DESTINATION);
    gives(unknown, "AS1 AS3 AS9");
    assertThat(ihr(unknown).flags()).contains("unknown_reduction=25", "gap-bridged");
  }

  @Test
  void c_a_set_is_written_in_the_order_of_its_addresses_as_text() {
    assertThat(route(json("11.1.0.1", "11.9.0.1|11.30.0.1", DESTINATION)).asPath().get(1))
        .isEqualTo("{as|4,as|9}");
    assertThat(route(json("11.1.0.1", "11.3.0.10|11.2.0.9|11.20.0.1", DESTINATION)).asPath().get(1))
        .isEqualTo("{as|2,as|3}");
  }

  // d. What is not looked at.

  @Test
  void d_R17_a_late_reply_is_a_router_of_this_hop() {
    String json = json("11.1.0.1", "11.5.0.1~late", "11.2.0.1", DESTINATION);
    gives(json, "AS1 AS5 AS2 AS9");
    assertThat(ihr(json).flags()).contains("late-reply");
    assertThat(strict(json)).isEqualTo("AS1 ? AS2 AS9");
    gives(json("11.1.0.1", "11.2.0.1|11.5.0.1~late", DESTINATION), "AS1 {AS2,AS5} AS9");
    assertThat(ihr(json("11.1.0.1", "11.2.0.1|11.2.0.1~late", DESTINATION)).flags()).isEmpty();
  }

  @Test
  void d_R24_an_answer_to_another_destination_is_a_router_of_this_hop() {
    String json = json("11.1.0.1", "11.5.0.1~edst", "11.2.0.1", DESTINATION);
    gives(json, "AS1 AS5 AS2 AS9");
    assertThat(ihr(json).flags()).contains("edst");
    assertThat(strict(json)).isEqualTo("AS1 ? AS2 AS9");
  }

  @Test
  void d_a_duplicate_is_a_reply_like_any_other() {
    String json = json("11.1.0.1", "11.2.0.1|11.5.0.1~dup", DESTINATION);
    gives(json, "AS1 {AS2,AS5} AS9");
    assertThat(ihr(json).flags()).containsExactly("as_set");
  }

  // e. Whose an address is.

  @Test
  void e_an_address_on_the_LAN_of_an_exchange_is_four_nodes() {
    String json = json("11.1.0.1", "11.98.0.5", DESTINATION);
    assertThat(route(json).asPath())
        .containsExactly("as|1", "ix|8", "ix|8;as|5", "ip|11.98.0.5", "as|5", "as|9");
    gives(json, "AS1 AS5 AS9");
    ObservedPath path = ihr(json);
    assertThat(path.exchanges()).containsExactly(8L);
    assertThat(path.flags()).containsExactly("ixp_in_path");
    assertThat(path.asPath().steps().get(1).reason()).isEqualTo("exchange-member");
  }

  @Test
  void e_the_longest_announced_block_comes_before_the_member_of_the_exchange() {
    String json = json("11.1.0.1", "11.99.0.3", "11.3.0.1", DESTINATION);
    assertThat(route(json).asPath())
        .containsExactly("as|1", "ix|7", "ix|7;as|99", "ip|11.99.0.3", "as|99", "as|3", "as|9");
    gives(json, "AS1 AS99 AS3 AS9");
    assertThat(strict(json)).isEqualTo("AS1 AS3 AS9");
  }

  @Test
  void e_an_address_on_a_LAN_that_nobody_is_known_to_have_leaves_its_exchange_and_no_AS() {
    String json = json("11.1.0.1", "11.98.0.77", "11.3.0.1", DESTINATION);
    assertThat(route(json).asPath())
        .containsExactly("as|1", "ix|8", "ix|8;as|0", "ip|11.98.0.77", "as|3", "as|9");
    gives(json, "AS1 AS3 AS9");
    // One of seven nodes is as|0: the three of the exchange count as hops.
    assertThat(ihr(json).flags()).contains("unknown_reduction=14.29").doesNotContain("gap-bridged");
    assertThat(ihr(json).exchanges()).containsExactly(8L);
  }

  @Test
  void e_an_exchange_that_is_met_again_is_written_again() {
    String json = json("11.1.0.1", "11.98.0.5", "11.98.0.77", DESTINATION);
    assertThat(route(json).asPath())
        .containsExactly(
            "as|1",
            "ix|8",
            "ix|8;as|5",
            "ip|11.98.0.5",
            "as|5",
            "ix|8",
            "ix|8;as|0",
            "ip|11.98.0.77",
            "as|9");
    assertThat(ihr(json).exchanges()).containsExactly(8L);
  }

  @Test
  void e_an_exchange_in_a_set_stands_in_the_set() {
    String json = json("11.1.0.1", "11.98.0.5|11.3.0.1", DESTINATION);
    assertThat(route(json).asPath())
        .containsExactly("as|1", "{as|3,ix|8,ix|8;as|5,ip|11.98.0.5,as|5}", "as|9");
    gives(json, "AS1 {AS3,AS5} AS9");
    assertThat(ihr(json).exchanges()).containsExactly(8L);
  }

  @Test
  void e_an_interface_at_an_exchange_counts_also_where_its_LAN_is_not_known() {
    String json = json("11.1.0.1", "11.97.0.6", DESTINATION);
    assertThat(route(json).asPath()).containsExactly("as|1", "as|6", "as|9");
    assertThat(strict(json)).isEqualTo("AS1 ? AS9");
  }

  @Test
  void e_of_several_origins_the_first_alone_counts() {
    String json = json("11.1.0.1", "11.20.0.1", "11.30.0.1", DESTINATION);
    gives(json, "AS1 AS2 AS4 AS9");
    assertThat(ihr(json).asPath().steps()).extracting(AsPath.Step::reason).contains("moas");
    assertThat(strict(json)).isEqualTo("AS1 {AS2,AS3} {AS4,AS5} AS9");
  }

  @Test
  void e_a_private_address_is_nobodys() {
    String json = json("192.168.1.1", "11.1.0.1", "100.64.0.1", "11.2.0.1", DESTINATION);
    gives(json, "AS1 AS2 AS9");
    ObservedPath path = ihr(json);
    assertThat(path.flags()).containsExactly("gap-bridged", "unknown_reduction=40");
    assertThat(path.hops()).extracting(ObservedHop::role).first().isEqualTo(ObservedHop.Role.EDGE);
  }

  // f. The reduction.

  @Test
  void f_timeouts_at_the_end_count_as_one_and_others_each() {
    assertThat(ihr(json("11.1.0.1", "11.2.0.1", "*", "*", "*", "*")).flags())
        .contains("unknown_reduction=33.33");
    assertThat(ihr(json("11.1.0.1", "*", "*", "11.2.0.1")).flags())
        .contains("unknown_reduction=50");
    assertThat(ihr(json("11.1.0.1", "11.2.0.1", "11.40.0.1", "*", "*")).flags())
        .contains("unknown_reduction=50");
    assertThat(ihr(json("*", "*", "*")).flags()).containsExactly("unknown_reduction=100");
    assertThat(ihr(json("11.1.0.1", "11.2.0.1")).flags()).containsExactly("end_as_missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*,*,*", "11.40.0.1", "10.0.0.1", "*,10.0.0.1,11.40.0.1"})
  void f_R22_a_gap_is_bridged_without_a_trace_on_the_path(String gap) {
    List<String> hops = new ArrayList<>(List.of("11.1.0.1"));
    hops.addAll(List.of(gap.split(",", -1)));
    hops.addAll(List.of("11.3.0.1", DESTINATION));
    String json = json(hops.toArray(String[]::new));
    gives(json, "AS1 AS3 AS9");
    assertThat(ihr(json).flags()).contains("gap-bridged");
    assertThat(strict(json)).isEqualTo("AS1 ? AS3 AS9");
  }

  @Test
  void f_a_gap_within_an_AS_bridges_nothing() {
    assertThat(ihr(json("11.1.0.1", "*", "11.1.0.2", "11.2.0.1", DESTINATION)).flags())
        .containsExactly("unknown_reduction=20");
  }

  @Test
  void f_R13_an_AS_that_comes_back_is_left_out_there_and_the_loop_is_not_seen() {
    String json = json("11.1.0.1", "11.2.0.1", "11.1.0.2", "11.3.0.1", DESTINATION);
    gives(json, "AS1 AS2 AS3 AS9");
    assertThat(ihr(json).flags()).containsExactly("loop-removed");
    assertThat(ihr(json).asPath().steps().get(0).hops()).containsExactly(1, 3);
    assertThat(strict(json)).isEqualTo("AS1 AS3 AS9");
    String longer =
        json("11.1.0.1", "11.2.0.1", "11.2.0.2", "11.1.0.2", "11.1.0.3", "11.3.0.1", DESTINATION);
    gives(longer, "AS1 AS2 AS3 AS9");
    assertThat(strict(longer)).isEqualTo("AS1 AS2 AS1 AS3 AS9");
  }

  @Test
  void f_repeats_of_an_AS_are_cleaned_as_hegemony_cleans_its_paths() {
    // PEERS.md 3.1, step 2: 10 10 20 30 20 100 100 becomes 10 20 30 100.
    gives(
        json("11.1.0.1", "11.1.0.2", "11.2.0.1", "11.3.0.1", "11.2.0.2", "11.9.0.1", DESTINATION),
        "AS1 AS2 AS3 AS9");
  }

  // g. The two ends.

  @Test
  void g_the_probes_AS_is_put_first_where_no_hop_shows_it() {
    String json = json("11.2.0.1", "11.2.0.2", DESTINATION);
    gives(json, "AS1 AS2 AS9");
    assertThat(ihr(json).flags()).containsExactly("start_as_missing");
    assertThat(ihr(json).asPath().steps().get(0).hops()).isEmpty();
  }

  @Test
  void g_R14_a_result_on_which_the_probes_AS_comes_later_is_discarded() {
    String json = json("11.2.0.1", "11.1.0.1", "11.3.0.1", DESTINATION);
    discards(json, "start_as_in_path");
    assertThat(ihr(json).asPath()).hasToString("AS2 AS1 AS3 AS9");
    assertThat(strict(json)).isEqualTo("AS1 AS3 AS9");
  }

  @Test
  void g_R15_a_result_on_which_the_destinations_AS_comes_earlier_is_discarded() {
    discards(json("11.1.0.1", "11.9.0.1", "11.3.0.1"), "end_as_in_path");
    // The second visit of AS9 is left out as a repetition, and then it is not last any more.
    discards(json("11.1.0.1", "11.9.0.1", "11.3.0.1", DESTINATION), "end_as_in_path");
  }

  @Test
  void
      g_R3_a_result_that_dies_on_its_way_counts_as_if_the_last_AS_were_the_destinations_neighbour() {
    String json = json("11.1.0.1", "11.2.0.1", "*", "*", "*");
    gives(json, "AS1 AS2 AS9");
    ObservedPath path = ihr(json);
    assertThat(path.flags()).contains("end_as_missing");
    assertThat(path.reached()).isFalse();
    assertThat(strict(json)).isEqualTo("AS1 AS2 ?");
  }

  @Test
  void g_an_end_in_the_set_at_that_end_is_not_missing() {
    assertThat(ihr(json("11.1.0.1|11.3.0.1", "11.2.0.1", DESTINATION)).flags())
        .containsExactly("as_set");
    gives(json("11.1.0.1", "11.2.0.1", "11.9.0.1|11.3.0.1"), "AS1 AS2 {AS3,AS9}");
  }

  @Test
  void g_what_was_put_first_is_not_looked_for_at_the_end() {
    String json =
        SmallWorld.json(1, "11.1.0.9", "11.2.0.1", "*").replace("11.1.0.200", "11.1.9.200");
    gives(json, "AS1 AS2 AS1");
    assertThat(ihr(json).flags()).contains("start_as_missing", "end_as_missing");
  }

  @Test
  void g_an_exchange_at_an_end_is_passed_over() {
    IhrRoute route = route(json("11.98.0.77", "11.2.0.1", DESTINATION));
    assertThat(route.asPath())
        .containsExactly("as|1", "ix|8", "ix|8;as|0", "ip|11.98.0.77", "as|2", "as|9");
    assertThat(route(json("11.98.0.77", "11.1.0.1", DESTINATION)).asPath())
        .containsExactly("ix|8", "ix|8;as|0", "ip|11.98.0.77", "as|1", "as|9");
  }

  // h. What is too short.

  @Test
  void h_R16_a_path_of_one_AS_is_discarded() {
    String json = SmallWorld.json(1, "11.1.0.9", "11.1.0.1", "11.1.0.2", "11.1.0.9");
    discards(json, "single_as");
    assertThat(ihr(json).asPath()).hasToString("AS1");
    assertThat(strict(json)).isEqualTo("AS1");
  }

  @Test
  void h_R16_the_nodes_of_an_exchange_make_a_path_of_one_AS_long_enough() {
    String json = SmallWorld.json(1, "11.1.0.9", "11.1.0.1", "11.98.0.77", "11.1.0.9");
    gives(json, "AS1");
    assertThat(route(json).asPath()).containsExactly("as|1", "ix|8", "ix|8;as|0", "ip|11.98.0.77");
  }

  @Test
  void h_a_path_of_an_exchange_alone_has_no_AS_and_is_used() {
    String json = json("*", "11.98.0.77", "*");
    assertThat(route(json).asPath()).containsExactly("ix|8", "ix|8;as|0", "ip|11.98.0.77");
    gives(json, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*,*,*", "192.168.1.1,10.0.0.1", "11.40.0.1,*", "255:11.9.0.9"})
  void h_R21_a_result_of_private_and_unknown_hops_alone_is_discarded(String hops) {
    String json = json(hops.split(",", -1));
    discards(json, "empty_path");
    assertThat(ihr(json).asPath().steps()).isEmpty();
  }

  @Test
  void h_a_result_without_hops_is_an_empty_path() {
    discards(json(), "empty_path");
  }

  // Laws.

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void paths_keep_their_laws_whatever_the_replies(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int used = 0;
    for (int trial = 0; trial < 300; trial++) {
      List<String> hops = new ArrayList<>();
      List<String> shuffled = new ArrayList<>();
      for (int i = random.nextInt(1, 10); i > 0; i--) {
        List<String> replies = new ArrayList<>();
        for (int j = random.nextInt(1, 4); j > 0; j--) {
          replies.add(randomReply(random));
        }
        hops.add(String.join("|", replies));
        Collections.shuffle(replies, new Random(random.nextLong()));
        shuffled.add(String.join("|", replies));
      }
      String json = json(hops.toArray(String[]::new));
      String what = "seed " + seed + ", trial " + trial + ": " + hops;
      ObservedPath path = ihr(json);
      assertThat(ihr(json(shuffled.toArray(String[]::new)))).as(what).isEqualTo(path);
      if (path.discarded().isPresent()) {
        continue;
      }
      used++;
      IhrRoute route = route(json);
      assertThat(route.peerAsn()).as(what).isEqualTo(new Asn(1));
      assertThat(route.prefix()).as(what).hasToString("11.9.0.0/16");
      assertThat(route.attributes()).as(what).isEqualTo(path.flags());
      List<AsPath.Step> steps = path.asPath().steps();
      assertThat(steps).as(what).noneMatch(AsPath.Gap.class::isInstance);
      assertThat(steps.stream().flatMap(step -> step.asns().stream()))
          .as(what)
          .doesNotHaveDuplicates();
      if (!steps.isEmpty()) {
        assertThat(steps.get(0).asns()).as(what).contains(new Asn(1));
        assertThat(steps.get(steps.size() - 1).asns()).as(what).contains(new Asn(9));
      }
      String nodes =
          route.asPath().stream()
              .flatMap(step -> Arrays.stream(step.replaceAll("[{}]", "").split(",", -1)))
              .filter(node -> node.startsWith("as|"))
              .map(node -> "AS" + node.substring(3))
              .sorted()
              .collect(Collectors.joining(" "));
      assertThat(nodes)
          .as(what)
          .isEqualTo(
              steps.stream()
                  .flatMap(step -> step.asns().stream())
                  .map(Asn::toString)
                  .sorted()
                  .collect(Collectors.joining(" ")));
    }
    assertThat(used).as("seed %s", seed).isBetween(50, 299);
  }

  private static String randomReply(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> "*";
      case 2 -> "11.98.0." + random.nextInt(4, 7);
      case 3 -> "11.40.0." + random.nextInt(1, 3);
      case 4 -> "11." + random.nextInt(1, 6) + ".0.1!H";
      case 5 -> "11." + random.nextInt(1, 6) + ".0.1~late";
      default -> "11." + random.nextInt(1, 10) + ".0.1";
    };
  }
}
