package org.entrepot.dns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(RealData.TAG)
class RealDnsTest {
  private static final ObjectMapper TREES = new ObjectMapper();

  /** How often each rule by which the other decoder differs was needed. */
  private final Map<String, Integer> rules = new TreeMap<>();

  private void needed(String rule) {
    rules.merge(rule, 1, Integer::sum);
  }

  @Test
  void every_field_is_what_another_decoder_found_or_differs_by_a_rule() throws IOException {
    DataFile file = DataFile.of(RealData.path("dns/abuf-decoded-vectors.json.gz"));
    int count = 0;
    try (InputStream in = file.open()) {
      for (Map.Entry<String, JsonNode> vector : TREES.readTree(in).properties()) {
        DnsMessage message = DnsMessage.parseAbuf(vector.getKey());
        assertThat(message.faults()).as(vector.getKey()).isEmpty();
        compare(message, vector.getValue());
        count++;
      }
    }
    assertThat(count).isEqualTo(1861);
    assertThat(rules)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ANY is an asterisk there", 15,
                "a question has no response code and is not authoritative there", 12,
                "a response has no opcode there", 1849,
                "a text is Latin-1 without escapes there", 1,
                "a type without a name is a number there", 1,
                "an IPv6 address is not shortened there", 1734,
                "data of other types are the numbers of their bytes there", 431,
                "the name of a SOA record is its mailbox there", 467,
                "the response code is without its extended bits there", 5,
                "the size of an OPT record is its class there", 278));
  }

  private void compare(DnsMessage message, JsonNode expected) {
    DnsHeader header = message.header();
    JsonNode flags = expected.get("flags");
    assertThat(message.id()).isEqualTo(expected.get("id").asInt());
    assertThat(!header.qr()).isEqualTo(flags.get("query").asBoolean());
    assertThat(header.tc()).isEqualTo(flags.get("truncated").asBoolean());
    assertThat(header.rd()).isEqualTo(flags.get("recursion_desired").asBoolean());
    assertThat(header.ra()).isEqualTo(flags.get("recursion_available").asBoolean());
    assertThat(header.z()).isEqualTo(flags.get("z").asInt() == 1);
    assertThat(header.ad()).isEqualTo(flags.get("authentic_data").asBoolean());
    assertThat(header.cd()).isEqualTo(flags.get("checking_disabled").asBoolean());
    if (header.qr()) {
      needed("a response has no opcode there");
      assertThat(flags.get("opcode").isNull()).isTrue();
      assertThat(header.aa()).isEqualTo(flags.get("authoritative_answer").asBoolean());
      assertThat(header.rcode()).isEqualTo(Rcode.parse(flags.get("rcode").asText()));
      if (!message.rcode().equals(header.rcode())) {
        needed("the response code is without its extended bits there");
      }
    } else {
      needed("a question has no response code and is not authoritative there");
      assertThat(flags.get("rcode").isNull()).isTrue();
      assertThat(flags.get("authoritative_answer").isNull()).isTrue();
      assertThat(header.opcode()).isEqualTo(Opcode.parse(flags.get("opcode").asText()));
    }
    assertThat(header.qdcount()).isEqualTo(expected.get("qdcount").asInt());
    assertThat(header.ancount()).isEqualTo(expected.get("ancount").asInt());
    assertThat(header.nscount()).isEqualTo(expected.get("aucount").asInt());
    assertThat(header.arcount()).isEqualTo(expected.get("adcount").asInt());
    comparePayload(message, expected.get("payload"));
  }

  private void comparePayload(DnsMessage message, JsonNode payload) {
    List<JsonNode> items = new ArrayList<>();
    payload.forEach(items::add);
    for (DnsQuestion question : message.questions()) {
      JsonNode item = items.remove(0);
      assertThat(item.get("section").asText()).isEqualTo("query");
      assertThat(question.name().text()).isEqualTo(item.get("name").asText());
      compareType(question.type(), item.get("type"));
      assertThat(question.dnsClass()).hasToString(item.get("class").asText());
    }
    compareSection("answer", message.answers(), items);
    compareSection("authority", message.authority(), items);
    compareSection("additional", message.additional(), items);
    assertThat(items).isEmpty();
  }

  private void compareType(DnsType type, JsonNode expected) {
    if (expected.asText().equals("*")) {
      needed("ANY is an asterisk there");
      assertThat(type).isEqualTo(DnsType.ANY);
    } else if (expected.isInt()) {
      needed("a type without a name is a number there");
      assertThat(type.code()).isEqualTo(expected.asInt());
    } else {
      assertThat(type).hasToString(expected.asText());
    }
  }

  private void compareSection(String section, List<DnsRecord> records, List<JsonNode> items) {
    for (DnsRecord record : records) {
      JsonNode item = items.remove(0);
      assertThat(item.get("section").asText()).isEqualTo(section);
      compareType(record.type(), item.get("type"));
      assertThat(record.ttl()).isEqualTo(item.get("ttl").asLong());
      if (record.type().equals(DnsType.OPT)) {
        needed("the size of an OPT record is its class there");
        assertThat(record.dnsClass().code()).isEqualTo(item.get("class").asInt());
      } else {
        assertThat(record.dnsClass()).hasToString(item.get("class").asText());
      }
      DnsName name = record.name();
      if (record.rdata() instanceof SoaData soa) {
        needed("the name of a SOA record is its mailbox there");
        name = soa.rname();
      }
      assertThat(name.text()).isEqualTo(item.get("name").asText());
      compareData(record, item.get("data").asText());
    }
  }

  private void compareData(DnsRecord record, String data) {
    switch (record.type().toString()) {
      case "A", "NS", "CNAME", "SOA" -> assertThat(record.rdata().text()).isEqualTo(data);
      case "AAAA" -> {
        needed("an IPv6 address is not shortened there");
        assertThat(record.rdata()).isEqualTo(new AddressData(IpAddress.parse(data)));
      }
      case "TXT" -> {
        TxtData txt = (TxtData) record.rdata();
        List<String> strings =
            txt.strings().stream()
                .map(string -> '"' + new String(string.toArray(), ISO_8859_1) + '"')
                .toList();
        assertThat(String.join(" ", strings)).isEqualTo(data);
        if (!txt.text().equals(data)) {
          needed("a text is Latin-1 without escapes there");
        }
      }
      default -> {
        needed("data of other types are the numbers of their bytes there");
        List<String> numbers = new ArrayList<>();
        for (byte b : record.wire().toArray()) {
          numbers.add(String.valueOf(b & 0xFF));
        }
        assertThat(String.join(",", numbers)).isEqualTo(data);
        // ... and every one of a type with a name is taken apart here.
        boolean known = !record.type().toString().startsWith("TYPE");
        assertThat(record.rdata() instanceof OpaqueData).isNotEqualTo(known);
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1} messages, {2} of them with a fault")
  @CsvSource({
    "dns/2015-01-31-builtin-11501-k-root-version.server-v6.jsonl, 75, 0",
    "dns/2015-03-27-chaos-id.server-anycast-with-sites.json.gz, 2726, 0",
    "dns/2017-google-chaos-hostname.bind.json.gz, 8380, 0",
    "dns/2017-google-tcp.json.gz, 8784, 0",
    "dns/2017-resolvers-chaos-id.server.json.gz, 15512, 744",
    "fixtures/fixtures-sagan/sagan-results-all-types.jsonl, 49, 0",
    "fixtures/fixtures-sagan/tools-results.jsonl, 4, 0"
  })
  void messages_of_probes_are_whole_and_count_what_the_probe_counted(
      String name, int messages, int faulty) throws IOException {
    List<String> faults = new ArrayList<>();
    int count = 0;
    DataFile file = new DataFile(RealData.path(name), name);
    try (InputStream in = file.open();
        MappingIterator<JsonNode> values = TREES.readerFor(JsonNode.class).readValues(in)) {
      while (values.hasNext()) {
        for (JsonNode holder : values.next().findParents("abuf")) {
          String abuf = holder.get("abuf").asText();
          DnsMessage message = DnsMessage.parseAbuf(abuf);
          count++;
          message.fault().ifPresent(fault -> faults.add(fault + ": " + abuf));
          if (holder.has("ID")) {
            assertThat(message.id()).as(abuf).isEqualTo(holder.get("ID").asInt());
            assertThat(message.header().ancount()).isEqualTo(holder.get("ANCOUNT").asInt());
            assertThat(message.header().arcount()).isEqualTo(holder.get("ARCOUNT").asInt());
          }
          compareAnswers(message, holder.path("answers"));
        }
      }
    }
    // Resolvers that leave the OPT record of the question behind an answer that counts none.
    assertThat(faults)
        .hasSize(faulty)
        .allMatch(fault -> fault.startsWith("bytes behind the last record"));
    assertThat(count).isEqualTo(messages);
  }

  /** The first string of each text, as the probe has it. */
  private static List<String> latin1(DnsMessage message) {
    return message.answers().stream()
        .filter(record -> record.rdata() instanceof TxtData)
        .map(record -> ((TxtData) record.rdata()).strings().get(0))
        .map(string -> new String(string.toArray(), ISO_8859_1))
        .toList();
  }

  /** A probe decodes the TXT and SOA records of the answer itself. */
  private static void compareAnswers(DnsMessage message, JsonNode answers) {
    List<String> texts = new ArrayList<>();
    for (JsonNode answer : answers) {
      if (answer.path("TYPE").asText().equals("TXT")) {
        JsonNode rdata = answer.path("RDATA");
        texts.add(rdata.isArray() ? rdata.path(0).asText() : rdata.asText());
      }
    }
    // One result has an abuf of another day, whose text goes on where that of the answer ends.
    for (int i = 0; i < texts.size(); i++) {
      assertThat(latin1(message).get(i)).startsWith(texts.get(i));
    }
  }
}
