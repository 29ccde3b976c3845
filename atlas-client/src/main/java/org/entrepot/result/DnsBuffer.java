package org.entrepot.result;

import java.util.Optional;
import org.entrepot.dns.DnsFault;
import org.entrepot.dns.DnsMessage;

/**
 * A DNS message as the probe reports it.
 *
 * @param base64 its text, which should be base64 (RFC 4648 section 4)
 */
public record DnsBuffer(String base64) {
  /**
   * The message, read at each call. One that is cut short or malformed is read as far as it can be
   * and has {@link DnsMessage#faults}; empty if the text is not base64.
   */
  public Optional<DnsMessage> message() {
    try {
      return Optional.of(DnsMessage.parseAbuf(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with it, in few words; empty if nothing is. */
  public Optional<String> fault() {
    Optional<DnsMessage> message = message();
    return message.isEmpty()
        ? Optional.of("not base64")
        : message.get().fault().map(DnsFault::toString);
  }
}
