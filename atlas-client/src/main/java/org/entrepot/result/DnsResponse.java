package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.entrepot.dns.DnsMessage;
import org.entrepot.dns.Edns;
import org.entrepot.net.IpAddress;

/**
 * What one DNS server answered, or why it did not.
 *
 * @param subId which one of several this is, from 1
 * @param subMax how many there are
 * @param time when it was asked, in seconds since 1970; of a single response the result's own time
 * @param secondsSinceSync how long ago the probe's clock was set; -1 if it does not know
 * @param af 4 or 6
 * @param protocol UDP or TCP
 * @param sourceAddress the probe's own address
 * @param destinationAddress the server's address
 * @param destinationName what the probe was told to ask ({@code dst_name}, {@code name} in old
 *     firmware)
 * @param resolveTimeMs time that it took to resolve the server's name, in milliseconds ({@code
 *     ttr})
 * @param retries how many times the probe asked again ({@code retry})
 * @param query the question as it was sent, if the measurement asked for it ({@code qbuf})
 * @param reply the answer
 * @param error why there is none
 * @param legacy what firmware before 4660 tells beside the answer
 * @param other of a response of a set, fields without a component, or whose text a component does
 *     not give back, as JSON; those of a single one stand in {@link Dns#other}
 */
public record DnsResponse(
    OptionalInt subId,
    OptionalInt subMax,
    OptionalLong time,
    OptionalLong secondsSinceSync,
    OptionalInt af,
    Optional<String> protocol,
    Optional<IpAddress> sourceAddress,
    Optional<IpAddress> destinationAddress,
    Optional<String> destinationName,
    OptionalDouble resolveTimeMs,
    OptionalInt retries,
    Optional<DnsBuffer> query,
    Optional<DnsReply> reply,
    Optional<DnsError> error,
    Optional<Legacy> legacy,
    Map<String, String> other) {
  /**
   * What firmware before 4660 tells beside the answer.
   *
   * @param responseTimeMs in milliseconds ({@code result-rt})
   * @param rdata data of a record ({@code result-rdata})
   * @param rname mailbox of a SOA record ({@code result-rname})
   * @param serial serial number of a SOA record ({@code result-serial})
   */
  public record Legacy(
      OptionalDouble responseTimeMs,
      Optional<String> rdata,
      Optional<String> rname,
      OptionalLong serial) {}

  /** Copies the fields. */
  public DnsResponse {
    other = JsonText.copy(other);
  }

  /** Whether a server answered, be it that old firmware tells no more than what it said. */
  public boolean isAnswered() {
    return reply.isPresent() || legacy.isPresent();
  }

  /**
   * How long the server took, in milliseconds (Sagan: {@code response_time}): of the answer, or
   * where that says nothing, what old firmware has beside it.
   */
  public OptionalDouble responseTimeMs() {
    OptionalDouble time = reply.isPresent() ? reply.get().responseTimeMs() : OptionalDouble.empty();
    return time.isPresent()
        ? time
        : legacy.map(Legacy::responseTimeMs).orElse(OptionalDouble.empty());
  }

  /** The answer as a message, read at each call; empty where the probe kept none of it. */
  public Optional<DnsMessage> message() {
    return reply.flatMap(DnsReply::abuf).flatMap(DnsBuffer::message);
  }

  /**
   * The texts of TXT records: of the message, or where there is none that has them, of those that
   * the probe has listed.
   */
  public List<String> texts() {
    List<String> texts = message().map(DnsMessage::texts).orElse(List.of());
    return texts.isEmpty() ? reply.map(DnsReply::listedTexts).orElse(List.of()) : texts;
  }

  /** The name server identifier (RFC 5001) as text. */
  public Optional<String> nsid() {
    return message().flatMap(DnsMessage::edns).flatMap(Edns::nsid).map(bytes -> bytes.text());
  }
}
