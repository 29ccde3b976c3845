package org.entrepot.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.entrepot.dns.DnsFault.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenMessageTest {
  private static final int MAX = 65_535;

  @ParameterizedTest
  @ValueSource(strings = {Messages.CHAOS, Messages.REFERRAL})
  void a_message_cut_at_any_byte_is_kept_up_to_there(String hex) {
    byte[] whole = Messages.bytes(hex);
    DnsMessage all = DnsMessage.parse(whole);
    for (int end = 0; end < whole.length; end++) {
      DnsMessage cut = DnsMessage.parse(Arrays.copyOf(whole, end));
      Reason reason = end < 12 ? Reason.NO_HEADER : Reason.TRUNCATED;
      assertThat(cut.faults()).containsExactly(new DnsFault(reason, end, true));
      assertThat(cut.questions()).isEqualTo(first(all.questions(), cut.questions().size()));
      assertThat(cut.answers()).isEqualTo(first(all.answers(), cut.answers().size()));
      assertThat(cut.authority()).isEqualTo(first(all.authority(), cut.authority().size()));
      assertThat(cut.additional()).isEqualTo(first(all.additional(), cut.additional().size()));
      assertThat(cut.header().id()).isEqualTo(end < 12 ? 0 : all.id());
    }
  }

  private static <T> List<T> first(List<T> items, int count) {
    return items.subList(0, count);
  }

  @Test
  void nothing_at_all_is_a_message_without_a_header() {
    DnsMessage message = DnsMessage.parse(new byte[0]);
    assertThat(message.fault()).contains(new DnsFault(Reason.NO_HEADER, 0, true));
    assertThat(message.fault().orElseThrow()).hasToString("no whole header at byte 0");
    assertThat(message.rcode()).isEqualTo(Rcode.NOERROR);
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @CsvSource({
    "c00c, BAD_POINTER, 12", // to itself
    "c00e, BAD_POINTER, 12", // forward
    "ffff, BAD_POINTER, 12", // out of the message
    "0161c00c, BAD_POINTER, 14", // to the beginning of the same name
    "0161c00e, BAD_POINTER, 14", // to itself behind a label
    "c0, TRUNCATED, 13", // half a pointer
    "40, BAD_LABEL, 12", // a label of 64 bytes, or an extended one
    "80, BAD_LABEL, 12", // reserved
    "01618f, BAD_LABEL, 14", // the same behind a label
    "0161, TRUNCATED, 14",
    "3f61, TRUNCATED, 14"
  })
  void a_name_that_leads_nowhere_stops_the_reading_where_it_does(
      String name, Reason reason, int offset) {
    DnsMessage message = Messages.parse(Messages.header(1, 0, 0, 0) + name);
    assertThat(message.questions()).isEmpty();
    assertThat(message.faults()).containsExactly(new DnsFault(reason, offset, true));
  }

  @Test
  void pointers_that_lead_to_one_another_are_found_at_the_one_that_leads_forward() {
    String loop = "0161c010" + "0162c00c"; // at 12 to 16, at 16 to 12
    DnsMessage message = Messages.parse(Messages.header(1, 0, 0, 0) + loop);
    assertThat(message.faults()).containsExactly(new DnsFault(Reason.BAD_POINTER, 14, true));
    // Reached from behind, in the data of a record, the same loop is a fault of the record alone.
    DnsMessage within =
        Messages.parse(
            Messages.header(0, 3, 0, 0)
                + Messages.record(10, 1, "0161c01b" + "0162c017") // at 23 to 27, at 27 to 23
                + Messages.record(2, 1, "c01b")
                + Messages.record(1, 1, "c0000201"));
    assertThat(within.faults()).containsExactly(new DnsFault(Reason.BAD_POINTER, 25, false));
    assertThat(within.answers()).hasSize(3);
  }

  @Test
  void a_name_has_255_bytes_at_most() {
    String label = "3f" + Messages.repeat('a', 63);
    String longest = label.repeat(3) + "3d" + Messages.repeat('a', 61) + "00";
    DnsMessage fits = Messages.parse(Messages.header(1, 0, 0, 0) + longest + "00010001");
    assertThat(fits.isWhole()).isTrue();
    assertThat(fits.questions().get(0).name().text()).hasSize(254);
    DnsMessage over =
        Messages.parse(
            Messages.header(1, 0, 0, 0)
                + label.repeat(3)
                + "3e"
                + Messages.repeat('a', 62)
                + "0000010001");
    assertThat(over.faults()).containsExactly(new DnsFault(Reason.NAME_TOO_LONG, 204, true));
    // The same by a pointer to a name that is long enough already.
    DnsMessage joined =
        Messages.parse(
            Messages.header(2, 0, 0, 0) + longest + "00010001" + "0161c00c" + "00010001");
    assertThat(joined.questions()).hasSize(1);
    assertThat(joined.fault().map(DnsFault::reason)).contains(Reason.NAME_TOO_LONG);
  }

  @Test
  void a_chain_of_pointers_ends_where_no_name_needs_more() {
    StringBuilder chain = new StringBuilder("00"); // at 23, then pointers at 24, 26, ...
    chain.append("c017");
    for (int i = 1; i < 127; i++) {
      chain.append(Messages.u16(0xC000 | 22 + 2 * i));
    }
    for (int hops : new int[] {126, 127}) {
      String data = Messages.u16(0xC000 | 22 + 2 * hops);
      DnsMessage message =
          Messages.parse(
              Messages.header(0, 2, 0, 0)
                  + Messages.record(10, 1, chain.toString())
                  + Messages.record(2, 1, data));
      assertThat(message.isWhole()).as("%d pointers and one", hops).isEqualTo(hops == 126);
    }
  }

  @Test
  void counts_that_claim_more_than_there_is_cost_nothing() {
    DnsMessage message = Messages.parse(Messages.header(MAX, MAX, MAX, MAX));
    assertThat(message.faults()).containsExactly(new DnsFault(Reason.TRUNCATED, 12, true));
    assertThat(message.header().ancount()).isEqualTo(MAX);
    assertThat(message.answers()).isEmpty();
  }

  @Test
  void bytes_behind_the_last_record_are_told() {
    DnsMessage message = Messages.parse(Messages.CHAOS + "00");
    int length = Messages.CHAOS.length() / 2;
    assertThat(message.faults()).containsExactly(new DnsFault(Reason.EXTRA_BYTES, length, true));
    assertThat(message.texts()).containsExactly("dns1");
  }

  @Test
  void data_that_are_longer_than_the_message_stop_the_reading() {
    DnsMessage message = Messages.parse(Messages.header(0, 1, 0, 0) + "00000100010000000000ff00");
    assertThat(message.answers()).isEmpty();
    assertThat(message.faults()).containsExactly(new DnsFault(Reason.TRUNCATED, 24, true));
  }

  @Test
  void a_name_in_data_ends_within_them_unless_it_points_elsewhere() {
    DnsMessage message =
        Messages.parse(
            Messages.header(0, 2, 0, 0)
                + Messages.record(2, 1, "0161")
                + Messages.record(2, 1, "0162c017"));
    assertThat(message.faults()).containsExactly(new DnsFault(Reason.BAD_RDATA, 25, false));
    // The zero byte behind the first data is the name of the second record.
    assertThat(message.answers().get(1).rdata().text()).isEqualTo("b.a.");
  }

  @Test
  void the_longest_message_of_all_is_read_at_once() {
    int count = (MAX - 12) / 12;
    byte[] record = Messages.bytes("00" + "0010" + "0003" + "00000000" + "0001" + "00");
    byte[][] parts = new byte[count + 1][];
    Arrays.fill(parts, record);
    parts[0] = Messages.bytes(Messages.header(0, count, 0, 0));
    DnsMessage message =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> DnsMessage.parse(Messages.join(parts)));
    assertThat(message.isWhole()).isTrue();
    assertThat(message.answers()).hasSize(count);
    assertThat(message.texts()).hasSize(count).containsOnly("");
  }

  @Test
  void a_message_of_nothing_but_pointers_keeps_nobody_busy() {
    byte[] bytes = new byte[MAX];
    for (int value : new int[] {0, 0xC0, 0xFF, 1, 0x3F}) {
      Arrays.fill(bytes, (byte) value);
      List<DnsFault> faults =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> DnsMessage.parse(bytes).faults());
      assertThat(faults).as("all %d", value).isNotEmpty();
    }
  }
}
