package org.entrepot.catchment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.catchment.Messages.CHAOS;
import static org.entrepot.catchment.Messages.RESPONSE;
import static org.entrepot.catchment.Messages.TXT;
import static org.entrepot.catchment.Messages.answer;
import static org.entrepot.catchment.Messages.ascii;
import static org.entrepot.catchment.Messages.listed;
import static org.entrepot.catchment.Messages.message;
import static org.entrepot.catchment.Messages.record;
import static org.entrepot.catchment.Messages.response;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.entrepot.catchment.Reading.Asked;
import org.entrepot.catchment.Reading.Kind;
import org.entrepot.result.DnsResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private static final String BELGRADE = "ns1.rs-beg.k.ripe.net";

  private static Reading read(byte[] message) {
    return Reading.of(response(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hostname.bind", "id.server", "HOSTNAME.BIND", "Id.Server"})
  void an_answer_in_class_chaos_names_its_server(String question) {
    byte[] whole =
        message(RESPONSE, question, CHAOS, record(question, TXT, CHAOS, ascii(BELGRADE)));
    assertThat(read(whole)).isEqualTo(new Reading(Kind.NAMED, BELGRADE, Asked.IDENTITY));
  }

  @Test
  void strings_of_a_record_are_one_text_and_records_that_differ_are_none_that_a_server_has() {
    byte[] parts = record("id.server", TXT, CHAOS, ascii("ns1.rs-"), ascii("beg.k.ripe.net"));
    assertThat(read(message(RESPONSE, "id.server", CHAOS, parts)).text()).isEqualTo(BELGRADE);
    byte[] one = record("id.server", TXT, CHAOS, ascii(BELGRADE));
    byte[] other = record("id.server", TXT, CHAOS, ascii("ns1.de-fra.k.ripe.net"));
    assertThat(read(message(RESPONSE, "id.server", CHAOS, one, one)).text()).isEqualTo(BELGRADE);
    assertThat(read(message(RESPONSE, "id.server", CHAOS, one, other)).text())
        .isEqualTo("ns1.de-fra.k.ripe.net " + BELGRADE);
  }

  @Test
  void an_answer_of_another_class_type_or_name_names_nobody() {
    List<byte[]> wrong =
        List.of(
            record("hostname.bind", TXT, 1, ascii(BELGRADE)),
            record("hostname.bind", 99, CHAOS, ascii(BELGRADE)),
            record("hostname.bind.example", TXT, CHAOS, ascii(BELGRADE)));
    for (byte[] record : wrong) {
      assertThat(read(message(RESPONSE, "hostname.bind", CHAOS, record)).kind())
          .isEqualTo(Kind.UNNAMED);
    }
  }

  @Test
  void what_was_not_asked_for_an_identity_is_another_question() {
    byte[] version = record("version.bind", TXT, CHAOS, ascii("NSD 3.2.14"));
    assertThat(read(message(RESPONSE, "version.bind", CHAOS, version)).asked())
        .isEqualTo(Asked.OTHER);
    byte[] internet = record("hostname.bind", TXT, 1, ascii(BELGRADE));
    assertThat(read(message(RESPONSE, "hostname.bind", 1, internet)).asked())
        .isEqualTo(Asked.OTHER);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void an_error_code_names_nobody_whatever_stands_beside_it(int rcode) {
    byte[] record = record("id.server", TXT, CHAOS, ascii(BELGRADE));
    Reading reading = read(message(RESPONSE | rcode, "id.server", CHAOS, record));
    assertThat(reading).isEqualTo(new Reading(Kind.UNNAMED, "", Asked.IDENTITY));
  }

  @Test
  void an_empty_text_or_none_names_nobody() {
    assertThat(read(answer("")).kind()).isEqualTo(Kind.UNNAMED);
    assertThat(read(message(RESPONSE, "id.server", CHAOS)).kind()).isEqualTo(Kind.UNNAMED);
  }

  @Test
  void a_message_cut_anywhere_is_malformed_though_the_probe_has_listed_a_name() {
    byte[] whole = answer(BELGRADE);
    for (int length = 0; length < whole.length; length++) {
      String abuf = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
      DnsResponse cut = response(Optional.of(abuf), List.of(listed("hostname.bind", BELGRADE)));
      assertThat(Reading.of(cut).kind()).as("%d bytes", length).isEqualTo(Kind.MALFORMED);
    }
  }

  @Test
  void no_base64_and_a_query_sent_back_are_malformed() {
    assertThat(Reading.of(response("***")).kind()).isEqualTo(Kind.MALFORMED);
    byte[] query = message(0x0100, "id.server", CHAOS, record("id.server", TXT, CHAOS, ascii("x")));
    assertThat(read(query).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void without_a_message_the_probes_own_list_is_read() {
    DnsResponse named =
        response(Optional.empty(), List.of(listed("HOSTNAME.BIND.", "ns1.", "rs-beg.k.ripe.net")));
    assertThat(Reading.of(named)).isEqualTo(new Reading(Kind.NAMED, BELGRADE, Asked.IDENTITY));
    DnsResponse other = response(Optional.empty(), List.of(listed("version.bind", "NSD")));
    assertThat(Reading.of(other).kind()).isEqualTo(Kind.UNNAMED);
    assertThat(Reading.of(Messages.timeout()))
        .isEqualTo(new Reading(Kind.SILENT, "", Asked.UNKNOWN));
  }

  @Test
  void the_name_server_identifier_stands_in_for_a_text() {
    byte[] message = message(RESPONSE, "example.net", 1);
    message[11] = 1; // one additional record: OPT with NSID "ns1"
    byte[] opt = {0, 0, 41, 4, 0, 0, 0, 0, 0, 0, 7, 0, 3, 0, 3, 'n', 's', '1'};
    byte[] both = Arrays.copyOf(message, message.length + opt.length);
    System.arraycopy(opt, 0, both, message.length, opt.length);
    assertThat(read(both)).isEqualTo(new Reading(Kind.NAMED, "ns1", Asked.IDENTITY));
  }

  @Test
  void bytes_that_are_no_text_are_escaped() {
    byte[] bytes = {(byte) 0xff, (byte) 0xc3, '<', 'b', '>', 10};
    byte[] record = record("id.server", TXT, CHAOS, bytes);
    Reading reading = read(message(RESPONSE, "id.server", CHAOS, record));
    assertThat(reading.kind()).isEqualTo(Kind.NAMED);
    assertThat(reading.text()).matches("[ -~]+").contains("255");
  }
}
