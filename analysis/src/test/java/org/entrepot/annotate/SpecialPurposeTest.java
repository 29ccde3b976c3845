package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.net.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialPurposeTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0/32, RFC 1122",
    "0.1.0.0, 0.0.0.0/8, RFC 791",
    "10.255.255.255, 10.0.0.0/8, RFC 1918",
    "100.127.255.255, 100.64.0.0/10, RFC 6598",
    "169.254.1.1, 169.254.0.0/16, RFC 3927",
    "172.31.255.255, 172.16.0.0/12, RFC 1918",
    "192.168.178.1, 192.168.0.0/16, RFC 1918",
    "192.0.0.1, 192.0.0.0/29, RFC 7335",
    "192.0.0.11, 192.0.0.0/24, RFC 6890",
    "192.88.99.1, 192.88.99.0/24, RFC 7526",
    "198.19.255.255, 198.18.0.0/15, RFC 2544",
    "203.0.113.9, 203.0.113.0/24, RFC 5737",
    "239.255.255.255, 224.0.0.0/4, RFC 5771",
    "255.255.255.255, 255.255.255.255/32, RFC 8190",
    "255.255.255.254, 240.0.0.0/4, RFC 1112",
    "::1, ::1/128, RFC 4291",
    "::ffff:192.0.2.1, ::ffff:0.0.0.0/96, RFC 4291",
    "64:ff9b:1::1, 64:ff9b:1::/48, RFC 8215",
    "2001::1, 2001::/32, RFC 4380",
    "2001:1::4, 2001::/23, RFC 2928",
    "2001:db8::1, 2001:db8::/32, RFC 3849",
    "2002:c000:201::1, 2002::/16, RFC 3056",
    "3fff:fff:ffff::1, 3fff::/20, RFC 9637",
    "5f00::1, 5f00::/16, RFC 9602",
    "fdff::1, fc00::/7, RFC 4193",
    "fe80::1, fe80::/10, RFC 4291",
    "ff02::1, ff00::/8, RFC 4291"
  })
  void an_address_that_is_set_aside_is_known_by_its_smallest_block(
      String address, String block, String reference) {
    SpecialPurpose found = SpecialPurpose.of(IpAddress.parse(address)).orElseThrow();

    assertThat(found.prefix()).hasToString(block);
    assertThat(found.reference()).isEqualTo(reference);
    assertThat(found.name()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.128.0.0",
        "172.32.0.0",
        "192.0.0.9",
        "192.0.0.10",
        "192.31.196.1",
        "192.175.48.1",
        "198.20.0.0",
        "223.255.255.255",
        "64:ff9b::808:808",
        "2001:1::1",
        "2001:4:112::1",
        "2001:20::1",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2620:4f:8000::1",
        "3fff:1000::1"
      })
  void an_address_that_can_be_reached_is_none(String address) {
    assertThat(SpecialPurpose.of(IpAddress.parse(address))).isEmpty();
  }
}
