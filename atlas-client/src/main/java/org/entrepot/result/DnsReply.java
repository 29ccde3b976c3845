package org.entrepot.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A DNS server's answer, as the probe tells it.
 *
 * @param responseTimeMs how long it took, in milliseconds ({@code rt}); 0 is a time
 * @param size bytes of the answer
 * @param id what ties it to its question ({@code ID})
 * @param questionCount questions, as the header claims ({@code QDCOUNT})
 * @param answerCount records of the answer, as the header claims ({@code ANCOUNT})
 * @param authorityCount records of the authority section, as it claims ({@code NSCOUNT})
 * @param additionalCount additional records, as it claims ({@code ARCOUNT})
 * @param ttl time to live of the packet as it arrived
 * @param abuf the whole answer, if the measurement asked for it
 * @param listed some records of the answer that the probe has read itself: TXT and SOA ({@code
 *     answers})
 * @param other fields without a component, or whose text a component does not give back, as JSON
 */
public record DnsReply(
    OptionalDouble responseTimeMs,
    OptionalInt size,
    OptionalInt id,
    OptionalInt questionCount,
    OptionalInt answerCount,
    OptionalInt authorityCount,
    OptionalInt additionalCount,
    OptionalInt ttl,
    Optional<DnsBuffer> abuf,
    List<Listed> listed,
    Map<String, String> other) {
  /**
   * A record that the probe has read itself.
   *
   * @param type its type, as in {@code TXT}, or the number of it, which stands in {@code other} too
   * @param name whose it is
   * @param ttl how long it may be kept, in seconds
   * @param texts data of a TXT record ({@code RDATA}); older firmware has one text that is no list
   *     and stands in {@code other} too
   * @param primary first name server of a SOA record ({@code MNAME})
   * @param mailbox mailbox of a SOA record ({@code RNAME})
   * @param serial serial number of a SOA record
   * @param length bytes of its data ({@code RDLENGTH})
   * @param other fields without a component, or whose text a component does not give back, as JSON
   */
  public record Listed(
      Optional<String> type,
      Optional<String> name,
      OptionalLong ttl,
      List<String> texts,
      Optional<String> primary,
      Optional<String> mailbox,
      OptionalLong serial,
      OptionalInt length,
      Map<String, String> other) {
    /** Copies both collections. */
    public Listed {
      texts = List.copyOf(texts);
      other = JsonText.copy(other);
    }
  }

  /** Copies both collections. */
  public DnsReply {
    listed = List.copyOf(listed);
    other = JsonText.copy(other);
  }

  /** One text for each listed TXT record, its parts put together as {@code DnsMessage} does. */
  List<String> listedTexts() {
    return listed.stream()
        .filter(record -> record.type().filter("TXT"::equals).isPresent())
        .map(record -> String.join("", record.texts()))
        .toList();
  }
}
