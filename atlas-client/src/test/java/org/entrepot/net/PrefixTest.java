package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.TreeSet;
import org.entrepot.net.IpAddress.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
  @Test
  void blocks_that_print_alike_are_equal() {
    Prefix one = new Prefix(IpAddress.parse("192.0.2.1"), 24);
    Prefix other = new Prefix(IpAddress.parse("192.0.2.200"), 24);

    assertThat(one).hasToString("192.0.2.0/24").isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(new TreeSet<>(Set.of(one))).containsExactly(other);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 0.0.0.0/0",
    "255.255.255.255/0, 0.0.0.0/0",
    "192.0.2.77/24, 192.0.2.0/24",
    "192.0.2.77/32, 192.0.2.77/32",
    "2001:DB8::1/32, 2001:db8::/32",
    "2001:db8::1/128, 2001:db8::1/128",
    "::1/0, ::/0",
    "::ffff:192.0.2.1/120, ::ffff:192.0.2.0/120"
  })
  void a_block_is_read_in_any_form_and_printed_in_one(String text, String canonical) {
    assertThat(Prefix.parse(text)).hasToString(canonical).isEqualTo(Prefix.parse(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "192.0.2.0",
        "192.0.2.0/",
        "/24",
        "192.0.2.0/33",
        "192.0.2.0/999",
        "192.0.2.0/-1",
        "192.0.2.0/+1",
        "192.0.2.0/024",
        "192.0.2.0/1000",
        "192.0.2.0/4294967320",
        "::/129",
        "192.0.2.0/24/24",
        "192.0.2.0/24 ",
        " 192.0.2.0/24",
        "192.0.2.0 /24",
        "192.0.2/24",
        "192.0.2.0/2x",
        "192.0.2.0/\u0662",
        "fe80::%eth0/64",
        "2001:db8::/32,64",
        "::/00",
      })
  void what_is_not_a_block_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Prefix.parse(text))
        .withMessage("not a prefix: \"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, -1", "192.0.2.1, 33", "::1, -1", "::1, 129", "::1, 2147483647"})
  void a_length_that_the_family_has_not_is_refused(String address, int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prefix(IpAddress.parse(address), length))
        .withMessageEndingWith("not " + length);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/24, ::ffff:192.0.2.1, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::, false",
    "::/0, 0.0.0.0, false",
    "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::8/127, 2001:db8::9, true",
    "2001:db8::8/127, 2001:db8::a, false"
  })
  void a_block_contains_the_addresses_of_its_bits_and_family(
      String block, String address, boolean contains) {
    assertThat(Prefix.parse(block).contains(IpAddress.parse(address))).isEqualTo(contains);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8, true",
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.0.0.0/8, 0.0.0.0/0, false",
    "10.0.0.0/8, 11.0.0.0/16, false",
    "::/0, 10.0.0.0/8, false"
  })
  void a_block_covers_itself_and_what_lies_inside_it(String outer, String inner, boolean covers) {
    assertThat(Prefix.parse(outer).covers(Prefix.parse(inner))).isEqualTo(covers);
  }

  @Test
  void a_block_comes_before_what_lies_inside_it_and_ipv4_before_ipv6() {
    assertThat(
            new String[] {"0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/9", "10.1.0.0/16", "::/0", "::/1"})
        .extracting(Prefix::parse)
        .isSorted();
    assertThat(Prefix.of(IpAddress.parse("192.0.2.1"))).hasToString("192.0.2.1/32");
    assertThat(Prefix.of(IpAddress.parse("::1"))).hasToString("::1/128");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void what_is_printed_is_read_back_and_contains_its_addresses(long seed) {
    Generated generated = new Generated(seed);
    for (int i = 0; i < 2_000; i++) {
      for (Family family : Family.values()) {
        Prefix block = generated.prefix(family);
        IpAddress inside = generated.inside(block);
        assertThat(Prefix.parse(block.toString())).as("seed %d", seed).isEqualTo(block);
        assertThat(block.contains(inside)).as("%s in %s, seed %d", inside, block, seed).isTrue();
        assertThat(new Prefix(inside, block.length())).as("seed %d", seed).isEqualTo(block);
      }
    }
  }
}
