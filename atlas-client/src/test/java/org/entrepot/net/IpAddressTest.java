package org.entrepot.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.net.IpAddress.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    // RFC 5952 section 4.1: no leading zeros
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:1",
    // 4.2.1: shortened as much as possible
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8::0:1, 2001:db8::1",
    // 4.2.2: one group alone is not shortened
    "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    // 4.2.3: the longest run, and the first of two
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    // 4.3: lower case
    "2001:DB8:AAAA:BBBB:CCCC:DDDD:EEEE:FFFF, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff",
    // 5: IPv4-mapped addresses with a dotted part, others without
    "0:0:0:0:0:ffff:c000:0201, ::ffff:192.0.2.1",
    "::ffff:0:0, ::ffff:0.0.0.0",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "::fffe:c000:201, ::fffe:c000:201",
    "::1:ffff:c000:201, ::1:ffff:c000:201",
    "::192.0.2.1, ::c000:201"
  })
  void ipv6_is_printed_as_rfc_5952_asks(String text, String canonical) {
    assertThat(IpAddress.parse(text)).hasToString(canonical);
    assertThat(IpAddress.parse(canonical)).isEqualTo(IpAddress.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789, abcdef0123456789, abcdef0123456789",
    "2001:DB8:0:0:8:800:200C:417A, 20010db800000000, 00080800200c417a",
    "2001:DB8::8:800:200C:417A, 20010db800000000, 00080800200c417a",
    "FF01:0:0:0:0:0:0:101, ff01000000000000, 0101",
    "FF01::101, ff01000000000000, 0101",
    "0:0:0:0:0:0:0:1, 0, 1",
    "::1, 0, 1",
    "0:0:0:0:0:0:0:0, 0, 0",
    "::, 0, 0",
    "1::, 0001000000000000, 0",
    "0:0:0:0:0:0:13.1.68.3, 0, 0d014403",
    "::13.1.68.3, 0, 0d014403",
    "0:0:0:0:0:FFFF:129.144.52.38, 0, ffff81903426",
    "::FFFF:129.144.52.38, 0, ffff81903426",
    "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255, ffffffffffffffff, ffffffffffffffff"
  })
  void every_form_of_rfc_4291_is_read(String text, String high, String low) {
    assertThat(IpAddress.parse(text))
        .isEqualTo(IpAddress.v6(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0",
    "192.0.2.1, c0000201",
    "255.255.255.255, ffffffff",
    "127.0.0.1, 7f000001"
  })
  void ipv4_is_read_and_printed_in_dotted_decimal(String text, String bits) {
    IpAddress address = IpAddress.v4(Integer.parseUnsignedInt(bits, 16));

    assertThat(IpAddress.parse(text)).isEqualTo(address);
    assertThat(address).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "*",
        "localhost",
        "192.0.2",
        "192.0.2.",
        ".192.0.2.1",
        "192.0.2.1.",
        "192.0.2.1.1",
        "192.0..1",
        "192.0.2.256",
        "192.0.2.1000",
        "192.0.2.99999999999",
        "192.0.2.01",
        "0300.0.2.1",
        "192.0.2.00",
        "0xc0.0.2.1",
        "192.0.2.-1",
        "192.0.2.+1",
        " 192.0.2.1",
        "192.0.2.1 ",
        "192. 0.2.1",
        "192.0.2.1/24",
        "192.0.2.1:80",
        "3221225985",
        "192.0.2.a",
        "192,0,2,1",
        "\u0661.2.3.4",
        "1.2.3.4\n",
        "1.2.3.4\u0000",
      })
  void what_is_not_ipv4_is_refused(String text) {
    refused(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        ":::",
        "::::",
        "1",
        "1:",
        ":1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "1:2:3:4:5:6:7:8:",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "1:::2",
        ":::1",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4::5:6:7:8",
        "12345::",
        "::00001",
        "g::",
        "::g",
        "fe80::1%eth0",
        "fe80::1%1",
        "[::1]",
        "::1/64",
        " ::1",
        "::1 ",
        ":: 1",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.256",
        "::01.2.3.4",
        "::1.2.3.4:5",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5:1.2.3.4",
        "1:2:3:4:5:6::1.2.3.4",
        "::ffff:192.0.2.1%0",
        "::-1",
        "::+1",
        "0000:0000:0000:0000:0000:ffff:0255.255.255.255",
        "::\u0661",
        "::fffg",
        "00000000000000000000000000000000000000000000000000000000::",
      })
  void what_is_not_ipv6_is_refused(String text) {
    refused(text);
  }

  private static void refused(String text) {
    assertThat(IpAddress.tryParse(text)).as(text).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IpAddress.parse(text))
        .withMessage("not an IP address: \"" + text + "\"");
  }

  @Test
  void a_part_of_an_array_is_read_and_a_part_outside_of_it_is_no_address() {
    byte[] line = "\"192.0.2.1\"".getBytes(StandardCharsets.US_ASCII);

    assertThat(IpAddress.tryParse(line, 1, 10)).contains(IpAddress.parse("192.0.2.1"));
    assertThat(IpAddress.tryParse(line, 0, 10)).isEmpty();
    assertThat(IpAddress.tryParse(line, 1, 11)).isEmpty();
    assertThat(IpAddress.tryParse(line, -1, 10)).isEmpty();
    assertThat(IpAddress.tryParse(line, 1, 99)).isEmpty();
    assertThat(IpAddress.tryParse(line, 10, 1)).isEmpty();
    assertThat(IpAddress.tryParse(line, Integer.MAX_VALUE, Integer.MIN_VALUE)).isEmpty();
  }

  @Test
  void an_ipv4_mapped_address_stays_an_ipv6_address() {
    IpAddress mapped = IpAddress.parse("::ffff:192.0.2.1");

    assertThat(mapped.family()).isEqualTo(Family.IPV6);
    assertThat(mapped).isNotEqualTo(IpAddress.parse("192.0.2.1"));
  }

  @Test
  void an_ipv4_address_has_32_bits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(Family.IPV4, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(Family.IPV4, 0, 1L << 32));
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(Family.IPV4, 0, -1));
  }

  @ParameterizedTest
  @CsvSource({
    "255.255.255.255, 0, 0.0.0.0",
    "255.255.255.255, 1, 128.0.0.0",
    "192.0.2.255, 24, 192.0.2.0",
    "192.0.2.255, 32, 192.0.2.255",
    "ffff:ffff:ffff:ffff:ffff::ffff, 0, ::",
    "ffff:ffff:ffff:ffff:ffff::ffff, 1, 8000::",
    "ffff:ffff:ffff:ffff:ffff::ffff, 63, ffff:ffff:ffff:fffe::",
    "ffff:ffff:ffff:ffff:ffff::ffff, 64, ffff:ffff:ffff:ffff::",
    "ffff:ffff:ffff:ffff:ffff::ffff, 65, ffff:ffff:ffff:ffff:8000::",
    "ffff:ffff:ffff:ffff:ffff::ffff, 127, ffff:ffff:ffff:ffff:ffff::fffe",
    "ffff:ffff:ffff:ffff:ffff::ffff, 128, ffff:ffff:ffff:ffff:ffff::ffff"
  })
  void truncation_keeps_the_leading_bits(String address, int length, String expected) {
    assertThat(IpAddress.parse(address).truncatedTo(length)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, -1", "192.0.2.1, 33", "::1, -1", "::1, 129"})
  void truncation_to_a_length_that_the_family_has_not_is_refused(String address, int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IpAddress.parse(address).truncatedTo(length))
        .withMessageContaining("" + length);
  }

  static Stream<List<String>> sorted() {
    return Stream.of(
        List.of("0.0.0.0", "9.255.255.255", "127.255.255.255", "128.0.0.0", "255.255.255.255"),
        List.of("255.255.255.255", "::", "::1", "::8000:0:0:0", "1::", "7fff::", "8000::"));
  }

  @ParameterizedTest
  @MethodSource("sorted")
  void addresses_are_ordered_by_family_and_unsigned_value(List<String> texts) {
    List<IpAddress> addresses = texts.stream().map(IpAddress::parse).toList();

    assertThat(addresses).isSorted();
    assertThat(addresses.get(0)).isLessThan(addresses.get(1)).isNotEqualTo(addresses.get(1));
  }

  @Test
  void families_print_as_people_write_them() {
    assertThat(Family.IPV4).hasToString("IPv4");
    assertThat(Family.IPV6).hasToString("IPv6");
    assertThat(Family.IPV6.bits()).isEqualTo(128);
  }

  @Test
  void the_hash_is_the_same_in_every_jvm() {
    assertThat(IpAddress.v4(1).hashCode()).isEqualTo(31 + 32);
    assertThat(IpAddress.v6(0, 1).hashCode()).isEqualTo(31 + 128);
  }
}
