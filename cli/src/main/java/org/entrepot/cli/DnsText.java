package org.entrepot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.dns.DnsFault;
import org.entrepot.dns.DnsHeader;
import org.entrepot.dns.DnsMessage;
import org.entrepot.dns.DnsQuestion;
import org.entrepot.dns.DnsRecord;
import org.entrepot.dns.DnsType;
import org.entrepot.dns.Edns;
import org.entrepot.dns.EdnsOption;
import org.entrepot.net.IpAddress;
import org.entrepot.result.Dns;
import org.entrepot.result.DnsBuffer;
import org.entrepot.result.DnsError;
import org.entrepot.result.DnsReply;
import org.entrepot.result.DnsResponse;

/** DNS responses as dig prints them. */
final class DnsText {
  private DnsText() {}

  static void write(Dns dns, TextLines out) {
    boolean isFirst = true;
    for (DnsResponse response : dns.responses()) {
      if (!isFirst) {
        out.line();
      }
      isFirst = false;
      write(response, dns.timestamp(), out);
    }
    if (isFirst) {
      out.line(";; the result tells of no response");
    }
  }

  private static void write(DnsResponse response, long timestamp, TextLines out) {
    if (response.subId().isPresent()) {
      out.line(
          ";; response %s of %s",
          TextLines.number(response.subId()), TextLines.number(response.subMax()));
    }
    response.error().map(DnsError::text).ifPresent(error -> out.line(";; no answer: " + error));
    Optional<DnsMessage> message = response.message();
    if (message.filter(DnsJson::hasHeader).isPresent()) {
      write(message.get(), out);
    } else {
      response.reply().ifPresent(reply -> write(reply, out));
    }
    response
        .reply()
        .flatMap(DnsReply::abuf)
        .flatMap(DnsBuffer::fault)
        .ifPresent(fault -> out.line(";; WARNING: " + fault));
    if (response.responseTimeMs().isPresent()) {
      out.line(";; Query time: %s msec", TextLines.ms(response.responseTimeMs()));
    }
    if (response.destinationAddress().isPresent() || response.destinationName().isPresent()) {
      out.line(
          ";; SERVER: "
              + TextLines.target(response.destinationName(), response.destinationAddress())
              + response.protocol().map(protocol -> " (" + protocol + ")").orElse(""));
    }
    out.line(";; WHEN: " + TextLines.time(response.time().orElse(timestamp)));
    response.reply().ifPresent(reply -> size(reply, out));
  }

  private static void size(DnsReply reply, TextLines out) {
    if (reply.size().isPresent()) {
      out.line(";; MSG SIZE  rcvd: %d", reply.size().getAsInt());
    }
  }

  private static void write(DnsMessage message, TextLines out) {
    DnsHeader header = message.header();
    out.line(
            ";; ->>HEADER<<- opcode: %s, status: %s, id: %d",
            header.opcode(), message.rcode(), header.id())
        .line(
            ";; flags:%s; QUERY: %d, ANSWER: %d, AUTHORITY: %d, ADDITIONAL: %d",
            flags(header), header.qdcount(), header.ancount(), header.nscount(), header.arcount());
    message.edns().ifPresent(edns -> write(edns, out));
    if (!message.questions().isEmpty()) {
      out.line().line(";; QUESTION SECTION:");
      for (DnsQuestion question : message.questions()) {
        out.line(";" + row(question.name().text(), "", question.dnsClass(), question.type(), ""));
      }
    }
    section("ANSWER", message.answers(), out);
    section("AUTHORITY", message.authority(), out);
    section("ADDITIONAL", message.additional(), out);
    out.line();
  }

  private static String flags(DnsHeader header) {
    StringBuilder flags = new StringBuilder();
    flags.append(header.qr() ? " qr" : "").append(header.aa() ? " aa" : "");
    flags.append(header.tc() ? " tc" : "").append(header.rd() ? " rd" : "");
    flags.append(header.ra() ? " ra" : "").append(header.ad() ? " ad" : "");
    flags.append(header.cd() ? " cd" : "").append(header.z() ? "; MBZ: 0x4" : "");
    return flags.toString();
  }

  private static void write(Edns edns, TextLines out) {
    out.line()
        .line(";; OPT PSEUDOSECTION:")
        .line(
            "; EDNS: version: %d, flags:%s; udp: %d",
            edns.version(), edns.dnssecOk() ? " do" : "", edns.udpSize());
    edns.options().stream().map(EdnsOption::text).forEach(option -> out.line("; " + option));
  }

  private static void section(String name, List<DnsRecord> records, TextLines out) {
    List<DnsRecord> shown =
        records.stream().filter(record -> !record.type().equals(DnsType.OPT)).toList();
    if (!shown.isEmpty()) {
      out.line().line(";; " + name + " SECTION:");
      for (DnsRecord record : shown) {
        out.line(
            row(
                record.name().text(),
                Long.toString(record.ttl()),
                record.dnsClass(),
                record.type(),
                record.rdata().text()));
      }
    }
  }

  private static String row(String name, String ttl, Object dnsClass, Object type, String data) {
    return TextLines.format("%-24s %7s %-3s %-7s %s", name, ttl, dnsClass, type, data);
  }

  /** What the probe tells of an answer that it did not keep. */
  private static void write(DnsReply reply, TextLines out) {
    if (reply.id().isPresent()) {
      out.line(";; ->>HEADER<<- id: %d (the probe kept no message)", reply.id().getAsInt());
    }
    if (reply.answerCount().isPresent()) {
      out.line(
          ";; QUERY: %s, ANSWER: %s, AUTHORITY: %s, ADDITIONAL: %s",
          TextLines.number(reply.questionCount()),
          TextLines.number(reply.answerCount()),
          TextLines.number(reply.authorityCount()),
          TextLines.number(reply.additionalCount()));
    }
    if (!reply.listed().isEmpty()) {
      out.line().line(";; ANSWER SECTION:");
      for (DnsReply.Listed record : reply.listed()) {
        out.line(
            row(
                record.name().orElse("?"),
                TextLines.number(record.ttl()),
                "",
                record.type().orElse("?"),
                data(record).orElse("")));
      }
      out.line();
    }
  }

  /** The data of a record that the probe has read itself, as far as it tells them. */
  static Optional<String> data(DnsReply.Listed record) {
    List<String> parts = new ArrayList<>();
    record.texts().forEach(text -> parts.add('"' + text.replace("\"", "\\\"") + '"'));
    record.primary().ifPresent(parts::add);
    record.mailbox().ifPresent(parts::add);
    record.serial().ifPresent(serial -> parts.add(Long.toString(serial)));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
  }

  /** One line for each response. */
  static List<String> lines(Dns dns) {
    return dns.responses().stream().map(response -> line(dns, response)).toList();
  }

  private static String line(Dns dns, DnsResponse response) {
    StringBuilder line = new StringBuilder();
    Optional<IpAddress> address =
        response.destinationAddress().or(() -> dns.header().destinationAddress());
    Optional<String> name = response.destinationName().or(() -> dns.header().destinationName());
    line.append(TextLines.target(name, address)).append(": ");
    line.append(
        response
            .error()
            .map(DnsError::text)
            .or(() -> DnsJson.rcode(response))
            .or(() -> response.reply().flatMap(DnsReply::abuf).flatMap(DnsBuffer::fault))
            .orElse("answered"));
    if (response.responseTimeMs().isPresent()) {
      line.append(' ').append(TextLines.ms(response.responseTimeMs())).append(" ms");
    }
    response.nsid().ifPresent(nsid -> line.append(" nsid ").append(nsid));
    response.message().ifPresent(message -> line.append(answers(message)));
    return line.toString();
  }

  private static String answers(DnsMessage message) {
    StringBuilder text = new StringBuilder();
    message.questions().forEach(question -> text.append(" ? ").append(question.text()));
    for (DnsRecord record : message.answers()) {
      if (!record.type().equals(DnsType.OPT)) {
        text.append(" ; ").append(record.type()).append(' ').append(record.rdata().text());
      }
    }
    return text + message.fault().map(DnsFault::toString).map(fault -> " ! " + fault).orElse("");
  }
}
