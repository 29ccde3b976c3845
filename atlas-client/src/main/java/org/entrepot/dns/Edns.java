package org.entrepot.dns;

import java.util.List;
import java.util.Optional;

/**
 * The extension of a message by its OPT record (RFC 6891).
 *
 * @param udpSize the largest answer over UDP that the sender can take, in bytes, 0 to 65535
 * @param extendedRcode the upper eight bits of the response code
 * @param version the version, 0 so far
 * @param dnssecOk the bit DO
 * @param z the other 15 bits of the flags
 * @param options the options in the order in which they were sent
 */
public record Edns(
    int udpSize,
    int extendedRcode,
    int version,
    boolean dnssecOk,
    int z,
    List<EdnsOption> options) {
  /** Copies the list. */
  public Edns {
    options = List.copyOf(options);
  }

  /** What an OPT record says. If its options are malformed, there are none here. */
  static Edns of(DnsRecord opt) {
    long bits = opt.ttl();
    return new Edns(
        opt.dnsClass().code(),
        (int) (bits >> 24),
        (int) (bits >> 16 & 0xFF),
        (bits >> 15 & 1) == 1,
        (int) (bits & 0x7FFF),
        opt.rdata() instanceof OptData data ? data.options() : List.of());
  }

  /**
   * The name server identifier (RFC 5001), which is empty in a question for it. Its text is {@link
   * Bytes#text}.
   */
  public Optional<Bytes> nsid() {
    return options.stream()
        .filter(option -> option.code() == EdnsOption.NSID)
        .map(EdnsOption::data)
        .findFirst();
  }
}
