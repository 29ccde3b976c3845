package org.entrepot.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * Data of OPT records (RFC 6891 section 6.1.2); {@link DnsMessage#edns} has them with what the rest
 * of the record says.
 *
 * @param options the options in the order in which they were sent
 */
public record OptData(List<EdnsOption> options) implements Rdata {
  /** Copies the list. */
  public OptData {
    options = List.copyOf(options);
  }

  static OptData read(WireReader in) throws Malformed {
    List<EdnsOption> options = new ArrayList<>();
    while (in.remaining() > 0) {
      options.add(EdnsOption.read(in));
    }
    return new OptData(options);
  }

  /** The options, a semicolon between each two: an OPT record stands in no zone file. */
  @Override
  public String text() {
    return String.join("; ", options.stream().map(EdnsOption::text).toList());
  }
}
