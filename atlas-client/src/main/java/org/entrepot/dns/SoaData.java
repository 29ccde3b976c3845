package org.entrepot.dns;

/**
 * Data of SOA records (RFC 1035 section 3.3.13). Times are in seconds; all numbers are 0 to
 * 4294967295.
 *
 * @param mname the primary name server
 * @param rname the mailbox of who is responsible, its first label the part before the at sign
 * @param serial the version of the zone
 * @param refresh after how long a secondary looks for a new version
 * @param retry after how long it looks again if that failed
 * @param expire after how long without success it stops answering
 * @param minimum how long a denial may be kept (RFC 2308)
 */
public record SoaData(
    DnsName mname, DnsName rname, long serial, long refresh, long retry, long expire, long minimum)
    implements Rdata {
  static SoaData read(WireReader in) throws Malformed {
    return new SoaData(in.name(), in.name(), in.u32(), in.u32(), in.u32(), in.u32(), in.u32());
  }

  @Override
  public String text() {
    String names = mname.text() + " " + rname.text() + " ";
    return names + serial + " " + refresh + " " + retry + " " + expire + " " + minimum;
  }
}
