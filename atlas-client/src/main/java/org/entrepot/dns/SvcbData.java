package org.entrepot.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * Data of SVCB and HTTPS records (RFC 9460).
 *
 * @param priority the lower the sooner, 0 to 65535; 0 makes it an alias
 * @param target the host, or the root for the name of the record itself
 * @param parameters the parameters, by number
 */
public record SvcbData(int priority, DnsName target, List<SvcbParameter> parameters)
    implements Rdata {
  /** Copies the list. */
  public SvcbData {
    parameters = List.copyOf(parameters);
  }

  static SvcbData read(WireReader in) throws Malformed {
    int priority = in.u16();
    DnsName target = in.name();
    List<SvcbParameter> parameters = new ArrayList<>();
    int last = -1;
    while (in.remaining() > 0) {
      int key = in.u16();
      if (key <= last) { // section 2.2: a client must take the record for malformed
        throw in.bad();
      }
      last = key;
      parameters.add(new SvcbParameter(key, in.bytes(in.u16())));
    }
    return new SvcbData(priority, target, parameters);
  }

  @Override
  public String text() {
    String front = priority + " " + target.text();
    return Escapes.fields(
        front, String.join(" ", parameters.stream().map(SvcbParameter::text).toList()));
  }
}
