package org.entrepot.annotate;

import java.io.IOException;
import java.util.regex.Pattern;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Prefix;

/**
 * Names of router addresses, as CAIDA's <a
 * href="https://www.caida.org/catalog/datasets/ipv4_dnsnames_dataset/">DNS names</a> have them:
 * {@code timestamp TAB address TAB name}. Of two names of one address the later counts. A line
 * whose name begins with {@code FAIL.} says that none was found.
 */
final class DnsNames implements Source<HostnameFacts> {
  private static final Pattern LINE = Pattern.compile("\\d+\t[0-9a-fA-F.:]+\t\\S+");

  @Override
  public String format() {
    return "CAIDA DNS names (timestamp TAB address TAB name)";
  }

  @Override
  public String licence() {
    return "CAIDA: its acceptable use agreement applies.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLinesMatch("#", LINE);
  }

  @Override
  public HostnameFacts read(Content content) throws IOException {
    HostnameFacts facts = new HostnameFacts();
    content.eachLine("#", line -> take(line.split('\t').expect(3), facts));
    return facts;
  }

  private static void take(Line line, HostnameFacts facts) throws Rejected {
    IpAddress address = line.address(1);
    if (line.length(2) > Hostname.LONGEST + 1) {
      throw new Rejected(Hostname.TOO_LONG);
    }
    String name = line.text(2);
    if (name.startsWith("FAIL.")) {
      throw new Rejected("no name was found");
    }
    facts.names.put(new Prefix(address, address.family().bits()), Hostname.of(name));
  }
}
