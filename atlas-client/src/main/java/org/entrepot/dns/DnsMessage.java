package org.entrepot.dns;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message of the DNS (RFC 1035 section 4), as much of it as could be read.
 *
 * <p>Reading never throws for what the bytes are: a message that is cut short or malformed is kept
 * up to where it could be read, and {@link #faults} says why and where. Ask {@link #isWhole} before
 * counting anything: of a message with a fault that {@linkplain DnsFault#stopped stopped} the
 * reading, the lists are shorter than {@link #header} claims, and an OPT record that was not
 * reached leaves {@link #edns} empty and {@link #rcode} with four bits. If not even the header is
 * there ({@link DnsFault.Reason#NO_HEADER}), all of its fields are zero.
 *
 * @param header the header
 * @param questions the questions, one nearly always
 * @param answers the answer section
 * @param authority the authority section
 * @param additional the additional section, with the OPT record of EDNS
 * @param faults what is wrong with the message, in the order in which it was met; empty if nothing
 *     is
 */
public record DnsMessage(
    DnsHeader header,
    List<DnsQuestion> questions,
    List<DnsRecord> answers,
    List<DnsRecord> authority,
    List<DnsRecord> additional,
    List<DnsFault> faults) {
  /** Copies the lists. */
  public DnsMessage {
    questions = List.copyOf(questions);
    answers = List.copyOf(answers);
    authority = List.copyOf(authority);
    additional = List.copyOf(additional);
    faults = List.copyOf(faults);
  }

  /** Reads the bytes of a message, without the two bytes of length that TCP puts before it. */
  public static DnsMessage parse(byte[] message) {
    return new MessageReader(message.clone()).read();
  }

  /**
   * Reads a message in base64, as the field {@code abuf} of a RIPE Atlas result has it.
   *
   * @throws IllegalArgumentException if the text is not base64 (RFC 4648 section 4)
   */
  public static DnsMessage parseAbuf(String abuf) {
    return new MessageReader(Base64.getDecoder().decode(abuf)).read();
  }

  /** What ties an answer to its question, 0 to 65535. */
  public int id() {
    return header.id();
  }

  /** The whole response code: four bits of the header and, if there is EDNS, eight more of it. */
  public Rcode rcode() {
    int upper = edns().map(Edns::extendedRcode).orElse(0);
    return new Rcode(upper << 4 | header.rcode().code());
  }

  /**
   * The extension by the first OPT record, in whatever section it stands: it belongs into the
   * additional one (RFC 6891 section 6.1.1), and there are middleboxes that move it.
   */
  public Optional<Edns> edns() {
    return Stream.of(additional, answers, authority)
        .flatMap(List::stream)
        .filter(record -> record.type().equals(DnsType.OPT))
        .findFirst()
        .map(Edns::of);
  }

  /** The first of the faults. */
  public Optional<DnsFault> fault() {
    return faults.stream().findFirst();
  }

  /** If nothing is wrong with the message. */
  public boolean isWhole() {
    return faults.isEmpty();
  }

  /**
   * The texts of the TXT records of the answer section, one for each record, which is how a server
   * answers {@code id.server}, {@code hostname.bind} and {@code version.bind} in class CHAOS (RFC
   * 4892). The strings of a record are put together without anything between them ({@link
   * TxtData#strings} has them apart), and printed by {@link Bytes#text}.
   */
  public List<String> texts() {
    return answers.stream()
        .filter(record -> record.type().equals(DnsType.TXT))
        .flatMap(record -> record.rdata() instanceof TxtData txt ? Stream.of(txt) : Stream.empty())
        .map(TxtData::joined)
        .toList();
  }
}
