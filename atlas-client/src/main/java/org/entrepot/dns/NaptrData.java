package org.entrepot.dns;

/**
 * Data of NAPTR records (RFC 3403 section 4.1).
 *
 * @param order the lower the sooner, 0 to 65535
 * @param preference the lower the sooner among those of the same order, 0 to 65535
 * @param flags letters that say what the replacement leads to
 * @param services the services
 * @param regexp a substitution
 * @param replacement the next name to ask for
 */
public record NaptrData(
    int order, int preference, Bytes flags, Bytes services, Bytes regexp, DnsName replacement)
    implements Rdata {
  static NaptrData read(WireReader in) throws Malformed {
    return new NaptrData(in.u16(), in.u16(), in.string(), in.string(), in.string(), in.name());
  }

  @Override
  public String text() {
    String strings =
        Escapes.quoted(flags) + " " + Escapes.quoted(services) + " " + Escapes.quoted(regexp);
    return order + " " + preference + " " + strings + " " + replacement.text();
  }
}
