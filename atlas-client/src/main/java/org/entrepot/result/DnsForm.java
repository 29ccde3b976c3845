package org.entrepot.result;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The JSON form of DNS responses. */
final class DnsForm {
  private DnsForm() {}

  static Dns read(Header header, Members in) {
    List<DnsResponse> set = in.objects("resultset").stream().map(DnsForm::ofSet).toList();
    List<DnsResponse> responses = set.isEmpty() ? single(header, in) : set;
    return new Dns(header, responses, !set.isEmpty(), in.other());
  }

  private static DnsResponse ofSet(Members in) {
    HeaderForm.oldName(in, "name", "dst_name");
    return new DnsResponse(
        in.integer("subid"),
        in.integer("submax"),
        in.count("time"),
        in.longInteger("lts"),
        in.integer("af"),
        in.text("proto"),
        in.address("src_addr"),
        in.address("dst_addr"),
        in.text("dst_name").or(() -> in.text("name")),
        in.time("ttr"),
        in.integer("retry"),
        in.text("qbuf").map(DnsBuffer::new),
        in.object("result").map(DnsForm::reply),
        error(in),
        Optional.empty(),
        in.other());
  }

  /** The response that the top of the result tells of, if it does. */
  private static List<DnsResponse> single(Header header, Members in) {
    DnsResponse response =
        new DnsResponse(
            in.integer("subid"),
            in.integer("submax"),
            OptionalLong.of(header.timestamp()),
            header.secondsSinceSync(),
            header.af(),
            header.protocol(),
            header.sourceAddress(),
            header.destinationAddress(),
            header.destinationName(),
            header.resolveTimeMs(),
            in.integer("retry"),
            in.text("qbuf").map(DnsBuffer::new),
            in.object("result").map(DnsForm::reply),
            error(in),
            legacy(in),
            Map.of());
    boolean told =
        response.reply().isPresent()
            || response.error().isPresent()
            || response.legacy().isPresent()
            || response.query().isPresent()
            || response.subId().isPresent()
            || response.subMax().isPresent()
            || response.retries().isPresent();
    return told ? List.of(response) : List.of();
  }

  private static Optional<DnsResponse.Legacy> legacy(Members in) {
    boolean there =
        in.has("result-rt")
            || in.has("result-rdata")
            || in.has("result-rname")
            || in.has("result-serial");
    return there
        ? Optional.of(
            new DnsResponse.Legacy(
                in.time("result-rt"),
                in.text("result-rdata"),
                in.text("result-rname"),
                in.count("result-serial")))
        : Optional.empty();
  }

  private static Optional<DnsError> error(Members in) {
    Optional<String> plain = in.text("error");
    return plain.isPresent()
        ? Optional.of(new DnsError(plain, OptionalLong.empty(), Map.of(), Map.of()))
        : in.object("error").map(DnsForm::ofKinds);
  }

  private static DnsError ofKinds(Members in) {
    OptionalLong timeout = in.count("timeout");
    Map<String, String> messages = new LinkedHashMap<>();
    for (String kind : in.names()) {
      if (!kind.equals("timeout")) {
        in.text(kind).ifPresent(message -> messages.put(kind, message));
      }
    }
    return new DnsError(Optional.empty(), timeout, messages, in.other());
  }

  private static DnsReply reply(Members in) {
    return new DnsReply(
        in.time("rt"),
        in.integer("size"),
        in.integer("ID"),
        in.integer("QDCOUNT"),
        in.integer("ANCOUNT"),
        in.integer("NSCOUNT"),
        in.integer("ARCOUNT"),
        in.integer("ttl"),
        in.text("abuf").map(DnsBuffer::new),
        in.objects("answers").stream().map(DnsForm::listed).toList(),
        in.other());
  }

  private static DnsReply.Listed listed(Members in) {
    List<String> several = in.texts("RDATA");
    return new DnsReply.Listed(
        in.textOrNumber("TYPE"),
        in.text("NAME"),
        in.count("TTL"),
        several.isEmpty() ? in.peekText("RDATA").map(List::of).orElse(List.of()) : several,
        in.text("MNAME"),
        in.text("RNAME"),
        in.count("SERIAL"),
        in.integer("RDLENGTH"),
        in.other());
  }

  static void write(Dns dns, FieldWriter out) throws IOException {
    out.open(dns.other());
    HeaderForm.write(dns.header(), ResultType.DNS, out);
    if (dns.set()) {
      out.list("resultset", dns.responses(), DnsForm::writeOfSet);
    } else {
      for (DnsResponse response : dns.responses()) {
        common(response, out);
        if (response.legacy().isPresent()) {
          DnsResponse.Legacy legacy = response.legacy().get();
          out.number("result-rt", legacy.responseTimeMs());
          out.text("result-rdata", legacy.rdata());
          out.text("result-rname", legacy.rname());
          out.number("result-serial", legacy.serial());
        }
      }
    }
    out.close();
  }

  private static void writeOfSet(DnsResponse response, FieldWriter out) throws IOException {
    out.open(response.other());
    out.number("time", response.time());
    out.number("lts", response.secondsSinceSync());
    out.number("af", response.af());
    out.text("proto", response.protocol());
    out.address("src_addr", response.sourceAddress());
    out.address("dst_addr", response.destinationAddress());
    if (!out.has("name")) {
      out.text("dst_name", response.destinationName());
    }
    out.number("ttr", response.resolveTimeMs());
    common(response, out);
    out.close();
  }

  private static void common(DnsResponse response, FieldWriter out) throws IOException {
    out.number("subid", response.subId());
    out.number("submax", response.subMax());
    out.number("retry", response.retries());
    out.text("qbuf", response.query().map(DnsBuffer::base64));
    out.value("result", response.reply(), DnsForm::write);
    out.value("error", response.error(), DnsForm::write);
  }

  private static void write(DnsReply reply, FieldWriter out) throws IOException {
    out.open(reply.other());
    out.number("rt", reply.responseTimeMs());
    out.number("size", reply.size());
    out.number("ID", reply.id());
    out.number("QDCOUNT", reply.questionCount());
    out.number("ANCOUNT", reply.answerCount());
    out.number("NSCOUNT", reply.authorityCount());
    out.number("ARCOUNT", reply.additionalCount());
    out.number("ttl", reply.ttl());
    out.text("abuf", reply.abuf().map(DnsBuffer::base64));
    out.list("answers", reply.listed(), DnsForm::write);
    out.close();
  }

  private static void write(DnsReply.Listed record, FieldWriter out) throws IOException {
    out.open(record.other());
    out.text("TYPE", record.type());
    out.text("NAME", record.name());
    out.number("TTL", record.ttl());
    out.list("RDATA", record.texts(), (text, to) -> to.quote(text));
    out.text("MNAME", record.primary());
    out.text("RNAME", record.mailbox());
    out.number("SERIAL", record.serial());
    out.number("RDLENGTH", record.length());
    out.close();
  }

  private static void write(DnsError error, FieldWriter out) throws IOException {
    if (error.plain().isPresent()) {
      out.quote(error.plain().get());
      return;
    }
    out.open(error.other());
    out.number("timeout", error.timeoutMs());
    for (Map.Entry<String, String> message : error.messages().entrySet()) {
      out.text(message.getKey(), Optional.of(message.getValue()));
    }
    out.close();
  }
}
