package org.entrepot.catchment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.dns.DnsClass;
import org.entrepot.dns.DnsFault;
import org.entrepot.dns.DnsMessage;
import org.entrepot.dns.DnsName;
import org.entrepot.dns.DnsQuestion;
import org.entrepot.dns.DnsType;
import org.entrepot.dns.Rcode;
import org.entrepot.dns.TxtData;
import org.entrepot.result.DnsBuffer;
import org.entrepot.result.DnsReply;
import org.entrepot.result.DnsResponse;

/**
 * What one DNS response says of the server that sent it: the text of {@code id.server} or {@code
 * hostname.bind} in class CHAOS (RFC 4892), or else its name server identifier (NSID, RFC 5001).
 *
 * @param kind what there is of an answer
 * @param text what the server calls itself, as it says it; empty unless it is {@link Kind#NAMED}
 * @param asked what was asked, as far as the response tells
 */
public record Reading(Kind kind, String text, Asked asked) {
  private static final Set<String> NAMES = Set.of("id.server", "hostname.bind");

  /** What there is of an answer. */
  public enum Kind {
    /** The server says what it is called. */
    NAMED,
    /** It answers and does not: an error code, no TXT record of the question's name, or no text. */
    UNNAMED,
    /** What came back is no DNS message, or one that is cut short or no response. */
    MALFORMED,
    /** Nothing came back. */
    SILENT
  }

  /** What was asked. */
  public enum Asked {
    /** Who answers. */
    IDENTITY,
    /** Something else. */
    OTHER,
    /** The response does not tell. */
    UNKNOWN
  }

  /** Reads a response. */
  public static Reading of(DnsResponse response) {
    Asked asked =
        response.query().flatMap(DnsBuffer::message).map(Reading::asked).orElse(Asked.UNKNOWN);
    if (response.reply().isPresent()) {
      DnsReply reply = response.reply().get();
      return reply.abuf().isPresent()
          ? ofBuffer(reply.abuf().get(), asked)
          : listed(reply.listed(), asked);
    }
    Optional<String> legacy = response.legacy().flatMap(DnsResponse.Legacy::rdata);
    if (legacy.isPresent()) {
      return named(legacy.get(), asked);
    }
    return new Reading(response.isAnswered() ? Kind.UNNAMED : Kind.SILENT, "", asked);
  }

  /** The same reading where it is known from elsewhere that the identity was asked for. */
  Reading ofIdentity() {
    return asked == Asked.UNKNOWN ? new Reading(kind, text, Asked.IDENTITY) : this;
  }

  private static Reading ofBuffer(DnsBuffer buffer, Asked before) {
    Optional<DnsMessage> parsed = buffer.message();
    if (parsed.isEmpty()
        || !parsed.get().header().qr()
        || parsed.get().faults().stream().anyMatch(DnsFault::stopped)) {
      // What the probe has listed was read from the same bytes and is believed no more.
      return new Reading(Kind.MALFORMED, "", before);
    }
    DnsMessage message = parsed.get();
    Asked here = message.questions().isEmpty() ? before : asked(message);
    Optional<String> nsid =
        message
            .edns()
            .flatMap(edns -> edns.nsid())
            .map(bytes -> bytes.text())
            .filter(text -> !text.isEmpty());
    if (here == Asked.OTHER) {
      return nsid.map(text -> new Reading(Kind.NAMED, text, Asked.IDENTITY))
          .orElseGet(() -> new Reading(Kind.UNNAMED, "", Asked.OTHER));
    }
    if (!message.rcode().equals(Rcode.NOERROR)) {
      return new Reading(Kind.UNNAMED, "", here);
    }
    String told = told(texts(message));
    return told.isEmpty() ? named(nsid.orElse(""), here) : named(told, here);
  }

  private static Reading named(String text, Asked asked) {
    return new Reading(text.isEmpty() ? Kind.UNNAMED : Kind.NAMED, text, asked);
  }

  private static Reading listed(List<DnsReply.Listed> records, Asked before) {
    Stream<DnsReply.Listed> texts =
        records.stream().filter(record -> record.type().filter("TXT"::equals).isPresent());
    List<DnsReply.Listed> its =
        texts.filter(record -> record.name().filter(Reading::isIdentity).isPresent()).toList();
    Asked asked = its.isEmpty() ? before : Asked.IDENTITY;
    return named(told(its.stream().map(record -> String.join("", record.texts())).toList()), asked);
  }

  /** One text; several that differ are kept apart by a blank, which no server's name has. */
  private static String told(List<String> texts) {
    return String.join(
        " ", texts.stream().filter(text -> !text.isEmpty()).distinct().sorted().toList());
  }

  private static List<String> texts(DnsMessage message) {
    return message.answers().stream()
        .filter(
            record ->
                record.type().equals(DnsType.TXT)
                    && record.dnsClass().equals(DnsClass.CH)
                    && isAnswer(message, record.name()))
        .flatMap(record -> record.rdata() instanceof TxtData txt ? Stream.of(txt) : Stream.empty())
        .map(TxtData::joined)
        .toList();
  }

  private static boolean isAnswer(DnsMessage message, DnsName name) {
    return message.questions().isEmpty()
        ? isIdentity(name.text())
        : message.questions().get(0).name().isSameAs(name);
  }

  private static Asked asked(DnsMessage message) {
    if (message.questions().isEmpty()) {
      return Asked.UNKNOWN;
    }
    DnsQuestion question = message.questions().get(0);
    return message.questions().size() == 1
            && question.dnsClass().equals(DnsClass.CH)
            && question.type().equals(DnsType.TXT)
            && isIdentity(question.name().text())
        ? Asked.IDENTITY
        : Asked.OTHER;
  }

  private static boolean isIdentity(String name) {
    return NAMES.contains(Labels.normal(name));
  }
}
