package org.entrepot.dns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which type has data of which shape. */
final class RdataShapes {
  /** Takes the data of a record apart. */
  private interface Shape {
    Rdata read(WireReader in) throws Malformed;
  }

  private static final Map<Integer, Shape> SHAPES = new HashMap<>();

  /** Defined for the Internet alone; an A record of CHAOS, for one, is something else. */
  private static final Set<Integer> INTERNET = new HashSet<>();

  static {
    put("A", AddressData::readV4);
    put("AAAA", AddressData::readV6);
    put("NS MD MF CNAME MB MG MR PTR NSAP-PTR DNAME", NameData::read);
    put("MX AFSDB RT KX LP", MxData::read);
    put("SOA", SoaData::read);
    put("HINFO", HinfoData::read);
    put("TXT SPF NINFO AVC RESINFO WALLET", TxtData::read);
    put("SRV", SrvData::read);
    put("NAPTR", NaptrData::read);
    put("CAA", CaaData::read);
    put("DS CDS TA DLV", DsData::read);
    put("DNSKEY CDNSKEY KEY RKEY", DnskeyData::read);
    put("RRSIG SIG", RrsigData::read);
    put("NSEC", NsecData::read);
    put("NSEC3", Nsec3Data::read);
    put("NSEC3PARAM", Nsec3paramData::read);
    put("TLSA SMIMEA", TlsaData::read);
    put("SSHFP", SshfpData::read);
    put("SVCB HTTPS", SvcbData::read);
    put("OPT", OptData::read);
    for (String name : "A AAAA NSAP-PTR KX SRV SVCB HTTPS".split(" ", -1)) {
      INTERNET.add(DnsType.parse(name).code());
    }
  }

  private RdataShapes() {}

  private static void put(String types, Shape shape) {
    for (String name : types.split(" ", -1)) {
      SHAPES.put(DnsType.parse(name).code(), shape);
    }
  }

  static Rdata read(DnsType type, DnsClass dnsClass, WireReader in) throws Malformed {
    // An update (RFC 2136 section 2.5) names what is to go by a record without data.
    boolean update = dnsClass.equals(DnsClass.ANY) || dnsClass.equals(DnsClass.NONE);
    boolean elsewhere = INTERNET.contains(type.code()) && !dnsClass.equals(DnsClass.IN);
    Shape shape = SHAPES.get(type.code());
    if (shape == null || elsewhere || (update && in.remaining() == 0)) {
      return new OpaqueData(in.rest());
    }
    return shape.read(in);
  }
}
