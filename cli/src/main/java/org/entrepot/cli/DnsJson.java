package org.entrepot.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.entrepot.dns.DnsFault;
import org.entrepot.dns.DnsHeader;
import org.entrepot.dns.DnsMessage;
import org.entrepot.dns.DnsQuestion;
import org.entrepot.dns.DnsRecord;
import org.entrepot.dns.DnsType;
import org.entrepot.dns.Edns;
import org.entrepot.dns.EdnsOption;
import org.entrepot.result.Dns;
import org.entrepot.result.DnsBuffer;
import org.entrepot.result.DnsError;
import org.entrepot.result.DnsReply;
import org.entrepot.result.DnsResponse;

/** DNS responses as normalised JSON: a list, also where the result has one only. */
final class DnsJson {
  static final List<String> COLUMNS =
      List.of("responses_total", "responses_answered", "response_time", "rcode", "nsid", "error");

  private DnsJson() {}

  static JsonFields of(Dns dns) {
    List<DnsResponse> responses = dns.responses();
    Optional<DnsResponse> first = responses.stream().filter(DnsResponse::isAnswered).findFirst();
    return HeaderJson.of(ResultTypes.DNS, dns.header())
        .number("responses_total", responses.size())
        .number("responses_answered", responses.stream().filter(DnsResponse::isAnswered).count())
        .number(
            "response_time", first.map(DnsResponse::responseTimeMs).orElse(OptionalDouble.empty()))
        .text("rcode", first.flatMap(DnsJson::rcode))
        .text("nsid", first.flatMap(DnsResponse::nsid))
        .text("error", first.isPresent() ? Optional.empty() : error(responses))
        .objects("responses", responses.stream().map(DnsJson::response).toList());
  }

  private static Optional<String> error(List<DnsResponse> responses) {
    return responses.stream().flatMap(r -> r.error().stream()).findFirst().map(DnsError::text);
  }

  private static JsonFields response(DnsResponse response) {
    Optional<DnsReply> reply = response.reply();
    Optional<DnsMessage> message = response.message();
    JsonFields out =
        new JsonFields()
            .number("subid", response.subId())
            .number("submax", response.subMax())
            .number("time", response.time())
            .number("lts", HeaderJson.known(response.secondsSinceSync()))
            .number("af", response.af())
            .text("proto", response.protocol())
            .address("src_addr", response.sourceAddress())
            .address("dst_addr", response.destinationAddress())
            .text("dst_name", response.destinationName())
            .number("ttr", response.resolveTimeMs())
            .number("retry", response.retries())
            .number("response_time", response.responseTimeMs());
    reply.ifPresent(r -> out.number("size", r.size()).number("ttl", r.ttl()));
    response
        .error()
        .ifPresent(error -> out.text("error", error.text()).number("timeout", error.timeoutMs()));
    out.object("header", header(reply, message));
    message.ifPresent(m -> sections(m, out));
    if (message.filter(DnsJson::hasHeader).isEmpty()) {
      out.objects("answers", reply.map(DnsJson::listed).orElse(List.of()));
    }
    out.text("nsid", response.nsid()).texts("texts", response.texts());
    out.texts("faults", reply.flatMap(DnsReply::abuf).map(DnsJson::faults).orElse(List.of()));
    response.query().ifPresent(query -> out.object("query", query(query)));
    response.legacy().ifPresent(legacy -> legacy(legacy, out));
    return out;
  }

  /** The whole response code, where the message has a header to tell it. */
  static Optional<String> rcode(DnsResponse response) {
    return response.message().filter(DnsJson::hasHeader).map(m -> m.rcode().toString());
  }

  static boolean hasHeader(DnsMessage message) {
    return message.faults().stream()
        .noneMatch(fault -> fault.reason() == DnsFault.Reason.NO_HEADER);
  }

  /** The header of the message, or where there is none, what the probe tells of it. */
  private static JsonFields header(Optional<DnsReply> reply, Optional<DnsMessage> message) {
    JsonFields out = new JsonFields();
    if (message.filter(DnsJson::hasHeader).isPresent()) {
      return header(message.get(), out);
    }
    reply.ifPresent(
        r ->
            out.number("id", r.id())
                .number("qdcount", r.questionCount())
                .number("ancount", r.answerCount())
                .number("nscount", r.authorityCount())
                .number("arcount", r.additionalCount()));
    return out;
  }

  private static JsonFields header(DnsMessage message, JsonFields out) {
    DnsHeader header = message.header();
    return out.number("id", header.id())
        .flag("qr", header.qr())
        .text("opcode", header.opcode().toString())
        .flag("aa", header.aa())
        .flag("tc", header.tc())
        .flag("rd", header.rd())
        .flag("ra", header.ra())
        .flag("z", header.z())
        .flag("ad", header.ad())
        .flag("cd", header.cd())
        .text("rcode", message.rcode().toString())
        .number("qdcount", header.qdcount())
        .number("ancount", header.ancount())
        .number("nscount", header.nscount())
        .number("arcount", header.arcount());
  }

  private static void sections(DnsMessage message, JsonFields out) {
    out.objects("question", message.questions().stream().map(DnsJson::question).toList())
        .objects("answers", records(message.answers()))
        .objects("authority", records(message.authority()))
        .objects("additional", records(message.additional()))
        .object("edns", message.edns().map(DnsJson::edns).orElseGet(JsonFields::new));
  }

  private static JsonFields question(DnsQuestion question) {
    return new JsonFields()
        .text("name", question.name().text())
        .text("type", question.type().toString())
        .text("class", question.dnsClass().toString());
  }

  /** The records of a section but for OPT, which is no record and stands in {@code edns}. */
  private static List<JsonFields> records(List<DnsRecord> records) {
    return records.stream()
        .filter(record -> !record.type().equals(DnsType.OPT))
        .map(DnsJson::record)
        .toList();
  }

  private static JsonFields record(DnsRecord record) {
    return new JsonFields()
        .text("name", record.name().text())
        .text("type", record.type().toString())
        .text("class", record.dnsClass().toString())
        .number("ttl", record.ttl())
        .text("rdata", record.rdata().text());
  }

  private static JsonFields edns(Edns edns) {
    return new JsonFields()
        .number("udp_size", edns.udpSize())
        .number("version", edns.version())
        .flag("do", edns.dnssecOk())
        .texts("options", edns.options().stream().map(EdnsOption::text).toList());
  }

  /** Records that the probe has read itself, where there is no message. */
  private static List<JsonFields> listed(DnsReply reply) {
    return reply.listed().stream().map(DnsJson::listed).toList();
  }

  private static JsonFields listed(DnsReply.Listed record) {
    return new JsonFields()
        .text("name", record.name())
        .text("type", record.type())
        .number("ttl", record.ttl())
        .text("rdata", DnsText.data(record));
  }

  private static List<String> faults(DnsBuffer buffer) {
    Optional<DnsMessage> message = buffer.message();
    return message.isEmpty()
        ? buffer.fault().stream().toList()
        : message.get().faults().stream().map(DnsFault::toString).toList();
  }

  private static JsonFields query(DnsBuffer buffer) {
    JsonFields out = new JsonFields();
    Optional<DnsMessage> message = buffer.message();
    if (message.filter(DnsJson::hasHeader).isPresent()) {
      DnsMessage query = message.get();
      out.number("id", query.id())
          .flag("rd", query.header().rd())
          .flag("cd", query.header().cd())
          .objects("question", query.questions().stream().map(DnsJson::question).toList())
          .object("edns", query.edns().map(DnsJson::edns).orElseGet(JsonFields::new));
    }
    return out.texts("faults", faults(buffer));
  }

  private static void legacy(DnsResponse.Legacy legacy, JsonFields out) {
    OptionalLong serial = legacy.serial();
    out.text("rdata", legacy.rdata()).text("rname", legacy.rname()).number("serial", serial);
  }
}
