package org.entrepot.dns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RdataTextTest {
  static Stream<Arguments> vectors() throws IOException {
    try (InputStream in = RdataTextTest.class.getResourceAsStream("rdata.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), US_ASCII);
      return all.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", -1))
          .map(word -> Arguments.of(word[0], word[1].replace("-", ""), word[2], word[3]));
    }
  }

  @ParameterizedTest(name = "{0} {2} ({3})")
  @MethodSource("vectors")
  void data_are_printed_as_dig_prints_them(String type, String hex, String text, String source) {
    DnsMessage message = Messages.answer(DnsType.parse(type).code(), 1, hex);
    assertThat(message.faults()).as(source).isEmpty();
    DnsRecord record = message.answers().get(0);
    assertThat(record.rdata().text()).isEqualTo(text);
    assertThat(record.wire()).isEqualTo(Bytes.of(Messages.bytes(hex)));
    assertThat(record.text()).isEqualTo(". 300 IN " + type + " " + text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void data_that_end_too_early_are_kept_as_they_are(String type, String hex) {
    int code = DnsType.parse(type).code();
    for (int end = 0; end < hex.length(); end += 2) {
      String cut = hex.substring(0, end);
      DnsMessage message = Messages.answer(code, 1, cut);
      DnsRecord record = message.answers().get(0);
      assertThat(record.wire().hex()).isEqualToIgnoringCase(cut);
      if (!message.isWhole()) {
        assertThat(message.faults())
            .containsExactly(
                new DnsFault(DnsFault.Reason.BAD_RDATA, message.faults().get(0).offset(), false));
        assertThat(record.rdata()).isEqualTo(new OpaqueData(record.wire()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, c000020100", // an A record of five bytes
    "28, 20010db8", // an AAAA record of four
    "16, ''", // a TXT record without a string
    "47, 00010101000101", // the same window of types twice
    "47, 000000", // a window without a byte
    "47, 000021" + "00", // a window of 33
    "50, 0100000000" + "00", // a hash without a byte
    "64, 0001000002000000010000", // keys in the wrong order
    "257, 000069", // no tag
    "257, 00012d", // a tag that is a hyphen
    "41, 00030004aa" // an option that is longer than the record
  })
  void data_of_the_wrong_shape_are_a_fault_and_kept_as_they_are(int type, String hex) {
    DnsMessage message =
        Messages.parse(
            Messages.header(0, 2, 0, 0)
                + Messages.record(type, 1, hex)
                + Messages.record(1, 1, "c0000201"));
    assertThat(message.faults()).hasSize(1);
    assertThat(message.faults().get(0).reason()).isEqualTo(DnsFault.Reason.BAD_RDATA);
    assertThat(message.faults().get(0).stopped()).isFalse();
    assertThat(message.answers().get(0).rdata()).isInstanceOf(OpaqueData.class);
    assertThat(message.answers().get(1).rdata().text()).isEqualTo("192.0.2.1");
  }

  @Test
  void parameters_of_services_that_are_of_the_wrong_shape_are_printed_like_unknown_ones() {
    assertThat(new SvcbParameter(3, Bytes.of((byte) 1)).text()).isEqualTo("key3=\"\\001\"");
    Bytes three = Bytes.of((byte) 1, (byte) 'a', (byte) 'b');
    assertThat(new SvcbParameter(3, three).text()).isEqualTo("key3=\"\\001ab\"");
    assertThat(new SvcbParameter(4, three).text()).isEqualTo("key4=\"\\001ab\"");
    assertThat(new SvcbParameter(65535, three).name()).isEqualTo("key65535");
  }

  @Test
  void types_of_the_Internet_alone_are_opaque_in_other_classes() {
    // CHAOS has addresses of a name and a number (RFC 1035 section 3.4 is of class IN).
    assertThat(Messages.answer(1, 3, "00aabb").answers().get(0).text())
        .isEqualTo(". 300 CH A \\# 3 00AABB");
  }

  @Test
  void an_update_names_what_is_to_go_by_a_record_without_data() {
    DnsMessage message = Messages.answer(15, 255, "");
    assertThat(message.isWhole()).isTrue();
    assertThat(message.answers().get(0).rdata().text()).isEqualTo("\\# 0");
    assertThat(Messages.answer(15, 254, "").isWhole()).isTrue();
  }

  @Test
  void values_are_there_without_their_text() {
    TxtData txt = (TxtData) Messages.answer(16, 1, "0161026263").answers().get(0).rdata();
    assertThat(txt.strings()).extracting(Bytes::text).containsExactly("a", "bc");
    assertThat(txt.joined()).isEqualTo("abc");
    NsecData nsec = (NsecData) Messages.answer(47, 1, "00000140").answers().get(0).rdata();
    assertThat(nsec.types()).containsExactly(DnsType.A);
    MxData mx = (MxData) Messages.answer(15, 1, "ffff0161" + "00").answers().get(0).rdata();
    assertThat(mx).isEqualTo(new MxData(65535, DnsName.parse("a")));
  }
}
