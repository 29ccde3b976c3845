package org.entrepot.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  @ParameterizedTest
  @CsvSource({
    "1, A",
    "28, AAAA",
    "16, TXT",
    "255, ANY",
    "65, HTTPS",
    "257, CAA",
    "32769, DLV",
    "23, NSAP-PTR",
    "0, TYPE0",
    "65280, TYPE65280",
    "65535, TYPE65535"
  })
  void a_type_has_a_number_and_a_mnemonic(int code, String name) {
    assertThat(new DnsType(code)).hasToString(name);
    assertThat(DnsType.parse(name)).isEqualTo(new DnsType(code));
  }

  @Test
  void every_code_is_read_from_its_own_name() {
    for (int code = 0; code <= 0xFFFF; code++) {
      assertThat(DnsType.parse(new DnsType(code).toString()).code()).isEqualTo(code);
      assertThat(DnsClass.parse(new DnsClass(code).toString()).code()).isEqualTo(code);
    }
    for (int code = 0; code <= 0xFFF; code++) {
      assertThat(Rcode.parse(new Rcode(code).toString()).code()).isEqualTo(code);
    }
    for (int code = 0; code <= 15; code++) {
      assertThat(Opcode.parse(new Opcode(code).toString()).code()).isEqualTo(code);
    }
  }

  @Test
  void names_are_read_in_any_case_and_numbers_instead_of_names() {
    // The locale of the tests is one in which the capital of i is not I.
    assertThat(DnsType.parse("hinfo")).hasToString("HINFO");
    assertThat(DnsType.parse("type16")).isEqualTo(DnsType.TXT);
    assertThat(DnsClass.parse("in")).isEqualTo(DnsClass.IN);
    assertThat(DnsClass.parse("CLASS3")).isEqualTo(DnsClass.CH);
    assertThat(Rcode.parse("nxdomain")).isEqualTo(Rcode.NXDOMAIN);
    assertThat(Opcode.parse("query")).isEqualTo(Opcode.QUERY);
    assertThat(DnsType.A).isLessThan(DnsType.NS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "B", "TYPE", "TYPE65536", "TYPE-1", "TYPE\u0661", "TYPE000001", "16"})
  void other_texts_are_refused(String text) {
    assertThatThrownBy(() -> DnsType.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbers_without_room_are_refused() {
    assertThatThrownBy(() -> new DnsType(65_536)).hasMessage("a code is 0 to 65535, not 65536");
    assertThatThrownBy(() -> new DnsClass(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rcode(4_096)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Opcode(16)).isInstanceOf(IllegalArgumentException.class);
  }
}
