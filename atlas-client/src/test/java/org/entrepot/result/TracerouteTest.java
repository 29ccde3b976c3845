package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.result.Samples.TREES;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracerouteTest {
  private static final IpAddress ROUTER = IpAddress.parse("192.0.2.1");
  private static final OptionalInt NONE = OptionalInt.empty();

  @Test
  void every_field_of_a_whole_result_is_read() {
    Traceroute t = Traceroute.parse(Samples.WHOLE);
    assertThat(t.firmware()).isEqualTo(5080);
    assertThat(t.version()).contains("2.6.2");
    assertThat(t.measurementId()).isEqualTo(5051);
    assertThat(t.groupId()).hasValue(5050);
    assertThat(t.probeId()).isEqualTo(17);
    assertThat(t.timestamp()).isEqualTo(1_700_000_000L);
    assertThat(t.endTime()).hasValue(1_700_000_009L);
    assertThat(t.storedTimestamp()).hasValue(1_700_000_055L);
    assertThat(t.secondsSinceSync()).hasValue(-1);
    assertThat(t.af()).hasValue(4);
    assertThat(t.protocol()).contains("UDP");
    assertThat(t.from()).contains(IpAddress.parse("198.51.100.7"));
    assertThat(t.sourceAddress()).contains(IpAddress.parse("192.168.1.7"));
    assertThat(t.destinationAddress()).contains(IpAddress.parse("203.0.113.9"));
    assertThat(t.destinationName()).contains("www.example.org");
    assertThat(t.resolveTimeMs()).hasValue(2.5);
    assertThat(t.packetSize()).hasValue(48);
    assertThat(t.parisId()).hasValue(3);
    assertThat(t.measurementName()).contains("Traceroute");
    assertThat(t.error()).isEmpty();
    assertThat(t.other()).containsOnly(Map.entry("destination_ip_responded", "true"));
    assertThat(t.hops()).hasSize(2);
    assertThat(t.hops().get(1).number()).hasValue(255);
    assertWritesWhatItRead(Samples.WHOLE);
  }

  @Test
  void a_result_needs_no_more_than_its_ids_its_type_and_its_time() {
    String json = "{\"type\":\"traceroute\",\"prb_id\":1,\"msm_id\":2,\"timestamp\":3}";
    Traceroute t = Traceroute.parse(json);
    assertThat(t.firmware()).isZero();
    assertThat(t.af()).isEmpty();
    assertThat(t.from()).isEmpty();
    assertThat(t.hops()).isEmpty();
    assertThat(t.other()).isEmpty();
    assertWritesWhatItRead(json);
  }

  static List<Map.Entry<String, Reply>> replies() {
    Map<String, Reply> replies = new LinkedHashMap<>();
    replies.put(
        "{'from':'192.0.2.1','rtt':7.097,'size':76,'ttl':64}",
        answer(OptionalDouble.of(7.097), NONE, Optional.empty(), false, Map.of()));
    replies.put(
        "{'from':'192.0.2.1','rtt':0.0,'size':76,'ttl':64}",
        answer(OptionalDouble.of(0), NONE, Optional.empty(), false, Map.of()));
    replies.put(
        "{'from':'192.0.2.1','rtt':7,'size':76,'ttl':64,'ittl':0}",
        answer(OptionalDouble.of(7), OptionalInt.of(0), Optional.empty(), false, raw("rtt", "7")));
    replies.put(
        "{'from':'192.0.2.1','rtt':1e999999,'size':76,'ttl':64}",
        answer(OptionalDouble.empty(), NONE, Optional.empty(), false, raw("rtt", "1e999999")));
    replies.put(
        "{'from':'192.0.2.1','rtt':1.5,'size':76,'ttl':64,'err':'H'}",
        answer(OptionalDouble.of(1.5), NONE, Optional.of("H"), false, Map.of()));
    replies.put(
        "{'from':'192.0.2.1','rtt':1.5,'size':76,'ttl':64,'err':10}",
        answer(OptionalDouble.of(1.5), NONE, Optional.of("10"), false, raw("err", "10")));
    replies.put(
        "{'from':'192.0.2.1','rtt':1.5,'size':76,'ttl':64,'err':'10'}",
        answer(OptionalDouble.of(1.5), NONE, Optional.of("10"), false, Map.of()));
    replies.put(
        "{'from':'192.0.2.1','rtt':1.5,'size':76,'ttl':64,'dup':true}",
        answer(OptionalDouble.of(1.5), NONE, Optional.empty(), true, Map.of()));
    replies.put(
        "{'from':'192.0.2.1','rtt':1.5,'size':76,'ttl':64,'dup':false,'tos':72,'flags':'RA'}",
        answer(
            OptionalDouble.of(1.5),
            NONE,
            Optional.empty(),
            false,
            raw("dup", "false", "tos", "72", "flags", "\"RA\"")));
    replies.put("{'x':'*'}", new Reply.Timeout(Map.of()));
    replies.put("{'x':'?','why':[1,{}]}", new Reply.Timeout(raw("x", "\"?\"", "why", "[1,{}]")));
    replies.put(
        "{'late':4,'ttl':63,'from':'192.0.2.1','size':68,'rtt':9.5,'ittl':2,'err':'A',"
            + "'edst':'192.0.2.1','dup':true}",
        new Reply.Late(
            OptionalLong.of(4),
            Optional.of(ROUTER),
            raw(
                "ttl",
                "63",
                "size",
                "68",
                "rtt",
                "9.5",
                "ittl",
                "2",
                "err",
                "\"A\"",
                "edst",
                "\"192.0.2.1\"",
                "dup",
                "true")));
    replies.put(
        "{'late':'soon','error':'odd','x':'*'}",
        new Reply.Late(
            OptionalLong.empty(),
            Optional.empty(),
            raw("late", "\"soon\"", "error", "\"odd\"", "x", "\"*\"")));
    replies.put(
        "{'error':'sendto failed: Network is unreachable'}",
        new Reply.Failed("sendto failed: Network is unreachable", Map.of()));
    replies.put(
        "{'error':'e','from':'192.0.2.1','ttl':1,'x':'*'}",
        new Reply.Failed("e", raw("from", "\"192.0.2.1\"", "ttl", "1", "x", "\"*\"")));
    return new ArrayList<>(replies.entrySet());
  }

  @ParameterizedTest
  @MethodSource("replies")
  void a_reply_is_read_for_what_it_is(Map.Entry<String, Reply> expected) {
    String json = Samples.withReply(Samples.quoted(expected.getKey()));
    assertThat(Samples.onlyReply(json)).isEqualTo(expected.getValue());
    assertWritesWhatItRead(json);
  }

  private static Reply answer(
      OptionalDouble rtt,
      OptionalInt quoted,
      Optional<String> error,
      boolean duplicate,
      Map<String, String> other) {
    return new Reply.Answer(
        Optional.of(ROUTER),
        rtt,
        OptionalInt.of(64),
        OptionalInt.of(76),
        quoted,
        error,
        Optional.empty(),
        duplicate,
        List.of(),
        other);
  }

  private static Map<String, String> raw(String... fields) {
    Map<String, String> raw = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      raw.put(fields[i], fields[i + 1]);
    }
    return raw;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'from':''}",
        "{'from':'router.example.org','rtt':1.0}",
        "{'from':'2001:DB8:0:0::1'}",
        "{'from':'192.0.2.01'}",
        "{'from':'192.0.2.1%eth0'}",
        "{'from':'1234567890123456789012345678901234567890123456'}",
        "{'from':null,'rtt':null,'ttl':null,'dup':null,'edst':null,'err':null,'x':null}",
        "{'from':5,'rtt':'fast','ttl':1.5,'size':99999999999,'ittl':true,'edst':['192.0.2.1']}",
        "{'x':'*','from':'192.0.2.1'}",
        "{'x':'*','ttl':5,'edst':'192.0.2.7'}",
        "{'edst':'203.0.113.77','from':'192.0.2.1','rtt':3.0}",
        "{'error':5}",
        "{'error':{'a':'b'},'dup':1}",
        "{'late':-3}",
        "{'late':99999999999999999999}",
        "{'icmpext':5}",
        "{'icmpext':{'obj':[{'mpls':5},{'mpls':[1,{'label':{}}]}]}}",
        "{'rtt':-0.0,'mtu':1500,'hbhoptsize':256,'dstoptsize':512,'itos':28}",
        "{'err':1.5}",
        "{'err':'\\\\u00e9\\\\ud800\\\\u0000\\\\\"'}",
        "{'\\\\u00e9 \\\\ud83d\\\\ude00':'\\\\ud83d\\\\ude00'}"
      })
  void an_odd_reply_loses_nothing(String reply) {
    assertWritesWhatItRead(Samples.withReply(Samples.quoted(reply.replace("\\\\", "\\"))));
  }

  @Test
  void an_answer_that_repeats_names_where_its_quoted_packet_went() {
    Reply.Answer answer =
        (Reply.Answer)
            Samples.onlyReply(
                Samples.withReply(Samples.quoted("{'from':'192.0.2.1','edst':'2001:db8::9'}")));
    assertThat(answer.embeddedDestination()).contains(IpAddress.parse("2001:db8::9"));
  }

  @Test
  void a_label_stack_is_read_and_its_extension_kept() {
    String extension =
        "{'version':2,'rfc4884':0,'obj':[{'class':1,'type':1,'mpls':["
            + "{'label':301664,'exp':0,'s':0,'ttl':1},{'exp':5,'label':16,'s':1,'ttl':255},"
            + "{'label':7}]},{'class':0,'type':0}]}";
    String json = Samples.withReply(Samples.quoted("{'icmpext':" + extension + "}"));
    Reply.Answer answer = (Reply.Answer) Samples.onlyReply(json);
    assertThat(answer.mplsLabels())
        .containsExactly(new MplsLabel(301664, 0, false, 1), new MplsLabel(16, 5, true, 255));
    assertThat(answer.other()).containsEntry("icmpext", Samples.quoted(extension));
    assertWritesWhatItRead(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "null",
        "'none'",
        "[{}]",
        "[{'hop':1}]",
        "[{'hop':1,'result':[]}]",
        "[{'hop':1,'result':{}}]",
        "[{'hop':1,'result':5}]",
        "[{'hop':'1','result':[{'x':'*'}]}]",
        "[{'result':[{'x':'*'}]}]",
        "[{'hop':1,'error':'connect failed: Network is unreachable'}]",
        "[{'error':'name resolution failed: non-recoverable failure in name resolution'}]",
        "[{'hop':1,'error':7,'result':[{'x':'*'}],'new':{'a':[]}}]",
        "[{'hop':255,'result':[{'x':'*'},{'from':'192.0.2.1','rtt':1.25}]}]"
      })
  void an_odd_list_of_hops_loses_nothing(String hops) {
    assertWritesWhatItRead(Samples.withHops(Samples.quoted(hops)));
  }

  @Test
  void a_hop_that_could_not_be_measured_says_why() {
    Hop hop =
        Traceroute.parse(Samples.withHops(Samples.quoted("[{'hop':1,'error':'down'}]")))
            .hops()
            .get(0);
    assertThat(hop).isEqualTo(new Hop(OptionalInt.of(1), List.of(), Optional.of("down"), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'from':''",
        "'from':'probe.example.org'",
        "'src_addr':''",
        "'dst_addr':'2001:DB8::1'",
        "'addr':'203.0.113.9'",
        "'addr':'203.0.113.9','dst_addr':'203.0.113.10'",
        "'dst_addr':'203.0.113.9','addr':'not an address'",
        "'fw':1",
        "'fw':0",
        "'fw':'4580'",
        "'fw':'new'",
        "'fw':null",
        "'fw':5080.0",
        "'lts':-1",
        "'lts':99999999999999999999999999",
        "'error':'no route'",
        "'error':{'code':5}",
        "'ttr':5",
        "'ttr':1e-9",
        "'af':'4'",
        "'paris_id':-7",
        "'endtime':1e10",
        "'proto':7",
        "'msm_name':null",
        "'size':3000000000",
        "'unknown':{'a':[1,2.50,{'b':null}]},'more':[]",
        "'':'empty key'"
      })
  void an_odd_field_loses_nothing(String fields) {
    assertWritesWhatItRead(Samples.withFields(Samples.quoted(fields)));
  }

  @Test
  void the_old_name_of_the_destination_is_understood_where_the_new_one_is_missing() {
    IpAddress destination = IpAddress.parse("203.0.113.9");
    assertThat(destinationOf("\"addr\":\"203.0.113.9\"")).contains(destination);
    assertThat(destinationOf("\"addr\":\"192.0.2.1\",\"dst_addr\":\"203.0.113.9\""))
        .contains(destination);
    assertThat(destinationOf("\"addr\":\"192.0.2.1\",\"dst_addr\":\"\"")).isEmpty();
  }

  private static Optional<IpAddress> destinationOf(String fields) {
    return Traceroute.parse(Samples.withFields(fields)).destinationAddress();
  }

  @Test
  void firmware_that_is_written_as_text_is_a_number() {
    assertThat(Traceroute.parse(Samples.withFields("\"fw\":\"4580\"")).firmware()).isEqualTo(4580);
  }

  @Test
  void an_address_in_an_unusual_form_is_the_same_address() {
    Traceroute t = Traceroute.parse(Samples.withFields("\"from\":\"2001:DB8:0:0:0:0:0:1\""));
    assertThat(t.from()).contains(IpAddress.parse("2001:db8::1"));
    assertThat(t.other()).containsEntry("from", "\"2001:DB8:0:0:0:0:0:1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|not a measurement result",
        "[]|not a JSON object",
        "{\"type\":\"traceroute\"|broken JSON",
        "{\"type\":\"ping\",\"prb_id\":1,\"msm_id\":2,\"timestamp\":3}|another type",
        "{\"type\":5,\"prb_id\":1}|type is not text",
        "{\"type\":\"traceroute\",\"msm_id\":2,\"timestamp\":3}|no prb_id",
        "{\"type\":\"traceroute\",\"prb_id\":\"1\",\"msm_id\":2,\"timestamp\":3}|prb_id is not",
        "{\"type\":\"traceroute\",\"prb_id\":1,\"timestamp\":3}|no msm_id",
        "{\"type\":\"traceroute\",\"prb_id\":1,\"msm_id\":null,\"timestamp\":3}|msm_id is not",
        "{\"type\":\"traceroute\",\"prb_id\":1,\"msm_id\":2}|no timestamp",
        "{\"type\":\"traceroute\",\"prb_id\":1,\"msm_id\":2,\"timestamp\":3.5}|timestamp is not"
      })
  void what_is_no_traceroute_is_refused_with_the_reason(String json, String reason) {
    assertThatThrownBy(() -> Traceroute.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':1,'a':1}",
        "{'ttl':1,'ttl':1}",
        "{'from':'','from':'192.0.2.1'}",
        "{'x':'*','x':'*'}"
      })
  void a_key_that_stands_twice_in_a_reply_makes_the_result_ambiguous(String reply) {
    assertThatThrownBy(() -> Traceroute.parse(Samples.withReply(Samples.quoted(reply))))
        .hasMessageContaining("duplicate key");
  }

  @Test
  void what_was_read_cannot_be_changed() {
    Traceroute t = Traceroute.parse(Samples.WHOLE);
    assertThatThrownBy(() -> t.other().put("a", "1"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> t.hops().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> t.hops().get(0).replies().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void each_kind_of_reply_and_result_finds_its_case() {
    List<String> kinds = new ArrayList<>();
    for (String reply : List.of("{}", "{'x':'*'}", "{'late':1}", "{'error':'e'}")) {
      kinds.add(
          Samples.onlyReply(Samples.withReply(Samples.quoted(reply)))
              .match(a -> "answer", t -> "timeout", l -> "late", f -> "failed"));
    }
    assertThat(kinds).containsExactly("answer", "timeout", "late", "failed");
  }

  private static void assertWritesWhatItRead(String json) {
    String written = Traceroute.parse(json).toJson();
    try {
      assertThat(TREES.readTree(written)).isEqualTo(TREES.readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError(written, e);
    }
    assertThat(Traceroute.parse(written)).isEqualTo(Traceroute.parse(json));
    assertThat(written).doesNotContain("\n");
  }
}
