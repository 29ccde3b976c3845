package org.entrepot.dns;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.dns.DnsFault.Reason;

/** Reads one message and remembers what is wrong with it. */
final class MessageReader {
  private static final DnsHeader NO_HEADER = emptyHeader();

  private final byte[] message;
  private final WireReader in;
  private final List<DnsFault> faults = new ArrayList<>();
  private boolean stopped;
  private boolean hasOpt;

  /** The bytes must not be changed by anyone from here on. */
  MessageReader(byte[] message) {
    this.message = message;
    this.in = new WireReader(message);
  }

  private static DnsHeader emptyHeader() {
    boolean no = false;
    return new DnsHeader(
        0, no, Opcode.QUERY, no, no, no, no, no, no, no, Rcode.NOERROR, 0, 0, 0, 0);
  }

  DnsMessage read() {
    DnsHeader header = header();
    List<DnsQuestion> questions = section(header.qdcount(), DnsQuestion::read);
    List<DnsRecord> answers = section(header.ancount(), this::record);
    List<DnsRecord> authority = section(header.nscount(), this::record);
    List<DnsRecord> additional = section(header.arcount(), this::record);
    if (!stopped && in.remaining() > 0) {
      faults.add(new DnsFault(Reason.EXTRA_BYTES, in.offset(), true));
    }
    return new DnsMessage(header, questions, answers, authority, additional, faults);
  }

  private DnsHeader header() {
    try {
      return DnsHeader.read(in);
    } catch (Malformed e) {
      faults.add(new DnsFault(Reason.NO_HEADER, message.length, true));
      stopped = true;
      return NO_HEADER;
    }
  }

  private interface Item<T> {
    T read(WireReader in) throws Malformed;
  }

  /** As many as there are, whatever the header claims: no room is made for what is not there. */
  private <T> List<T> section(int count, Item<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = 0; i < count && !stopped; i++) {
      try {
        items.add(item.read(in));
      } catch (Malformed e) {
        faults.add(e.fault(true));
        stopped = true;
      }
    }
    return items;
  }

  private DnsRecord record(WireReader in) throws Malformed {
    int start = in.offset();
    DnsName name = in.name();
    DnsType type = new DnsType(in.u16());
    DnsClass dnsClass = new DnsClass(in.u16());
    long ttl = in.u32();
    WireReader data = in.part(in.u16());
    if (type.equals(DnsType.OPT)) {
      if (hasOpt) {
        faults.add(new DnsFault(Reason.SECOND_OPT, start, false));
      }
      hasOpt = true;
    }
    Bytes wire = data.copy().rest();
    return new DnsRecord(name, type, dnsClass, ttl, rdata(type, dnsClass, data, wire), wire);
  }

  /** What is wrong within the data of a record does not hide the records behind it. */
  private Rdata rdata(DnsType type, DnsClass dnsClass, WireReader data, Bytes wire) {
    try {
      Rdata rdata = RdataShapes.read(type, dnsClass, data);
      if (data.remaining() > 0) {
        throw new Malformed(Reason.BAD_RDATA, data.offset());
      }
      return rdata;
    } catch (Malformed e) {
      faults.add(e.fault(false));
      return new OpaqueData(wire);
    }
  }
}
