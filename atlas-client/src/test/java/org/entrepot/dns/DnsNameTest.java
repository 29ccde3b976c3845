package org.entrepot.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsNameTest {
  @Test
  void a_name_is_read_with_its_escapes_and_printed_with_them() {
    DnsName name = DnsName.parse("Action\\.domains.isi\\032edu\\A\\000");
    assertThat(name.labels()).hasSize(2);
    assertThat(name.labels().get(0).text()).isEqualTo("Action.domains");
    assertThat(name.text()).isEqualTo("Action\\.domains.isi\\032eduA\\000.");
    assertThat(DnsName.parse(name.text())).isEqualTo(name).hasToString(name.text());
  }

  @Test
  void every_byte_can_stand_in_a_name() {
    for (int octet = 0; octet < 256; octet++) {
      DnsName name = new DnsName(List.of(Bytes.of((byte) octet)));
      assertThat(DnsName.parse(name.text())).isEqualTo(name);
      assertThat(name.text()).matches("[!-~]+");
    }
  }

  @Test
  void the_root_is_a_dot() {
    assertThat(DnsName.parse(".")).isEqualTo(DnsName.ROOT).hasToString(".");
  }

  @Test
  void upper_and_lower_case_are_the_same_to_the_DNS_but_not_equal() {
    DnsName name = DnsName.parse("Www.Ripe.NET");
    assertThat(name.isSameAs(DnsName.parse("wWW.rIPE.net."))).isTrue();
    assertThat(name).isNotEqualTo(DnsName.parse("www.ripe.net"));
    assertThat(DnsName.parse("[.net").isSameAs(DnsName.parse("{.net"))).isFalse();
    assertThat(name.isSameAs(DnsName.parse("ripe.net"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "a..b",
        ".a",
        "a\\",
        "a\\1",
        "a\\12x",
        "a\\256",
        "\u0131.net",
        "\\\u0131"
      })
  void what_is_not_a_name_is_refused(String text) {
    assertThatThrownBy(() -> DnsName.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void labels_and_names_have_their_limits() {
    String label = "a".repeat(63);
    assertThat(DnsName.parse(String.join(".", label, label, label, "a".repeat(61)))).isNotNull();
    assertThatThrownBy(() -> DnsName.parse("a".repeat(64))).hasMessageContaining("1 to 63 bytes");
    assertThatThrownBy(() -> DnsName.parse(String.join(".", label, label, label, "a".repeat(62))))
        .hasMessageContaining("255 bytes, not 256");
  }

  @Test
  void bytes_are_equal_by_value_and_are_not_shared() {
    byte[] array = {1, (byte) 0xAB};
    Bytes bytes = Bytes.of(array);
    array[0] = 2;
    bytes.toArray()[1] = 0;
    assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) 0xAB)).hasToString("01AB");
    assertThat(bytes).hasSameHashCodeAs(Bytes.of((byte) 1, (byte) 0xAB));
    assertThat(bytes).isNotEqualTo("01AB");
    assertThat(bytes.at(1)).isEqualTo(0xAB);
    assertThat(bytes.size()).isEqualTo(2);
    assertThat(bytes.base64()).isEqualTo("Aas=");
    assertThat(bytes.text()).isEqualTo("\\001\\171");
  }
}
