package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrefixMapTest {
  private static PrefixMap<String> mapOf(String... prefixes) {
    PrefixMap.Builder<String> builder = PrefixMap.builder();
    for (String prefix : prefixes) {
      builder.put(Prefix.parse(prefix), prefix);
    }
    return builder.build();
  }

  private static String longest(PrefixMap<String> map, String address) {
    return map.longestMatchOr(IpAddress.parse(address), "none");
  }

  private static List<String> values(List<PrefixMap.Entry<String>> entries) {
    return entries.stream().map(PrefixMap.Entry::value).toList();
  }

  @Test
  void an_empty_map_contains_nothing() {
    PrefixMap<String> map = mapOf();

    assertThat(map.size()).isZero();
    assertThat(map.longestMatch(IpAddress.parse("192.0.2.1"))).isEmpty();
    assertThat(map.longestMatch(IpAddress.parse("::"))).isEmpty();
    assertThat(longest(map, "255.255.255.255")).isEqualTo("none");
    assertThat(map.covering(IpAddress.parse("192.0.2.1"))).isEmpty();
    assertThat(map.covering(Prefix.parse("::/0"))).isEmpty();
  }

  @Test
  void the_values_are_those_of_all_blocks_also_of_one_that_is_covered_whole() {
    String[] blocks = {"10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9", "2001:db8::/32"};
    assertThat(mapOf(blocks).values().distinct()).containsExactlyInAnyOrder(blocks);
    assertThat(mapOf().values()).isEmpty();
  }

  @Test
  void the_longest_block_wins_and_is_given_back_as_it_was_put_in() {
    PrefixMap<String> map = mapOf("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.3/32");

    assertThat(longest(map, "10.1.2.3")).isEqualTo("10.1.2.3/32");
    assertThat(longest(map, "10.1.2.4")).isEqualTo("10.1.2.0/24");
    assertThat(longest(map, "10.1.3.1")).isEqualTo("10.1.0.0/16");
    assertThat(longest(map, "10.255.255.255")).isEqualTo("10.0.0.0/8");
    assertThat(longest(map, "11.0.0.0")).isEqualTo("none");
    assertThat(longest(map, "9.255.255.255")).isEqualTo("none");
    assertThat(map.longestMatch(IpAddress.parse("10.1.2.77")))
        .isEqualTo(Optional.of(new PrefixMap.Entry<>(Prefix.parse("10.1.2.0/24"), "10.1.2.0/24")));
  }

  @Test
  void default_routes_contain_their_own_family_only() {
    PrefixMap<String> map = mapOf("0.0.0.0/0", "10.0.0.0/8");

    assertThat(longest(map, "0.0.0.0")).isEqualTo("0.0.0.0/0");
    assertThat(longest(map, "255.255.255.255")).isEqualTo("0.0.0.0/0");
    assertThat(longest(map, "::")).isEqualTo("none");
    assertThat(longest(mapOf("::/0"), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isEqualTo("::/0");
    assertThat(longest(mapOf("::/0"), "192.0.2.1")).isEqualTo("none");
  }

  @Test
  void an_ipv4_mapped_address_is_not_an_ipv4_address() {
    PrefixMap<String> map = mapOf("192.0.2.0/24", "::ffff:192.0.2.0/120");

    assertThat(longest(map, "192.0.2.1")).isEqualTo("192.0.2.0/24");
    assertThat(longest(map, "::ffff:192.0.2.1")).isEqualTo("::ffff:192.0.2.0/120");
    assertThat(longest(mapOf("192.0.2.0/24"), "::ffff:192.0.2.1")).isEqualTo("none");
    assertThat(longest(mapOf("::ffff:192.0.2.0/120"), "192.0.2.1")).isEqualTo("none");
  }

  @Test
  void adjacent_blocks_keep_apart_even_when_they_share_a_value() {
    PrefixMap.Builder<String> builder = PrefixMap.builder();
    for (int third = 0; third < 256; third++) {
      builder.put(Prefix.parse("10.0." + third + ".0/24"), "same");
    }
    PrefixMap<String> map = builder.build();

    assertThat(map.size()).isEqualTo(256);
    for (int third = 0; third < 256; third++) {
      IpAddress address = IpAddress.parse("10.0." + third + ".9");
      assertThat(map.longestMatch(address).map(entry -> entry.prefix().toString()))
          .isEqualTo(Optional.of("10.0." + third + ".0/24"));
    }
    assertThat(longest(map, "10.1.0.0")).isEqualTo("none");
    assertThat(longest(map, "9.255.255.255")).isEqualTo("none");
  }

  @Test
  void host_routes_of_ipv6_are_found_to_the_last_bit() {
    PrefixMap<String> map = mapOf("2001:db8::/32", "2001:db8::1/128", "2001:db8::2/127");

    assertThat(longest(map, "2001:db8::")).isEqualTo("2001:db8::/32");
    assertThat(longest(map, "2001:db8::1")).isEqualTo("2001:db8::1/128");
    assertThat(longest(map, "2001:db8::2")).isEqualTo("2001:db8::2/127");
    assertThat(longest(map, "2001:db8::3")).isEqualTo("2001:db8::2/127");
    assertThat(longest(map, "2001:db8::4")).isEqualTo("2001:db8::/32");
  }

  @Test
  void the_last_value_put_at_a_block_stays() {
    PrefixMap<String> map =
        PrefixMap.<String>builder()
            .put(Prefix.parse("192.0.2.0/24"), "first")
            .put(Prefix.parse("192.0.0.0/16"), "outer")
            .put(Prefix.parse("192.0.2.77/24"), "last")
            .build();

    assertThat(map.size()).isEqualTo(2);
    assertThat(longest(map, "192.0.2.1")).isEqualTo("last");
    assertThat(values(map.covering(IpAddress.parse("192.0.2.1")))).containsExactly("outer", "last");
  }

  @Test
  void a_run_of_nested_blocks_is_covered_from_the_outside_in() {
    for (String network : List.of("255.255.255.255", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")) {
      IpAddress address = IpAddress.parse(network);
      PrefixMap.Builder<Integer> builder = PrefixMap.builder();
      for (int length = address.family().bits(); length >= 0; length--) {
        builder.put(new Prefix(address, length), length);
      }
      PrefixMap<Integer> map = builder.build();

      for (int length = 0; length <= address.family().bits(); length++) {
        Prefix block = new Prefix(address, length);
        List<PrefixMap.Entry<Integer>> covering = map.covering(block);
        assertThat(covering).as("of %s", block).hasSize(length + 1);
        assertThat(covering.get(0).prefix().length()).isZero();
        assertThat(covering.get(length)).isEqualTo(new PrefixMap.Entry<>(block, length));
      }
      assertThat(map.covering(address)).isEqualTo(map.covering(Prefix.of(address)));
    }
  }

  @Test
  void what_covers_a_block_leaves_out_what_lies_inside_it() {
    PrefixMap<String> map = mapOf("10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24", "0.0.0.0/0");

    assertThat(values(map.covering(Prefix.parse("10.0.0.0/16"))))
        .containsExactly("0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16");
    assertThat(values(map.covering(Prefix.parse("10.0.0.0/12"))))
        .containsExactly("0.0.0.0/0", "10.0.0.0/8");
    assertThat(values(map.covering(Prefix.parse("0.0.0.0/0")))).containsExactly("0.0.0.0/0");
  }

  @Test
  void a_builder_that_goes_on_does_not_change_the_finished_map() {
    PrefixMap.Builder<String> builder = PrefixMap.builder();
    builder.put(Prefix.parse("10.0.0.0/8"), "ten");
    PrefixMap<String> map = builder.build();
    builder.put(Prefix.parse("10.0.0.0/8"), "other").put(Prefix.parse("::/0"), "more");

    assertThat(map.size()).isEqualTo(1);
    assertThat(longest(map, "10.0.0.1")).isEqualTo("ten");
    assertThat(longest(map, "::")).isEqualTo("none");
  }

  @Test
  void the_covering_blocks_cannot_be_changed() {
    List<PrefixMap.Entry<String>> covering =
        mapOf("10.0.0.0/8").covering(IpAddress.parse("10.0.0.1"));

    assertThatThrownBy(covering::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_small_map_takes_little_room() {
    assertThat(mapOf("10.0.0.0/8", "2001:db8::/32").bytes()).isLessThan(1_000);
  }
}
