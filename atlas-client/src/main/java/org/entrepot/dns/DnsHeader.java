package org.entrepot.dns;

/**
 * The first 12 bytes of a message (RFC 1035 section 4.1.1, RFC 2535 for AD and CD).
 *
 * @param id what ties an answer to its question, 0 to 65535
 * @param qr if this is a response
 * @param opcode the kind of question
 * @param aa if the answer is authoritative
 * @param tc if the answer was cut short, to be asked for again over TCP
 * @param rd if recursion is desired
 * @param ra if recursion is available
 * @param z the bit that must be zero
 * @param ad if the answerer found the data authentic
 * @param cd if checking is disabled
 * @param rcode the lower four bits of the response code; {@link DnsMessage#rcode} has them all
 * @param qdcount how many questions follow, as the header claims
 * @param ancount how many records of the answer, as the header claims
 * @param nscount how many records of the authority section, as the header claims
 * @param arcount how many additional records, as the header claims
 */
public record DnsHeader(
    int id,
    boolean qr,
    Opcode opcode,
    boolean aa,
    boolean tc,
    boolean rd,
    boolean ra,
    boolean z,
    boolean ad,
    boolean cd,
    Rcode rcode,
    int qdcount,
    int ancount,
    int nscount,
    int arcount) {
  static DnsHeader read(WireReader in) throws Malformed {
    int id = in.u16();
    int flags = in.u16();
    return new DnsHeader(
        id,
        bit(flags, 15),
        new Opcode(flags >> 11 & 0xF),
        bit(flags, 10),
        bit(flags, 9),
        bit(flags, 8),
        bit(flags, 7),
        bit(flags, 6),
        bit(flags, 5),
        bit(flags, 4),
        new Rcode(flags & 0xF),
        in.u16(),
        in.u16(),
        in.u16(),
        in.u16());
  }

  private static boolean bit(int flags, int index) {
    return (flags >> index & 1) == 1;
  }
}
