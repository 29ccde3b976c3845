package org.entrepot.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.entrepot.dns.DnsFault;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Test;

class DnsTest {
  private static Dns dns(String fields) {
    return (Dns) Result.parse(TypeSamples.of("dns", fields));
  }

  @Test
  void a_single_response_has_what_stands_at_the_top() {
    Dns dns = (Dns) Result.parse(TypeSamples.DNS);
    assertThat(dns.set()).isFalse();
    assertThat(dns.other()).containsOnlyKeys("note");
    DnsResponse response = dns.responses().get(0);
    assertThat(dns.responses()).hasSize(1);
    assertThat(response.destinationAddress()).contains(IpAddress.parse("203.0.113.9"));
    assertThat(response.sourceAddress()).contains(IpAddress.parse("192.168.1.7"));
    assertThat(response.destinationName()).contains("www.example.org");
    assertThat(response.protocol()).contains("UDP");
    assertThat(response.af()).hasValue(4);
    assertThat(response.time()).hasValue(1_700_000_000);
    assertThat(response.secondsSinceSync()).hasValue(7);
    assertThat(response.resolveTimeMs()).hasValue(2.5);
    assertThat(response.subId()).hasValue(1);
    assertThat(response.subMax()).hasValue(1);
    assertThat(response.retries()).hasValue(2);
    assertThat(response.query().orElseThrow().message().orElseThrow().questions().get(0).text())
        .isEqualTo("id.server. CH TXT");
    assertThat(response.responseTimeMs()).hasValue(1.25);
    DnsReply reply = response.reply().orElseThrow();
    assertThat(reply.size()).hasValue(54);
    assertThat(reply.id()).hasValue(4660);
    assertThat(reply.questionCount()).hasValue(1);
    assertThat(reply.answerCount()).hasValue(1);
    assertThat(reply.authorityCount()).hasValue(0);
    assertThat(reply.additionalCount()).hasValue(1);
    assertThat(reply.ttl()).hasValue(60);
    assertThat(reply.listed()).hasSize(3);
    DnsReply.Listed soa = reply.listed().get(1);
    assertThat(soa.primary()).contains("a.example.");
    assertThat(soa.mailbox()).contains("b.example.");
    assertThat(soa.serial()).hasValue(5);
    assertThat(soa.ttl()).hasValue(60);
    assertThat(reply.listed().get(2).type()).contains("1");
    assertThat(reply.listed().get(2).length()).hasValue(4);
    DnsResponse.Legacy legacy = response.legacy().orElseThrow();
    assertThat(response.isAnswered()).isTrue();
    assertThat(legacy.responseTimeMs()).hasValue(1.5);
    assertThat(legacy.rdata()).contains("d");
    assertThat(legacy.rname()).contains("n");
    assertThat(legacy.serial()).hasValue(7);
  }

  @Test
  void the_responses_of_a_set_are_told_alike() {
    Dns dns = (Dns) Result.parse(TypeSamples.DNS_SET);
    assertThat(dns.set()).isTrue();
    assertThat(dns.responses().stream().map(r -> r.subId().orElse(0))).containsExactly(1, 2, 3);
    DnsResponse first = dns.responses().get(0);
    assertThat(first.time()).hasValue(1_600_000_001);
    assertThat(first.secondsSinceSync()).hasValue(3);
    assertThat(first.nsid()).contains("ns1.fra");
    DnsResponse second = dns.responses().get(1);
    assertThat(second.error().orElseThrow().isTimeout()).isTrue();
    assertThat(second.error().orElseThrow().text()).isEqualTo("timeout: 5000 ms");
    assertThat(second.destinationAddress()).contains(IpAddress.parse("2001:db8::1"));
    assertThat(second.destinationName()).contains("2001:DB8::1");
    assertThat(second.responseTimeMs()).isEmpty();
    assertThat(second.message()).isEmpty();
    assertThat(dns.texts()).containsExactly("fra-1", "ams");
  }

  @Test
  void data_that_are_authentic_are_not_those_of_an_authority() {
    Dns dns = (Dns) Result.parse(TypeSamples.DNS_SET);
    var authentic = dns.responses().get(0).message().orElseThrow().header();
    assertThat(authentic.ad()).isTrue();
    assertThat(authentic.aa()).isFalse();
    var authoritative = dns.responses().get(2).message().orElseThrow().header();
    assertThat(authoritative.ad()).isFalse();
    assertThat(authoritative.aa()).isTrue();
  }

  @Test
  void an_error_tells_its_kinds() {
    DnsError error =
        ((Dns) Result.parse(TypeSamples.DNS_ERROR)).responses().get(0).error().orElseThrow();
    assertThat(error.timeoutMs()).hasValue(5000);
    assertThat(error.messages())
        .isEqualTo(Map.of("TUCONNECT", "No route to host", "TU_READ_ERR", ""));
    assertThat(error.text())
        .isEqualTo("timeout: 5000 ms; TUCONNECT: No route to host; TU_READ_ERR; odd: [1]");
    DnsError plain = dns("'error':'no idea'").responses().get(0).error().orElseThrow();
    assertThat(plain.plain()).contains("no idea");
    assertThat(plain.isTimeout()).isFalse();
    assertThat(plain.text()).isEqualTo("no idea");
  }

  @Test
  void a_message_that_is_cut_short_keeps_its_faults() {
    DnsResponse response =
        dns("'result':{'abuf':'EjSAIAABAAEAAAABAmlk','rt':0.0}").responses().get(0);
    assertThat(response.message().orElseThrow().fault().orElseThrow().reason())
        .isEqualTo(DnsFault.Reason.TRUNCATED);
    assertThat(response.reply().orElseThrow().abuf().orElseThrow().fault().orElseThrow())
        .startsWith("truncated");
    assertThat(response.responseTimeMs()).hasValue(0);
    assertThat(response.texts()).isEmpty();
    assertThat(response.nsid()).isEmpty();
  }

  @Test
  void what_is_not_base64_is_kept_and_said() {
    DnsBuffer buffer =
        dns("'result':{'abuf':'%%%'}")
            .responses()
            .get(0)
            .reply()
            .orElseThrow()
            .abuf()
            .orElseThrow();
    assertThat(buffer.message()).isEmpty();
    assertThat(buffer.fault()).contains("not base64");
    assertThat(new DnsBuffer(TypeSamples.AUTHENTIC).fault()).isEmpty();
  }

  @Test
  void texts_come_from_what_the_probe_listed_where_it_kept_no_message() {
    assertThat(
            dns("'result':{'answers':[{'TYPE':'TXT','NAME':'id.server','RDATA':'one'},"
                    + "{'TYPE':'TXT','RDATA':['t','wo']},{'TYPE':'SOA','SERIAL':1}]}")
                .texts())
        .containsExactly("one", "two");
  }

  @Test
  void what_old_firmware_has_beside_the_answer_stands_in_for_it() {
    Dns dns = dns("'fw':4610,'result-rt':81.718,'result-rdata':null");
    assertThat(dns.responses()).hasSize(1);
    assertThat(dns.responses().get(0).responseTimeMs()).hasValue(81.718);
    assertThat(dns.other()).containsEntry("result-rdata", "null");
  }

  @Test
  void a_result_that_tells_of_no_response_has_none() {
    assertThat(dns("'fw':4610").responses()).isEmpty();
    assertThat(dns("'resultset':[]").responses()).isEmpty();
    assertThat(dns("'resultset':[5],'result':{'rt':1.5}").responses()).hasSize(1);
  }
}
