package org.entrepot.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.entrepot.dns.DnsFault.Reason;
import org.junit.jupiter.api.Test;

class DnsMessageTest {
  @Test
  void an_answer_to_a_CHAOS_question_is_read_to_the_last_field() {
    DnsMessage message = Messages.parse(Messages.CHAOS);
    assertThat(message.isWhole()).isTrue();
    assertThat(message.fault()).isEmpty();
    assertThat(message.id()).isEqualTo(0x1234);
    assertThat(message.rcode()).isEqualTo(Rcode.NOERROR);
    assertThat(message.questions())
        .containsExactly(
            new DnsQuestion(DnsName.parse("hostname.bind."), DnsType.TXT, DnsClass.CH));
    assertThat(message.questions().get(0).text()).isEqualTo("hostname.bind. CH TXT");
    assertThat(message.answers())
        .extracting(DnsRecord::text)
        .containsExactly("hostname.bind. 0 CH TXT \"dns1\"");
    assertThat(message.texts()).containsExactly("dns1");
    assertThat(message.authority()).isEmpty();
    Edns edns = message.edns().orElseThrow();
    Bytes nsid = Bytes.of((byte) 'n', (byte) 's', (byte) '1');
    assertThat(edns)
        .isEqualTo(new Edns(1232, 0, 0, true, 0, List.of(new EdnsOption(EdnsOption.NSID, nsid))));
    assertThat(edns.nsid().map(Bytes::text)).contains("ns1");
    assertThat(message.additional().get(0).rdata().text()).isEqualTo("NSID: 6e 73 31 (\"ns1\")");
  }

  @Test
  void each_bit_of_the_header_is_a_flag_of_its_own() {
    List<String> names = List.of("cd", "ad", "z", "ra", "rd", "tc", "aa", "qr");
    int[] bits = {4, 5, 6, 7, 8, 9, 10, 15};
    for (int i = 0; i < bits.length; i++) {
      DnsHeader h =
          Messages.parse("0000" + Messages.u16(1 << bits[i]) + "0000000000000000").header();
      boolean[] flags = {h.cd(), h.ad(), h.z(), h.ra(), h.rd(), h.tc(), h.aa(), h.qr()};
      for (int j = 0; j < flags.length; j++) {
        assertThat(flags[j]).as(names.get(j)).isEqualTo(i == j);
      }
    }
    DnsHeader codes = Messages.parse("0000280b0000000000000000").header();
    assertThat(codes.opcode()).hasToString("UPDATE");
    assertThat(codes.rcode()).hasToString("DSOTYPENI");
  }

  @Test
  void a_response_code_has_four_bits_of_the_header_and_eight_of_the_extension() {
    // 0x01 of the extension and 0 of the header: BADVERS. The version is 0 and DO is not set.
    DnsMessage message = Messages.parse("000180000000000000000001" + "0000291000" + "010000000000");
    assertThat(message.rcode()).isEqualTo(Rcode.BADVERS).hasToString("BADVERS");
    assertThat(message.header().rcode()).isEqualTo(Rcode.NOERROR);
    assertThat(message.edns()).contains(new Edns(4096, 1, 0, false, 0, List.of()));
    assertThat(message.edns().orElseThrow().nsid()).isEmpty();
    DnsMessage most = Messages.parse("0001800f0000000000000001" + "0000291000" + "ff03ffff0000");
    assertThat(most.rcode()).hasToString("RCODE4095");
    assertThat(most.edns()).contains(new Edns(4096, 255, 3, true, 0x7FFF, List.of()));
  }

  @Test
  void an_identifier_may_be_empty_or_unprintable_and_other_options_are_raw() {
    String options = "00030000" + "000a00022bed" + "0003000222ff";
    DnsMessage message =
        Messages.parse("000180000000000000000001000029100000000000" + "0010" + options);
    assertThat(message.faults()).isEmpty();
    assertThat(message.edns().orElseThrow().nsid()).contains(Bytes.of());
    assertThat(message.additional().get(0).rdata().text())
        .isEqualTo("NSID:; OPT=10: 2b ed; NSID: 22 ff (\"\\\"\\255\")");
  }

  @Test
  void an_extension_in_the_wrong_section_is_found() {
    // A middlebox put it before the answer, to a question for www.ripe.net.
    DnsMessage message =
        DnsMessage.parseAbuf(
            "wuGAAAABAAEAAAABA3d3dwRyaXBlA25ldAAAAQABAAApBQAAAIAAAAQAAwAAwAwAAQABAABPogAEwQAGiw==");
    assertThat(message.isWhole()).isTrue();
    assertThat(message.edns().orElseThrow().udpSize()).isEqualTo(1280);
    assertThat(message.additional())
        .extracting(DnsRecord::text)
        .containsExactly("www.ripe.net. 20386 IN A 193.0.6.139");
  }

  @Test
  void of_two_extensions_the_first_counts_and_the_second_is_a_fault() {
    DnsMessage message =
        Messages.parse(
            Messages.header(0, 0, 0, 2)
                + Messages.record(41, 512, "")
                + Messages.record(41, 4096, ""));
    assertThat(message.edns().orElseThrow().udpSize()).isEqualTo(512);
    assertThat(message.additional()).hasSize(2);
    assertThat(message.faults()).containsExactly(new DnsFault(Reason.SECOND_OPT, 23, false));
  }

  @Test
  void an_extension_with_broken_options_still_has_its_size_and_flags() {
    DnsMessage message =
        Messages.parse("0001800000000000" + "00000001" + "0000291000" + "01008000" + "0001" + "00");
    assertThat(message.edns()).contains(new Edns(4096, 1, 0, true, 0, List.of()));
    assertThat(message.fault()).contains(new DnsFault(Reason.BAD_RDATA, 24, false));
    assertThat(message.rcode()).isEqualTo(Rcode.BADVERS);
  }

  @Test
  void texts_are_those_of_TXT_records_of_the_answer_one_for_each() {
    DnsMessage message =
        Messages.parse(
            Messages.header(0, 4, 1, 0)
                + Messages.record(16, 3, "0161025c62")
                + Messages.record(1, 1, "c0000201")
                + Messages.record(16, 3, "0561") // malformed
                + Messages.record(16, 3, "03c3bf22")
                + Messages.record(16, 3, "0163"));
    assertThat(message.texts()).containsExactly("a\\\\b", "\\195\\191\"");
  }

  @Test
  void names_are_put_together_from_where_they_point() {
    DnsMessage message = Messages.parse(Messages.REFERRAL);
    assertThat(message.faults()).isEmpty();
    assertThat(message.answers())
        .extracting(DnsRecord::text)
        .containsExactly("fi. 86400 IN SOA a.fi. b.fi. 1 2 3 4 5");
    assertThat(message.authority())
        .extracting(DnsRecord::text)
        .containsExactly("fi. 86400 IN NS a.fi.", "fi. 86400 IN NS b.fi.");
    assertThat(message.additional())
        .extracting(DnsRecord::text)
        .containsExactly("a.fi. 86400 IN A 192.0.2.1", "a.fi. 86400 IN AAAA 2001:db8::53");
  }

  @Test
  void base64_is_read_and_what_is_not_base64_is_refused() {
    String abuf = Base64.getEncoder().encodeToString(Messages.bytes(Messages.CHAOS));
    assertThat(DnsMessage.parseAbuf(abuf)).isEqualTo(Messages.parse(Messages.CHAOS));
    assertThatThrownBy(() -> DnsMessage.parseAbuf("a!"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_message_does_not_change_with_the_array_that_it_was_read_from() {
    byte[] bytes = Messages.bytes(Messages.CHAOS);
    DnsMessage message = DnsMessage.parse(bytes);
    bytes[40] ^= 1;
    assertThat(message).isEqualTo(Messages.parse(Messages.CHAOS));
  }
}
